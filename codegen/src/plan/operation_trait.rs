//! The properties of operations that the runtime uses.

use crate::endpoint::ParamValue;
use crate::model::AuthScheme;

/// A trait as data of the output, named after a variant of the runtime's `OperationTrait`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // documented in the runtime
pub enum OperationTrait {
    Http(String, String),
    Header(&'static str, &'static str),
    Auth(Vec<Option<AuthScheme>>),
    UnsignedPayload,
    UnwrappedOutput,
    ExtendedRequestId,
    StreamingOutput,
    SensitiveInput,
    SensitiveOutput,
    Compression,
    ChecksumRequired,
    RequestChecksum(String, bool),
    ResponseChecksum(String, Vec<String>),
    TreeHash,
    LongPoll,
    NoInput,
    EventInput(bool),
    StaticParam(String, ParamValue),
    InputParam(String, Vec<ParamStep>),
    InputListParam(String, Vec<ParamStep>),
    RequiredParam(String),
    HostPrefix(String),
}

/// A step of a path into an input, named after a variant of the runtime's `PathStep`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // documented in the runtime
pub enum ParamStep {
    Field(String),
    Each,
    Keys,
    All(Vec<Vec<ParamStep>>),
}
