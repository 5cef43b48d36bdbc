//! The trait of every error of a service.

use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;

/// An error of a service: a modelled one, or [`Unhandled`](super::Unhandled).
pub trait ServiceError: Error + Send + Sync + 'static {
    /// Returns code, message and request id.
    fn metadata(&self) -> &ErrorMetadata;
    /// Returns the kind of failure for retries, if the model says that the error is retryable.
    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        None
    }
    /// Returns the error itself, as the source of an enum that holds it.
    fn as_source(&self) -> &(dyn Error + 'static);
}
