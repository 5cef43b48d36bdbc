//! Any error of a service.

use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;

/// Any single error of a service: one the model names, or [`Unhandled`](super::Unhandled).
pub trait ServiceError: Error + Send + Sync + 'static {
    /// Code, message, request id.
    fn metadata(&self) -> &ErrorMetadata;
    /// What kind of failure it is, where the model says that it may be retried.
    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        None
    }
    /// What an enum that holds the error names as its source.
    fn as_source(&self) -> &(dyn Error + 'static);
}
