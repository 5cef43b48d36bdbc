//! Wire traits of members and shapes, for the protocol of the client. Only differences from the default are stated.

use super::constraint::{self, Constraint};
use super::role::Role;
use crate::model::{Kind, Member, Model, Shape, Simple, TimestampFormat, Traits};
use crate::passes::{MemberCustomizations, Prepared};
use crate::protocol::Protocol;

/// A trait as data of the output, named after a variant of the runtime's `Trait`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // documented in the runtime
pub enum WireTrait {
    IdempotencyToken,
    Sensitive,
    OmitZero,
    Timestamp(TimestampFormat),
    MediaType(String),
    Streaming,
    Header(String),
    Lenient,
    PrefixHeaders(String),
    Label,
    LabelDefault(&'static str),
    Prefixes(&'static [&'static str]),
    Query(String),
    QueryParams,
    Payload,
    PayloadStructure,
    Name(String),
    AnyRoot,
    QueryName(String),
    EventHeader(u8),
    EventPayload,
    Flattened,
    Attribute,
    Namespace(String, String),
    ResponseCode,
    Sparse,
    Item(Vec<WireTrait>),
    Key(Vec<WireTrait>),
}

/// The structure or union of a member, as far as its wire traits depend on it.
pub struct WireContext<'a> {
    /// The model and the results of the passes.
    pub prepared: &'a Prepared,
    /// The protocol.
    pub protocol: Protocol,
    /// True if the member is sent in requests, so that its constraints matter.
    pub written: bool,
    /// The role of the structure.
    pub role: Role,
}

impl WireContext<'_> {
    fn model(&self) -> &Model {
        &self.prepared.model
    }

    /// Returns the name of a member in the body.
    pub fn wire_name(&self, member: &Member) -> String {
        // members outside of the body keep their names, by which labels are found
        if self.is_bound(member) {
            return member.name.clone();
        }
        self.protocol.member_name(member).to_owned()
    }

    /// Returns the constraints of a member of a structure or union, if it is written.
    pub fn constraints(&self, member: &Member) -> Vec<Constraint> {
        if self.written {
            constraint::of_member(self.model(), member)
        } else {
            Vec::new()
        }
    }

    /// Returns the traits of a member of a structure or union.
    pub fn member(&self, container: &Shape, member: &Member) -> Vec<WireTrait> {
        let custom = self.prepared.customizations.member(container, member);
        let mut traits = Vec::new();
        let target = &self.model()[member.target];
        if self.written {
            traits.extend(
                member
                    .traits
                    .idempotency_token
                    .then_some(WireTrait::IdempotencyToken),
            );
            let is_sensitive = member.traits.sensitive || target.traits.sensitive;
            traits.extend(is_sensitive.then_some(WireTrait::Sensitive));
        }
        traits.extend(self.value(member));
        if self.written && !custom.stripped_prefixes.is_empty() {
            traits.push(WireTrait::Prefixes(custom.stripped_prefixes));
        }
        if self.protocol.has_http_bindings() {
            traits.extend(bindings(&member.traits, &custom, self.role));
            let is_structure = matches!(self.model()[member.target].kind, Kind::Structure(_));
            if is_structure && self.written && traits.contains(&WireTrait::Payload) {
                traits.push(WireTrait::PayloadStructure);
            }
        }
        if member.traits.event_header {
            traits.push(WireTrait::EventHeader(size(&self.model()[member.target].kind)));
        }
        traits.extend(member.traits.event_payload.then_some(WireTrait::EventPayload));
        if target.traits.streaming && matches!(target.kind, Kind::Union(_)) {
            traits.push(WireTrait::Streaming);
        }
        if self.protocol.is_xml() {
            traits.extend(member.traits.xml_flattened.then_some(WireTrait::Flattened));
            traits.extend(member.traits.xml_attribute.then_some(WireTrait::Attribute));
            if traits.contains(&WireTrait::Payload) {
                traits.extend(member.traits.xml_name.clone().map(WireTrait::Name));
                traits.extend(member.traits.any_root.then_some(WireTrait::AnyRoot));
            }
        }
        if self.written {
            let name = self.protocol.request_name(member);
            let other = name.filter(|name| *name != self.wire_name(member));
            traits.extend(other.map(WireTrait::QueryName));
        }
        traits
    }

    /// Returns `true` if a member is in the URI, the headers or the status, or is the body.
    pub fn is_bound(&self, member: &Member) -> bool {
        self.protocol.has_http_bindings() && is_bound(&member.traits, self.role)
    }

    /// Returns the traits of the item of a list, or the key or value of a map.
    fn nested(&self, member: &Member, wrap: fn(Vec<WireTrait>) -> WireTrait) -> Option<WireTrait> {
        let mut traits = Vec::new();
        traits.extend(self.value(member));
        if self.protocol.is_xml() {
            traits.extend(member.traits.xml_name.clone().map(WireTrait::Name));
        }
        (!traits.is_empty()).then(|| wrap(traits))
    }

    /// Returns the name of a shape on the wire; for written shapes a trait states differences.
    pub fn shape_name(&self, shape: &Shape) -> String {
        let named = shape.traits.xml_name.as_ref();
        let named = named.filter(|_| self.protocol.has_xml_roots() && !self.written);
        named.unwrap_or(&shape.id.name).clone()
    }

    /// Returns the traits of a structure or union as the outermost element.
    pub fn shape(&self, traits: &Traits) -> Vec<WireTrait> {
        let mut found = Vec::new();
        if self.written && self.protocol.has_xml_roots() {
            found.extend(traits.xml_name.clone().map(WireTrait::Name));
            found.extend(namespace(traits));
        }
        if self.protocol.has_xml_roots() {
            found.extend(traits.any_root.then_some(WireTrait::AnyRoot));
        }
        found
    }

    /// Returns the traits of a value: those of the member, then those of its target.
    fn value(&self, member: &Member) -> Vec<WireTrait> {
        let mut traits = Vec::new();
        let target = &self.model()[member.target];
        if self.written && self.protocol.has_xml_roots() {
            traits.extend(namespace(&member.traits));
        }
        match &target.kind {
            Kind::Simple(Simple::Timestamp) if self.protocol.has_timestamp_formats() => {
                let format = member.traits.timestamp_format.or(target.traits.timestamp_format);
                traits.extend(format.map(WireTrait::Timestamp));
            }
            Kind::Simple(Simple::String | Simple::Blob) if self.protocol.has_http_bindings() => {
                let media_type = member
                    .traits
                    .media_type
                    .as_ref()
                    .or(target.traits.media_type.as_ref());
                traits.extend(media_type.cloned().map(WireTrait::MediaType));
                traits.extend(target.traits.streaming.then_some(WireTrait::Streaming));
            }
            Kind::List { member: item } => {
                traits.extend(target.traits.sparse.then_some(WireTrait::Sparse));
                traits.extend(self.nested(item, WireTrait::Item));
            }
            Kind::Map { key, value } => {
                traits.extend(target.traits.sparse.then_some(WireTrait::Sparse));
                traits.extend(self.nested(key, WireTrait::Key));
                traits.extend(self.nested(value, WireTrait::Item));
            }
            _ => {}
        }
        traits
    }
}

/// `xmlNamespace`
pub fn namespace(traits: &Traits) -> Option<WireTrait> {
    let namespace = traits.xml_namespace.as_ref()?;
    let prefix = namespace.prefix.clone().unwrap_or_default();
    Some(WireTrait::Namespace(namespace.uri.clone(), prefix))
}

/// Returns the width of an integer in bytes; 0 for other types.
fn size(kind: &Kind) -> u8 {
    match kind {
        Kind::Simple(Simple::Byte) => 1,
        Kind::Simple(Simple::Short) => 2,
        Kind::Simple(Simple::Integer) | Kind::IntEnum(_) => 4,
        Kind::Simple(Simple::Long) => 8,
        _ => 0,
    }
}

/// Returns `true` if a member is outside of the body.
fn is_bound(member: &Traits, role: Role) -> bool {
    let in_headers = member.http_header.is_some() || member.http_prefix_headers.is_some();
    let is_any = in_headers || member.http_payload;
    match role {
        Role::Data => false,
        Role::Input => is_any || member.http_label || member.http_query.is_some() || member.http_query_params,
        Role::Output | Role::Error => is_any || member.http_response_code,
    }
}

/// Returns the HTTP bindings of a member that is not in the body.
fn bindings(member: &Traits, custom: &MemberCustomizations, role: Role) -> Vec<WireTrait> {
    let mut traits = Vec::new();
    if role == Role::Data {
        return traits;
    }
    let lower = |name: &String| name.to_ascii_lowercase();
    traits.extend(member.http_header.as_ref().map(lower).map(WireTrait::Header));
    traits.extend(custom.lenient.then_some(WireTrait::Lenient));
    traits.extend(
        member
            .http_prefix_headers
            .as_ref()
            .map(lower)
            .map(WireTrait::PrefixHeaders),
    );
    traits.extend(member.http_payload.then_some(WireTrait::Payload));
    match role {
        Role::Input => {
            traits.extend(member.http_label.then_some(WireTrait::Label));
            traits.extend(custom.label_default.map(WireTrait::LabelDefault));
            traits.extend(member.http_query.clone().map(WireTrait::Query));
            traits.extend(member.http_query_params.then_some(WireTrait::QueryParams));
        }
        _ => traits.extend(member.http_response_code.then_some(WireTrait::ResponseCode)),
    }
    traits
}
