//! Descriptions of structures and unions, stated as data by generated code: names, and the traits that differ from the
//! default.

use super::constraint::{Constraint, Constraints};
use crate::schema::write_error::WriteError;

/// A structure or union, as writers and readers see it.
///
/// Members are in the order of the model; a [`View`](crate::schema::value::View) or a reader refers to them by index.
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
    /// Creates a shape without traits.
    pub const fn new(name: &'static str, members: &'static [Member]) -> Self {
        Self {
            name,
            members,
            traits: &[],
        }
    }

    /// Returns the shape with the given traits.
    pub const fn with(self, traits: Traits) -> Self {
        Self { traits, ..self }
    }

    /// Returns the member of a union that is set, by its index.
    ///
    /// # Errors
    ///
    /// The variant is unknown to this client.
    #[inline]
    pub fn variant(&self, index: usize) -> Result<&'static Member, WriteError> {
        let member = self.members.get(index);
        member.ok_or_else(|| WriteError::unknown_variant(self.name))
    }

    /// Finds the member with this name in bodies, where that at `expected` is likely: the one after the member read last,
    /// since services mostly write members in the order of the model.
    #[cfg(any(feature = "cbor", feature = "json"))]
    #[inline]
    pub(crate) fn find_next(&self, wire_name: &[u8], expected: usize) -> Option<Named> {
        match self.members.get(expected) {
            Some(member) if member.wire_name.as_bytes() == wire_name => Some((expected, member)),
            _ => self.find_other(wire_name, expected),
        }
    }

    #[cfg(any(feature = "cbor", feature = "json"))]
    #[inline(never)]
    fn find_other(&self, wire_name: &[u8], expected: usize) -> Option<Named> {
        self.find(wire_name, expected)
    }

    /// Finds the member with this name in bodies. Members from `expected` on are tried first.
    #[cfg(any(feature = "cbor", feature = "json"))]
    #[inline]
    pub(crate) fn find(&self, wire_name: &[u8], expected: usize) -> Option<Named> {
        // most names differ in length or at an end, which is faster to check than comparing them
        let is_similar = |member: &Member| {
            let name = member.wire_name.as_bytes();
            name.len() == wire_name.len()
                && name.last() == wire_name.last()
                && (name.len() == 1 || name.first() == wire_name.first())
        };
        let behind = self.members.get(expected..).unwrap_or_default();
        if let Some(index) = behind.iter().position(is_similar) {
            let member = behind.get(index)?;
            if wire_name.len() == 1 || member.wire_name.as_bytes() == wire_name {
                return Some((expected + index, member));
            }
        }
        self.find_in_all(wire_name)
    }

    /// [`find`](Self::find) where the members expected next have another name, or one that is similar.
    #[cfg(any(feature = "cbor", feature = "json"))]
    #[inline(never)]
    fn find_in_all(&self, wire_name: &[u8]) -> Option<Named> {
        let end = wire_name.last();
        let is_named = |(_, member): &Named| {
            let name = member.wire_name.as_bytes();
            name.len() == wire_name.len() && name.last() == end && name == wire_name
        };
        self.members.iter().enumerate().find(is_named)
    }
}

/// A member of a shape, and its index.
#[cfg(any(feature = "cbor", feature = "json"))]
pub(crate) type Named = (usize, &'static Member);

/// A member of a structure or union.
#[derive(Debug)]
#[non_exhaustive]
pub struct Member {
    /// The name in the model.
    pub name: &'static str,
    /// The name in bodies.
    pub wire_name: &'static str,
    /// The constraints on its values.
    pub constraints: Constraints,
    /// The traits that differ from the default of its type.
    pub traits: Traits,
}

impl Member {
    /// Creates a member with the same name in the model and in bodies, without constraints and traits.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            wire_name: name,
            constraints: &[],
            traits: &[],
        }
    }

    /// Creates a member as [`new`](Self::new) does, with constraints.
    pub const fn constrained(name: &'static str, constraints: Constraints) -> Self {
        Self {
            constraints,
            ..Self::new(name)
        }
    }

    // the constraints of most members: rustc takes longer for lists of them

    /// Creates a `required` member.
    pub const fn required(name: &'static str) -> Self {
        Self::constrained(name, &[Constraint::Required])
    }

    /// Creates a `required` member with at least one character, byte, item or entry.
    pub const fn filled(name: &'static str) -> Self {
        Self::constrained(name, &[Constraint::Required, Constraint::MinLength(1)])
    }

    /// Creates an optional member whose type has members with constraints.
    pub const fn nested(name: &'static str) -> Self {
        Self::constrained(name, &[Constraint::Inside])
    }

    /// Returns the member with the given traits.
    pub const fn with(self, traits: Traits) -> Self {
        Self { traits, ..self }
    }

    /// Returns the member with another name in bodies.
    pub const fn written_as(self, wire_name: &'static str) -> Self {
        Self { wire_name, ..self }
    }
}

/// Traits of a member or of the element of a list or map. They are few, so lookups are linear.
pub type Traits = &'static [Trait];

/// A property of a value on the wire, named after its Smithy trait.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Trait {
    /// `idempotencyToken`: generated by the client if unset.
    IdempotencyToken,
    /// `sensitive`, of the member or its target.
    Sensitive,
    /// `default` of a number or boolean: zero or `false` is not written, since the service assumes it.
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
    /// `eventHeader`, with the width in bytes if it is an integer.
    EventHeader(u8),
    /// `eventPayload`.
    EventPayload,

    /// `httpHeader`, with the header's name in lower case.
    Header(&'static str),
    /// A malformed header value counts as absent; not from a trait.
    Lenient,
    /// `httpPrefixHeaders`, with the prefix in lower case.
    PrefixHeaders(&'static str),
    /// `httpLabel`.
    Label,
    /// The value of an unset `httpLabel`; not from a trait.
    LabelDefault(&'static str),
    /// Prefixes that are removed from a string before it is sent; not from a trait.
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

    /// `xmlName` of an item, key or value of a list or map, or of the outermost element of a body.
    Name(&'static str),
    /// The outermost element of an XML body may have any name, since the model does not define it; not from a trait.
    AnyRoot,
    /// `ec2QueryName`, or the name derived in its place, if it differs from the name in responses.
    QueryName(&'static str),
    /// `xmlFlattened`.
    Flattened,
    /// `xmlAttribute`.
    Attribute,
    /// `xmlNamespace`: URI and prefix, which may be empty.
    Namespace(&'static str, &'static str),
}

/// The values of `timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970, with a fraction.
    EpochSeconds,
    /// RFC 3339, UTC.
    DateTime,
    /// RFC 7231 `IMF-fixdate`.
    HttpDate,
}

/// Returns the traits of the items in `traits` of a list or map.
pub fn item(traits: Traits) -> Traits {
    traits
        .iter()
        .find_map(|t| if let Trait::Item(i) = t { Some(*i) } else { None })
        .unwrap_or_default()
}

/// Returns the traits of the keys in `traits` of a map.
pub fn key(traits: Traits) -> Traits {
    traits
        .iter()
        .find_map(|t| if let Trait::Key(i) = t { Some(*i) } else { None })
        .unwrap_or_default()
}

/// Returns the name that traits give to an item, key or value, else the default.
pub fn name(traits: Traits, default: &'static str) -> &'static str {
    let named = traits.iter().find_map(|wire_trait| match wire_trait {
        Trait::Name(name) => Some(*name),
        _ => None,
    });
    named.unwrap_or(default)
}

/// Returns `true` if null items are kept.
pub fn is_sparse(traits: Traits) -> bool {
    traits.contains(&Trait::Sparse)
}

/// Returns the timestamp format in `traits`, else the protocol's `default`.
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

/// Returns `true` if a member is in the body: not in URI, headers or status, and not the whole body.
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

#[cfg(all(test, any(feature = "cbor", feature = "json")))]
mod tests {
    use super::*;

    static SHAPE: Shape = Shape {
        name: "Similar",
        members: &[
            Member::new("ab"),
            Member::new("a-1-z"),
            Member::new("a-2-z"),
            Member::new("N").written_as("a"),
            Member::new("a-3-z"),
            Member::new("Empty").written_as(""),
        ],
        traits: &[],
    };

    #[test]
    fn members_are_found_wherever_they_are_expected() {
        let names = SHAPE.members.iter().map(|member| member.wire_name);
        for (index, name) in names.enumerate() {
            for expected in 0..SHAPE.members.len() + 2 {
                let found = [
                    SHAPE.find(name.as_bytes(), expected),
                    SHAPE.find_next(name.as_bytes(), expected),
                ];
                let found = found.map(|found| found.map(|(at, member)| (at, member.wire_name)));
                assert_eq!(
                    found,
                    [Some((index, name)); 2],
                    "{name:?}, expected at {expected}"
                );
            }
        }
        for name in ["a-4-z", "b", "N", "abc"] {
            assert!(SHAPE.find(name.as_bytes(), 0).is_none(), "{name}");
            assert!(SHAPE.find_next(name.as_bytes(), 3).is_none(), "{name}");
        }
    }
}
