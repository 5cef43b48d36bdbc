//! The trait of modelled errors.

use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::retry::ErrorKind;
use std::fmt;

/// An error that the model defines.
pub trait ModeledError: Sized {
    /// The name in error messages.
    const NAME: &'static str;
    /// Returns the message, redacted if it is sensitive.
    fn error_message(&self) -> Option<&str>;
    /// Sets the message unless there is one.
    fn default_message(&mut self, message: String) {
        let _ = message;
    }
    /// Sets code, message and request id.
    fn set_metadata(&mut self, metadata: ErrorMetadata);
    /// Returns the kind of failure for retries, if the model says that the error is retryable.
    fn retryable_kind(&self) -> Option<ErrorKind> {
        None
    }
}

/// Formats an error as `Name: message`.
pub fn display_modeled(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}
