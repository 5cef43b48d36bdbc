//! The value of a union's member that has none.

use crate::read::{Read, ReadError, Reader};
use crate::shape::{Shape, Traits};
use crate::value::{Members, SeeMembers, Value, View};
use crate::write_error::WriteError;

static UNIT: Shape = Shape {
    name: "Unit",
    members: &[],
    traits: &[],
};

/// `smithy.api#Unit`: a structure without members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit;

impl Value for Unit {
    fn view(&self) -> View<'_> {
        View::Structure(&UNIT, self)
    }
}

impl Members for Unit {
    fn members<'v>(&'v self, see: SeeMembers<'_, 'v>) -> Result<(), WriteError> {
        see(&[])
    }
}

impl Read for Unit {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        reader.structure(traits, &UNIT, &mut [])?;
        Ok(Unit)
    }
}
