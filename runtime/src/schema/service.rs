//! The description of a service for its protocol, stated as data by generated code.

/// The names of a service that appear in requests.
#[derive(Debug)]
pub struct ServiceShape {
    /// Name of the service's shape.
    pub name: &'static str,
    /// Version of the API, sent by the query protocols.
    pub version: &'static str,
}
