//! The shapes that are written into requests, and those that are read from responses.

use super::closure::targets;
use super::normalise::PreparedOperation;
use crate::model::{Model, ShapeRef};
use std::collections::BTreeSet;

/// The shapes reached from inputs, and those reached from outputs and errors.
#[derive(Debug)]
pub struct Reach {
    written: BTreeSet<ShapeRef>,
    read: BTreeSet<ShapeRef>,
}

impl Reach {
    /// Returns whether an input reaches it.
    pub fn is_written(&self, shape: ShapeRef) -> bool {
        self.written.contains(&shape)
    }
    /// Returns whether an output or error reaches it.
    pub fn is_read(&self, shape: ShapeRef) -> bool {
        self.read.contains(&shape)
    }
}

/// Follows inputs, and outputs and errors.
pub fn reach(model: &Model, operations: &[PreparedOperation]) -> Reach {
    let inputs = operations.iter().map(|operation| operation.input);
    let outputs = operations.iter().flat_map(|operation| {
        [operation.output]
            .into_iter()
            .chain(operation.errors.iter().copied())
    });
    Reach {
        written: reached(model, inputs),
        read: reached(model, outputs),
    }
}

fn reached(model: &Model, roots: impl Iterator<Item = ShapeRef>) -> BTreeSet<ShapeRef> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<ShapeRef> = roots.collect();
    while let Some(shape) = open.pop() {
        if seen.insert(shape) {
            open.extend(targets(model, shape));
        }
    }
    seen
}
