//! The part of a protocol that event streams need.

use crate::schema::read::{ReadError, Reader};
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use std::fmt;

/// Writes and reads the structured values in event messages.
pub trait EventCodec: fmt::Debug + Send + Sync + 'static {
    /// Returns the media type of structured payloads.
    fn content_type(&self) -> &'static str;

    /// Writes a structured value.
    ///
    /// # Errors
    ///
    /// `view` holds a value that cannot be written.
    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError>;

    /// Calls `read` with a reader at a structured value.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a payload that is malformed.
    fn read_document(
        &self,
        payload: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ReadError>,
    ) -> Result<(), ReadError>;

    /// Returns the code and the message of an error, as far as its payload has them.
    fn error_metadata(&self, payload: &[u8]) -> ErrorMetadataBuilder;
}
