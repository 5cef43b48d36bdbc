//! Finds members that must be boxed, so that no type is infinitely large.
//!
//! Lists and maps store their items on the heap; a cycle of structures and unions alone needs a `Box` in one place: as
//! in the official crates, at the member with the first id of the cycle.

use crate::model::{Model, ShapeRef};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A member, as its container and index.
type MemberRef = (ShapeRef, usize);

/// Returns the members to box.
pub fn boxed(model: &Model, types: &[ShapeRef]) -> BTreeSet<MemberRef> {
    let edges = direct_members(model, types);
    let mut boxed = BTreeSet::new();
    for &shape in types {
        while let Some(cycle) = shortest_cycle(&edges, &boxed, shape) {
            let id = |member: &MemberRef| {
                let container = &model[member.0];
                (
                    container.id.clone(),
                    container.members().get(member.1).map(|m| m.name.clone()),
                )
            };
            let Some(first) = cycle.into_iter().min_by_key(id) else {
                break;
            };
            boxed.insert(first);
        }
    }
    boxed
}

/// Returns for each structure and union its members that contain another one directly.
fn direct_members(model: &Model, types: &[ShapeRef]) -> BTreeMap<ShapeRef, Vec<(usize, ShapeRef)>> {
    let known: BTreeSet<_> = types.iter().copied().collect();
    let direct = |shape: ShapeRef| {
        let members = model[shape].members().iter().enumerate();
        members
            .filter(|(_, m)| known.contains(&m.target))
            .map(|(index, m)| (index, m.target))
            .collect()
    };
    types.iter().map(|&shape| (shape, direct(shape))).collect()
}

/// Returns the members of the shortest cycle through a shape in which none is boxed.
fn shortest_cycle(
    edges: &BTreeMap<ShapeRef, Vec<(usize, ShapeRef)>>,
    boxed: &BTreeSet<MemberRef>,
    start: ShapeRef,
) -> Option<Vec<MemberRef>> {
    let mut came_from: BTreeMap<ShapeRef, MemberRef> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(shape) = open.pop_front() {
        for &(index, target) in edges.get(&shape).into_iter().flatten() {
            let member = (shape, index);
            if boxed.contains(&member) {
                continue;
            }
            if target == start {
                return Some(path_to(&came_from, start, member));
            }
            if let Entry::Vacant(entry) = came_from.entry(target) {
                entry.insert(member);
                open.push_back(target);
            }
        }
    }
    None
}

fn path_to(came_from: &BTreeMap<ShapeRef, MemberRef>, start: ShapeRef, last: MemberRef) -> Vec<MemberRef> {
    let mut path = vec![last];
    let mut at = last.0;
    while at != start {
        let Some(&member) = came_from.get(&at) else { break };
        path.push(member);
        at = member.0;
    }
    path
}
