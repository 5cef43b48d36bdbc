//! The answers of an error enum, given by the error in its variant.
//!
//! The macros of `super::macros` call them, so that these bodies are compiled once and not for each error of a
//! client.

use super::service_error::ServiceError;
use super::unhandled::Unhandled;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::retry::ErrorKind;
use aws_types::request_id::RequestId;
use std::error::Error;
use std::fmt;

/// Formats the error.
pub fn display(error: &dyn ServiceError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(error, f)
}

/// Returns the error as the source of its enum.
pub fn source(error: &dyn ServiceError) -> Option<&(dyn Error + 'static)> {
    Some(error.as_source())
}

/// Returns code, message and request id.
pub fn metadata(error: &dyn ServiceError) -> &ErrorMetadata {
    error.metadata()
}

/// Returns the request id.
pub fn request_id(error: &dyn ServiceError) -> Option<&str> {
    error.metadata().request_id()
}

/// Returns the code.
pub fn code(error: &dyn ServiceError) -> Option<&str> {
    error.metadata().code()
}

/// Returns the kind of failure for retries, if the model says that the error is retryable.
pub fn retryable_error_kind(error: &dyn ServiceError) -> Option<ErrorKind> {
    error.retryable_error_kind()
}

/// Creates an error that the model does not define.
pub fn unhandled(source: BoxError, metadata: Option<ErrorMetadata>) -> Unhandled {
    Unhandled::new(source, metadata.unwrap_or_default())
}
