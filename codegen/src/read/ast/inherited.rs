//! Finds the members that shapes inherit from mixins.

use super::apply::ForInherited;
use super::{Ast, AstShape, Location, Node, Object};
use std::collections::{BTreeMap, BTreeSet};

/// Traits by their ids.
pub type Traits = BTreeMap<String, Node>;

/// The inherited members of a shape, each with the traits beyond those of the first mixin that has it: from further
/// mixins, unless the shape applies the traits itself.
pub type Members = BTreeMap<String, Traits>;

/// Two inherited members with the same name and different targets.
pub struct Conflict<'a> {
    /// The shape that inherits them.
    pub shape: &'a str,
    /// The name.
    pub name: String,
    /// The two targets, each with the id of the member that states it.
    pub targets: [(&'a str, String); 2],
    /// The location of the mixin reference that causes the conflict.
    pub at: Location,
}

/// The inherited members of all shapes.
#[derive(Default)]
pub struct Inherited<'a> {
    /// The inherited members of each shape with mixins.
    #[cfg_attr(not(any(feature = "cli", feature = "__testing")), allow(dead_code))]
    // used for documents
    pub members: BTreeMap<&'a str, Members>,
    /// The conflicts.
    pub conflicts: Vec<Conflict<'a>>,
}

/// A member of a mixin or of a shape with mixins.
#[derive(Clone)]
struct Member<'a> {
    target: &'a str,
    /// The id of the member that states the target.
    from: String,
    /// All its traits.
    traits: Traits,
}

/// Computes the inherited members. Mixins that form a cycle inherit only from those outside of it.
pub fn inherited<'a>(ast: &'a Ast, for_inherited: &ForInherited) -> Inherited<'a> {
    let mut result = Inherited::default();
    let mut all: BTreeMap<&str, BTreeMap<String, Member<'a>>> = BTreeMap::new();
    for id in mixins_first(ast) {
        let Some(shape) = ast.shapes.get(id) else { continue };
        let (mut members, mut added) = (BTreeMap::<String, Member<'a>>::new(), Members::new());
        for (mixin, at) in mixins_of(shape) {
            for (name, member) in all.get(mixin).into_iter().flatten() {
                let Some(known) = members.get_mut(name) else {
                    members.insert(name.clone(), member.clone());
                    added.insert(name.clone(), Traits::new());
                    continue;
                };
                result.compare(id, name, known, member, at);
                known.traits.extend(member.traits.clone());
                added
                    .entry(name.clone())
                    .or_default()
                    .extend(member.traits.clone());
            }
        }
        for (name, at, member) in own_members(shape) {
            let own = Member {
                target: member.get("target").and_then(Node::as_str).unwrap_or_default(),
                from: format!("{id}${name}"),
                traits: traits_of(member.get("traits").and_then(Node::as_object)),
            };
            let Some(known) = members.get_mut(name) else {
                members.insert(name.to_owned(), own);
                continue;
            };
            result.compare(id, name, known, &own, at);
            known.traits.extend(own.traits);
            added.insert(name.to_owned(), Traits::new());
        }
        for (name, statement) in for_inherited.get(id).into_iter().flatten() {
            if let Some(known) = members.get_mut(name) {
                known.traits.extend(traits_of(Some(&statement.traits)));
                added.insert(name.clone(), Traits::new());
            }
        }
        if !added.is_empty() {
            result.members.insert(id, added);
        }
        all.insert(id, members);
    }
    result
}

impl<'a> Inherited<'a> {
    fn compare(&mut self, shape: &'a str, name: &str, a: &Member<'a>, b: &Member<'a>, at: Location) {
        if a.target != b.target {
            self.conflicts.push(Conflict {
                shape,
                name: name.to_owned(),
                targets: [(b.target, b.from.clone()), (a.target, a.from.clone())],
                at,
            });
        }
    }
}

fn traits_of(traits: Option<&Object>) -> Traits {
    let traits = traits.into_iter().flatten();
    traits
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect()
}

/// Returns the mixins of a shape with the locations of the references.
pub fn mixins_of(shape: &AstShape) -> impl DoubleEndedIterator<Item = (&str, Location)> {
    let mixins = shape.node.get("mixins").and_then(Node::as_array);
    mixins
        .unwrap_or_default()
        .iter()
        .filter_map(|mixin| Some((mixin.get("target")?.as_str()?, mixin.at)))
}

/// Returns the members that a shape states itself, with the locations of their names.
fn own_members(shape: &AstShape) -> impl Iterator<Item = (&str, Location, &Node)> {
    let members = shape.node.get("members").and_then(Node::as_object);
    let parts = ["member", "key", "value"].into_iter();
    let parts = parts.filter_map(|name| shape.node.entry(name));
    let entries = members.into_iter().flatten().chain(parts);
    entries.map(|entry| (entry.key.as_str(), entry.key_at, &entry.value))
}

/// Returns the mixins and the shapes that use them, each after its mixins.
fn mixins_first(ast: &Ast) -> Vec<&str> {
    let has_mixins = |(_, shape): &(&String, &AstShape)| shape.node.contains_key("mixins");
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for (id, _) in ast.shapes.iter().filter(has_mixins) {
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
            waiting.extend(mixins_of(shape).rev().map(|(mixin, _)| (mixin, false)));
        }
    }
    order
}
