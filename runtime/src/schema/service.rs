//! What generated code states about a service for its protocol, as data.

/// The names of a service that requests hold.
#[derive(Debug)]
pub struct ServiceShape {
    /// Name of the service's shape.
    pub name: &'static str,
    /// Version of the API, which the query protocols send.
    pub version: &'static str,
}
