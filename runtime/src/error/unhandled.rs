//! What the model does not name.

use super::service_error::ServiceError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ErrorMetadata;
use std::error::Error;
use std::fmt;

/// An error the model does not name, or a response that could not be understood.
///
/// It is not meant to be matched: code and message are those of
/// [`ProvideErrorMetadata`](super::ProvideErrorMetadata) on the error that holds it.
#[derive(Debug)]
pub struct Unhandled {
    source: BoxError,
    meta: ErrorMetadata,
}

impl Unhandled {
    /// From what went wrong, and what is known about it.
    pub fn new(source: impl Into<BoxError>, meta: ErrorMetadata) -> Self {
        Self {
            source: source.into(),
            meta,
        }
    }

    /// From an error response alone.
    pub fn generic(meta: ErrorMetadata) -> Self {
        Self::new(meta.clone(), meta)
    }
}

/// `unhandled error (Code): message`, as far as they are known; else what went wrong.
impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unhandled error")?;
        if let Some(code) = self.meta.code() {
            write!(f, " ({code})")?;
        }
        match (self.meta.message(), self.meta.code()) {
            (Some(message), _) => write!(f, ": {message}"),
            (None, Some(_)) => Ok(()),
            (None, None) => write!(f, ": {}", self.source),
        }
    }
}

impl Error for Unhandled {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

impl ServiceError for Unhandled {
    fn metadata(&self) -> &ErrorMetadata {
        &self.meta
    }
    fn as_source(&self) -> &(dyn Error + 'static) {
        &*self.source
    }
}
