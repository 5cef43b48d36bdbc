//! The protocol of a stream, as far as its messages go.

use crate::schema::read::{ReadError, Reader};
use crate::schema::shape::Traits;
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use std::fmt;

/// Writes and reads the structured values in messages.
pub trait EventCodec: fmt::Debug + Send + Sync + 'static {
    /// The media type of structured payloads.
    fn content_type(&self) -> &'static str;

    /// Writes a structured value.
    ///
    /// # Errors
    ///
    /// `view` holds something that cannot be written.
    fn write_document(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError>;

    /// Hands `read` a reader at a structured value.
    ///
    /// # Errors
    ///
    /// Those of `read`, and a payload that is not what the protocol says.
    fn read_document(
        &self,
        payload: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ReadError>,
    ) -> Result<(), ReadError>;

    /// Code and message of an error, as far as its payload has them.
    fn error_metadata(&self, payload: &[u8]) -> ErrorMetadataBuilder;
}
