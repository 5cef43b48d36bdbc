//! Values of JMESPath expressions: numbers, truth and comparison.

use super::expr::Comparison;
use aws_smithy_types::{Document, Number};
use std::cmp::Ordering;

/// Returns `false` for null, `false`, and empty strings, lists and objects.
pub(super) fn is_true(value: &Document) -> bool {
    match value {
        Document::Null => false,
        Document::Bool(value) => *value,
        Document::Number(_) => true,
        Document::String(text) => !text.is_empty(),
        Document::Array(items) => !items.is_empty(),
        Document::Object(members) => !members.is_empty(),
    }
}

/// Compares two values: any two can be equal, only numbers can be ordered.
pub(super) fn compare(how: Comparison, left: &Document, right: &Document) -> Document {
    let order = |holds: fn(Ordering) -> bool| match (number(left), number(right)) {
        (Some(left), Some(right)) => left.partial_cmp(&right).is_some_and(holds).into(),
        _ => Document::Null,
    };
    match how {
        Comparison::Equal => equal(left, right).into(),
        Comparison::NotEqual => (!equal(left, right)).into(),
        Comparison::Less => order(Ordering::is_lt),
        Comparison::LessOrEqual => order(Ordering::is_le),
        Comparison::Greater => order(Ordering::is_gt),
        Comparison::GreaterOrEqual => order(Ordering::is_ge),
    }
}

/// Compares two values for equality; numbers are equal regardless of their types.
pub(super) fn equal(left: &Document, right: &Document) -> bool {
    match (left, right) {
        (Document::Number(_), Document::Number(_)) => number(left) == number(right),
        (Document::Array(left), Document::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Document::Object(left), Document::Object(right)) => {
            let same = |(name, value)| right.get(name).is_some_and(|other| equal(value, other));
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}

pub(super) fn number(value: &Document) -> Option<f64> {
    match value {
        Document::Number(number) => Some(number.to_f64_lossy()),
        _ => None,
    }
}

/// Converts a number to a value; integral numbers become integers, so that they print as they were written.
pub(super) fn from_number(value: f64) -> Document {
    /// the largest range in which every integer has an exact `f64`
    const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;
    let is_whole = value.fract() == 0.0 && value.abs() <= MAX_WHOLE;
    Document::Number(if !is_whole {
        Number::Float(value)
    } else if value < 0.0 {
        Number::NegInt(value as i64)
    } else {
        Number::PosInt(value as u64)
    })
}
