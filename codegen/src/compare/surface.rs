//! The public surface of a client as entries by item, and the properties of its wire format.

use std::collections::BTreeMap;

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An item itself: a type, a module, a trait, a function.
    Item,
    /// A name that a module re-exports from another crate.
    Reexport,
    /// A property that affects callers, such as `non_exhaustive`.
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

/// The key of an entry.
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
    /// The key of a part of an item.
    pub fn new(owner: &str, kind: Kind, name: &str) -> Self {
        Self {
            owner: owner.to_owned(),
            kind,
            name: name.to_owned(),
        }
    }

    /// The key of an item.
    pub fn item(owner: &str) -> Self {
        Self::new(owner, Kind::Item, "")
    }
}

/// An entry of the public surface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its type or signature, or what kind of item it is.
    pub signature: String,
    /// The item or part it belongs to: the variant of `is_…`, the type of a builder, the module of a client's method.
    pub related: Option<String>,
    /// Its documentation.
    pub documentation: String,
    /// The limits of a value, as its documentation states them.
    pub limits: String,
    /// The note of its deprecation.
    pub deprecated: Option<String>,
}

/// The key of a property of the wire format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WireKey {
    /// The public path of the type; empty for the service.
    pub owner: String,
    /// The member or variant; empty for the type itself.
    pub part: String,
    /// The property.
    pub aspect: String,
}

/// The prefix of a value that is too long to be shown; reports only say that it changed.
pub const OPAQUE: &str = "\0";

/// The properties of a package in its manifest.
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
    /// The public surface.
    pub entries: BTreeMap<Key, Entry>,
    /// The properties of the wire format.
    pub wire: BTreeMap<WireKey, String>,
    /// The Rust fields of members, by type and name in the model.
    pub fields: BTreeMap<(String, String), String>,
    /// Traits that only the client's own types can implement.
    pub sealed: Vec<String>,
    /// The manifest.
    pub package: Package,
}
