//! The quirks of services, each with its reason.

use super::customizations::{AuthTokens, Behavior, PresignedForm};
use crate::model::AuthScheme;

/// A quirk of a service.
#[derive(Debug)]
pub struct Quirk {
    /// `sdkId` of the service.
    pub service: &'static str,
    /// The change it makes.
    pub change: Change,
}

/// The change that a quirk makes. Shapes are named without the namespace, which is that of the service.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// Makes this error a retryable server error.
    Retryable(&'static str),
    /// Sends this operation without credentials.
    Unsigned(&'static str),
    /// Adds a header to every request.
    Header(&'static str, &'static str),
    /// Sets the value of an unset label.
    LabelDefault(&'static str, &'static str),
    /// Strips these prefixes from ids of this shape before they are sent.
    StripPrefixes(&'static str, &'static [&'static str]),
    /// Leaves the first label of every URI pattern to the endpoint rules, which put it into the host or the path. A
    /// model without rules keeps it.
    LabelInEndpoint(&'static str),
    /// Makes these operations presignable.
    Presigned(&'static [&'static str], PresignedForm),
    /// Gives all members of this name a type of the prelude.
    MemberType(&'static str, &'static str),
    /// Makes zero the default of this type, a number or boolean, and of its members.
    DefaultZero(&'static str),
    /// Makes this structure a union.
    Union(&'static str),
    /// Reads errors of restXml without an envelope.
    NoErrorWrapping,
    /// Adds Glacier's checksums of the body to requests of this operation.
    TreeHash(&'static str),
    /// Sends requests to the URL in this member.
    EndpointMember(&'static str),
    /// Adds this auth scheme, given the signing name: it is used if the endpoint rules select it, SigV4 otherwise.
    EndpointAuth(fn(String) -> AuthScheme),
    /// Ends the pages of this operation when the given output member is not `true`.
    LastPageFlag(&'static str, &'static str),
    /// Reads the outermost element of this operation's output as its member.
    UnwrappedOutput(&'static str),
    /// Makes members of this name timestamps. If such a member is a header of an output, it is deprecated, stays unset if the
    /// header is malformed, and the other member keeps the text of the header.
    LenientHeader(&'static str, &'static str),
    /// Retries calls after errors with this code.
    TransientError(&'static str),
    /// Sets the delay before the first retry in milliseconds, and the maximum number of attempts.
    Retries(u16, u8),
    /// Makes this operation wait before a retry even if the retry quota is exhausted, since it is called in a loop.
    LongPoll(&'static str),
    /// Sends requests unsigned if there are no credentials.
    UnsignedFallback,
    /// Lets callers leave the body of these operations out of the signature.
    UnsignedPayload(&'static [&'static str]),
    /// Lets the client create tokens for logging in to databases.
    AuthTokens(AuthTokens),
    /// Changes the behavior of the runtime.
    Behavior(Behavior),
}

const SIGV4A: fn(String) -> AuthScheme = |name| AuthScheme::SigV4a { name };
const S3_EXPRESS: fn(String) -> AuthScheme = |_| AuthScheme::S3Express;

/// Prefixes of ids in responses, with and without a leading slash, as the published client strips them.
const ROUTE53_PREFIXES: &[&str] = &[
    "/hostedzone/",
    "hostedzone/",
    "/change/",
    "change/",
    "/delegationset/",
    "delegationset/",
];

/// The operations of S3 that the official Rust client can presign.
const S3_PRESIGNED: &[&str] = &[
    "DeleteObject",
    "GetObject",
    "HeadObject",
    "ListObjectVersions",
    "PutObject",
    "UploadPart",
];

/// The signing names of services whose bearer token may be set in the environment, such as `AWS_BEARER_TOKEN_BEDROCK`,
/// as in the official clients.
pub const TOKENS_IN_ENVIRONMENT: &[&str] = &["bedrock"];

const fn quirk(service: &'static str, change: Change) -> Quirk {
    Quirk { service, change }
}

/// All quirks.
pub const QUIRKS: &[Quirk] = &[
    // STS could not reach the identity provider, which is a temporary failure; the API reference says to retry, but the
    // model does not
    quirk("STS", Change::Retryable("IDPCommunicationErrorException")),
    // and its code may come from operations whose model has no such error
    quirk("STS", Change::TransientError("IDPCommunicationError")),
    // the developer guide says to retry
    quirk("S3", Change::TransientError("InternalError")),
    // it responds within milliseconds, so the usual delay would take most of a call
    quirk("DynamoDB", Change::Retries(25, 4)),
    // they are long polls: they hold a request open until they have something to return, and are called in a loop
    quirk("SQS", Change::LongPoll("ReceiveMessage")),
    quirk("SFN", Change::LongPoll("GetActivityTask")),
    quirk("SWF", Change::LongPoll("PollForActivityTask")),
    quirk("SWF", Change::LongPoll("PollForDecisionTask")),
    // a caller who assumes a role this way has no credentials yet: the token or the assertion authenticates the request
    quirk("STS", Change::Unsigned("AssumeRoleWithSAML")),
    quirk("STS", Change::Unsigned("AssumeRoleWithWebIdentity")),
    // without this header the service responds in HAL, an extension of JSON
    quirk("API Gateway", Change::Header("accept", "application/json")),
    // the developer guide requires the API version, and `-` for the account of the credentials
    quirk("Glacier", Change::Header("x-amz-glacier-version", "2012-06-01")),
    quirk("Glacier", Change::LabelDefault("accountId", "-")),
    // botocore has the page limits of the four list operations as strings
    quirk("Glacier", Change::MemberType("limit", "Integer")),
    // the service refuses archives without them
    quirk("Glacier", Change::TreeHash("UploadArchive")),
    quirk("Glacier", Change::TreeHash("UploadMultipartPart")),
    // each model has a URL for predictions, which the service returns with the model
    quirk("Machine Learning", Change::EndpointMember("PredictEndpoint")),
    // responses contain ids as paths, `/hostedzone/Z1`, requests take bare ids
    quirk("Route 53", Change::StripPrefixes("ResourceId", ROUTE53_PREFIXES)),
    quirk("Route 53", Change::StripPrefixes("ChangeId", ROUTE53_PREFIXES)),
    // the endpoint rules decide if a bucket is in the host or in the path; the URI patterns are older
    quirk("S3", Change::LabelInEndpoint("Bucket")),
    // keys are not paths: `a//b` and `a/../b` are different objects
    quirk("S3", Change::Behavior(Behavior::SignsPathAsSent)),
    // both services refuse requests without the header
    quirk("S3", Change::Behavior(Behavior::SendsContentSha256)),
    quirk("S3 Control", Change::Behavior(Behavior::SendsContentSha256)),
    // presigned URLs of objects are given to other parties
    quirk("S3", Change::Presigned(S3_PRESIGNED, PresignedForm::Unchanged)),
    // browsers play speech from a presigned URL: the service accepts the operation as a GET too
    quirk(
        "Polly",
        Change::Presigned(&["SynthesizeSpeech"], PresignedForm::GetWithQuery),
    ),
    // endpoints of several regions need SigV4a: the endpoint rules say so, the service does not
    quirk("CloudFront KeyValueStore", Change::EndpointAuth(SIGV4A)),
    quirk("EventBridge", Change::EndpointAuth(SIGV4A)),
    quirk("S3", Change::EndpointAuth(SIGV4A)),
    quirk("SESv2", Change::EndpointAuth(SIGV4A)),
    // directory buckets need S3 Express sessions: the endpoint rules say so, the service does not
    quirk("S3", Change::EndpointAuth(S3_EXPRESS)),
    // buckets may be public
    quirk("S3", Change::UnsignedFallback),
    // bodies are large, and have their own checksums
    quirk("S3", Change::UnsignedPayload(&["PutObject", "UploadPart"])),
    // databases accept a signed URL as a password
    quirk("RDS", Change::AuthTokens(AuthTokens::Rds)),
    quirk("DSQL", Change::AuthTokens(AuthTokens::Dsql)),
    // long operations respond with 200 immediately, and may fail later
    quirk("S3", Change::Behavior(Behavior::ErrorsInSuccess)),
    // responses to `HEAD` have no body that could contain the error code
    quirk("S3", Change::Behavior(Behavior::NotFoundByStatus)),
    // AWS support needs both ids
    quirk("S3", Change::Behavior(Behavior::ExtendedRequestIds)),
    // the last page has a token, too
    quirk("S3", Change::LastPageFlag("ListParts", "IsTruncated")),
    // the value was set by the writer of the object, as `0` or `-1`
    quirk("S3", Change::LenientHeader("Expires", "ExpiresString")),
    //
    // from here on: statements of Smithy's models and the published crates that botocore's descriptions lack
    quirk("S3", Change::UnwrappedOutput("GetBucketLocation")),
    // botocore has page limits as strings, like markers
    quirk("CloudFront", Change::MemberType("MaxItems", "Integer")),
    quirk("Route 53", Change::MemberType("MaxItems", "Integer")),
    quirk("Route 53", Change::MemberType("MaxResults", "Integer")),
    // unset members count as zero
    quirk("Route 53", Change::DefaultZero("IsPrivateZone")),
    quirk("Route 53", Change::DefaultZero("SigningKeyInteger")),
    quirk("Route 53", Change::DefaultZero("SigningKeyTag")),
    quirk("Route 53", Change::DefaultZero("UsageCount")),
    // botocore has these markers as numbers
    quirk("S3", Change::MemberType("PartNumberMarker", "String")),
    quirk("S3", Change::MemberType("NextPartNumberMarker", "String")),
    // botocore accepts errors with and without an envelope
    quirk("S3", Change::NoErrorWrapping),
    // botocore's description of this type predates unions
    quirk("CloudDirectory", Change::Union("TypedAttributeValue")),
    quirk("DynamoDB", Change::Union("AttributeValue")),
    quirk("DynamoDB Streams", Change::Union("AttributeValue")),
    quirk("IoT", Change::Union("AssetPropertyVariant")),
    quirk("QuickSight", Change::Union("DataSourceParameters")),
    quirk("QuickSight", Change::Union("PhysicalTable")),
    quirk("QuickSight", Change::Union("TransformOperation")),
    quirk("S3", Change::Union("MetricsFilter")),
    quirk("S3", Change::Union("AnalyticsFilter")),
    quirk("SageMaker", Change::Union("TrialComponentParameterValue")),
    quirk("XRay", Change::Union("AnnotationValue")),
];
