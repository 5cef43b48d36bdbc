//! The values of traits, checked for their form.

use crate::node::{Node, NodeKind};

/// The typed form of a value, or of one that failed: a description of what it has to be.
pub type Parsed<T> = Result<T, &'static str>;

/// The value of a trait that says all by being there. Models of 1.0 may have `null` or `true` for `{}`.
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

/// A string that an object has to have.
pub fn property(value: &Node, name: &str) -> Parsed<String> {
    value
        .get(name)
        .and_then(Node::as_str)
        .map(str::to_owned)
        .ok_or("an object with its required strings")
}

/// A string that an object may have.
pub fn optional(value: &Node, name: &str) -> Parsed<Option<String>> {
    match value.get(name) {
        None => Ok(None),
        Some(text) => match text.as_str() {
            Some(text) => Ok(Some(text.to_owned())),
            None => Err("an object whose texts are strings"),
        },
    }
}
