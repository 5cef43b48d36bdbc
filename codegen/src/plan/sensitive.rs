//! Secrets: members that must not be printed, and operations whose requests or responses must not be logged.

use super::operation_trait::OperationTrait;
use crate::model::{Kind, Member, Model, ShapeRef};
use crate::passes::closure::reached;
use crate::passes::PreparedOperation;

/// Returns `true` if a member must not be printed: it, its target, or the contents of the target are sensitive.
pub fn is_sensitive(model: &Model, member: &Member) -> bool {
    let target = &model[member.target];
    if member.traits.sensitive || target.traits.sensitive {
        return true;
    }
    match &target.kind {
        Kind::List { member } => is_sensitive(model, member),
        Kind::Map { key, value } => is_sensitive(model, key) || is_sensitive(model, value),
        _ => false,
    }
}

/// Returns the traits about secrets of an operation. Errors count as responses.
pub fn traits(model: &Model, operation: &PreparedOperation) -> Vec<OperationTrait> {
    let responses = operation.errors.iter().chain([&operation.output]);
    let mut traits = Vec::new();
    traits.extend(holds_any(model, &[operation.input]).then_some(OperationTrait::SensitiveInput));
    let responses: Vec<_> = responses.copied().collect();
    traits.extend(holds_any(model, &responses).then_some(OperationTrait::SensitiveOutput));
    traits
}

/// Returns `true` if these shapes, or shapes inside them, are sensitive.
fn holds_any(model: &Model, shapes: &[ShapeRef]) -> bool {
    reached(model, shapes.to_vec()).any(|at| {
        let shape = &model[at];
        let mut members = shape.all_members().into_iter();
        shape.traits.sensitive || members.any(|member| member.traits.sensitive)
    })
}
