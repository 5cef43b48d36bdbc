//! Why an input could not be turned into a request: the error of every writer and protocol.

use crate::schema::limits::MAX_WRITE_DEPTH;
use std::borrow::Cow;
use std::fmt;

/// Why an input could not be written.
///
/// One word, as every writer returns it for every value.
#[derive(Debug)]
pub struct WriteError(Box<Cow<'static, str>>);

impl WriteError {
    /// An error with a message.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(message.into()))
    }

    /// The error of a value that its constraints forbid; which, and what else, [`validate`](crate::validate::validate) tells.
    #[cold]
    pub fn invalid() -> Self {
        Self::new("the input is not valid")
    }

    /// The error of a value that is nested deeper than [`MAX_WRITE_DEPTH`].
    #[cold]
    pub fn too_deep() -> Self {
        Self::new(format!(
            "a value is nested more than {MAX_WRITE_DEPTH} levels deep"
        ))
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
        f.write_str(&self.0)
    }
}

impl std::error::Error for WriteError {}
