//! Normalises operations: each gets an input and an output of its own, and all of its errors.

use crate::model::{Kind, Member, Model, Shape, ShapeId, ShapeRef, Traits};

/// An operation with its own input and output.
#[derive(Debug)]
pub struct PreparedOperation {
    /// The operation.
    pub shape: ShapeRef,
    /// True if the model gives it an input.
    pub has_input: bool,
    /// Its input, a structure that nothing else uses.
    pub input: ShapeRef,
    /// Its output, a structure that nothing else uses.
    pub output: ShapeRef,
    /// Its errors and those of the service, without duplicates.
    pub errors: Vec<ShapeRef>,
}

/// Gives each operation a copy of its input and output, or an empty structure if it has none. The original shape
/// remains a type only if something else uses it.
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
            let streams = [operation.input, operation.output].into_iter().flatten();
            let of_streams: Vec<_> = streams.flat_map(|stream| stream_errors(model, stream)).collect();
            let mut errors = Vec::new();
            for error in operation.errors.iter().chain(&shared).chain(&of_streams) {
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

/// Copies a structure with its id, which appears in bodies and messages; without an original, creates an empty
/// structure named after the operation.
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
                at: model[operation].at,
            }
        }
    };
    model.add(shape)
}

/// Returns the errors among the events of an input or output.
fn stream_errors(model: &Model, structure: ShapeRef) -> Vec<ShapeRef> {
    let events = model[structure]
        .members()
        .iter()
        .map(|member| &model[member.target])
        .filter(|target| target.traits.streaming);
    let targets = events
        .flat_map(|union| union.members())
        .map(|member| member.target);
    targets
        .filter(|target| model[*target].traits.error.is_some())
        .collect()
}

/// Gives every error a message: the protocols send one even if the model has no member for it, and the official clients
/// read it.
pub fn messages(model: &mut Model, operations: &[PreparedOperation], further: &[ShapeRef]) {
    let string = ShapeId {
        namespace: "smithy.api".to_owned(),
        name: "String".to_owned(),
    };
    let Some(string) = model.find(&string) else { return };
    let of_operations = operations.iter().flat_map(|operation| &operation.errors);
    let further = further
        .iter()
        .filter(|shape| model[**shape].traits.error.is_some());
    let errors: Vec<_> = of_operations.chain(further).copied().collect();
    for error in errors {
        let at = model[error].at;
        let Kind::Structure(members) = &mut model.get_mut(error).kind else {
            continue;
        };
        if !members
            .iter()
            .any(|member| member.name.eq_ignore_ascii_case("message"))
        {
            members.push(Member {
                name: "message".to_owned(),
                target: string,
                traits: Traits::default(),
                at,
            });
        }
    }
}
