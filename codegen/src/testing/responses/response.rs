//! Responses.

/// A response.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// The response of an intermediary between client and service.
pub const WEB_PAGE: &str = "<html><head><title>502</title></head><body>Bad Gateway<br></body></html>";

impl Response {
    /// Creates a response without headers.
    pub fn new(status: u16, body: &str) -> Self {
        Self {
            status,
            body: body.into(),
            ..Self::default()
        }
    }
}
