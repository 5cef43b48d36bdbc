//! The traits of the error of an operation and of the error of a whole service.

use super::reader::ErrorReader;
use super::service_error::ServiceError;
use super::unhandled::Unhandled;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use std::error::Error;

/// The error of an operation: an enum of modelled errors and [`Unhandled`].
pub trait OperationError: Error + ProvideErrorMetadata + Send + Sync + Sized + 'static {
    /// Reads the error with this code; `None` if the operation has no such error.
    fn read(code: &str, reader: &mut ErrorReader<'_>) -> Option<Self>;
    /// Returns the error in the variant.
    fn inner(&self) -> &dyn ServiceError;
    /// Wraps an error that the model does not define.
    fn from_unhandled(error: Unhandled) -> Self;
}

/// The error of a whole service: an enum of all modelled errors and [`Unhandled`].
pub trait ServiceWideError: Sized {
    /// Returns the error in the variant.
    fn inner(&self) -> &dyn ServiceError;
    /// Wraps an error that the model does not define.
    fn from_unhandled(error: Unhandled) -> Self;
}
