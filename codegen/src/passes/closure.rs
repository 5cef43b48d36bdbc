//! Finds the types that the chosen operations need.

use super::normalise::PreparedOperation;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, ShapeRef};
use std::collections::BTreeSet;

/// Returns the structures, unions and string enums reachable from inputs, outputs, errors and these further types, in the
/// order of their ids.
///
/// A list or map that contains itself without a structure or union in between has no finite value, and is an error.
pub fn types(
    model: &Model,
    operations: &[PreparedOperation],
    further: &[ShapeRef],
    findings: &mut Diagnostics,
) -> Vec<ShapeRef> {
    let own: BTreeSet<ShapeRef> = operations
        .iter()
        .flat_map(|operation| [operation.input, operation.output])
        .collect();
    let mut open: Vec<ShapeRef> = own.iter().copied().collect();
    open.extend(operations.iter().flat_map(|operation| &operation.errors));
    open.extend(further);
    let reached: BTreeSet<_> = reached(model, open).collect();
    for &shape in &reached {
        let found = &model[shape];
        let (code, message) = match nesting(model, shape) {
            Nesting::Fine => continue,
            Nesting::Endless => (
                codes::ENDLESS_RECURSION,
                "the shape contains itself, so no value of it can be finite",
            ),
            Nesting::TooDeep => (codes::UNSUPPORTED, "lists or maps are nested more than 24 deep"),
        };
        let finding = Diagnostic::error(code, message).shape(&found.id);
        findings.push(finding.hint("insert a structure or union"));
        if code == codes::UNSUPPORTED {
            // everything that contains it is too deep as well
            break;
        }
    }
    let is_unit = |shape: ShapeRef| model[shape].id.namespace == "smithy.api";
    let mut types: Vec<_> = reached
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

/// Returns the shapes that values of a shape contain.
pub fn targets(model: &Model, shape: ShapeRef) -> Vec<ShapeRef> {
    let members = model[shape].all_members().into_iter();
    members.map(|member| member.target).collect()
}

/// Iterates over these shapes, beginning with the last, and over all that their values contain, each once.
pub fn reached(model: &Model, shapes: Vec<ShapeRef>) -> impl Iterator<Item = ShapeRef> + '_ {
    reached_beyond(model, shapes, BTreeSet::new())
}

/// Iterates like [`reached`], but passes over the shapes in `known`, and over what is contained in them alone.
pub fn reached_beyond(
    model: &Model,
    shapes: Vec<ShapeRef>,
    known: BTreeSet<ShapeRef>,
) -> impl Iterator<Item = ShapeRef> + '_ {
    let (mut open, mut seen) = (shapes, known);
    std::iter::from_fn(move || loop {
        let shape = open.pop()?;
        if seen.insert(shape) {
            open.extend(targets(model, shape));
            return Some(shape);
        }
    })
}

/// The maximum nesting of lists and maps: sparse maps of 30 levels exceed the limits of the compiler.
const MAX_NESTING: usize = 24;

enum Nesting {
    Fine,
    Endless,
    TooDeep,
}

/// Follows the items and values of lists and maps to their end.
fn nesting(model: &Model, start: ShapeRef) -> Nesting {
    let mut seen = BTreeSet::new();
    let mut at = start;
    loop {
        at = match &model[at].kind {
            Kind::List { member } => member.target,
            Kind::Map { value, .. } => value.target,
            _ => return Nesting::Fine,
        };
        if at == start {
            return Nesting::Endless;
        }
        if !seen.insert(at) {
            return Nesting::Fine;
        }
        if seen.len() > MAX_NESTING {
            return Nesting::TooDeep;
        }
    }
}
