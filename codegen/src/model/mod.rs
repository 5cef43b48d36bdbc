//! The model that all front ends produce: an arena of shapes with typed traits. It has the names of the model, not
//! those of Rust.
//!
//! Front ends build it from checked shapes; the passes, the naming and the plan read it.

pub mod http_text;
mod id;
mod shape;
pub mod timestamp;
mod traits;

pub use id::{is_identifier, ShapeId, LONGEST_IDENTIFIER};
pub use shape::{
    EnumValue, IntEnumValue, Kind, Member, Operation, Resource, Service, Shape, ShapeRef, Simple,
};
pub use traits::{
    ApiKeyLocation, AuthScheme, Deprecated, Documentation, HttpTrait, Paginated, ProtocolTrait, Range,
    TimestampFormat, Traits, UnsupportedTrait, XmlNamespace,
};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Location, Sources};
use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::Arc;

/// A service and all shapes of its files.
///
/// Targets are resolved: a [`ShapeRef`] is always a valid index.
#[derive(Clone, Debug, Default)]
pub struct Model {
    shapes: Vec<Shape>,
    by_id: BTreeMap<ShapeId, ShapeRef>,
    sources: Arc<Sources>,
}

impl Model {
    /// Creates a model without shapes, for these files.
    pub fn of(sources: Arc<Sources>) -> Self {
        Self {
            sources,
            ..Self::default()
        }
    }

    /// Adds locations to findings about shapes or members that lack one.
    pub fn place(&self, findings: Diagnostics) -> Diagnostics {
        let placed = |finding: Diagnostic| match finding.shape.as_deref().and_then(|id| self.location(id)) {
            Some(at) if finding.line.is_none() => finding.at(at, &self.sources),
            _ => finding,
        };
        findings.into_iter().map(placed).collect()
    }

    /// Adds a location in the files of the model to a finding.
    pub fn at(&self, finding: Diagnostic, at: Location) -> Diagnostic {
        finding.at(at, &self.sources)
    }

    /// Finds the location of the shape or member with this id: `com.example#Name$member`.
    fn location(&self, id: &str) -> Option<Location> {
        let (id, member) = match id.split_once('$') {
            Some((id, member)) => (id, Some(member)),
            None => (id, None),
        };
        let shape = &self[self.find(&ShapeId::split(id)?)?];
        Some(
            member
                .and_then(|name| shape.location_of(name))
                .unwrap_or(shape.at),
        )
    }

    /// Adds a shape, or replaces the one with the same id, and returns its index.
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

    /// Adds a shape that cannot be found by its id, which therefore need not be unique.
    pub fn add(&mut self, shape: Shape) -> ShapeRef {
        let at = ShapeRef(self.shapes.len() as u32);
        self.shapes.push(shape);
        at
    }

    /// Finds a shape by its id.
    pub fn find(&self, id: &ShapeId) -> Option<ShapeRef> {
        self.by_id.get(id).copied()
    }

    /// Iterates over all shapes, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ShapeRef, &Shape)> {
        self.by_id.values().map(|&at| (at, &self[at]))
    }

    /// Changes the traits of all shapes, members and values.
    pub fn change_traits(&mut self, change: impl Fn(&mut Traits)) {
        for shape in &mut self.shapes {
            change(&mut shape.traits);
            if let Kind::Enum(values) = &mut shape.kind {
                values.iter_mut().for_each(|value| change(&mut value.traits));
            }
            let members = shape.all_members_mut().into_iter();
            members.for_each(|member| change(&mut member.traits));
        }
    }

    /// Returns a shape to be changed by a pass.
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
