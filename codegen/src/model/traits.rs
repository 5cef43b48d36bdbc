//! Typed traits. One struct serves shapes and members; traits that are not applied are at their default.

use crate::node::Node;
use crate::source::Location;
use std::sync::OnceLock;

/// The traits of a shape or member that affect the client.
///
/// Fields are named after the traits of the Smithy specification. Traits with a language of their own (endpoint rules,
/// tests) are kept as nodes.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    // documentation
    /// `documentation` and `externalDocumentation`
    pub documentation: Documentation,
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
    /// `range`
    pub range: Option<Box<Range>>,
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
    /// The outermost element of an XML body may have any name, since the description does not define it; not a trait of
    /// Smithy.
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
    /// `aws.api#clientDiscoveredEndpoint`: true if discovery is required.
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

    // unsupported traits
    // Traits that should affect the client, but are not supported.
    pub unsupported_traits: Vec<UnsupportedTrait>,

    // tests
    /// `smithy.test#httpRequestTests`, as written.
    pub http_request_tests: Option<Node>,
    /// `smithy.test#httpResponseTests`, as written.
    pub http_response_tests: Option<Node>,
    /// `smithy.test#eventStreamTests`, as written.
    pub event_stream_tests: Option<Node>,
}

/// The documentation of a shape or member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documentation {
    /// CommonMark, in AWS models HTML.
    pub text: Option<String>,
    /// Names and addresses of external pages.
    pub links: Vec<(String, String)>,
    converted: Converted,
}

/// The converted text, kept after the first conversion. It does not count when documentation is compared.
#[derive(Clone, Debug, Default)]
struct Converted(OnceLock<String>);

impl PartialEq for Converted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Converted {}

impl Documentation {
    /// Converts the text, once: the result is kept, so the function has to be the same one each time. Empty if there is no text.
    pub fn converted(&self, convert: impl FnOnce(&str) -> String) -> &str {
        let text = self.text.as_deref();
        let convert = || text.map(convert).unwrap_or_default();
        self.converted.0.get_or_init(convert)
    }

    /// Creates documentation without links.
    pub fn of(text: Option<&str>) -> Self {
        Self {
            text: text.map(str::to_owned),
            ..Self::default()
        }
    }

    /// Fills in missing text and links from another documentation.
    pub fn or(&self, other: &Self) -> Self {
        let links = if self.links.is_empty() {
            &other.links
        } else {
            &self.links
        };
        Self {
            text: self.text.as_ref().or(other.text.as_ref()).cloned(),
            links: links.clone(),
            ..Self::default()
        }
    }
}

/// A trait that should affect the client, but is not supported.
#[derive(Clone, Debug)]
pub struct UnsupportedTrait {
    /// Its id.
    pub id: String,
    /// The feature that the client lacks for this reason.
    pub lacking: &'static str,
    /// The location at which it is applied.
    pub at: Location,
}

/// `deprecated`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// The reason and the replacement.
    pub message: Option<String>,
    /// The version that deprecated it.
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
#[allow(missing_docs)] // the names are those of the formats
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
    /// The prefix, if there is one.
    pub prefix: Option<String>,
}

/// A protocol trait of a service; the protocol need not be one that tinsmith supports.
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
    /// The sessions of S3 Express; not from a trait.
    S3Express,
    /// `httpBearerAuth`
    Bearer,
    /// `httpBasicAuth`
    Basic,
    /// `httpDigestAuth`
    Digest,
    /// `httpApiKeyAuth`
    ApiKey {
        /// The name of the header or query parameter.
        name: String,
        /// The place of the key.
        location: ApiKeyLocation,
        /// The text before the key in a header.
        scheme: Option<String>,
    },
    /// A trait that the model itself defines as an auth scheme, by its id.
    Custom(String),
}

impl AuthScheme {
    /// Returns the id of the trait, or the name in endpoint rules if there is no trait.
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

/// The place of an API key in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ApiKeyLocation {
    Header,
    Query,
}

/// `range`: numbers as written.
#[derive(Clone, Debug, Default)]
pub struct Range {
    /// The minimum.
    pub min: Option<Node>,
    /// The maximum.
    pub max: Option<Node>,
}

impl Range {
    /// Returns the minimum and the maximum as floating-point numbers.
    pub fn limits(&self) -> (Option<f64>, Option<f64>) {
        let limit = |limit: &Option<Node>| limit.as_ref().and_then(Node::as_f64);
        (limit(&self.min), limit(&self.max))
    }
}

/// `paginated`, merged from service and operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// Path to the token in the output.
    pub output_token: Option<String>,
    /// Path to the items in the output.
    pub items: Option<String>,
    /// The input member that limits the size of a page.
    pub page_size: Option<String>,
}
