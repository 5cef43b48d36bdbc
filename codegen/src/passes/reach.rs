//! Finds the shapes that are written in requests, and those that are read from responses.

use super::closure::reached;
use super::normalise::PreparedOperation;
use crate::model::{Model, ShapeRef};
use std::collections::BTreeSet;

/// The shapes reachable from inputs, and those reachable from outputs and errors.
#[derive(Debug)]
pub struct Reach {
    written: BTreeSet<ShapeRef>,
    read: BTreeSet<ShapeRef>,
}

impl Reach {
    /// Returns `true` if the shape is reachable from an input.
    pub fn is_written(&self, shape: ShapeRef) -> bool {
        self.written.contains(&shape)
    }
    /// Returns `true` if the shape is reachable from an output or error.
    pub fn is_read(&self, shape: ShapeRef) -> bool {
        self.read.contains(&shape)
    }
}

/// Computes the reachable shapes of these operations, and of the errors among all types, which a client can read even if
/// no operation has them.
pub fn reach(model: &Model, operations: &[PreparedOperation], types: &[ShapeRef]) -> Reach {
    let inputs = operations.iter().map(|operation| operation.input);
    let outputs = operations.iter().flat_map(|operation| {
        [operation.output]
            .into_iter()
            .chain(operation.errors.iter().copied())
    });
    let errors = types
        .iter()
        .copied()
        .filter(|shape| model[*shape].traits.error.is_some());
    Reach {
        written: reached(model, inputs.collect()).collect(),
        read: reached(model, outputs.chain(errors).collect()).collect(),
    }
}
