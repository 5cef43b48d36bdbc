//! What single services need that their models do not say: data, each with its reason.

use crate::model::{
    AuthScheme, Kind, Member, Model, PresignedForm, Shape, ShapeId, ShapeRef, Simple, Traits,
};
use crate::node::Node;
use crate::source::Location;
use std::collections::BTreeSet;

/// A quirk of a service.
struct Quirk {
    /// `sdkId` of the service.
    service: &'static str,
    what: What,
}

/// What to do about it.
enum What {
    /// The error of this name may be tried again, as a failure of the server.
    Retryable(&'static str),
    /// The operation of this name is called without credentials.
    Unsigned(&'static str),
    /// Every request has this header.
    Header(&'static str, &'static str),
    /// The label of this name is this text where it is not set.
    LabelDefault(&'static str, &'static str),
    /// Of ids of this shape, in inputs, what they begin with is not sent where it is one of these.
    Prefixes(&'static str, &'static [&'static str]),
    /// The label of this name in front of the path of every operation is left to the endpoint rules, which put it into the
    /// host or the path.
    LabelInEndpoint(&'static str),
    /// Requests of the operations of these names can be presigned.
    Presigned(&'static [&'static str], PresignedForm),
    /// Members of this name are of this type of the prelude.
    Member(&'static str, &'static str),
    /// Members of the type of this name, a number or boolean, are zero where they are not set.
    Zero(&'static str),
    /// The structure of this name is a union.
    Union(&'static str),
    /// Errors of restXml stand in no envelope.
    NoErrorWrapping,
    /// Requests of the operation of this name have Glacier's checksums of the body.
    TreeHash(&'static str),
    /// The member of this name, of an input, is the URL the request goes to.
    Endpoint(&'static str),
    /// Requests are signed with this scheme, given the signing name, where the endpoint rules say so, and SigV4 else.
    Auth(fn(String) -> AuthScheme),
    /// The operation of this name has no more pages where the member of this name of an output is not `true`.
    More(&'static str, &'static str),
    /// The outermost element of the output of the operation of this name is its member.
    UnwrappedOutput(&'static str),
    /// The header that the member of this name, of an output, stands in need not be what the model says: the member is not
    /// set then, and one of the other name has the text.
    AsText(&'static str, &'static str),
    /// A fact the runtime has to know.
    Fact(Fact),
}

/// What the runtime has to know of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The path is signed as it is sent: not encoded again, not normalised.
    SignsPathAsSent,
    /// The checksum of the body is sent in a header.
    SendsContentSha256,
    /// A response that says it is a success may hold an error.
    ErrorsInSuccess,
    /// An error without a body is `NotFound` where the status says so.
    NotFoundByStatus,
    /// Responses have a second request id.
    ExtendedRequestIds,
}

const SIGV4A: fn(String) -> AuthScheme = |name| AuthScheme::SigV4a { name };

const QUIRKS: &[Quirk] = &[
    // STS could not reach the identity provider, which is a passing failure of the server's side; the service's API
    // reference says to try again, the model does not
    Quirk {
        service: "STS",
        what: What::Retryable("IDPCommunicationErrorException"),
    },
    // whoever assumes a role this way has no credentials yet: the token or the assertion stands for them
    Quirk {
        service: "STS",
        what: What::Unsigned("AssumeRoleWithSAML"),
    },
    Quirk {
        service: "STS",
        what: What::Unsigned("AssumeRoleWithWebIdentity"),
    },
    // the service answers in HAL, a richer form of JSON, to those who do not ask for the plain one
    Quirk {
        service: "API Gateway",
        what: What::Header("accept", "application/json"),
    },
    // the developer guide asks for both: the version of the API, and `-` for the account that signs
    Quirk {
        service: "Glacier",
        what: What::Header("x-amz-glacier-version", "2012-06-01"),
    },
    Quirk {
        service: "Glacier",
        what: What::LabelDefault("accountId", "-"),
    },
    // the service takes no archive without them
    Quirk {
        service: "Glacier",
        what: What::TreeHash("UploadArchive"),
    },
    Quirk {
        service: "Glacier",
        what: What::TreeHash("UploadMultipartPart"),
    },
    // models make predictions at URLs of their own, which the service hands out with them
    Quirk {
        service: "Machine Learning",
        what: What::Endpoint("PredictEndpoint"),
    },
    // answers hold ids as paths, `/hostedzone/Z1`, requests take them bare
    Quirk {
        service: "Route 53",
        what: What::Prefixes("ResourceId", ROUTE53_PREFIXES),
    },
    Quirk {
        service: "Route 53",
        what: What::Prefixes("DelegationSetId", ROUTE53_PREFIXES),
    },
    Quirk {
        service: "Route 53",
        what: What::Prefixes("ChangeId", ROUTE53_PREFIXES),
    },
    // the endpoint rules know whether a bucket stands in the host or in the path; the URI patterns are older than they
    Quirk {
        service: "S3",
        what: What::LabelInEndpoint("Bucket"),
    },
    // keys are not paths: `a//b` and `a/../b` are objects of these names
    Quirk {
        service: "S3",
        what: What::Fact(Fact::SignsPathAsSent),
    },
    // both refuse requests without the header
    Quirk {
        service: "S3",
        what: What::Fact(Fact::SendsContentSha256),
    },
    Quirk {
        service: "S3 Control",
        what: What::Fact(Fact::SendsContentSha256),
    },
    // those whose links people hand on; the official Rust client has the same ones
    Quirk {
        service: "S3",
        what: What::Presigned(
            &[
                "DeleteObject",
                "GetObject",
                "HeadObject",
                "ListObjectVersions",
                "PutObject",
                "UploadPart",
            ],
            PresignedForm::AsItIs,
        ),
    },
    // browsers play speech from a link: the service takes the operation as a GET too
    Quirk {
        service: "Polly",
        what: What::Presigned(&["SynthesizeSpeech"], PresignedForm::GetWithQuery),
    },
    // endpoints that stand for several regions are signed for all of them: their rules say so, the service does not
    Quirk {
        service: "CloudFront KeyValueStore",
        what: What::Auth(SIGV4A),
    },
    Quirk {
        service: "EventBridge",
        what: What::Auth(SIGV4A),
    },
    Quirk {
        service: "S3",
        what: What::Auth(SIGV4A),
    },
    Quirk {
        service: "SESv2",
        what: What::Auth(SIGV4A),
    },
    // as do those of directory buckets
    Quirk {
        service: "S3",
        what: What::Auth(|_| AuthScheme::S3Express),
    },
    // operations that take long answer 200 at once, and may fail after that
    Quirk {
        service: "S3",
        what: What::Fact(Fact::ErrorsInSuccess),
    },
    // answers to `HEAD` have no body for the code of an error
    Quirk {
        service: "S3",
        what: What::Fact(Fact::NotFoundByStatus),
    },
    Quirk {
        service: "S3",
        what: What::Fact(Fact::ExtendedRequestIds),
    },
    // the last page has a token, too
    Quirk {
        service: "S3",
        what: What::More("ListParts", "IsTruncated"),
    },
    // whoever stored an object chose the text, as `0` or `-1`
    Quirk {
        service: "S3",
        what: What::AsText("Expires", "ExpiresString"),
    },
    // from here on: what Smithy's models and the published crates say, and botocore's descriptions do not
    Quirk {
        service: "S3",
        what: What::UnwrappedOutput("GetBucketLocation"),
    },
    Quirk {
        service: "S3",
        what: What::Member("Expires", "Timestamp"),
    },
    //
    // limits of pages are text there, as markers are
    Quirk {
        service: "CloudFront",
        what: What::Member("MaxItems", "Integer"),
    },
    Quirk {
        service: "Route 53",
        what: What::Member("MaxItems", "Integer"),
    },
    Quirk {
        service: "Route 53",
        what: What::Member("MaxResults", "Integer"),
    },
    // what nobody sets is zero
    Quirk {
        service: "Route 53",
        what: What::Zero("IsPrivateZone"),
    },
    Quirk {
        service: "Route 53",
        what: What::Zero("SigningKeyInteger"),
    },
    Quirk {
        service: "Route 53",
        what: What::Zero("SigningKeyTag"),
    },
    Quirk {
        service: "Route 53",
        what: What::Zero("UsageCount"),
    },
    // markers are numbers there
    Quirk {
        service: "S3",
        what: What::Member("PartNumberMarker", "String"),
    },
    Quirk {
        service: "S3",
        what: What::Member("NextPartNumberMarker", "String"),
    },
    // whoever parses errors takes them with and without an envelope there
    Quirk {
        service: "S3",
        what: What::NoErrorWrapping,
    },
    // they are older there than unions
    Quirk {
        service: "CloudDirectory",
        what: What::Union("TypedAttributeValue"),
    },
    Quirk {
        service: "DynamoDB",
        what: What::Union("AttributeValue"),
    },
    Quirk {
        service: "DynamoDB Streams",
        what: What::Union("AttributeValue"),
    },
    Quirk {
        service: "IoT",
        what: What::Union("AssetPropertyVariant"),
    },
    Quirk {
        service: "QuickSight",
        what: What::Union("DataSourceParameters"),
    },
    Quirk {
        service: "QuickSight",
        what: What::Union("PhysicalTable"),
    },
    Quirk {
        service: "QuickSight",
        what: What::Union("TransformOperation"),
    },
    Quirk {
        service: "S3",
        what: What::Union("MetricsFilter"),
    },
    Quirk {
        service: "S3",
        what: What::Union("AnalyticsFilter"),
    },
    Quirk {
        service: "SageMaker",
        what: What::Union("TrialComponentParameterValue"),
    },
    Quirk {
        service: "XRay",
        what: What::Union("AnnotationValue"),
    },
];

/// With and without the slash in front, as the published client has it.
const ROUTE53_PREFIXES: &[&str] = &[
    "/hostedzone/",
    "hostedzone/",
    "/change/",
    "change/",
    "/delegationset/",
    "delegationset/",
];

/// Works the quirks of a service into its model; what the model cannot say is returned.
pub fn apply(model: &mut Model, service: ShapeRef) -> BTreeSet<Fact> {
    let sdk_id = model[service].traits.sdk_id.clone();
    let mut facts = BTreeSet::new();
    for quirk in QUIRKS
        .iter()
        .filter(|quirk| Some(quirk.service) == sdk_id.as_deref())
    {
        match quirk.what {
            What::Retryable(error) => for_shape(model, error, |traits| {
                traits.retryable = Some(false);
                traits.error = Some("server".to_owned());
            }),
            What::Unsigned(operation) => for_shape(model, operation, |traits| traits.auth = Some(Vec::new())),
            What::Header(name, value) => {
                model.get_mut(service).traits.fixed_headers.push((name, value));
            }
            What::LabelDefault(label, value) => label_default(model, label, value),
            What::Prefixes(shape, prefixes) => prefixed(model, shape, prefixes),
            What::LabelInEndpoint(label) => label_in_endpoint(model, label),
            What::Presigned(operations, form) => {
                for operation in operations {
                    for_shape(model, operation, |traits| traits.presigned = Some(form));
                }
            }
            What::Member(name, ty) => member_type(model, name, ty),
            What::Zero(shape) => zero(model, shape),
            What::Union(shape) => union(model, shape),
            What::NoErrorWrapping => no_error_wrapping(model, service),
            What::TreeHash(operation) => for_shape(model, operation, |traits| traits.tree_hash = true),
            What::Endpoint(member) => endpoint(model, member),
            What::Auth(scheme) => add_scheme(&mut model.get_mut(service).traits, scheme),
            What::More(operation, member) => for_shape(model, operation, |traits| {
                if let Some(pages) = &mut traits.paginated {
                    pages.more = Some(member);
                }
            }),
            What::UnwrappedOutput(operation) => {
                for_shape(model, operation, |traits| traits.unwrapped_output = true);
            }
            What::AsText(member, text) => as_text(model, member, text),
            What::Fact(fact) => drop(facts.insert(fact)),
        }
    }
    facts
}

fn named(model: &Model, name: &str) -> Option<ShapeRef> {
    model
        .iter()
        .find(|(_, shape)| shape.id.name == name)
        .map(|(at, _)| at)
}

/// Changes the traits of the shape of this name, if there is one.
fn for_shape(model: &mut Model, name: &str, change: impl FnOnce(&mut Traits)) {
    if let Some(at) = named(model, name) {
        change(&mut model.get_mut(at).traits);
    }
}

/// The rules of every service know a URL that the caller has set.
fn endpoint(model: &mut Model, member: &str) {
    let is_it = |it: &Member| it.name == member;
    for_members(model, &is_it, |member| {
        member.traits.context_param = Some("Endpoint".to_owned());
    });
}

/// Adds the scheme of a service with this signing name as the last one, unless it is there.
fn add_scheme(service: &mut Traits, scheme: fn(String) -> AuthScheme) {
    let name = service.auth_schemes.iter().find_map(|it| match it {
        AuthScheme::SigV4 { name } => Some(name.clone()),
        _ => None,
    });
    let Some(name) = name else { return };
    let usual = AuthScheme::SigV4 { name: name.clone() };
    let added = scheme(name);
    let chosen = service.auth.get_or_insert_with(|| vec![usual.id().to_owned()]);
    if !chosen.iter().any(|id| id == added.id()) {
        chosen.push(added.id().to_owned());
    }
    if !service.auth_schemes.iter().any(|it| it.id() == added.id()) {
        service.auth_schemes.push(added);
    }
}

fn as_text(model: &mut Model, member: &str, text: &str) {
    let Some(string) = model.find(&prelude("String")) else {
        return;
    };
    let output = |(_, shape): (ShapeRef, &Shape)| match &shape.kind {
        Kind::Operation(operation) => operation.output,
        _ => None,
    };
    let outputs: BTreeSet<_> = model.iter().filter_map(output).collect();
    for output in outputs {
        let Kind::Structure(members) = &mut model.get_mut(output).kind else {
            continue;
        };
        let at = members
            .iter()
            .position(|it| it.name == member && it.traits.http_header.is_some());
        let Some(at) = at else { continue };
        let is_there = members.iter().any(|it| it.name == text);
        let Some(read) = members.get_mut(at) else { continue };
        read.traits.lenient = true;
        // a model may have it by itself
        if is_there {
            continue;
        }
        let traits = Traits {
            http_header: read.traits.http_header.clone(),
            documentation: Some(format!(
                "<p>The text of <code>{member}</code> as it was sent.</p>"
            )),
            ..Traits::default()
        };
        let text = Member {
            name: text.to_owned(),
            target: string,
            traits,
            at: read.at,
        };
        members.insert(at + 1, text);
    }
}

fn prelude(name: &str) -> ShapeId {
    ShapeId {
        namespace: "smithy.api".to_owned(),
        name: name.to_owned(),
    }
}

fn label_default(model: &mut Model, label: &str, value: &'static str) {
    let is_it = |member: &Member| member.traits.http_label && member.name == label;
    for_members(model, &is_it, |member| {
        member.traits.label_default = Some(value);
        // there is no need to set it
        member.traits.required = false;
    });
}

fn prefixed(model: &mut Model, shape: &str, prefixes: &'static [&'static str]) {
    let target = named(model, shape);
    let is_it = |member: &Member| Some(member.target) == target;
    for_members(model, &is_it, |member| member.traits.prefixes = prefixes);
}

/// Changes members of structures.
fn for_members(model: &mut Model, which: &dyn Fn(&Member) -> bool, change: impl Fn(&mut Member)) {
    let all: Vec<_> = model.iter().map(|(at, _)| at).collect();
    for at in all {
        if let Kind::Structure(members) = &mut model.get_mut(at).kind {
            let found = members.iter_mut().filter(|it| which(it));
            found.for_each(&change);
        }
    }
}

fn member_type(model: &mut Model, name: &str, ty: &str) {
    let Some(ty) = model.find(&prelude(ty)) else {
        return;
    };
    let simple = |at: ShapeRef| match &model[at].kind {
        Kind::Simple(simple) => Some(*simple),
        _ => None,
    };
    let all = model.iter().map(|(at, _)| at);
    let of_type: BTreeSet<_> = all.filter(|&at| simple(at) == simple(ty)).collect();
    let is_it = |member: &Member| member.name == name && !of_type.contains(&member.target);
    for_members(model, &is_it, |member| member.target = ty);
}

fn zero(model: &mut Model, shape: &str) {
    let Some(target) = named(model, shape) else { return };
    let zero = match &model[target].kind {
        Kind::Simple(Simple::Boolean) => Node::bool(false, Location::UNKNOWN),
        _ => Node::integer(0, Location::UNKNOWN),
    };
    model.get_mut(target).traits.default = Some(zero.clone());
    let is_it = |member: &Member| member.target == target;
    for_members(model, &is_it, |member| member.traits.default = Some(zero.clone()));
}

fn union(model: &mut Model, shape: &str) {
    let Some(at) = named(model, shape) else { return };
    let kind = &mut model.get_mut(at).kind;
    if let Kind::Structure(members) = kind {
        *kind = Kind::Union(std::mem::take(members));
    }
}

fn no_error_wrapping(model: &mut Model, service: ShapeRef) {
    for protocol in &mut model.get_mut(service).traits.protocols {
        protocol.no_error_wrapping = true;
    }
}

fn label_in_endpoint(model: &mut Model, label: &str) {
    let segment = format!("/{{{label}}}");
    let operations: Vec<_> = model
        .iter()
        .filter(|(_, shape)| matches!(shape.kind, Kind::Operation(_)))
        .map(|(at, _)| at)
        .collect();
    let mut inputs = BTreeSet::new();
    for at in operations {
        let input = model[at].as_operation().and_then(|operation| operation.input);
        let Some(http) = &mut model.get_mut(at).traits.http else {
            continue;
        };
        let Some(rest) = http.uri.strip_prefix(&segment) else {
            continue;
        };
        http.uri = match rest.starts_with('/') {
            true => rest.to_owned(),
            false => format!("/{rest}"),
        };
        inputs.extend(input);
    }
    for input in inputs {
        if let Kind::Structure(members) = &mut model.get_mut(input).kind {
            // it stays a member that stands outside of the body, in a label nobody asks for
            members
                .iter_mut()
                .filter(|it| it.name == label)
                .for_each(|it| it.traits.http_label = true);
        }
    }
}
