//! The evaluator of JMESPath expressions.

use super::expr::{Expr, Literal};
use super::functions;
use super::values::{compare, from_number, is_true};
use aws_smithy_types::Document;
use std::collections::HashMap;

/// Evaluates an expression on a value; `None` if a function gets an argument of the wrong type.
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
                let all = all.filter(|value| !matches!(value, Some(Document::Null)));
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
            let items: Option<Vec<_>> = items.iter().map(|item| search(item, over)).collect();
            Some(items?.into())
        }
        Expr::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, entry)| Some(((*name).to_owned(), search(entry, over)?)));
            Some(Document::Object(entries.collect::<Option<HashMap<_, _>>>()?))
        }
        Expr::Call(function, arguments) => {
            functions::call(*function, arguments, &|expr| search(expr, over), &search)
        }
        // references are evaluated by the function they are passed to
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
                    .map(|(name, entry)| ((*name).to_owned(), entry.document()));
                Document::Object(entries.collect())
            }
        }
    }
}

/// Returns the items of a list, or the value itself if it is not a list.
fn taken_apart(item: Document) -> Vec<Document> {
    match item {
        Document::Array(items) => items,
        other => vec![other],
    }
}

/// Converts an index to a position in a list of this length; negative indices count from the end.
fn position(index: i64, length: usize) -> Option<usize> {
    let at = if index < 0 {
        index.checked_add(i64::try_from(length).ok()?)?
    } else {
        index
    };
    usize::try_from(at).ok().filter(|at| *at < length)
}

/// Returns every `step`th item from `start` to before `stop`, both clamped to the list; backwards if the step is
/// negative.
fn slice(items: &[Document], start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<Document> {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    // backwards, the position before the first item is a valid bound
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
