//! The quirks of services, each with its reason.

use super::customizations::{Behavior, PresignedForm};
use crate::model::AuthScheme;

/// A quirk of a service.
#[derive(Debug)]
pub struct Quirk {
    /// `sdkId` of the service.
    pub service: &'static str,
    /// The difference it makes.
    pub change: Change,
}

/// The difference a quirk makes. Shapes are named without the namespace, which is that of the service.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// Makes the error of this name one of the server that may be tried again.
    Retryable(&'static str),
    /// Calls the operation of this name without credentials.
    Unsigned(&'static str),
    /// Adds a header to every request.
    Header(&'static str, &'static str),
    /// Fills the label of this name with a text where it is not set.
    LabelDefault(&'static str, &'static str),
    /// Strips these prefixes from ids of this shape before they are sent.
    StripPrefixes(&'static str, &'static [&'static str]),
    /// Leaves the label of this name, in front of the path of every operation, to the endpoint rules, which put it into the
    /// host or the path. A model without rules keeps it.
    LabelInEndpoint(&'static str),
    /// Makes requests of the operations of these names presignable.
    Presigned(&'static [&'static str], PresignedForm),
    /// Gives members of this name a type of the prelude.
    MemberType(&'static str, &'static str),
    /// Makes the zero the default of the type of this name, a number or boolean, and of its members.
    DefaultZero(&'static str),
    /// Makes the structure of this name a union.
    Union(&'static str),
    /// Takes errors of restXml without an envelope.
    NoErrorWrapping,
    /// Adds Glacier's checksums of the body to requests of the operation of this name.
    TreeHash(&'static str),
    /// Sends requests to the URL that the member of this name holds.
    EndpointMember(&'static str),
    /// Signs with this scheme, given the signing name, where the endpoint rules say so, and with SigV4 elsewhere.
    EndpointAuth(fn(String) -> AuthScheme),
    /// Ends the pages of the operation of this name where the output's member of the other name is not `true`.
    LastPageFlag(&'static str, &'static str),
    /// Reads the outermost element of the output of the operation of this name as its member.
    UnwrappedOutput(&'static str),
    /// Leaves the output's member of the first name unset where its header is not what the model says, and keeps the text of
    /// the header in one of the other name.
    HeaderAsText(&'static str, &'static str),
    /// Has the runtime behave differently.
    Behavior(Behavior),
}

const SIGV4A: fn(String) -> AuthScheme = |name| AuthScheme::SigV4a { name };
const S3_EXPRESS: fn(String) -> AuthScheme = |_| AuthScheme::S3Express;

/// Ids as answers have them, with and without the slash in front, as the published client strips them.
const ROUTE53_PREFIXES: &[&str] = &[
    "/hostedzone/",
    "hostedzone/",
    "/change/",
    "change/",
    "/delegationset/",
    "delegationset/",
];

/// The operations of S3 whose links people hand on, as in the official Rust client.
const S3_PRESIGNED: &[&str] = &[
    "DeleteObject",
    "GetObject",
    "HeadObject",
    "ListObjectVersions",
    "PutObject",
    "UploadPart",
];

const fn quirk(service: &'static str, change: Change) -> Quirk {
    Quirk { service, change }
}

/// All quirks.
pub const QUIRKS: &[Quirk] = &[
    // STS could not reach the identity provider, which is a passing failure of the server's side; the service's API
    // reference says to try again, the model does not
    quirk("STS", Change::Retryable("IDPCommunicationErrorException")),
    // whoever assumes a role this way has no credentials yet: the token or the assertion stands for them
    quirk("STS", Change::Unsigned("AssumeRoleWithSAML")),
    quirk("STS", Change::Unsigned("AssumeRoleWithWebIdentity")),
    // the service answers in HAL, a richer form of JSON, to those who do not ask for the plain one
    quirk("API Gateway", Change::Header("accept", "application/json")),
    // the developer guide asks for both: the version of the API, and `-` for the account that signs
    quirk("Glacier", Change::Header("x-amz-glacier-version", "2012-06-01")),
    quirk("Glacier", Change::LabelDefault("accountId", "-")),
    // botocore has the number in the query of the four lists as a text
    quirk("Glacier", Change::MemberType("limit", "Integer")),
    // the service takes no archive without them
    quirk("Glacier", Change::TreeHash("UploadArchive")),
    quirk("Glacier", Change::TreeHash("UploadMultipartPart")),
    // models make predictions at URLs of their own, which the service hands out with them
    quirk("Machine Learning", Change::EndpointMember("PredictEndpoint")),
    // answers hold ids as paths, `/hostedzone/Z1`, requests take them bare
    quirk("Route 53", Change::StripPrefixes("ResourceId", ROUTE53_PREFIXES)),
    quirk("Route 53", Change::StripPrefixes("ChangeId", ROUTE53_PREFIXES)),
    // the endpoint rules know whether a bucket stands in the host or in the path; the URI patterns are older than they
    quirk("S3", Change::LabelInEndpoint("Bucket")),
    // keys are not paths: `a//b` and `a/../b` are objects of these names
    quirk("S3", Change::Behavior(Behavior::SignsPathAsSent)),
    // both refuse requests without the header
    quirk("S3", Change::Behavior(Behavior::SendsContentSha256)),
    quirk("S3 Control", Change::Behavior(Behavior::SendsContentSha256)),
    // links to objects are handed on
    quirk("S3", Change::Presigned(S3_PRESIGNED, PresignedForm::Unchanged)),
    // browsers play speech from a link: the service takes the operation as a GET too
    quirk(
        "Polly",
        Change::Presigned(&["SynthesizeSpeech"], PresignedForm::GetWithQuery),
    ),
    // endpoints that stand for several regions are signed for all of them: their rules say so, the service does not
    quirk("CloudFront KeyValueStore", Change::EndpointAuth(SIGV4A)),
    quirk("EventBridge", Change::EndpointAuth(SIGV4A)),
    quirk("S3", Change::EndpointAuth(SIGV4A)),
    quirk("SESv2", Change::EndpointAuth(SIGV4A)),
    // as do those of directory buckets
    quirk("S3", Change::EndpointAuth(S3_EXPRESS)),
    // operations that take long answer 200 at once, and may fail after that
    quirk("S3", Change::Behavior(Behavior::ErrorsInSuccess)),
    // answers to `HEAD` have no body for the code of an error
    quirk("S3", Change::Behavior(Behavior::NotFoundByStatus)),
    // support asks for both ids
    quirk("S3", Change::Behavior(Behavior::ExtendedRequestIds)),
    // the last page has a token, too
    quirk("S3", Change::LastPageFlag("ListParts", "IsTruncated")),
    // whoever stored an object chose the text, as `0` or `-1`
    quirk("S3", Change::HeaderAsText("Expires", "ExpiresString")),
    //
    // from here on: statements of Smithy's models and the published crates that botocore's descriptions lack
    quirk("S3", Change::UnwrappedOutput("GetBucketLocation")),
    // limits of pages are text there, as markers are
    quirk("CloudFront", Change::MemberType("MaxItems", "Integer")),
    quirk("Route 53", Change::MemberType("MaxItems", "Integer")),
    quirk("Route 53", Change::MemberType("MaxResults", "Integer")),
    // members that nobody sets are zero
    quirk("Route 53", Change::DefaultZero("IsPrivateZone")),
    quirk("Route 53", Change::DefaultZero("SigningKeyInteger")),
    quirk("Route 53", Change::DefaultZero("SigningKeyTag")),
    quirk("Route 53", Change::DefaultZero("UsageCount")),
    // markers are numbers there
    quirk("S3", Change::MemberType("PartNumberMarker", "String")),
    quirk("S3", Change::MemberType("NextPartNumberMarker", "String")),
    // whoever parses errors takes them with and without an envelope there
    quirk("S3", Change::NoErrorWrapping),
    // they are older there than unions
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
