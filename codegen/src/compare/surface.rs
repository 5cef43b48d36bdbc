//! The public surface of a client as facts, each by the item it is about, and what its data says about the wire.

use std::collections::BTreeMap;

/// The kind of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An item itself: a type, a module, a trait, a function.
    Item,
    /// Names that a module passes on from the runtime.
    Reexport,
    /// A property that limits what callers may do, such as `non_exhaustive`.
    Attribute,
    /// A field of a struct.
    Field,
    /// A variant of an enum.
    Variant,
    /// A method of a type.
    Method,
    /// A method of the builder of a type.
    Builder,
    /// A method of a trait.
    TraitMethod,
    /// A trait that a type implements.
    Impl,
    /// A feature of the package.
    Feature,
}

/// The subject of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The public path of the item; the package itself has an empty one.
    pub owner: String,
    /// The kind.
    pub kind: Kind,
    /// The part of the item; empty for the item itself.
    pub name: String,
}

impl Key {
    /// A fact about a part of an item.
    pub fn new(owner: &str, kind: Kind, name: &str) -> Self {
        Self {
            owner: owner.to_owned(),
            kind,
            name: name.to_owned(),
        }
    }

    /// A fact about an item.
    pub fn item(owner: &str) -> Self {
        Self::new(owner, Kind::Item, "")
    }
}

/// A fact about the public surface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// Its type or signature, or what kind of item it is.
    pub signature: String,
    /// The item or part that it goes with: the variant of `is_…`, the type of a builder, the module of a client's method.
    pub about: Option<String>,
    /// Its documentation.
    pub documentation: String,
    /// The limits of a value, as its documentation tells them.
    pub limits: String,
    /// The note of its deprecation.
    pub deprecated: Option<String>,
}

/// The subject of a fact about the wire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WireKey {
    /// The public path of the type; empty for the service.
    pub owner: String,
    /// The member or variant; empty for the type itself.
    pub part: String,
    /// The property.
    pub aspect: String,
}

/// A value that is too long to be shown: only that it differs is told.
pub const OPAQUE: &str = "\0";

/// The properties of a package that its manifest tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The oldest Rust it compiles with.
    pub rust_version: String,
    /// The version of the runtime.
    pub runtime: String,
}

/// A client as its callers see it.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    /// The public facts.
    pub facts: BTreeMap<Key, Fact>,
    /// The facts about the wire.
    pub wire: BTreeMap<WireKey, String>,
    /// The Rust fields of members, by type and name in the model.
    pub fields: BTreeMap<(String, String), String>,
    /// Traits that only the client's own types can implement.
    pub sealed: Vec<String>,
    /// The manifest.
    pub package: Package,
}
