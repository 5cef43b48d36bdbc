//! The members that shapes get from their mixins.

use super::{Ast, AstShape, Entry, Location, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Members by name: the target, and the id of the member that states it.
pub type Members<'a> = BTreeMap<&'a str, (&'a str, String)>;

/// Two members of one name with different targets that come together in a shape.
pub struct Conflict<'a> {
    /// The shape they come together in.
    pub shape: &'a str,
    /// The name.
    pub name: &'a str,
    /// The targets, each with the id of the member that states it.
    pub targets: [(&'a str, String); 2],
    /// Where the shape brings them together.
    pub at: Location,
}

/// The members of mixins and of the shapes they are mixed into, with those they inherit.
pub struct Inherited<'a> {
    /// What each shape with mixins inherits.
    pub inherited: BTreeMap<&'a str, Members<'a>>,
    /// Members that do not agree.
    pub conflicts: Vec<Conflict<'a>>,
}

/// Finds out which members shapes inherit. Mixins that form a cycle inherit from those that are no part of it.
pub fn inherited(ast: &Ast) -> Inherited<'_> {
    let mut result = Inherited {
        inherited: BTreeMap::new(),
        conflicts: Vec::new(),
    };
    let mut all: BTreeMap<&str, Members<'_>> = BTreeMap::new();
    for id in mixins_first(ast) {
        let Some(shape) = ast.shapes.get(id) else { continue };
        let mut members = Members::new();
        for (mixin, at) in mixins_of(shape) {
            for (name, (target, from)) in all.get(mixin).into_iter().flatten() {
                let member = (*target, from.clone());
                result.add(&mut members, id, name, member, at);
            }
        }
        if !members.is_empty() {
            result.inherited.insert(id, members.clone());
        }
        for (name, target, at) in own_members(shape) {
            result.add(&mut members, id, name, (target, format!("{id}${name}")), at);
        }
        all.insert(id, members);
    }
    result
}

impl<'a> Inherited<'a> {
    fn add(
        &mut self,
        members: &mut Members<'a>,
        shape: &'a str,
        name: &'a str,
        member: (&'a str, String),
        at: Location,
    ) {
        match members.get(name) {
            Some(other) if other.0 != member.0 => self.conflicts.push(Conflict {
                shape,
                name,
                targets: [member, other.clone()],
                at,
            }),
            Some(_) => {}
            None => {
                members.insert(name, member);
            }
        }
    }
}

/// The mixins of a shape and where they are named.
pub fn mixins_of(shape: &AstShape) -> impl DoubleEndedIterator<Item = (&str, Location)> {
    let mixins = shape
        .node
        .get("mixins")
        .and_then(Node::as_array)
        .unwrap_or_default();
    mixins
        .iter()
        .filter_map(|mixin| Some((mixin.get("target")?.as_str()?, mixin.at)))
}

/// The members a shape states itself: name, target, place.
fn own_members(shape: &AstShape) -> Vec<(&str, &str, Location)> {
    let members = match shape.node.get("type").and_then(Node::as_str) {
        Some("list" | "set" | "map") => Some(&shape.node),
        _ => shape.node.get("members").and_then(Node::as_object),
    };
    let mut own = Vec::new();
    for Entry { key, key_at, value } in members.into_iter().flatten() {
        if let Some(target) = value.get("target").and_then(Node::as_str) {
            own.push((key.as_str(), target, *key_at));
        }
    }
    own
}

/// The shapes that have to do with mixins, each after its mixins.
fn mixins_first(ast: &Ast) -> Vec<&str> {
    let with_mixins = ast
        .shapes
        .iter()
        .filter(|(_, shape)| shape.node.contains_key("mixins"));
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for (id, _) in with_mixins {
        let mut waiting = vec![(id.as_str(), false)];
        while let Some((id, is_ready)) = waiting.pop() {
            if is_ready {
                order.push(id);
                continue;
            }
            let Some(shape) = ast.shapes.get(id).filter(|_| seen.insert(id)) else {
                continue;
            };
            waiting.push((id, true));
            waiting.extend(mixins_of(shape).rev().map(|(target, _)| (target, false)));
        }
    }
    order
}
