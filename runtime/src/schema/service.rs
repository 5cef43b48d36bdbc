//! The description of a service, stated as data by generated code.

/// The names of a service that appear in requests.
#[derive(Debug)]
pub struct ServiceShape {
    /// Name of the service's shape.
    pub name: &'static str,
    /// Version of the API, sent by the query protocols.
    pub version: &'static str,
}

/// A fact about a service that no trait of its model says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServiceTrait {
    /// The code of an error that passes: calls are tried again after it.
    TransientError(&'static str),
    /// The number of milliseconds before the first retry and the number of attempts, where the retry strategy is 2.1 or later.
    Retries(u16, u8),
    /// A bearer token may stand in the environment, in `AWS_BEARER_TOKEN_` and the name in signatures.
    TokenInEnvironment,
}
