//! A model with the results of the passes.

use super::normalise::PreparedOperation;
use super::quirks::Customizations;
use super::reach::Reach;
use crate::model::{Model, ShapeRef};
use std::collections::{BTreeMap, BTreeSet};

/// A model with the results of the passes.
#[derive(Debug)]
pub struct Prepared {
    /// The model, in which operations have inputs and outputs of their own.
    pub model: Model,
    /// The service.
    pub service: ShapeRef,
    /// The chosen operations, in the order of their names.
    pub operations: Vec<PreparedOperation>,
    /// The structures, unions and string enums that become types, in the order of their ids.
    pub types: Vec<ShapeRef>,
    /// The members that must be boxed, as container and index.
    pub recursion: BTreeSet<(ShapeRef, usize)>,
    /// The operation that returns the endpoints of others, if they need it.
    pub endpoint_discovery: Option<ShapeRef>,
    /// The settings of the service from quirks, which are not in its model.
    pub customizations: Customizations,
    /// The shapes that are written, and those that are read.
    pub reach: Reach,
    /// The shapes that the service renames.
    pub renamed: BTreeMap<ShapeRef, String>,
}

impl Prepared {
    /// Returns the name of a shape within the service, which may rename it.
    pub fn shape_name(&self, shape: ShapeRef) -> &str {
        self.renamed.get(&shape).unwrap_or(&self.model[shape].id.name)
    }
}
