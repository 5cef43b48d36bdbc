//! Outputs that are not read from the body. Where they have no members, whatever the body is, there is nothing to read in
//! it: the official clients do not look at it.

use super::ReadBody;
use crate::read::{ReadError, Reader, Slot};
use crate::shape::{Shape, Traits};

/// Reads an output without members; `false` where it has some, which are then still to be read.
pub(super) fn reads_nothing(read: ReadBody<'_>) -> bool {
    read(&mut Nothing).is_ok()
}

/// An output whose members come later, in the first message of its stream.
#[cfg(feature = "event-stream")]
pub(crate) struct Later;

#[cfg(feature = "event-stream")]
impl Reader for Later {
    fn structure(&mut self, _: Traits, _: &'static Shape, _: &mut [&mut dyn Slot]) -> Result<(), ReadError> {
        Ok(())
    }
}

/// A response without contents.
pub(super) struct Nothing;

impl Reader for Nothing {
    fn structure(
        &mut self,
        _: Traits,
        _: &'static Shape,
        members: &mut [&mut dyn Slot],
    ) -> Result<(), ReadError> {
        match members.is_empty() {
            true => Ok(()),
            false => Err(ReadError::new("the response lacks the result of the operation")),
        }
    }
}
