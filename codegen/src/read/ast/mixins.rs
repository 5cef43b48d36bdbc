//! Flattens mixins (<https://smithy.io/2.0/spec/mixins.html>) into the shapes that use them.

use super::apply::{member_mut, no_member, ForInherited};
use super::report::Report;
use super::{Ast, AstShape, Object};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::node::{Node, NodeKind};
use crate::source::{Location, Sources};
use std::collections::{BTreeMap, HashSet};

/// The maximum nesting of mixins.
const MAX_DEPTH: usize = 200;

/// The trait that makes a shape a mixin.
pub const MIXIN: &str = "smithy.api#mixin";

/// Returns `true` if a shape is a mixin.
pub fn is_mixin(shape: &Object) -> bool {
    shape
        .get("traits")
        .is_some_and(|traits| traits.get(MIXIN).is_some())
}

/// Flattens the mixins of every shape: first the members of the mixins in order, then the shape's own, then the traits
/// that `apply` statements add to inherited members.
pub fn flatten(ast: &mut Ast, applied: ForInherited, sources: &Sources, findings: &mut Diagnostics) {
    let with_mixins =
        |(id, shape): (&String, &AstShape)| shape.node.contains_key("mixins").then(|| id.clone());
    let ids: Vec<String> = ast.shapes.iter().filter_map(with_mixins).collect();
    let mut flattening = Flattening {
        ast,
        applied,
        done: BTreeMap::new(),
        path: Vec::new(),
        sources,
        findings,
    };
    for id in ids {
        flattening.flattened(&id);
    }
    for (id, node) in flattening.done {
        if let Some(shape) = ast.shapes.get_mut(&id) {
            shape.node = node;
        }
    }
}

struct Flattening<'a> {
    ast: &'a Ast,
    applied: ForInherited,
    done: BTreeMap<String, Object>,
    path: Vec<String>,
    sources: &'a Sources,
    findings: &'a mut Diagnostics,
}

impl Flattening<'_> {
    /// Flattens a shape, and its mixins.
    fn flattened(&mut self, id: &str) -> Option<Object> {
        if let Some(node) = self.done.get(id) {
            return Some(node.clone());
        }
        let ast = self.ast;
        let shape = ast.shapes.get(id)?;
        let Some(mixins) = shape.node.get("mixins") else {
            return Some(shape.node.clone());
        };
        if !self.may_be_mixed_in(id, mixins.at) {
            return None;
        }
        self.path.push(id.to_owned());
        let mut node = Object::default();
        let kind = shape.node.get("type");
        match mixins.as_array() {
            Some(mixins) => {
                for reference in mixins {
                    if let Some(mixin) = self.mixin(id, reference, kind) {
                        self.overlay(&mut node, without_own(mixin), id);
                    }
                }
            }
            None => self
                .report(id)
                .malformed("`mixins` must be a list of targets", mixins.at, None),
        }
        self.path.pop();
        let mut own = shape.node.clone();
        own.remove("mixins");
        self.overlay(&mut node, own, id);
        for (member, statement) in self.applied.remove(id).unwrap_or_default() {
            match member_mut(&mut node, &member) {
                Some(holder) => {
                    let traits = Node::new(NodeKind::Object(statement.traits), statement.at);
                    let traits = Object::from_iter([("traits".to_owned(), traits)]);
                    self.overlay(holder, traits, id);
                }
                None => {
                    let finding = no_member(&node, &member, &statement, self.sources);
                    self.findings.push(finding);
                }
            }
        }
        self.done.insert(id.to_owned(), node.clone());
        Some(node)
    }

    /// Finds the shape that a reference in `mixins` names, if it is a mixin of the right type.
    fn mixin(&mut self, id: &str, reference: &Node, kind: Option<&Node>) -> Option<Object> {
        let target = reference.get("target").and_then(Node::as_str);
        let Some(target) = target else {
            self.report(id)
                .malformed("a mixin must be an object with a `target`", reference.at, None);
            return None;
        };
        let at = reference.get("target").map_or(reference.at, |target| target.at);
        let Some(mixin) = self.ast.shapes.get(target) else {
            let message = format!("the mixin `{target}` is not in the model");
            let finding = Diagnostic::error(codes::DANGLING_TARGET, message);
            let hint = "correct the id, or add the file that defines it";
            self.report(id).part(finding.hint(hint), at, None);
            return None;
        };
        // reported by the checks before
        if !is_mixin(&mixin.node) || mixin.node.get("type") != kind {
            return None;
        }
        self.flattened(target)
    }

    /// Returns `true` unless a cycle or the maximum depth is reached.
    fn may_be_mixed_in(&mut self, id: &str, at: Location) -> bool {
        if self.path.iter().any(|above| above == id) {
            let above = self.path.iter().map(String::as_str);
            let cycle: Vec<_> = above.skip_while(|above| *above != id).collect();
            let message = format!("the mixins form a cycle: {} → {id}", cycle.join(" → "));
            let finding = Diagnostic::error(codes::MALFORMED, message);
            self.report(id).part(finding.hint("remove one of them"), at, None);
            return false;
        }
        if self.path.len() > MAX_DEPTH {
            let message = format!("mixins are nested more than {MAX_DEPTH} deep");
            let finding = Diagnostic::error(codes::UNSUPPORTED, message);
            let hint = "replace some of them by their members";
            self.report(id).part(finding.hint(hint), at, None);
            return false;
        }
        true
    }

    /// Merges one shape over another: objects (members, traits) are merged, lists (operations, errors) concatenated,
    /// other values replaced.
    fn overlay(&mut self, below: &mut Object, above: Object, id: &str) {
        for entry in above {
            let Some(existing) = below.get_mut(&entry.key) else {
                below.insert_at(entry.key, entry.key_at, entry.value);
                continue;
            };
            match (&mut existing.kind, entry.value.kind) {
                (NodeKind::Object(members), NodeKind::Object(more)) if entry.key == "members" => {
                    for member in more {
                        self.overlay_member(members, member.key, member.key_at, member.value, id);
                    }
                }
                (NodeKind::Object(traits), NodeKind::Object(more)) if entry.key == "traits" => {
                    for entry in more {
                        traits.insert_at(entry.key, entry.key_at, entry.value);
                    }
                }
                // the member of a list, the key and value of a map
                (NodeKind::Object(member), NodeKind::Object(more))
                    if matches!(entry.key.as_str(), "member" | "key" | "value") =>
                {
                    self.overlay(member, more, id);
                }
                // the property `rename`
                (NodeKind::Object(below), NodeKind::Object(above)) => self.overlay(below, above, id),
                (NodeKind::Array(items), NodeKind::Array(more)) => {
                    let mut known: HashSet<String> =
                        items.iter().filter_map(target).map(str::to_owned).collect();
                    let is_new = |item: &Node| target(item).is_none_or(|id| known.insert(id.to_owned()));
                    items.extend(more.into_iter().filter(is_new));
                }
                (existing, kind) => *existing = kind,
            }
        }
    }

    fn overlay_member(
        &mut self,
        members: &mut Object,
        name: String,
        name_at: Location,
        member: Node,
        id: &str,
    ) {
        match (members.get_mut(&name).map(|member| &mut member.kind), member.kind) {
            (Some(NodeKind::Object(below)), NodeKind::Object(above)) => {
                self.overlay(below, above, id);
            }
            (_, kind) => drop(members.insert_at(name, name_at, Node::new(kind, member.at))),
        }
    }

    fn report<'a>(&'a mut self, id: &'a str) -> Report<'a> {
        Report {
            id,
            at: self
                .ast
                .shapes
                .get(id)
                .map_or(Location::UNKNOWN, |shape| shape.at),
            sources: self.sources,
            findings: self.findings,
        }
    }
}

fn target(item: &Node) -> Option<&str> {
    item.get("target").and_then(Node::as_str)
}

/// Returns the inheritable part of a mixin: everything but the trait `mixin` and its local traits.
fn without_own(mut mixin: Object) -> Object {
    mixin.remove("mixins");
    if let Some(traits) = mixin.get_mut("traits").and_then(Node::as_object_mut) {
        let own = traits.remove(MIXIN);
        let local = own.as_ref().and_then(|mixin| mixin.get("localTraits"));
        for id in local
            .and_then(Node::as_array)
            .into_iter()
            .flatten()
            .filter_map(Node::as_str)
        {
            traits.remove(id);
        }
    }
    mixin
}
