//! The traits behind modelled errors, the error of an operation and the error of a whole service.

use super::Unhandled;
use crate::client::operation::ErrorReader;
use crate::schema::read::ReadError;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;
use std::fmt;

/// Any single error of a service: one the model names, or [`Unhandled`].
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

/// An error the model names.
pub trait ModeledError: Sized {
    /// How it is called in messages.
    const NAME: &'static str;
    /// Its message, redacted where it is sensitive.
    fn error_message(&self) -> Option<&str>;
    /// Takes a message unless it has one.
    fn default_message(&mut self, message: String) {
        let _ = message;
    }
    /// Stores code, message and request id.
    fn set_metadata(&mut self, metadata: ErrorMetadata);
    /// What kind of failure it is, where the model says that it may be retried.
    fn retryable_kind(&self) -> Option<ErrorKind> {
        None
    }
}

/// The error of an operation: an enum of modelled errors and [`Unhandled`].
pub trait OperationError: Error + ProvideErrorMetadata + Send + Sync + Sized + 'static {
    /// Whether the operation has errors of its own.
    const HAS_MODELED: bool = true;
    /// Reads the error with this code; `None` where it is not one of the operation's.
    fn read(code: &str, reader: &mut ErrorReader<'_>) -> Result<Option<Self>, ReadError>;
    /// The error in the variant.
    fn inner(&self) -> &dyn ServiceError;
    /// Wraps what is not modelled.
    fn from_unhandled(error: Unhandled) -> Self;
}

/// The error of a whole service: an enum of all modelled errors and [`Unhandled`].
pub trait ServiceWideError: Sized {
    /// The error in the variant.
    fn inner(&self) -> &dyn ServiceError;
    /// Wraps what is not modelled.
    fn from_unhandled(error: Unhandled) -> Self;
}

/// `Name: message`
pub fn display_modeled(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}
