//! The functions of JMESPath. Each returns `None` for an argument of a type it does not accept.

use super::expr::{Expr, Function};
use super::values::{equal, from_number, number};
use crate::codec::json;
use crate::schema::value::View;
use aws_smithy_types::Document;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Evaluates an expression on a document.
type Search<'a> = &'a dyn Fn(&Expr, &Document) -> Option<Document>;

/// Calls a function. `evaluate` gives the value of an argument, `search` applies an expression argument to an item.
pub(super) fn call(
    function: Function,
    arguments: &[Expr],
    evaluate: &dyn Fn(&Expr) -> Option<Document>,
    search: Search<'_>,
) -> Option<Document> {
    let value = |at: usize| evaluate(arguments.get(at)?);
    let reference = |at: usize| match arguments.get(at)? {
        Expr::Reference(inner) => Some(*inner),
        _ => None,
    };
    match function {
        Function::Abs => Some(from_number(number(&value(0)?)?.abs())),
        Function::Ceil => Some(from_number(number(&value(0)?)?.ceil())),
        Function::Floor => Some(from_number(number(&value(0)?)?.floor())),
        Function::Sum => Some(from_number(numbers(&value(0)?)?.iter().sum())),
        Function::Avg => {
            let numbers = numbers(&value(0)?)?;
            Some(match numbers.len() {
                0 => Document::Null,
                count => from_number(numbers.iter().sum::<f64>() / count as f64),
            })
        }
        Function::Contains => contains(&value(0)?, &value(1)?),
        Function::StartsWith => Some(text(&value(0)?)?.starts_with(text(&value(1)?)?).into()),
        Function::EndsWith => Some(text(&value(0)?)?.ends_with(text(&value(1)?)?).into()),
        Function::Join => {
            let items = list(value(1)?)?;
            let texts: Option<Vec<_>> = items.iter().map(text).collect();
            Some(texts?.join(text(&value(0)?)?).into())
        }
        Function::Keys => Some(
            object(value(0)?)?
                .into_keys()
                .map(Document::String)
                .collect::<Vec<_>>()
                .into(),
        ),
        Function::Values => Some(object(value(0)?)?.into_values().collect::<Vec<_>>().into()),
        Function::Length => {
            let length = match value(0)? {
                Document::String(text) => text.chars().count(),
                Document::Array(items) => items.len(),
                Document::Object(members) => members.len(),
                _ => return None,
            };
            Some(from_number(length as f64))
        }
        Function::Map => {
            let each = reference(0)?;
            let items: Option<Vec<_>> = list(value(1)?)?.iter().map(|item| search(each, item)).collect();
            Some(items?.into())
        }
        Function::Merge => {
            let mut merged = HashMap::new();
            for at in 0..arguments.len() {
                merged.extend(object(value(at)?)?);
            }
            Some(Document::Object(merged))
        }
        Function::NotNull => {
            // all arguments are evaluated, so that an invalid later one is noticed
            let values: Option<Vec<_>> = (0..arguments.len()).map(value).collect();
            let found = values?.into_iter().find(|value| !matches!(value, Document::Null));
            Some(found.unwrap_or(Document::Null))
        }
        Function::Reverse => match value(0)? {
            Document::String(text) => Some(text.chars().rev().collect::<String>().into()),
            other => {
                let mut items = list(other)?;
                items.reverse();
                Some(items.into())
            }
        },
        Function::Sort => Some(sorted(list(value(0)?)?, &Expr::Current, search)?.into()),
        Function::SortBy => Some(sorted(list(value(0)?)?, reference(1)?, search)?.into()),
        Function::Min => edge(list(value(0)?)?, &Expr::Current, Ordering::Less, search),
        Function::Max => edge(list(value(0)?)?, &Expr::Current, Ordering::Greater, search),
        Function::MinBy => edge(list(value(0)?)?, reference(1)?, Ordering::Less, search),
        Function::MaxBy => edge(list(value(0)?)?, reference(1)?, Ordering::Greater, search),
        Function::ToArray => Some(match value(0)? {
            Document::Array(items) => items.into(),
            other => vec![other].into(),
        }),
        Function::ToNumber => Some(match value(0)? {
            Document::Number(number) => Document::Number(number),
            Document::String(text) => text.parse().map_or(Document::Null, from_number),
            _ => Document::Null,
        }),
        Function::ToString => Some(match value(0)? {
            Document::String(text) => text.into(),
            other => json(&other)?.into(),
        }),
        Function::Type => Some(type_name(&value(0)?).to_owned().into()),
    }
}

fn text(value: &Document) -> Option<&str> {
    value.as_string()
}

fn list(value: Document) -> Option<Vec<Document>> {
    match value {
        Document::Array(items) => Some(items),
        _ => None,
    }
}

fn numbers(value: &Document) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(number).collect()
}

fn object(value: Document) -> Option<HashMap<String, Document>> {
    match value {
        Document::Object(members) => Some(members),
        _ => None,
    }
}

/// Checks for an item in a list, or for a substring of a string.
fn contains(within: &Document, wanted: &Document) -> Option<Document> {
    match within {
        Document::Array(items) => Some(items.iter().any(|item| equal(item, wanted)).into()),
        Document::String(within) => Some(text(wanted).is_some_and(|wanted| within.contains(wanted)).into()),
        _ => None,
    }
}

/// Compares two numbers or two strings.
fn order(left: &Document, right: &Document) -> Option<Ordering> {
    match (left, right) {
        (Document::String(left), Document::String(right)) => Some(left.cmp(right)),
        _ => number(left)?.partial_cmp(&number(right)?),
    }
}

/// Pairs the items with their sort keys, which must be all numbers or all strings.
fn keyed(items: Vec<Document>, by: &Expr, search: Search<'_>) -> Option<Vec<(Document, Document)>> {
    let mut keyed = Vec::with_capacity(items.len());
    for item in items {
        let key = search(by, &item)?;
        let (first, _) = keyed.first().unwrap_or(&(key.clone(), Document::Null)).clone();
        order(&first, &key)?;
        keyed.push((key, item));
    }
    Some(keyed)
}

fn sorted(items: Vec<Document>, by: &Expr, search: Search<'_>) -> Option<Vec<Document>> {
    let mut keyed = keyed(items, by, search)?;
    keyed.sort_by(|(left, _), (right, _)| order(left, right).unwrap_or(Ordering::Equal));
    Some(keyed.into_iter().map(|(_, item)| item).collect())
}

/// Returns the first item that is the minimum or maximum; null if there are none.
fn edge(items: Vec<Document>, by: &Expr, side: Ordering, search: Search<'_>) -> Option<Document> {
    let mut found: Option<(Document, Document)> = None;
    for (key, item) in keyed(items, by, search)? {
        let is_further = |(best, _): &(Document, Document)| order(&key, best) == Some(side);
        if found.as_ref().is_none_or(is_further) {
            found = Some((key, item));
        }
    }
    Some(found.map_or(Document::Null, |(_, item)| item))
}

fn type_name(value: &Document) -> &'static str {
    match value {
        Document::Null => "null",
        Document::Bool(_) => "boolean",
        Document::Number(_) => "number",
        Document::String(_) => "string",
        Document::Array(_) => "array",
        Document::Object(_) => "object",
    }
}

/// Formats a value as JSON.
fn json(value: &Document) -> Option<String> {
    String::from_utf8(json::write(View::Document(value), &[]).ok()?).ok()
}
