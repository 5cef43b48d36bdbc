//! What generated code states about a structure or union: names and what differs from the default, as data.

use super::constraint::Constraints;
use crate::schema::write_error::WriteError;

/// A structure or union, as the walkers see it.
///
/// Members stand in the order of the model; a [`View`](crate::schema::value::View) or a reader names them by index.
#[derive(Debug)]
pub struct Shape {
    /// Name of the shape: the root element in XML, the code of an error.
    pub name: &'static str,
    /// The members, in model order.
    pub members: &'static [Member],
    /// Traits of the shape itself (`xmlName` as [`Trait::Name`], `xmlNamespace`, …).
    pub traits: Traits,
}

impl Shape {
    /// The member of a union that is set, by its index.
    ///
    /// # Errors
    ///
    /// There is none: a variant that this client does not know.
    #[inline]
    pub fn variant(&self, index: usize) -> Result<&'static Member, WriteError> {
        let member = self.members.get(index);
        member.ok_or_else(|| WriteError::unknown_variant(self.name))
    }
}

/// A member of a structure or union.
#[derive(Debug)]
#[non_exhaustive]
pub struct Member {
    /// Its name in the model.
    pub name: &'static str,
    /// Its name in bodies.
    pub wire_name: &'static str,
    /// The values it may have.
    pub constraints: Constraints,
    /// How it is written and read, where that differs from the default.
    pub traits: Traits,
}

impl Member {
    /// A member that is called the same everywhere, may have any value and is written as its type is.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            wire_name: name,
            constraints: &[],
            traits: &[],
        }
    }

    /// [`new`](Self::new), with constraints.
    pub const fn constrained(name: &'static str, constraints: Constraints) -> Self {
        Self {
            constraints,
            ..Self::new(name)
        }
    }

    /// The member with these traits.
    pub const fn with(self, traits: Traits) -> Self {
        Self { traits, ..self }
    }

    /// The member with another name in bodies.
    pub const fn written_as(self, wire_name: &'static str) -> Self {
        Self { wire_name, ..self }
    }
}

/// Facts about a member or the element of a list or map. Few per member, so they are searched in order.
pub type Traits = &'static [Trait];

/// One fact, after the Smithy trait it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Trait {
    /// `idempotencyToken`: made up by the client where unset.
    IdempotencyToken,
    /// `sensitive`, of the member or its target.
    Sensitive,
    /// Zero or `false` is what the service assumes, so that it is not written: a `default` of a number or boolean.
    OmitZero,

    /// `timestampFormat` of the member or its target.
    Timestamp(TimestampFormat),
    /// `sparse`: null items are kept.
    Sparse,
    /// Traits of the items of a list or the values of a map.
    Item(Traits),
    /// Traits of the keys of a map.
    Key(Traits),
    /// `mediaType`; `application/json` makes a header value base64.
    MediaType(&'static str),
    /// `streaming`.
    Streaming,
    /// `eventHeader`, with the size in bytes where it is a whole number.
    EventHeader(u8),
    /// `eventPayload`.
    EventPayload,

    /// `httpHeader`, with the header's name in lower case.
    Header(&'static str),
    /// A value in a header that is not what the model says is as good as none; no trait says it.
    Lenient,
    /// `httpPrefixHeaders`, with the prefix in lower case.
    PrefixHeaders(&'static str),
    /// `httpLabel`.
    Label,
    /// What an `httpLabel` is where it is not set; no trait says it.
    LabelDefault(&'static str),
    /// What a string may begin with that is not sent; no trait says it.
    Prefixes(&'static [&'static str]),
    /// `httpQuery`, with the parameter's name.
    Query(&'static str),
    /// `httpQueryParams`.
    QueryParams,
    /// `httpPayload`.
    Payload,
    /// The target of `httpPayload` is a structure.
    PayloadStructure,
    /// `httpResponseCode`.
    ResponseCode,
    /// `hostLabel`.
    HostLabel,

    /// `xmlName` of an item, key or value of a list or map, or of a shape or payload that is the outermost element.
    Name(&'static str),
    /// The outermost element of a body in XML may have any name, as the model does not say it; no trait does.
    AnyRoot,
    /// `ec2QueryName`, or what stands for it, where it differs from the name in responses.
    QueryName(&'static str),
    /// `xmlFlattened`.
    Flattened,
    /// `xmlAttribute`.
    Attribute,
    /// `xmlNamespace`: URI and prefix, which may be empty.
    Namespace(&'static str, &'static str),
}

/// The forms of `timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970, with a fraction.
    EpochSeconds,
    /// RFC 3339, UTC.
    DateTime,
    /// RFC 7231 `IMF-fixdate`.
    HttpDate,
}

/// Traits of the items of a list or map whose own traits are `traits`.
pub fn item(traits: Traits) -> Traits {
    traits
        .iter()
        .find_map(|t| if let Trait::Item(i) = t { Some(*i) } else { None })
        .unwrap_or_default()
}

/// Traits of the keys of a map whose own traits are `traits`.
pub fn key(traits: Traits) -> Traits {
    traits
        .iter()
        .find_map(|t| if let Trait::Key(i) = t { Some(*i) } else { None })
        .unwrap_or_default()
}

/// The name that traits give an item, key or value, or the default.
pub fn name(traits: Traits, default: &'static str) -> &'static str {
    let named = traits.iter().find_map(|wire_trait| match wire_trait {
        Trait::Name(name) => Some(*name),
        _ => None,
    });
    named.unwrap_or(default)
}

/// Whether null items are kept.
pub fn is_sparse(traits: Traits) -> bool {
    traits.contains(&Trait::Sparse)
}

/// The timestamp format asked for, or the protocol's `default`.
pub fn timestamp_format(traits: Traits, default: TimestampFormat) -> TimestampFormat {
    traits
        .iter()
        .find_map(|t| {
            if let Trait::Timestamp(f) = t {
                Some(*f)
            } else {
                None
            }
        })
        .unwrap_or(default)
}

/// Whether a member stands in the body, and not in URI, headers or status, nor is the body.
pub fn is_in_body(traits: Traits) -> bool {
    !traits.iter().any(|wire_trait| {
        matches!(
            wire_trait,
            Trait::Header(_)
                | Trait::PrefixHeaders(_)
                | Trait::Label
                | Trait::Query(_)
                | Trait::QueryParams
                | Trait::Payload
                | Trait::ResponseCode
                | Trait::EventHeader(_)
                | Trait::EventPayload
        )
    })
}
