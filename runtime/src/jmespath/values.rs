//! Values of expressions: their numbers, their truth, and how two compare.

use super::expr::Comparison;
use aws_smithy_types::{Document, Number};
use std::cmp::Ordering;

/// False are null, `false`, and what is empty.
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

/// Values are equal in any case or not at all; only numbers are in an order.
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

/// Whether two values are the same; numbers are, whatever their types.
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

/// A number as a value; a whole one is kept as such, so that it reads as it was written.
pub(super) fn from_number(value: f64) -> Document {
    /// Up to here each whole number has a `f64` of its own.
    const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;
    let is_whole = value.fract() == 0.0 && value.abs() <= MAX_WHOLE;
    Document::Number(match is_whole {
        true if value < 0.0 => Number::NegInt(value as i64),
        true => Number::PosInt(value as u64),
        false => Number::Float(value),
    })
}
