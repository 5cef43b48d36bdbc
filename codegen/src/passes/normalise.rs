//! Operations as the client has them: each with an input and an output of its own, and all of its errors.

use super::PreparedOperation;
use crate::model::{Kind, Model, Shape, ShapeId, ShapeRef, Traits};

/// Gives each operation a copy of its input and output, or an empty structure where it has none. The shape they were
/// made from stays a type of its own only if something else uses it.
pub fn operations(model: &mut Model, service: ShapeRef, chosen: &[ShapeRef]) -> Vec<PreparedOperation> {
    let shared = model[service]
        .as_service()
        .map(|s| s.errors.clone())
        .unwrap_or_default();
    chosen
        .iter()
        .filter_map(|&shape| {
            let operation = model[shape].as_operation()?.clone();
            let input = copy(model, operation.input, shape, "Input");
            let output = copy(model, operation.output, shape, "Output");
            let mut errors = operation.errors;
            for error in &shared {
                if !errors.contains(error) {
                    errors.push(*error);
                }
            }
            Some(PreparedOperation {
                shape,
                has_input: operation.input.is_some(),
                input,
                output,
                errors,
            })
        })
        .collect()
}

/// A copy that keeps the id of the original, which is what stands on the wire and in messages; an empty structure named
/// after the operation where there is no original.
fn copy(model: &mut Model, original: Option<ShapeRef>, operation: ShapeRef, what: &str) -> ShapeRef {
    let shape = match original {
        Some(original) => model[original].clone(),
        None => {
            let ShapeId { namespace, name } = model[operation].id.clone();
            let id = ShapeId {
                namespace,
                name: format!("{name}{what}"),
            };
            Shape {
                id,
                kind: Kind::Structure(Vec::new()),
                traits: Traits::default(),
                line: model[operation].line,
            }
        }
    };
    model.add(shape)
}
