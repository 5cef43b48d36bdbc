//! Why an input could not be turned into a request: the error of every writer and protocol.

use std::borrow::Cow;
use std::fmt;

/// Why an input could not be written.
#[derive(Debug)]
pub struct WriteError {
    message: Cow<'static, str>,
}

impl WriteError {
    /// An error with a message.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// The error of a union whose variant this client does not know; `name` is the union's.
    pub fn unknown_variant(name: &str) -> Self {
        Self::new(format!(
            "a variant of {name} that this client does not know cannot be sent"
        ))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for WriteError {}
