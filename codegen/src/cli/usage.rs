//! Calls that make no sense, though each option of them exists.

/// A call that makes no sense, though each option of it exists: the message.
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
