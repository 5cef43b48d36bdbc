//! Names and values of the traits of a plan, as text.

use crate::plan::{OperationTrait, WireTrait};
use std::fmt::Debug;

/// The name and the value of a trait, as text.
pub type TraitText = (&'static str, String);

/// Returns the name and value of a trait of a member or shape.
pub fn of_wire(wire_trait: &WireTrait) -> TraitText {
    match wire_trait {
        WireTrait::IdempotencyToken => flag("IdempotencyToken"),
        WireTrait::Sensitive => flag("Sensitive"),
        WireTrait::OmitZero => flag("OmitZero"),
        WireTrait::Timestamp(format) => one("Timestamp", format),
        WireTrait::MediaType(media_type) => one("MediaType", media_type),
        WireTrait::Streaming => flag("Streaming"),
        WireTrait::Header(name) => one("Header", name),
        WireTrait::Lenient => flag("Lenient"),
        WireTrait::PrefixHeaders(prefix) => one("PrefixHeaders", prefix),
        WireTrait::Label => flag("Label"),
        WireTrait::LabelDefault(value) => one("LabelDefault", value),
        WireTrait::Prefixes(prefixes) => one("Prefixes", prefixes),
        WireTrait::Query(name) => one("Query", name),
        WireTrait::QueryParams => flag("QueryParams"),
        WireTrait::Payload => flag("Payload"),
        WireTrait::PayloadStructure => flag("PayloadStructure"),
        WireTrait::Name(name) => one("Name", name),
        WireTrait::AnyRoot => flag("AnyRoot"),
        WireTrait::QueryName(name) => one("QueryName", name),
        WireTrait::EventHeader(size) => one("EventHeader", size),
        WireTrait::EventPayload => flag("EventPayload"),
        WireTrait::Flattened => flag("Flattened"),
        WireTrait::Attribute => flag("Attribute"),
        WireTrait::Namespace(uri, prefix) => two("Namespace", uri, prefix),
        WireTrait::ResponseCode => flag("ResponseCode"),
        WireTrait::Sparse => flag("Sparse"),
        WireTrait::Item(traits) => one("Item", traits),
        WireTrait::Key(traits) => one("Key", traits),
    }
}

/// Returns the name and value of a trait of an operation.
pub fn of_operation(operation_trait: &OperationTrait) -> TraitText {
    match operation_trait {
        OperationTrait::Http(method, uri) => two("Http", method, uri),
        OperationTrait::Header(name, value) => two("Header", name, value),
        OperationTrait::Auth(schemes) => one("Auth", schemes),
        OperationTrait::UnsignedPayload => flag("UnsignedPayload"),
        OperationTrait::UnwrappedOutput => flag("UnwrappedOutput"),
        OperationTrait::ExtendedRequestId => flag("ExtendedRequestId"),
        OperationTrait::StreamingOutput => flag("StreamingOutput"),
        OperationTrait::SensitiveInput => flag("SensitiveInput"),
        OperationTrait::SensitiveOutput => flag("SensitiveOutput"),
        OperationTrait::Compression => flag("Compression"),
        OperationTrait::ChecksumRequired => flag("ChecksumRequired"),
        OperationTrait::RequestChecksum(member, required) => two("RequestChecksum", member, required),
        OperationTrait::ResponseChecksum(member, algorithms) => two("ResponseChecksum", member, algorithms),
        OperationTrait::TreeHash => flag("TreeHash"),
        OperationTrait::LongPoll => flag("LongPoll"),
        OperationTrait::NoInput => flag("NoInput"),
        OperationTrait::EventInput(has_more) => one("EventInput", has_more),
        OperationTrait::StaticParam(name, value) => two("StaticParam", name, value),
        OperationTrait::InputParam(name, path) => two("InputParam", name, path),
        OperationTrait::InputListParam(name, path) => two("InputListParam", name, path),
        OperationTrait::RequiredParam(member) => one("RequiredParam", member),
        OperationTrait::HostPrefix(pattern) => one("HostPrefix", pattern),
    }
}

fn flag(name: &'static str) -> TraitText {
    (name, String::new())
}

fn one(name: &'static str, value: &impl Debug) -> TraitText {
    (name, format!("{value:?}"))
}

fn two(name: &'static str, first: &impl Debug, second: &impl Debug) -> TraitText {
    (name, format!("{first:?}, {second:?}"))
}
