//! Shapes and members.

use super::{ShapeId, Traits};
use crate::source::Location;

/// A shape's place in its [`Model`](super::Model).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeRef(pub(super) u32);

/// A shape with its kind and its traits.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its id.
    pub id: ShapeId,
    /// Its kind.
    pub kind: Kind,
    /// Its traits.
    pub traits: Traits,
    /// The location of its id.
    pub at: Location,
}

/// The kinds of shapes, after the types of Smithy's data model.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant)] // one per shape, in one arena: boxes would cost more than the space they save
pub enum Kind {
    /// A value without members.
    Simple(Simple),
    /// A string with known values: `enum`, or a 1.0 string with the `enum` trait.
    Enum(Vec<EnumValue>),
    /// An integer with known values.
    IntEnum(Vec<IntEnumValue>),
    /// `list`, and the `set` of 1.0.
    List {
        /// Its `member`.
        member: Member,
    },
    /// `map`
    Map {
        /// Its `key`.
        key: Member,
        /// Its `value`.
        value: Member,
    },
    /// `structure`; members in model order, mixins applied.
    Structure(Vec<Member>),
    /// `union`; members in model order, mixins applied.
    Union(Vec<Member>),
    /// `service`
    Service(Service),
    /// `operation`
    Operation(Operation),
    /// `resource`
    Resource(Resource),
}

/// The simple types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // each is named after its Smithy type
pub enum Simple {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
}

/// A member of a structure, union, list or map.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name in the model.
    pub name: String,
    /// The target shape.
    pub target: ShapeRef,
    /// Its own traits, without those of the target.
    pub traits: Traits,
    /// The location of its name.
    pub at: Location,
}

/// A value of an `enum`.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// The member's name in the model; absent in unnamed 1.0 enums.
    pub name: Option<String>,
    /// The string on the wire.
    pub value: String,
    /// Its traits.
    pub traits: Traits,
    /// Its location.
    pub at: Location,
}

/// A value of an `intEnum`.
#[derive(Clone, Debug)]
pub struct IntEnumValue {
    /// The member's name in the model.
    pub name: String,
    /// The number on the wire.
    pub value: i32,
    /// Its location.
    pub at: Location,
}

/// The bindings of a service.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// `version`, often a date.
    pub version: String,
    /// Operations bound to the service itself.
    pub operations: Vec<ShapeRef>,
    /// Resources bound to the service.
    pub resources: Vec<ShapeRef>,
    /// Errors that every operation can return.
    pub errors: Vec<ShapeRef>,
    /// Renamed shapes within the closure of the service.
    pub rename: Vec<(ShapeId, String)>,
}

/// The input, output and errors of an operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its input; `None` for `smithy.api#Unit`.
    pub input: Option<ShapeRef>,
    /// Its output; `None` for `smithy.api#Unit`.
    pub output: Option<ShapeRef>,
    /// Its errors, in model order.
    pub errors: Vec<ShapeRef>,
}

/// The bindings of a resource, as far as they lead to operations.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Its lifecycle, instance and collection operations.
    pub operations: Vec<ShapeRef>,
    /// Its child resources.
    pub resources: Vec<ShapeRef>,
}

impl Shape {
    /// Returns the members of a structure or union; none for other kinds.
    pub fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Structure(members) | Kind::Union(members) => members,
            _ => &[],
        }
    }

    /// Returns the members of a structure, union, list or map; none for other kinds.
    pub fn all_members(&self) -> Vec<&Member> {
        match &self.kind {
            Kind::List { member } => vec![member],
            Kind::Map { key, value } => vec![key, value],
            _ => self.members().iter().collect(),
        }
    }

    /// Returns [`all_members`](Self::all_members) for changes.
    pub fn all_members_mut(&mut self) -> Vec<&mut Member> {
        match &mut self.kind {
            Kind::List { member } => vec![member],
            Kind::Map { key, value } => vec![key, value],
            Kind::Structure(members) | Kind::Union(members) => members.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the location of a member or value of any kind of shape, by its name.
    pub fn location_of(&self, member: &str) -> Option<Location> {
        match &self.kind {
            Kind::Enum(values) => {
                let value = values.iter().find(|value| value.name.as_deref() == Some(member));
                value.map(|value| value.at)
            }
            Kind::IntEnum(values) => values
                .iter()
                .find(|value| value.name == member)
                .map(|value| value.at),
            _ => {
                let mut members = self.all_members().into_iter();
                members
                    .find(|candidate| candidate.name == member)
                    .map(|candidate| candidate.at)
            }
        }
    }

    /// Returns `true` for `smithy.api#Unit`.
    pub fn is_unit(&self) -> bool {
        self.id.namespace == "smithy.api" && self.id.name == "Unit"
    }

    /// Returns the service, if it is one.
    pub fn as_service(&self) -> Option<&Service> {
        match &self.kind {
            Kind::Service(service) => Some(service),
            _ => None,
        }
    }

    /// Returns the operation, if it is one.
    pub fn as_operation(&self) -> Option<&Operation> {
        match &self.kind {
            Kind::Operation(operation) => Some(operation),
            _ => None,
        }
    }
}
