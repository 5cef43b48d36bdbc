//! The types the chosen operations need.

use super::PreparedOperation;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, ShapeRef};
use std::collections::BTreeSet;

/// Structures, unions and string enums that inputs, outputs and errors reach, in order of their ids.
///
/// A list or map that holds itself with no structure or union between has no value, and is an error.
pub fn types(model: &Model, operations: &[PreparedOperation], findings: &mut Diagnostics) -> Vec<ShapeRef> {
    let own: BTreeSet<ShapeRef> = operations.iter().flat_map(|it| [it.input, it.output]).collect();
    let mut seen = BTreeSet::new();
    let mut open: Vec<ShapeRef> = own.iter().copied().collect();
    open.extend(operations.iter().flat_map(|it| &it.errors));
    while let Some(shape) = open.pop() {
        if seen.insert(shape) {
            open.extend(targets(model, shape));
        }
    }
    for &shape in &seen {
        if holds_itself(model, shape) {
            let it = &model[shape];
            let message = "the shape holds itself, so that no value of it could ever end";
            findings.push(
                Diagnostic::error(codes::ENDLESS_RECURSION, message)
                    .line(it.line)
                    .shape(&it.id)
                    .hint("put a structure or union between"),
            );
        }
    }
    let is_unit = |shape: ShapeRef| model[shape].id.namespace == "smithy.api";
    let mut types: Vec<_> = seen
        .into_iter()
        .filter(|shape| !own.contains(shape) && !is_unit(*shape))
        .filter(|shape| {
            matches!(
                model[*shape].kind,
                Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_)
            )
        })
        .collect();
    types.sort_by(|a, b| model[*a].id.cmp(&model[*b].id));
    types
}

/// The shapes that values of a shape hold.
pub fn targets(model: &Model, shape: ShapeRef) -> Vec<ShapeRef> {
    match &model[shape].kind {
        Kind::List { member } => vec![member.target],
        Kind::Map { key, value } => vec![key.target, value.target],
        Kind::Structure(members) | Kind::Union(members) => members.iter().map(|m| m.target).collect(),
        _ => Vec::new(),
    }
}

/// Whether following items and values of lists and maps alone leads back to the shape.
fn holds_itself(model: &Model, start: ShapeRef) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = start;
    loop {
        at = match &model[at].kind {
            Kind::List { member } => member.target,
            Kind::Map { value, .. } => value.target,
            _ => return false,
        };
        if at == start {
            return true;
        }
        if !seen.insert(at) {
            return false;
        }
    }
}
