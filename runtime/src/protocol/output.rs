//! The outermost reader of an output.

use super::ReadBody;
use crate::schema::read::{Read, ReadError, Reader};
use crate::schema::shape::{Shape, Traits};

/// An output whose members are in the body. If it has no members, the body is ignored, as the official clients do.
pub(super) struct OutputReader<'a>(pub &'a dyn Fn(ReadBody<'_>) -> Result<(), ReadError>);

impl Reader for OutputReader<'_> {
    fn structure(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        if members.is_empty() {
            Ok(())
        } else {
            (self.0)(&mut |reader| reader.structure(traits, shape, members))
        }
    }
}
