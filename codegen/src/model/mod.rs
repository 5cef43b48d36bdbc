//! The one model every front end lowers into: an arena of shapes with typed traits. Wire names only, no Rust in it.
//!
//! In: what a front end read and proved sound. Out: read by the passes, naming and the plan.

mod shape;
mod traits;

pub use shape::{
    EnumValue, IntEnumValue, Kind, Member, Operation, Resource, Service, Shape, ShapeId, Simple,
};
pub use traits::{
    ApiKeyLocation, AuthScheme, Deprecated, HttpTrait, Paginated, PresignedForm, ProtocolTrait,
    TimestampFormat, Traits, XmlNamespace,
};

use std::collections::BTreeMap;
use std::ops::Index;

/// A shape's place in its [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeRef(u32);

/// A service and every shape that could be reached from it.
///
/// Targets are resolved: whoever holds a [`ShapeRef`] can index the model with it.
#[derive(Clone, Debug, Default)]
pub struct Model {
    shapes: Vec<Shape>,
    by_id: BTreeMap<ShapeId, ShapeRef>,
}

impl Model {
    /// Adds a shape, or replaces the one with the same id, and returns its place.
    pub fn insert(&mut self, shape: Shape) -> ShapeRef {
        if let Some(&at) = self.by_id.get(&shape.id) {
            self.shapes[at.0 as usize] = shape;
            return at;
        }
        let id = shape.id.clone();
        let at = self.add(shape);
        self.by_id.insert(id, at);
        at
    }

    /// Adds a shape that no target names, so that its id need not be its own.
    pub fn add(&mut self, shape: Shape) -> ShapeRef {
        let at = ShapeRef(self.shapes.len() as u32);
        self.shapes.push(shape);
        at
    }

    /// The place of the shape with this id.
    pub fn find(&self, id: &ShapeId) -> Option<ShapeRef> {
        self.by_id.get(id).copied()
    }

    /// All shapes in order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ShapeRef, &Shape)> {
        self.by_id.values().map(|&at| (at, &self[at]))
    }

    /// The shape at this place, to be changed by a pass.
    pub fn get_mut(&mut self, at: ShapeRef) -> &mut Shape {
        &mut self.shapes[at.0 as usize]
    }
}

impl Index<ShapeRef> for Model {
    type Output = Shape;
    fn index(&self, at: ShapeRef) -> &Shape {
        &self.shapes[at.0 as usize]
    }
}
