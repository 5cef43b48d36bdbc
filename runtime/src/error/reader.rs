//! The reader of an error response.

use super::modeled::ModeledError;
use crate::schema::read::{Read, ReadError, Reader};
use aws_smithy_types::error::metadata::ErrorMetadata;

/// An error response whose code is known; its body can be read as one of the modelled errors.
pub struct ErrorReader<'a> {
    pub(crate) reader: &'a mut dyn Reader,
    pub(crate) metadata: &'a ErrorMetadata,
}

impl ErrorReader<'_> {
    /// Reads the modelled error. It takes the message of the metadata if the body has none under the modelled name.
    pub fn read<E: ModeledError + Read>(&mut self) -> Result<E, ReadError> {
        let mut error = E::read(self.reader, &[])?;
        error.set_metadata(self.metadata.clone());
        if let Some(message) = self.metadata.message() {
            error.default_message(message.to_owned());
        }
        Ok(error)
    }
}
