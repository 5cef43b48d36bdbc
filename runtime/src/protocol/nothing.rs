//! Outputs without members: whatever the body of the response is, there is nothing to read in it. The official clients do
//! not look at it.

use super::ReadBody;
use crate::read::{ReadError, Reader, Slot};
use crate::shape::{Shape, Traits};

/// Reads an output without members; `false` where it has some, which are then still to be read.
pub(super) fn reads_nothing(read: ReadBody<'_>) -> bool {
    read(&mut Nothing).is_ok()
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
