//! What a service is, as data.

use crate::endpoint::Rules;
use crate::protocol::Protocol;
use std::fmt;

/// Marks the types of one generated client and says which service it is for.
pub trait Service: Clone + Copy + fmt::Debug + Send + Sync + 'static {
    /// The service.
    const DESCRIPTOR: &'static ServiceDescriptor;
}

/// Facts about a service that no operation changes.
#[derive(Debug)]
pub struct ServiceDescriptor {
    /// `sdkId` of the trait `aws.api#service`.
    pub sdk_id: &'static str,
    /// Name of the service's shape.
    pub shape_name: &'static str,
    /// Name of the official crate: the scope of metrics.
    pub crate_name: &'static str,
    /// Name in the user agent.
    pub user_agent_name: &'static str,
    /// Version of the API, which the query protocols send.
    pub api_version: &'static str,
    /// Version of the generated crate, in the user agent.
    pub version: &'static str,
    /// Name of the service in SigV4 signatures.
    pub signing_name: &'static str,
    /// First part of the name under which clients share a retry quota; the region is the second.
    pub retry_partition: &'static str,
    /// How requests are written and responses read.
    pub protocol: &'static dyn Protocol,
    /// The auth schemes, best first.
    pub auth: &'static [AuthScheme],
    /// How requests are signed.
    pub signing: Signing,
    /// How endpoints are found; `None` where the caller has to name one.
    pub endpoint_rules: Option<&'static Rules>,
}

/// How requests of a service are signed.
#[derive(Clone, Copy, Debug)]
pub struct Signing {
    /// The path is signed as it is sent: not encoded again, not normalised.
    pub path_as_sent: bool,
    /// The checksum of the body is sent in a header.
    pub content_sha256: bool,
}

/// An auth scheme of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthScheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`
    SigV4a,
    /// The sessions of S3 Express, where an endpoint asks for them; no trait says it.
    S3Express,
    /// `httpBearerAuth`
    Bearer,
    /// `httpBasicAuth`
    Basic,
    /// `httpDigestAuth`
    Digest,
    /// `httpApiKeyAuth` in a header: its name, and what stands before the key.
    ApiKeyHeader(&'static str, &'static str),
    /// `httpApiKeyAuth` in the query string: the name of the parameter.
    ApiKeyQuery(&'static str),
    /// No authentication.
    None,
}
