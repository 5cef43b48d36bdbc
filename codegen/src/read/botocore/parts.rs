//! Accessors for the parts of a description, which check their types.

use crate::node::{Node, Object};
use crate::source::Location;

/// A malformed part of a description.
#[derive(Debug)]
pub struct MalformedPart {
    /// The path to it: the names of the objects, joined with dots.
    pub path: String,
    /// The problem.
    pub message: String,
    /// Its location.
    pub at: Location,
}

impl MalformedPart {
    /// Creates the error for a malformed part.
    pub fn new(at: Location, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            at,
        }
    }
}

/// A part, or the error about it.
pub type Lowered<T> = Result<T, MalformedPart>;

/// Returns a string property of an object.
pub fn text<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Node::as_str)
}

/// Returns `true` if a property of an object is `true`.
pub fn flag(object: &Object, name: &str) -> bool {
    object.get(name).is_some_and(Node::is_true)
}

/// Returns a value as an object; other types are errors.
pub fn object<'a>(node: &'a Node, path: &str) -> Lowered<&'a Object> {
    node.as_object().ok_or_else(|| {
        MalformedPart::new(
            node.at,
            path,
            format!("it must be an object, but is {}", node.kind_name()),
        )
    })
}

/// Returns an optional object property; other types are errors.
pub fn entries<'a>(object: &'a Object, name: &str, path: &str) -> Lowered<Option<&'a Object>> {
    object.get(name).map(|node| self::object(node, path)).transpose()
}

/// Returns the name of the shape in a reference, `{ "shape": "…" }`.
pub fn reference<'a>(node: &'a Node, path: &str) -> Lowered<&'a str> {
    let name = object(node, path)?.get("shape").and_then(Node::as_str);
    name.ok_or_else(|| MalformedPart::new(node.at, path, "it has no `shape`"))
}
