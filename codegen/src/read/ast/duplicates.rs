//! Merges shapes that several files define: they must be the same, except for their traits, which are merged.

use super::order::{in_order, SETS};
use super::{Apply, Ast, AstShape, Node, NodeKind, Object, Sources};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};

impl Ast {
    /// Adds a shape. If there is one with the same id, it must be equal except for its traits: those are applied to it,
    /// as by `apply` statements.
    pub fn add(&mut self, id: String, shape: AstShape, sources: &Sources, findings: &mut Diagnostics) {
        let Some(first) = self.shapes.get(&id) else {
            self.shapes.insert(id, shape);
            return;
        };
        if is_same(&first.node, &shape.node) {
            self.apply_all(&id, shape);
            return;
        }
        let message = "the shape has two different definitions";
        let mut finding = Diagnostic::error(codes::MALFORMED, message).shape(&id);
        if let Some(first) = sources.show(first.at) {
            finding = finding.hint(format!("the other one is at {first}"));
        }
        findings.push(finding.at(shape.at, sources));
    }

    fn apply_all(&mut self, id: &str, shape: AstShape) {
        let AstShape { node, version, at } = shape;
        let mut apply = |target: String, traits: Option<&Node>| {
            if let Some(traits) = traits.and_then(Node::as_object).cloned() {
                self.applied.push(Apply {
                    target,
                    traits,
                    version,
                    at,
                });
            }
        };
        apply(id.to_owned(), node.get("traits"));
        let members = node.get("members").and_then(Node::as_object);
        let parts = PARTS.iter().filter_map(|name| node.entry(name));
        for member in members.into_iter().flatten().chain(parts) {
            apply(format!("{id}${}", member.key), member.value.get("traits"));
        }
    }
}

/// The members of a list or map, which are properties of the shape itself.
const PARTS: &[&str] = &["member", "key", "value"];

/// Compares two shapes without their traits.
fn is_same(a: &Object, b: &Object) -> bool {
    let is_list = |shape: &Object| matches!(shape.get("type").and_then(Node::as_str), Some("list" | "set"));
    let keys = a.iter().chain(b).map(|entry| entry.key.as_str());
    keys.filter(|key| *key != "traits")
        .all(|key| match (a.get(key), b.get(key)) {
            _ if key == "type" && is_list(a) => is_list(b),
            (Some(a), Some(b)) if SETS.contains(&key) => in_order(a) == in_order(b),
            (Some(a), Some(b)) if key == "members" => are_same_members(a, b),
            (Some(a), Some(b)) if PARTS.contains(&key) => is_same_member(a, b),
            (Some(a), Some(b)) => a == b,
            (Some(only), None) | (None, Some(only)) => means_nothing(only),
            (None, None) => true,
        })
}

fn are_same_members(a: &Node, b: &Node) -> bool {
    let (Some(a), Some(b)) = (a.as_object(), b.as_object()) else {
        return a == b;
    };
    let is_in_b = |name: &str, member: &Node| b.get(name).is_some_and(|other| is_same_member(member, other));
    a.len() == b.len() && a.iter().all(|entry| is_in_b(&entry.key, &entry.value))
}

/// Compares the targets of two members; an elided target is that of a resource or mixin, which both shapes have.
fn is_same_member(a: &Node, b: &Node) -> bool {
    match (a.get("target"), b.get("target")) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Returns `true` if a property means the same as its absence.
fn means_nothing(value: &Node) -> bool {
    match &value.kind {
        NodeKind::Array(items) => items.is_empty(),
        NodeKind::Object(object) => {
            object.is_empty() || object.get("target").and_then(Node::as_str) == Some("smithy.api#Unit")
        }
        NodeKind::String(text) => text.is_empty(),
        _ => false,
    }
}
