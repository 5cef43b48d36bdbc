//! The trait behind modelled errors.

use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::retry::ErrorKind;
use std::fmt;

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

/// `Name: message`
pub fn display_modeled(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}
