//! A model with the results of the passes.

use super::normalise::PreparedOperation;
use super::quirks::Customizations;
use super::reach::Reach;
use crate::model::{Model, ShapeRef};
use std::collections::{BTreeMap, BTreeSet};

/// A model with the results of the passes.
#[derive(Debug)]
pub struct Prepared {
    /// The model; operations have inputs and outputs of their own.
    pub model: Model,
    /// The service.
    pub service: ShapeRef,
    /// The chosen operations, in order of their names.
    pub operations: Vec<PreparedOperation>,
    /// Structures, unions and string enums that become types of their own, in order of their ids.
    pub types: Vec<ShapeRef>,
    /// Members that have to be boxed, as container and index.
    pub recursion: BTreeSet<(ShapeRef, usize)>,
    /// The operation that names the endpoint of the others, where they need it.
    pub endpoint_discovery: Option<ShapeRef>,
    /// Needs of the service that its model does not state.
    pub customizations: Customizations,
    /// The shapes that are written, and those that are read.
    pub reach: Reach,
    /// Shapes that the service renames.
    pub renamed: BTreeMap<ShapeRef, String>,
}

impl Prepared {
    /// The name of a shape within the service: its own, unless the service renames it.
    pub fn shape_name(&self, shape: ShapeRef) -> &str {
        self.renamed.get(&shape).unwrap_or(&self.model[shape].id.name)
    }
}
