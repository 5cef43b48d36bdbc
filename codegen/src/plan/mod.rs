//! The frozen view the emitters get: model, names, types, dependencies.
//!
//! In: what the passes prepared. Out: everything named and typed; an emitter decides nothing but form.

mod auth;
mod build;
mod checksum;
mod conformance;
mod constraint;
mod defaults;
mod pagination;
mod params;
mod protocol;
mod shapes;
mod types;
mod waiters;
mod wire;

pub use build::{plan, Wishes};
pub use conformance::{Case, CaseKind};
pub use constraint::Constraint;
pub use types::{Home, Named, NamedKind, Type};
pub use wire::WireTrait;

use crate::endpoint::EndpointRules;
use crate::jmespath::Expr;
use crate::model::{AuthScheme, Deprecated, PresignedForm, ShapeId};
pub use crate::passes::Fact;
use crate::protocol::Protocol;
use std::collections::BTreeSet;

/// A client, ready to be emitted.
#[derive(Debug)]
pub struct Plan {
    /// The service.
    pub service: Service,
    /// Its operations, in order of their names.
    pub operations: Vec<Operation>,
    /// Data structures other than inputs, outputs and errors, in order of their names.
    pub structures: Vec<Structure>,
    /// Unions, in order of their names.
    pub unions: Vec<Union>,
    /// String enums, in order of their names.
    pub enums: Vec<Enum>,
    /// Modelled errors, in order of their names.
    pub errors: Vec<Structure>,
    /// The errors of event streams, in order of their names.
    pub stream_errors: Vec<StreamError>,
    /// The protocol tests of the model, where they are asked for.
    pub conformance: Option<Vec<Case>>,
}

impl Plan {
    /// The structure or error a name stands for; inputs and outputs have none.
    pub fn structure(&self, named: &Named) -> Option<&Structure> {
        let mut all = self.structures.iter().chain(&self.errors);
        all.find(|it| it.home == named.home && it.name == named.name)
    }

    /// Whether there is something to wait for.
    pub fn has_waiters(&self) -> bool {
        self.operations.iter().any(|it| !it.waiters.is_empty())
    }

    /// Whether some requests can be presigned.
    pub fn has_presigned(&self) -> bool {
        self.operations.iter().any(|it| it.presigned.is_some())
    }

    /// The union a name stands for.
    pub fn union(&self, named: &Named) -> Option<&Union> {
        self.unions.iter().find(|it| it.name == named.name)
    }
}

/// Facts about the service.
#[derive(Debug)]
pub struct Service {
    /// Its shape id.
    pub id: ShapeId,
    /// `sdkId` of the trait `aws.api#service`; `None` where it is no service of AWS.
    pub sdk_id: Option<String>,
    /// What people call it: `title`, else the SDK id, else the name of the shape.
    pub title: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// `kinesisanalyticsv2`: the name of the crate, of the user agent and of the retry partition.
    pub module: String,
    /// Its API version.
    pub version: String,
    /// Name to sign requests with; `None` where nothing is signed with SigV4.
    pub signing_name: Option<String>,
    /// The auth schemes of its operations, best first; `None` is no authentication.
    pub auth: Vec<Option<AuthScheme>>,
    /// The protocol the client speaks.
    pub protocol: Protocol,
    /// Whether errors in XML stand in an envelope.
    pub wraps_errors: bool,
    /// `xmlNamespace` of the service.
    pub namespace: Option<WireTrait>,
    /// Whether errors carry the codes of the query protocol too.
    pub query_compatible: bool,
    /// What the runtime has to know of it besides its model.
    pub facts: BTreeSet<Fact>,
    /// All auth schemes it has, used by operations or not: its configuration has settings for them.
    pub auth_schemes: Vec<AuthScheme>,
    /// The settings of endpoints that are its own, as traits of the runtime.
    pub settings: Vec<&'static str>,
    /// The settings of endpoints that no other service has.
    pub own_settings: Vec<OwnSetting>,
    /// How endpoints are found; `None` where the caller has to name one.
    pub endpoint: Option<EndpointRules>,
}

impl Service {
    /// Whether a fact holds.
    pub fn has(&self, fact: Fact) -> bool {
        self.facts.contains(&fact)
    }
}

/// A setting of endpoints that no other service has.
#[derive(Debug)]
pub struct OwnSetting {
    /// The parameter of the rules that it sets.
    pub param: String,
    /// Its setter.
    pub name: String,
    /// `set_…`
    pub setter: String,
    /// Its type: a boolean, a string or a list of strings.
    pub ty: Type,
    /// Documentation as in the model.
    pub documentation: Option<String>,
}

/// An operation with its own input, output and error.
#[derive(Debug)]
pub struct Operation {
    /// Its shape id.
    pub id: ShapeId,
    /// `CreateApplicationPresignedUrl`: the marker type.
    pub name: String,
    /// `create_application_presigned_url`: module and client method.
    pub module: String,
    /// The client method.
    pub method: String,
    /// What the runtime has to know of it.
    pub traits: Vec<OperationTrait>,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// `…Input`
    pub input: Structure,
    /// `…Output`
    pub output: Structure,
    /// `…Error`
    pub error_name: String,
    /// Its errors, in order of their Rust names.
    pub errors: Vec<OperationError>,
    /// How its pages follow each other.
    pub pagination: Option<Pagination>,
    /// How its requests are presigned, where they can be.
    pub presigned: Option<PresignedForm>,
    /// What can be waited for with it, in model order.
    pub waiters: Vec<Waiter>,
}

/// A trait as data in the output; named after the variants of the runtime's `OperationTrait`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the runtime documents them
pub enum OperationTrait {
    Http(String, String),
    Header(&'static str, &'static str),
    Auth(Vec<Option<AuthScheme>>),
    UnsignedPayload,
    UnwrappedOutput,
    ExtendedRequestId,
    StreamingOutput,
    Compression,
    ChecksumRequired,
    RequestChecksum(String, bool),
    ResponseChecksum(String, Vec<String>),
    TreeHash,
    NoInput,
    EventInput(bool),
    StaticParam(String, serde_json::Value),
    InputParam(String, Vec<ParamStep>),
    InputListParam(String, Vec<ParamStep>),
    HostPrefix(String),
}

/// A step to a part of an input; named after the variants of the runtime's `PathStep`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the runtime documents them
pub enum ParamStep {
    Field(String),
    Each,
    Keys,
    All(Vec<Vec<ParamStep>>),
}

/// How the pages of an operation follow each other.
#[derive(Debug)]
pub struct Pagination {
    /// The paginator.
    pub name: String,
    /// The input's field for the token.
    pub input_token: String,
    /// The type of tokens.
    pub token: Type,
    /// The fields that lead to the token in the output.
    pub output_token: Vec<PathStep>,
    /// The fields that lead to the items in the output, and their list or map.
    pub items: Option<(Vec<PathStep>, Type)>,
    /// The input's field for the limit of a page, and its type.
    pub page_size: Option<(String, Type)>,
    /// The output's field that says whether there are more pages, where the token does not.
    pub more: Option<PathStep>,
}

/// A field on the way to a value.
#[derive(Debug)]
pub struct PathStep {
    /// The field.
    pub field: String,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// Something to wait for: an operation called until its result is as it should be.
#[derive(Debug)]
pub struct Waiter {
    /// `FunctionActiveV2`: what its types are named after.
    pub name: String,
    /// `function_active_v2`
    pub module: String,
    /// `wait_until_function_active_v2`
    pub method: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// The shortest and the longest time between two calls, in seconds.
    pub delays: (u64, u64),
    /// How a result is judged; the first that matches counts.
    pub acceptors: Vec<Acceptor>,
}

/// What a result means that matches.
#[derive(Debug)]
pub struct Acceptor {
    /// What it means.
    pub state: AcceptorState,
    /// What it has to be like.
    pub matcher: Matcher,
}

/// What becomes of a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptorState {
    /// It is over.
    Success,
    /// It is over without what was waited for.
    Failure,
    /// It goes on.
    Retry,
}

/// What a result has to be like.
#[derive(Debug)]
pub enum Matcher {
    /// An output, or an error of the service.
    Success(bool),
    /// An error with one of these codes.
    Error(Vec<String>),
    /// A response of this status.
    Status(u16),
    /// An output a part of which is as expected.
    Path {
        /// The path as it is in the model.
        path: String,
        /// The path with names on the wire.
        expr: Expr,
        /// Whether it is over an object of input and output, and not over the output.
        with_input: bool,
        /// How the part is compared.
        comparator: Comparator,
        /// With what.
        expected: String,
    },
}

/// How a part is compared; named after the variants of the runtime's `Expected`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the runtime documents them
pub enum Comparator {
    String,
    Boolean,
    AllStrings,
    AnyString,
}

/// A variant of an operation's error.
#[derive(Debug)]
pub struct OperationError {
    /// The type, which is also the variant.
    pub name: String,
    /// Its codes on the wire: that of the query protocols where it has one, and its name.
    pub codes: Vec<String>,
    /// `is_resource_not_found_exception`
    pub predicate: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
}

/// The error of an event stream.
#[derive(Debug)]
pub struct StreamError {
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// The union of the events.
    pub events: String,
    /// Whether it is written into requests.
    pub written: bool,
    /// Its errors, whose codes are the names of the union's members.
    pub errors: Vec<OperationError>,
}

/// A structure: data, input, output or error.
#[derive(Debug)]
pub struct Structure {
    /// Its shape id.
    pub id: ShapeId,
    /// Where it is reached.
    pub home: Home,
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// Name of the shape on the wire.
    pub wire_name: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// Whether none of it may be printed.
    pub sensitive: bool,
    /// What it is for.
    pub role: Role,
    /// Whether it is an output that keeps the second request id of its response.
    pub has_extended_request_id: bool,
    /// Whether it is written into requests.
    pub written: bool,
    /// Whether it is read from responses.
    pub read: bool,
    /// The members that waiters look at, by name in the model; `None` where they do not even look at it.
    pub watched: Option<BTreeSet<String>>,
    /// What the walkers have to know of it as the outermost element.
    pub traits: Vec<WireTrait>,
    /// Its members, in model order.
    pub fields: Vec<Field>,
    /// Facts for an error.
    pub error: Option<ErrorFacts>,
}

/// What a structure is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A value inside others.
    Data,
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// A modelled error.
    Error,
}

/// What an error is besides a structure.
#[derive(Debug)]
pub struct ErrorFacts {
    /// Its message member, by index.
    pub message: Option<usize>,
    /// `Some(throttling)` where the model says that it may be retried.
    pub retryable: Option<bool>,
    /// Whether the server is at fault.
    pub server: bool,
}

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in the model.
    pub member: String,
    /// The field, accessor and setter.
    pub name: String,
    /// `set_…`
    pub setter: String,
    /// `get_…`
    pub getter: String,
    /// Its name in bodies.
    pub wire_name: String,
    /// What is checked before it is sent.
    pub constraints: Vec<Constraint>,
    /// Its type without the outer `Option`.
    pub ty: Type,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether the model requires it.
    pub required: bool,
    /// Whether it is a member of an input with HTTP bindings that has none itself: it stands in the body.
    pub is_in_document: bool,
    /// Its value where none is given; only for members that are no `Option`.
    pub default: Option<DefaultValue>,
    /// What stands in for it where a response lacks it though it is required.
    pub correction: Option<Correction>,
    /// Whether it may not be printed.
    pub sensitive: bool,
    /// Whether the client makes one up where none is given.
    pub idempotency_token: bool,
    /// Documentation as in the model; the target's where the member has none.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// What the walkers have to know.
    pub traits: Vec<WireTrait>,
    /// Limits, to be told in the docs.
    pub limits: Vec<String>,
}

/// A default, as Rust has to make it.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// `Default::default()`
    Zero,
    /// `true`
    True,
    /// A whole number.
    Integer(i64),
    /// A fraction.
    Fraction(f64),
    /// A string.
    String(String),
    /// A value of a string enum.
    Enum(String),
    /// A number of any length.
    BigNumber(String),
    /// Bytes, in base64.
    Blob(String),
    /// Seconds since 1970.
    Timestamp(f64),
    /// A timestamp in the `date-time` format.
    DateTime(String),
    /// A document.
    Document(serde_json::Value),
}

/// The stand-in for a required member that a response lacks (the specification's client error correction).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The zero of the type: empty, 0, false, 1970.
    Zero,
    /// The unknown value of an enum.
    UnknownEnum,
    /// The unknown variant of a union.
    UnknownUnion,
    /// The structure with its own corrections.
    Structure,
}

/// A union.
#[derive(Debug)]
pub struct Union {
    /// Its shape id.
    pub id: ShapeId,
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// Name of the shape on the wire.
    pub wire_name: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// Whether none of it may be printed.
    pub sensitive: bool,
    /// Whether it is written into requests.
    pub written: bool,
    /// Whether it is read from responses.
    pub read: bool,
    /// The members that waiters look at, by name in the model; `None` where they do not even look at it.
    pub watched: Option<BTreeSet<String>>,
    /// What the walkers have to know of it as the outermost element.
    pub traits: Vec<WireTrait>,
    /// Its members, in model order.
    pub variants: Vec<Variant>,
}

/// A member of a union.
#[derive(Debug)]
pub struct Variant {
    /// The name in the model.
    pub member: String,
    /// The variant.
    pub name: String,
    /// `is_…`
    pub predicate: String,
    /// `as_…`
    pub accessor: String,
    /// Its name in bodies.
    pub wire_name: String,
    /// What is checked before it is sent.
    pub constraints: Vec<Constraint>,
    /// Its value; `None` for a unit.
    pub ty: Option<Type>,
    /// Whether it may not be printed.
    pub sensitive: bool,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// What the walkers have to know.
    pub traits: Vec<WireTrait>,
}

/// A string enum.
#[derive(Debug)]
pub struct Enum {
    /// Its shape id.
    pub id: ShapeId,
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
    /// Whether it may not be printed.
    pub sensitive: bool,
    /// Whether it is written into requests.
    pub written: bool,
    /// Whether it is read from responses.
    pub read: bool,
    /// Whether waiters look at it.
    pub watched: bool,
    /// Its known values, in order of their strings.
    pub values: Vec<EnumVariant>,
}

/// A known value of an enum.
#[derive(Debug)]
pub struct EnumVariant {
    /// The variant.
    pub name: String,
    /// The string on the wire.
    pub value: String,
    /// Documentation as in the model.
    pub documentation: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: Option<Deprecated>,
}

impl Structure {
    /// Whether its builder needs a draft: a member is no `Option`, so that the type itself cannot stand half filled.
    pub fn needs_draft(&self) -> bool {
        self.role != Role::Input && self.fields.iter().any(|f| !f.optional)
    }

    /// The member that is a body which need not be in memory.
    pub fn stream(&self) -> Option<&Field> {
        self.fields
            .iter()
            .find(|f| matches!(f.ty, Type::Stream | Type::EventStream { .. }))
    }

    /// Whether `build()` can fail: a member has to be set, or it is an input, which may get such a member later.
    pub fn is_fallible(&self) -> bool {
        self.role == Role::Input || self.fields.iter().any(Field::must_be_set)
    }

    /// Whether a value read from a response starts with stand-ins that differ from the unset state.
    pub fn has_corrections(&self) -> bool {
        self.fields.iter().any(|f| f.optional && f.correction.is_some())
    }
}

impl Field {
    /// Whether `build()` fails without it.
    pub fn must_be_set(&self) -> bool {
        !self.optional && self.default.is_none()
    }
}
