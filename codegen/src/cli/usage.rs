//! Errors about combinations of options.

/// The message about a combination of options that is not allowed.
#[derive(Debug)]
pub struct Usage(pub String);

impl From<&str> for Usage {
    fn from(message: &str) -> Self {
        Self(message.to_owned())
    }
}

impl From<String> for Usage {
    fn from(message: String) -> Self {
        Self(message)
    }
}
