//! What generated code states about an operation, as data.

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;

/// What an operation is, but for its types.
#[derive(Debug)]
pub struct OperationShape {
    /// Name of the operation.
    pub name: &'static str,
    /// What differs from the default.
    pub traits: &'static [OperationTrait],
}

/// One fact about an operation, after the Smithy trait it stands for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum OperationTrait {
    /// `http`: method and URI pattern.
    Http(&'static str, &'static str),
    /// A header that every request of the service has; no trait says it.
    Header(&'static str, &'static str),
    /// The auth schemes, best first, where they are not those of the service: `auth`, `optionalAuth`.
    Auth(&'static [AuthScheme]),
    /// `aws.auth#unsignedPayload`
    UnsignedPayload,
    /// `aws.customizations#s3UnwrappedXmlOutput`
    UnwrappedOutput,
    /// Responses have a second request id: its header, and its key in the metadata of errors; no trait says it.
    ExtendedRequestId(&'static str, &'static str),
    /// The output has a member that is a `streaming` body.
    StreamingOutput,
    /// There is something `sensitive` in the input.
    SensitiveInput,
    /// There is something `sensitive` in the output or an error.
    SensitiveOutput,
    /// The operation has no input: its target is `Unit`. Only the rpcv2 protocols care.
    NoInput,
    /// `requestCompression`, by gzip.
    Compression,
    /// `httpChecksumRequired`
    ChecksumRequired,
    /// `httpChecksum` of requests: the header that names the algorithm, which is empty where the caller cannot choose one, and
    /// whether the service insists on a checksum.
    RequestChecksum(&'static str, bool),
    /// `httpChecksum` of responses: the header that asks for a checksum, and the algorithms it may be of.
    ResponseChecksum(&'static str, &'static [&'static str]),
    /// Makes an interceptor that calls of the operation have; no trait says it.
    Interceptor(fn() -> SharedInterceptor),
    /// The input has a member that is an event stream; whether its messages are signed.
    EventInput(bool),
    /// `staticContextParams`: a parameter of the endpoint rules, and its value.
    StaticParam(&'static str, StaticParam),
    /// `contextParam` and `operationContextParams`: a parameter of the endpoint rules, and where its value is in the
    /// input.
    InputParam(&'static str, &'static [PathStep]),
    /// The same, of a parameter that is a list.
    InputListParam(&'static str, &'static [PathStep]),
    /// A `required` member with a `contextParam`: without it a request would go somewhere else.
    RequiredParam(&'static str),
    /// `endpoint`: what stands in front of the host, with members in braces.
    HostPrefix(&'static str),
}

/// The value of a parameter that never changes.
#[derive(Clone, Copy, Debug)]
pub enum StaticParam {
    /// A boolean.
    Bool(bool),
    /// A string.
    Str(&'static str),
    /// A list.
    List(&'static [&'static str]),
}

/// A step of a path; the forms of JMESPath that the specification allows.
#[derive(Clone, Copy, Debug)]
pub enum PathStep {
    /// A member, by its name on the wire.
    Field(&'static str),
    /// All items of a list.
    Each,
    /// The keys of a map.
    Keys,
    /// What several paths lead to, one after the other.
    All(&'static [&'static [PathStep]]),
}

/// An auth scheme of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthScheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`
    SigV4a,
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
    /// A scheme of the model's own, by its id: the caller adds it.
    Custom(&'static str),
    /// No authentication.
    None,
}
