//! Responses.

/// A response.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What stands between a client and a service answers with this.
pub const WEB_PAGE: &str = "<html><head><title>502</title></head><body>Bad Gateway<br></body></html>";

impl Answer {
    /// A response with this body and no headers.
    pub fn new(status: u16, body: &str) -> Self {
        Self {
            status,
            body: body.into(),
            ..Self::default()
        }
    }
}
