//! JMESPath (<https://jmespath.org/specification.html>) as data, and its evaluation over documents.

mod functions;

use aws_smithy_types::{Document, Number};
use std::cmp::Ordering;
use std::collections::HashMap;

/// An expression, over the value at hand.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// `@`
    Current,
    /// A member of an object.
    Field(&'static str),
    /// A value as it is.
    Literal(Literal),
    /// `a.b` and `a | b`: the second over the value of the first.
    Chain(&'static Expr, &'static Expr),
    /// `a[0]`; from the end where it is negative.
    Index(&'static Expr, i64),
    /// `a[start:stop:step]`
    Slice(&'static Expr, Option<i64>, Option<i64>, i64),
    /// `a[]`: lists in the list are taken apart.
    Flatten(&'static Expr),
    /// `a.*`: the values of an object.
    Values(&'static Expr),
    /// `a[?b]`: the items for which the second is true.
    Filter(&'static Expr, &'static Expr),
    /// `a[*].b`: the second over each item, without nulls.
    Project(&'static Expr, &'static Expr),
    /// `!a`
    Not(&'static Expr),
    /// `a && b`
    And(&'static Expr, &'static Expr),
    /// `a || b`
    Or(&'static Expr, &'static Expr),
    /// `a < b`
    Compare(Comparison, &'static Expr, &'static Expr),
    /// `[a, b]`
    List(&'static [Expr]),
    /// `{a: b}`
    Object(&'static [(&'static str, Expr)]),
    /// `length(a)`
    Call(Function, &'static [Expr]),
    /// `&a`: an expression as an argument.
    Reference(&'static Expr),
}

/// A value in an expression.
#[derive(Clone, Copy, Debug)]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(&'static str),
    /// A list.
    List(&'static [Literal]),
    /// An object.
    Object(&'static [(&'static str, Literal)]),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // their names say it
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A function of the specification.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // the specification's names
pub enum Function {
    Abs,
    Avg,
    Ceil,
    Contains,
    EndsWith,
    Floor,
    Join,
    Keys,
    Length,
    Map,
    Max,
    MaxBy,
    Merge,
    Min,
    MinBy,
    NotNull,
    Reverse,
    Sort,
    SortBy,
    StartsWith,
    Sum,
    ToArray,
    ToNumber,
    ToString,
    Type,
    Values,
}

/// What an expression makes of a value; `None` where a function gets what it does not take.
pub fn search(expr: &Expr, over: &Document) -> Option<Document> {
    let nothing = Some(Document::Null);
    match expr {
        Expr::Current => Some(over.clone()),
        Expr::Field(name) => match over {
            Document::Object(members) => Some(members.get(*name).cloned().unwrap_or(Document::Null)),
            _ => nothing,
        },
        Expr::Literal(literal) => Some(literal.document()),
        Expr::Chain(first, then) => search(then, &search(first, over)?),
        Expr::Index(list, index) => match search(list, over)? {
            Document::Array(mut items) => Some(match position(*index, items.len()) {
                Some(at) => items.swap_remove(at),
                None => Document::Null,
            }),
            _ => nothing,
        },
        Expr::Slice(list, start, stop, step) => match search(list, over)? {
            Document::Array(items) => Some(slice(&items, *start, *stop, *step).into()),
            _ => nothing,
        },
        Expr::Flatten(list) => match search(list, over)? {
            Document::Array(items) => {
                Some(items.into_iter().flat_map(taken_apart).collect::<Vec<_>>().into())
            }
            _ => nothing,
        },
        Expr::Values(object) => match search(object, over)? {
            Document::Object(members) => Some(members.into_values().collect::<Vec<_>>().into()),
            _ => nothing,
        },
        Expr::Filter(list, condition) => match search(list, over)? {
            Document::Array(items) => {
                let mut kept = Vec::new();
                for item in items {
                    if is_true(&search(condition, &item)?) {
                        kept.push(item);
                    }
                }
                Some(kept.into())
            }
            _ => nothing,
        },
        Expr::Project(list, each) => match search(list, over)? {
            Document::Array(items) => {
                let all = items.iter().map(|item| search(each, item));
                let all = all.filter(|it| !matches!(it, Some(Document::Null)));
                Some(all.collect::<Option<Vec<_>>>()?.into())
            }
            _ => nothing,
        },
        Expr::Not(inner) => Some((!is_true(&search(inner, over)?)).into()),
        Expr::And(left, right) => match search(left, over)? {
            left if is_true(&left) => search(right, over),
            left => Some(left),
        },
        Expr::Or(left, right) => match search(left, over)? {
            left if is_true(&left) => Some(left),
            _ => search(right, over),
        },
        Expr::Compare(how, left, right) => Some(compare(*how, &search(left, over)?, &search(right, over)?)),
        Expr::List(_) | Expr::Object(_) if matches!(over, Document::Null) => nothing,
        Expr::List(items) => {
            let items: Option<Vec<_>> = items.iter().map(|it| search(it, over)).collect();
            Some(items?.into())
        }
        Expr::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, it)| Some(((*name).to_owned(), search(it, over)?)));
            Some(Document::Object(entries.collect::<Option<HashMap<_, _>>>()?))
        }
        Expr::Call(function, arguments) => functions::call(*function, arguments, over),
        // it is looked into by the function it is an argument of
        Expr::Reference(_) => None,
    }
}

impl Literal {
    fn document(&self) -> Document {
        match self {
            Self::Null => Document::Null,
            Self::Boolean(value) => Document::Bool(*value),
            Self::Number(value) => from_number(*value),
            Self::String(text) => Document::String((*text).to_owned()),
            Self::List(items) => items.iter().map(Self::document).collect::<Vec<_>>().into(),
            Self::Object(entries) => {
                let entries = entries
                    .iter()
                    .map(|(name, it)| ((*name).to_owned(), it.document()));
                Document::Object(entries.collect())
            }
        }
    }
}

/// The items of a list, or what is none as it is.
fn taken_apart(item: Document) -> Vec<Document> {
    match item {
        Document::Array(items) => items,
        other => vec![other],
    }
}

/// False are null, `false`, and what is empty.
fn is_true(value: &Document) -> bool {
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
fn compare(how: Comparison, left: &Document, right: &Document) -> Document {
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
fn equal(left: &Document, right: &Document) -> bool {
    match (left, right) {
        (Document::Number(_), Document::Number(_)) => number(left) == number(right),
        (Document::Array(left), Document::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equal(left, right))
        }
        (Document::Object(left), Document::Object(right)) => {
            let same = |(name, it)| right.get(name).is_some_and(|other| equal(it, other));
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}

fn number(value: &Document) -> Option<f64> {
    match value {
        Document::Number(number) => Some(number.to_f64_lossy()),
        _ => None,
    }
}

/// A number as a value; a whole one is kept as such, so that it reads as it was written.
fn from_number(value: f64) -> Document {
    /// Up to here each whole number has a `f64` of its own.
    const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;
    let is_whole = value.fract() == 0.0 && value.abs() <= MAX_WHOLE;
    Document::Number(match is_whole {
        true if value < 0.0 => Number::NegInt(value as i64),
        true => Number::PosInt(value as u64),
        false => Number::Float(value),
    })
}

/// The place in a list of this length; from the end where the index is negative.
fn position(index: i64, length: usize) -> Option<usize> {
    let at = match index < 0 {
        true => index.checked_add(i64::try_from(length).ok()?)?,
        false => index,
    };
    usize::try_from(at).ok().filter(|at| *at < length)
}

/// Every `step`th item from `start` to before `stop`, which are cut to the list; backwards where the step is negative.
fn slice(items: &[Document], start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<Document> {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    // backwards, the place before the first is a bound too
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let bound = |index: i64| {
        let from_start = if index < 0 {
            index.saturating_add(length)
        } else {
            index
        };
        from_start.clamp(lowest, highest)
    };
    let (first, last) = if step < 0 {
        (highest, lowest)
    } else {
        (lowest, highest)
    };
    let (mut at, stop) = (start.map_or(first, bound), stop.map_or(last, bound));
    let mut found = Vec::new();
    while (step > 0 && at < stop) || (step < 0 && at > stop) {
        found.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    found
}
