//! What the walkers have to know of a member, for the protocol of the client: only what differs from the default.

use super::Role;
use crate::model::{Kind, Member, Model, Protocol, Simple, TimestampFormat, Traits};

/// A trait as data in the output; named after the variants of the runtime's `Trait`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the runtime documents them
pub enum WireTrait {
    Required,
    MinLength(u64),
    Min(i64),
    MinFraction(f64),
    IdempotencyToken,
    Sensitive,
    OmitZero,
    Timestamp(TimestampFormat),
    MediaType(String),
    Streaming,
    Header(String),
    PrefixHeaders(String),
    Label,
    Query(String),
    QueryParams,
    Payload,
    PayloadStructure,
    ResponseCode,
    Sparse,
    Item(Vec<WireTrait>),
    Key(Vec<WireTrait>),
}

/// Facts about the place a member stands in.
pub struct Place<'a> {
    /// The model.
    pub model: &'a Model,
    /// The protocol.
    pub protocol: &'a Protocol,
    /// Whether the member is written into requests, so that its constraints matter.
    pub written: bool,
    /// What the structure is for: members of inputs, outputs and errors may stand outside of the body.
    pub role: Role,
}

impl Place<'_> {
    /// The member's name in the body.
    pub fn wire_name(&self, member: &Member) -> String {
        match (self.protocol, &member.traits.json_name) {
            // what is not in the body goes by its own name: labels are looked up by it
            _ if self.protocol.has_http_bindings() && !bindings(&member.traits, self.role).is_empty() => {
                member.name.clone()
            }
            (Protocol::RestJson1 | Protocol::RpcV2Json, Some(name)) => name.clone(),
            _ => member.name.clone(),
        }
    }

    /// Traits of a member of a structure or union.
    pub fn member(&self, member: &Member) -> Vec<WireTrait> {
        let mut traits = Vec::new();
        if self.written {
            if member.traits.required {
                traits.push(WireTrait::Required);
            }
            if member.traits.idempotency_token {
                traits.push(WireTrait::IdempotencyToken);
            }
            if member.traits.sensitive || self.model[member.target].traits.sensitive {
                traits.push(WireTrait::Sensitive);
            }
        }
        traits.extend(self.value(member));
        if self.protocol.has_http_bindings() {
            traits.extend(bindings(&member.traits, self.role));
            let is_structure = matches!(self.model[member.target].kind, Kind::Structure(_));
            if is_structure && self.written && traits.contains(&WireTrait::Payload) {
                traits.push(WireTrait::PayloadStructure);
            }
        }
        traits
    }

    /// Traits of any value: the member's own, then what its target says.
    fn value(&self, member: &Member) -> Vec<WireTrait> {
        let mut traits = Vec::new();
        let target = &self.model[member.target];
        if self.written {
            traits.extend(constraints(&member.traits, &target.traits, &target.kind));
        }
        match &target.kind {
            Kind::Simple(Simple::Timestamp) => {
                let format = member.traits.timestamp_format.or(target.traits.timestamp_format);
                traits.extend(format.map(WireTrait::Timestamp));
            }
            Kind::Simple(Simple::String | Simple::Blob) if self.protocol.has_http_bindings() => {
                traits.extend(target.traits.media_type.clone().map(WireTrait::MediaType));
                traits.extend(target.traits.streaming.then_some(WireTrait::Streaming));
            }
            Kind::List { member: item } => {
                traits.extend(target.traits.sparse.then_some(WireTrait::Sparse));
                traits.extend(nested(self.value(item), WireTrait::Item));
            }
            Kind::Map { key, value } => {
                traits.extend(target.traits.sparse.then_some(WireTrait::Sparse));
                traits.extend(nested(self.value(key), WireTrait::Key));
                traits.extend(nested(self.value(value), WireTrait::Item));
            }
            _ => {}
        }
        traits
    }
}

fn nested(traits: Vec<WireTrait>, wrap: fn(Vec<WireTrait>) -> WireTrait) -> Option<WireTrait> {
    (!traits.is_empty()).then(|| wrap(traits))
}

/// The lower bounds that are checked before a request is sent; the member's own count before its target's.
fn constraints(member: &Traits, target: &Traits, kind: &Kind) -> Vec<WireTrait> {
    let mut traits = Vec::new();
    if let Some((Some(min), _)) = member.length.or(target.length) {
        if min > 0 {
            traits.push(WireTrait::MinLength(min));
        }
    }
    if let Some((Some(min), _)) = member.range.as_ref().or(target.range.as_ref()) {
        let fraction = matches!(kind, Kind::Simple(Simple::Float | Simple::Double));
        match (fraction, min.as_i64(), min.as_f64()) {
            (false, Some(min), _) => traits.push(WireTrait::Min(min)),
            (_, _, Some(min)) => traits.push(WireTrait::MinFraction(min)),
            _ => {}
        }
    }
    traits
}

/// Where a member stands that is not in the body.
fn bindings(member: &Traits, role: Role) -> Vec<WireTrait> {
    let mut traits = Vec::new();
    if role == Role::Data {
        return traits;
    }
    let lower = |name: &String| name.to_ascii_lowercase();
    traits.extend(member.http_header.as_ref().map(lower).map(WireTrait::Header));
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
            traits.extend(member.http_query.clone().map(WireTrait::Query));
            traits.extend(member.http_query_params.then_some(WireTrait::QueryParams));
        }
        _ => traits.extend(member.http_response_code.then_some(WireTrait::ResponseCode)),
    }
    traits
}

impl Protocol {
    /// Whether members may stand in URI, headers and status.
    pub fn has_http_bindings(&self) -> bool {
        matches!(self, Protocol::RestJson1 | Protocol::RestXml { .. })
    }
}
