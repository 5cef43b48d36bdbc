//! The error of every writer and protocol: an input could not be turned into a request.

use crate::schema::limits::MAX_WRITE_DEPTH;
use std::borrow::Cow;
use std::fmt;

/// The reason an input could not be written, and the path of the member. Never contains the value, which may be a
/// secret.
///
/// One pointer in size, since writers return it for every value.
#[derive(Debug)]
pub struct WriteError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    /// The path of the member, as in `Configuration.Subnets.Id`; empty if unknown.
    path: String,
    message: Cow<'static, str>,
}

impl WriteError {
    /// Creates an error with a message.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            path: String::new(),
            message: message.into(),
        }))
    }

    /// Prepends a member to the path.
    #[cold]
    pub fn of(mut self, member: &str) -> Self {
        let path = &mut self.0.path;
        if !path.is_empty() {
            path.insert(0, '.');
        }
        path.insert_str(0, member);
        self
    }

    /// Creates the error for a value that violates its constraints; [`validate`](crate::validate::validate) lists all
    /// violations.
    #[cold]
    pub fn invalid() -> Self {
        Self::new("the input is not valid")
    }

    /// Creates the error for a member that must not be unset or empty; `what` describes its purpose.
    #[cold]
    pub fn missing(member: &str, what: &str) -> Self {
        Self::new(format!(
            "missing or empty; it {what}, so set it to a value that is not empty"
        ))
        .of(member)
    }

    /// Creates the error for a value that is nested deeper than `MAX_WRITE_DEPTH`.
    #[cold]
    pub fn too_deep() -> Self {
        Self::new(format!(
            "a value is nested more than {MAX_WRITE_DEPTH} levels deep"
        ))
    }

    /// Creates the error for an unknown variant of the union `name`.
    pub fn unknown_variant(name: &str) -> Self {
        Self::new(format!(
            "a variant of {name} that this client does not know cannot be sent"
        ))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "`{}`: ", self.0.path)?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for WriteError {}

#[cfg(test)]
mod tests {
    use super::WriteError;

    #[test]
    fn an_error_names_the_member_it_is_of() {
        let error = WriteError::new("no number");
        assert_eq!(error.to_string(), "no number");
        let error = error.of("Port").of("Endpoint");
        assert_eq!(error.to_string(), "`Endpoint.Port`: no number");
    }
}
