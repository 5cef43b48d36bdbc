//! Traits, typed. One struct serves shapes and members; what does not apply stays at its default.

use crate::node::Node;
use crate::source::Location;

/// The traits of a shape or member that tinsmith acts on.
///
/// Field names follow the trait names of the Smithy specification; the value of a trait stays the tree that was read where
/// it is one of its own (endpoint rules, tests).
#[derive(Clone, Debug, Default)]
pub struct Traits {
    // documentation
    /// `documentation`: CommonMark, in AWS models HTML.
    pub documentation: Option<String>,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// `title`
    pub title: Option<String>,
    /// `since`, `unstable`, `recommended` and `examples` are not acted on.
    pub sensitive: bool,

    // type refinement and constraints
    /// `required`
    pub required: bool,
    /// `default`; `null` is kept.
    pub default: Option<Node>,
    /// `clientOptional`
    pub client_optional: bool,
    /// `addedDefault`
    pub added_default: bool,
    /// `box` (1.0)
    pub boxed: bool,
    /// `input`
    pub input: bool,
    /// `output`
    pub output: bool,
    /// `sparse`
    pub sparse: bool,
    /// `length`: minimum and maximum.
    pub length: Option<(Option<u64>, Option<u64>)>,
    /// `range`: minimum and maximum, as written.
    pub range: Option<(Option<serde_json::Number>, Option<serde_json::Number>)>,
    /// `pattern`
    pub pattern: Option<String>,
    /// `error`: `client` or `server`.
    pub error: Option<String>,
    /// `retryable`: `Some(throttling)`.
    pub retryable: Option<bool>,
    /// `idempotencyToken`
    pub idempotency_token: bool,
    /// `streaming`
    pub streaming: bool,

    // serialization
    /// `timestampFormat`
    pub timestamp_format: Option<TimestampFormat>,
    /// `mediaType`
    pub media_type: Option<String>,
    /// `jsonName`
    pub json_name: Option<String>,
    /// `xmlName`
    pub xml_name: Option<String>,
    /// `xmlFlattened`
    pub xml_flattened: bool,
    /// `xmlAttribute`
    pub xml_attribute: bool,
    /// The outermost element of a body may have any name, as the description does not say it; no trait says so.
    pub any_root: bool,
    /// `xmlNamespace`
    pub xml_namespace: Option<XmlNamespace>,
    /// `aws.protocols#ec2QueryName`
    pub ec2_query_name: Option<String>,
    /// `eventHeader`
    pub event_header: bool,
    /// `eventPayload`
    pub event_payload: bool,

    // HTTP bindings
    /// `http`
    pub http: Option<HttpTrait>,
    /// `httpLabel`
    pub http_label: bool,
    /// `httpQuery`
    pub http_query: Option<String>,
    /// `httpQueryParams`
    pub http_query_params: bool,
    /// `httpHeader`
    pub http_header: Option<String>,
    /// `httpPrefixHeaders`; the prefix may be empty.
    pub http_prefix_headers: Option<String>,
    /// `httpPayload`
    pub http_payload: bool,
    /// `httpResponseCode`
    pub http_response_code: bool,
    /// `httpChecksumRequired`
    pub http_checksum_required: bool,
    /// `aws.protocols#httpChecksum`, as written.
    pub http_checksum: Option<Node>,
    /// `requestCompression`: the encodings.
    pub request_compression: Option<Vec<String>>,
    /// `endpoint`: the host prefix.
    pub endpoint_host_prefix: Option<String>,

    /// `hostLabel`
    pub host_label: bool,

    // protocols and authentication
    /// The protocols a service lists, in model order.
    pub protocols: Vec<ProtocolTrait>,
    /// `aws.protocols#awsQueryCompatible`
    pub aws_query_compatible: bool,
    /// `aws.protocols#awsQueryError`: code and HTTP status.
    pub aws_query_error: Option<(String, u16)>,
    /// The auth schemes a service is annotated with.
    pub auth_schemes: Vec<AuthScheme>,
    /// `auth`: shape ids of the schemes, best first; may be empty.
    pub auth: Option<Vec<String>>,
    /// `optionalAuth`
    pub optional_auth: bool,
    /// `aws.auth#unsignedPayload`
    pub unsigned_payload: bool,
    /// `aws.customizations#s3UnwrappedXmlOutput`
    pub unwrapped_output: bool,

    // the AWS service
    /// `aws.api#service`: `sdkId`.
    pub sdk_id: Option<String>,

    // behaviour
    /// `paginated`
    pub paginated: Option<Paginated>,
    /// `smithy.waiters#waitable`, as written.
    pub waitable: Option<Node>,

    /// `aws.api#clientEndpointDiscovery`, as written.
    pub client_endpoint_discovery: Option<Node>,
    /// `aws.api#clientDiscoveredEndpoint`: whether it is required.
    pub client_discovered_endpoint: Option<bool>,

    // endpoint rules
    /// `smithy.rules#endpointRuleSet`, as written.
    pub endpoint_rule_set: Option<Node>,
    /// `smithy.rules#endpointBdd`, as written.
    pub endpoint_bdd: Option<Node>,
    /// `smithy.rules#clientContextParams`, as written, in model order.
    pub client_context_params: Option<Node>,
    /// `smithy.rules#staticContextParams`, as written.
    pub static_context_params: Option<Node>,
    /// `smithy.rules#operationContextParams`, as written.
    pub operation_context_params: Option<Node>,
    /// `smithy.rules#contextParam`: the parameter's name.
    pub context_param: Option<String>,

    // what is not done
    /// Traits that should change something of a client, but do not.
    pub not_done: Vec<NotDone>,

    // tests
    /// `smithy.test#httpRequestTests`, as written.
    pub http_request_tests: Option<Node>,
    /// `smithy.test#httpResponseTests`, as written.
    pub http_response_tests: Option<Node>,
    /// `smithy.test#eventStreamTests`, as written.
    pub event_stream_tests: Option<Node>,
}

/// A trait that should change something of a client, but does not.
#[derive(Clone, Debug)]
pub struct NotDone {
    /// Its id.
    pub id: String,
    /// What the client lacks therefore.
    pub lacking: &'static str,
    /// Where it is applied.
    pub at: Location,
}

/// `deprecated`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// Why, and what to use instead.
    pub message: Option<String>,
    /// Since which version.
    pub since: Option<String>,
}

/// `http`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpTrait {
    /// The method, in capitals.
    pub method: String,
    /// The URI pattern.
    pub uri: String,
    /// The status of a success.
    pub code: u16,
}

/// `timestampFormat`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // named after the formats
pub enum TimestampFormat {
    EpochSeconds,
    DateTime,
    HttpDate,
}

/// `xmlNamespace`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The URI.
    pub uri: String,
    /// The prefix, where one is given.
    pub prefix: Option<String>,
}

/// A protocol trait of a service, of a protocol that tinsmith knows or of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolTrait {
    /// Its id.
    pub id: String,
    /// `noErrorWrapping` of `restXml`: errors have no envelope.
    pub no_error_wrapping: bool,
}

/// An auth scheme a service is annotated with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthScheme {
    /// `aws.auth#sigv4`
    SigV4 {
        /// The signing name.
        name: String,
    },
    /// `aws.auth#sigv4a`
    SigV4a {
        /// The signing name.
        name: String,
    },
    /// The sessions of S3 Express, which no trait stands for.
    S3Express,
    /// `httpBearerAuth`
    Bearer,
    /// `httpBasicAuth`
    Basic,
    /// `httpDigestAuth`
    Digest,
    /// `httpApiKeyAuth`
    ApiKey {
        /// Header or query parameter.
        name: String,
        /// Where it goes.
        location: ApiKeyLocation,
        /// What stands before the key in a header.
        scheme: Option<String>,
    },
    /// A trait that the model itself defines as an auth scheme, by its id.
    Custom(String),
}

impl AuthScheme {
    /// The id of the trait, or what endpoint rules call what has none.
    pub fn id(&self) -> &str {
        match self {
            AuthScheme::SigV4 { .. } => "aws.auth#sigv4",
            AuthScheme::SigV4a { .. } => "aws.auth#sigv4a",
            AuthScheme::S3Express => "sigv4-s3express",
            AuthScheme::Bearer => "smithy.api#httpBearerAuth",
            AuthScheme::Basic => "smithy.api#httpBasicAuth",
            AuthScheme::Digest => "smithy.api#httpDigestAuth",
            AuthScheme::ApiKey { .. } => "smithy.api#httpApiKeyAuth",
            AuthScheme::Custom(id) => id,
        }
    }
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ApiKeyLocation {
    Header,
    Query,
}

/// `paginated`, merged from service and operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// Input member that takes the token.
    pub input_token: Option<String>,
    /// Path to the token in the output.
    pub output_token: Option<String>,
    /// Path to the items in the output.
    pub items: Option<String>,
    /// Input member that limits a page.
    pub page_size: Option<String>,
}
