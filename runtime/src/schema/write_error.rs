//! Why an input could not be turned into a request: the error of every writer and protocol.

use crate::schema::limits::MAX_WRITE_DEPTH;
use std::borrow::Cow;
use std::fmt;

/// Why an input could not be written, and which member of it; never what the value was, which may be a secret.
///
/// One word, as every writer returns it for every value.
#[derive(Debug)]
pub struct WriteError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    /// The member, as in `Configuration.Subnets.Id`; empty where it is not known.
    path: String,
    message: Cow<'static, str>,
}

impl WriteError {
    /// An error with a message.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            path: String::new(),
            message: message.into(),
        }))
    }

    /// The same error, of a member that holds the value it is about.
    #[cold]
    pub fn of(mut self, member: &str) -> Self {
        let path = &mut self.0.path;
        if !path.is_empty() {
            path.insert(0, '.');
        }
        path.insert_str(0, member);
        self
    }

    /// The error of a value that its constraints forbid; which, and what else, [`validate`](crate::validate::validate) tells.
    #[cold]
    pub fn invalid() -> Self {
        Self::new("the input is not valid")
    }

    /// The error of a member that is unset or empty and must not be; `what` says what it is for.
    #[cold]
    pub fn missing(member: &str, what: &str) -> Self {
        Self::new(format!(
            "missing or empty; it {what} and has to be set to something"
        ))
        .of(member)
    }

    /// The error of a value that is nested deeper than `MAX_WRITE_DEPTH`.
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
