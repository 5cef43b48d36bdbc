//! The description of a service, stated as data by generated code.

/// The names of a service that appear in requests.
#[derive(Debug)]
pub struct ServiceShape {
    /// Name of the service's shape.
    pub name: &'static str,
    /// Version of the API, sent by the query protocols.
    pub version: &'static str,
}

/// A property of a service that no trait of its model states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServiceTrait {
    /// The code of a transient error: calls are retried after it.
    TransientError(&'static str),
    /// The number of milliseconds before the first retry and the number of attempts, for retry strategy 2.1 or later.
    Retries(u16, u8),
    /// A bearer token may be set in the environment, in `AWS_BEARER_TOKEN_` followed by the signing name.
    TokenInEnvironment,
}
