//! The value of a union member without data.

use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::shape::{Shape, Traits};
use crate::schema::value::{Structure, VisitMembers};
use crate::schema::write_error::WriteError;

static UNIT: Shape = Shape {
    name: "Unit",
    members: &[],
    traits: &[],
};

/// `smithy.api#Unit`: a structure without members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit;

impl Structure for Unit {
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError> {
        visitor.visit(&UNIT, &[])
    }
}

impl Empty for Unit {
    fn empty() -> Self {
        Self
    }
}

impl Read for Unit {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        reader.structure(traits, &UNIT, &mut [])
    }
}
