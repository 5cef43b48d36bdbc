//! Operations as the client has them: each with an input and an output of its own, and all of its errors.

use super::PreparedOperation;
use crate::model::{Kind, Model, Shape, ShapeId, ShapeRef, Traits};

/// Namespace of the copies; no model can have it, since it is no identifier.
const NAMESPACE: &str = "tinsmith synthetic";

/// Gives each operation a copy of its input and output, or an empty structure where it has none. The shape they were
/// made from stays a type of its own only if something else uses it.
pub fn operations(model: &mut Model, service: ShapeRef, chosen: &[ShapeRef]) -> Vec<PreparedOperation> {
    let shared = model[service].as_service().map(|s| s.errors.clone()).unwrap_or_default();
    chosen
        .iter()
        .filter_map(|&shape| {
            let operation = model[shape].as_operation()?.clone();
            let name = model[shape].id.name.clone();
            let input = copy(model, operation.input, &format!("{name}Input"));
            let output = copy(model, operation.output, &format!("{name}Output"));
            let mut errors = operation.errors;
            for error in &shared {
                if !errors.contains(error) {
                    errors.push(*error);
                }
            }
            Some(PreparedOperation { shape, input, output, errors })
        })
        .collect()
}

/// A copy under a name that cannot be in the model; docs and line stay those of the original.
fn copy(model: &mut Model, original: Option<ShapeRef>, name: &str) -> ShapeRef {
    let mut shape = match original {
        Some(original) => model[original].clone(),
        None => Shape {
            id: ShapeId { namespace: NAMESPACE.to_owned(), name: name.to_owned() },
            kind: Kind::Structure(Vec::new()),
            traits: Traits::default(),
            line: 0,
        },
    };
    // the original's name is what stands on the wire and in messages
    shape.id.namespace = format!("{NAMESPACE} {name}");
    model.insert(shape)
}
