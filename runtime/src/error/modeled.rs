//! The trait of modelled errors.

use super::meta::Meta;
use aws_smithy_types::retry::ErrorKind;
use std::fmt;

/// An error that the model defines.
pub trait ModeledError {
    /// Returns the name in error messages.
    fn error_name(&self) -> &'static str;
    /// Returns the message, redacted if it is sensitive.
    fn error_message(&self) -> Option<&str>;
    /// Returns the metadata (code, message, request id) and the member for the message, to be set from a response.
    fn metadata_and_message(&mut self) -> (&mut Meta, MessageMember<'_>);
    /// Returns the kind of failure for retries, if the model says that the error is retryable.
    fn retryable_kind(&self) -> Option<ErrorKind> {
        None
    }
}

/// The member of an error for its message.
pub enum MessageMember<'a> {
    /// There is none.
    None,
    /// An optional member.
    Optional(&'a mut Option<String>),
    /// A required member.
    Required(&'a mut String),
}

impl MessageMember<'_> {
    /// Sets the message unless there is one.
    #[cfg(feature = "client")]
    pub(crate) fn set_default(self, message: &str) {
        match self {
            Self::Optional(member @ None) => *member = Some(message.to_owned()),
            Self::Required(member) if member.is_empty() => message.clone_into(member),
            _ => {}
        }
    }
}

/// Formats an error as `Name: message`.
pub fn display_modeled(f: &mut fmt::Formatter<'_>, error: &dyn ModeledError) -> fmt::Result {
    f.write_str(error.error_name())?;
    match error.error_message() {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}
