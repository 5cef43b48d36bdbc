//! The parts of a description, checked for their form.

use crate::node::{Node, Object};
use crate::source::Location;

/// Something that does not have the form it has to have.
#[derive(Debug)]
pub struct Wrong {
    /// Names of the objects it is in, with dots between.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// Where it stands.
    pub at: Location,
}

impl Wrong {
    /// A part at this place that does not have the form it has to have.
    pub fn new(at: Location, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            at,
        }
    }
}

/// A part, or what is wrong with it.
pub type Lowered<T> = Result<T, Wrong>;

/// An entry of an object that is a string.
pub fn text<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Node::as_str)
}

/// Whether an entry of an object is `true`.
pub fn flag(object: &Object, name: &str) -> bool {
    object.get(name).is_some_and(Node::is_true)
}

/// The object that an entry has to be.
pub fn object<'a>(node: &'a Node, path: &str) -> Lowered<&'a Object> {
    node.as_object().ok_or_else(|| {
        Wrong::new(
            node.at,
            path,
            format!("it has to be an object, and is {}", node.kind_name()),
        )
    })
}

/// The entries of an object that may be missing.
pub fn entries<'a>(object: &'a Object, name: &str, path: &str) -> Lowered<Option<&'a Object>> {
    object.get(name).map(|node| self::object(node, path)).transpose()
}

/// The name of the shape that a reference, `{ "shape": "…" }`, names.
pub fn reference<'a>(node: &'a Node, path: &str) -> Lowered<&'a str> {
    let name = object(node, path)?.get("shape").and_then(Node::as_str);
    name.ok_or_else(|| Wrong::new(node.at, path, "it has no `shape`"))
}
