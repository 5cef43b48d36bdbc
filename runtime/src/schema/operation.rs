//! Descriptions of operations, stated as data by generated code.

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;

/// The description of an operation, except for its types.
#[derive(Debug)]
pub struct OperationShape {
    /// Name of the operation.
    pub name: &'static str,
    /// The properties that differ from the default.
    pub traits: &'static [OperationTrait],
}

/// A property of an operation, named after its Smithy trait.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum OperationTrait {
    /// `http`: method and URI pattern.
    Http(&'static str, &'static str),
    /// A header sent with every request of the service; not from a trait.
    Header(&'static str, &'static str),
    /// The auth schemes in order of preference, if they differ from those of the service: `auth`, `optionalAuth`.
    Auth(&'static [AuthScheme]),
    /// `aws.auth#unsignedPayload`
    UnsignedPayload,
    /// `aws.customizations#s3UnwrappedXmlOutput`
    UnwrappedOutput,
    /// Responses have a second request id: its header, and its key in the metadata of errors; not from a trait.
    ExtendedRequestId(&'static str, &'static str),
    /// The output has a `streaming` blob.
    StreamingOutput,
    /// The input contains `sensitive` members.
    SensitiveInput,
    /// The output or an error contains `sensitive` members.
    SensitiveOutput,
    /// The operation has no input: its target is `Unit`. Only the rpcv2 protocols distinguish this.
    NoInput,
    /// `requestCompression`, by gzip.
    Compression,
    /// `httpChecksumRequired`
    ChecksumRequired,
    /// `httpChecksum` of requests: the header that names the algorithm, empty if the caller cannot choose one, and
    /// whether the service requires a checksum.
    RequestChecksum(&'static str, bool),
    /// `httpChecksum` of responses: the header that requests a checksum, and the algorithms the service may use.
    ResponseChecksum(&'static str, &'static [&'static str]),
    /// Creates an interceptor for calls of the operation; not from a trait.
    Interceptor(fn() -> SharedInterceptor),
    /// A long poll: the service holds the request open until it has something to return, and callers repeat the call.
    LongPoll,
    /// The input has an event stream; true if its messages are signed.
    EventInput(bool),
    /// `staticContextParams`: a parameter of the endpoint rules, and its value.
    StaticParam(&'static str, StaticParam),
    /// `contextParam` and `operationContextParams`: a parameter of the endpoint rules, and the path to its value in the
    /// input.
    InputParam(&'static str, &'static [PathStep]),
    /// A parameter like [`InputParam`](Self::InputParam) whose value is a list.
    InputListParam(&'static str, &'static [PathStep]),
    /// A `required` member with a `contextParam`: without its value the request would reach another resource.
    RequiredParam(&'static str),
    /// `endpoint`: the prefix of the host, with members in braces.
    HostPrefix(&'static str),
}

/// The constant value of an endpoint parameter.
#[derive(Clone, Copy, Debug)]
pub enum StaticParam {
    /// A boolean.
    Bool(bool),
    /// A string.
    Str(&'static str),
    /// A list.
    List(&'static [&'static str]),
}

/// A step of a path, restricted to the forms of JMESPath that the specification allows.
#[derive(Clone, Copy, Debug)]
pub enum PathStep {
    /// A member, by its name on the wire.
    Field(&'static str),
    /// All items of a list.
    Each,
    /// The keys of a map.
    Keys,
    /// The results of several paths, concatenated.
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
    /// `httpApiKeyAuth` in a header: the header's name, and the text before the key.
    ApiKeyHeader(&'static str, &'static str),
    /// `httpApiKeyAuth` in the query string: the parameter's name.
    ApiKeyQuery(&'static str),
    /// An auth scheme defined by the model, by its id; the caller supplies it.
    Custom(&'static str),
    /// No authentication.
    None,
}
