//! The reader of an error response.

use super::modeled::ModeledError;
use crate::schema::read::{Empty, Read, ReadError, Reader};
use aws_smithy_types::error::metadata::ErrorMetadata;

/// An error response whose code is known; its body can be read as one of the modelled errors.
pub struct ErrorReader<'a> {
    reader: &'a mut dyn Reader,
    metadata: &'a ErrorMetadata,
    /// The reason the body could not be read.
    failure: Option<ReadError>,
}

impl<'a> ErrorReader<'a> {
    /// Creates the reader of a response.
    pub(crate) fn new(reader: &'a mut dyn Reader, metadata: &'a ErrorMetadata) -> Self {
        Self {
            reader,
            metadata,
            failure: None,
        }
    }

    /// Reads the modelled error. It takes the message of the metadata if the body has none under the modelled name.
    ///
    /// If the body cannot be read, the error is incomplete, and [`modeled`](Self::modeled) fails: the code that is generated
    /// for each error of each operation stays free of failures.
    pub fn read<E: ModeledError + Read + Empty>(&mut self) -> E {
        // compiled for each error of a client
        let mut error = E::CORRECTED();
        self.fill(&mut error);
        self.complete(&mut error);
        error
    }

    fn fill(&mut self, error: &mut dyn Read) {
        self.failure = error.fill(self.reader, &[]).err();
    }

    fn complete(&self, error: &mut dyn ModeledError) {
        let (metadata, member) = error.metadata_and_message();
        if let Some(message) = self.metadata.message() {
            member.set_default(message);
        }
        *metadata = self.metadata.clone().into();
    }

    /// Reads the error with this code by the function of an operation; `None` if the operation has no such error.
    pub(crate) fn modeled<E>(
        &mut self,
        code: &str,
        read: impl FnOnce(&str, &mut Self) -> Option<E>,
    ) -> Result<Option<E>, ReadError> {
        let error = read(code, self);
        self.failure.take().map_or(Ok(error), Err)
    }
}
