//! The shapes of a model's files, as front ends read them.

use crate::node::{Node, Object};
use crate::source::Location;
use std::collections::BTreeMap;

/// The shapes of all files, before `apply` statements are applied and mixins are flattened.
#[derive(Clone, Debug, Default)]
pub struct Ast {
    /// The shapes by their absolute ids.
    pub shapes: BTreeMap<String, AstShape>,
    /// The `apply` statements, in the order of the files.
    pub applied: Vec<Apply>,
    /// The metadata, in the order of the files.
    pub metadata: Vec<Metadata>,
}

/// A shape as parsed by a front end.
#[derive(Clone, Debug)]
pub struct AstShape {
    /// Its properties: an object with at least `type`.
    pub node: Object,
    /// The version of its file.
    pub version: Version,
    /// The location of its id.
    pub at: Location,
}

impl AstShape {
    /// Creates a shape of version 2.0.
    pub fn of_version_2(node: Object, at: Location) -> Self {
        let version = Version::V2;
        Self { node, version, at }
    }

    /// The type, such as `structure`; empty if it is missing.
    pub fn kind(&self) -> &str {
        self.node.get("type").and_then(Node::as_str).unwrap_or_default()
    }

    /// The value of one of its traits.
    pub fn trait_value(&self, id: &str) -> Option<&Node> {
        self.node.get("traits")?.get(id)
    }
}

/// The version of Smithy: some traits and members have a different meaning in 1.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.0
    V1,
    /// 2.0
    V2,
}

/// An `apply` statement: traits for a shape or member that is defined elsewhere.
#[derive(Clone, Debug)]
pub struct Apply {
    /// The absolute id of a shape or member, `com.example#Name$member`.
    pub target: String,
    /// The trait values by absolute ids of the traits.
    pub traits: Object,
    /// The version of its file.
    pub version: Version,
    /// The location of the target.
    pub at: Location,
}

/// An entry of a model's metadata.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Node,
    /// The location of its key.
    pub at: Location,
}

/// Returns a member of a shape by its name; those of lists and maps are properties of the shape itself.
pub fn member<'a>(shape: &'a Object, name: &str) -> Option<&'a Node> {
    match (shape.get("type").and_then(Node::as_str), name) {
        (Some("list" | "set"), "member") | (Some("map"), "key" | "value") => shape.get(name),
        _ => shape.get("members")?.get(name),
    }
}
