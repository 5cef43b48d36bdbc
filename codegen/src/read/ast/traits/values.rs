//! Checks and converts the values of traits.

use crate::node::{Node, NodeKind};

/// A typed value, or a description of the expected value.
pub type Parsed<T> = Result<T, &'static str>;

/// Checks the value of an annotation trait. Models of 1.0 may have `null` or `true` for `{}`.
pub fn annotation(value: &Node) -> Parsed<bool> {
    match value.kind {
        NodeKind::Object(_) | NodeKind::Null | NodeKind::Bool(true) => Ok(true),
        _ => Err("`{}`"),
    }
}

/// A string.
pub fn string(value: Node) -> Parsed<String> {
    match value.kind {
        NodeKind::String(text) => Ok(text),
        _ => Err("a string"),
    }
}

/// A text that satisfies the predicate.
pub fn checked(text: String, is_right: impl Fn(&str) -> bool, expected: &'static str) -> Parsed<String> {
    is_right(&text).then_some(text).ok_or(expected)
}

/// An array.
pub fn array(value: Node) -> Parsed<Node> {
    match value.kind {
        NodeKind::Array(_) => Ok(value),
        _ => Err("an array"),
    }
}

/// An object.
pub fn object(value: Node) -> Parsed<Node> {
    match value.kind {
        NodeKind::Object(_) => Ok(value),
        _ => Err("an object"),
    }
}

/// The strings of an array.
pub fn strings(value: &Node, expected: &'static str) -> Parsed<Vec<String>> {
    let items = value.as_array().ok_or(expected)?.iter();
    items
        .map(|item| item.as_str().map(str::to_owned).ok_or(expected))
        .collect()
}

/// A required string property of an object.
pub fn property(value: &Node, name: &str) -> Parsed<String> {
    value
        .text(name)
        .map(str::to_owned)
        .ok_or("an object with its required strings")
}

/// An optional string property of an object.
pub fn optional(value: &Node, name: &str) -> Parsed<Option<String>> {
    match value.get(name) {
        None => Ok(None),
        Some(text) => match text.as_str() {
            Some(text) => Ok(Some(text.to_owned())),
            None => Err("an object with strings as values"),
        },
    }
}
