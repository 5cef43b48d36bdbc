//! String enums.

use super::attributes::ItemAttributes;
use super::context::Context;
use super::names::ItemName;
use crate::model::{Deprecated, Documentation, EnumValue, ShapeId, ShapeRef};
use crate::names;

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
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// True if it must not be printed.
    pub sensitive: bool,
    /// True if it is sent in requests.
    pub written: bool,
    /// True if it is read from responses, or deserialized.
    pub read: bool,
    /// True if it implements `serde::Serialize` and `serde::Deserialize`.
    pub serde: bool,
    /// True if it can be written and read, whatever requests and responses do with it.
    pub whole: bool,
    /// True if waiters look at it.
    pub watched: bool,
    /// Attributes that a user adds.
    pub attributes: ItemAttributes,
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
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
}

/// Plans a string enum with these values.
pub fn string_enum(context: &Context<'_>, at: ShapeRef, values: &[EnumValue], item: ItemName) -> Enum {
    let prepared = context.prepared;
    let shape = &prepared.model[at];
    let pairs: Vec<_> = values
        .iter()
        .map(|value| (value.name.as_deref(), value.value.as_str()))
        .collect();
    let mut variants: Vec<_> = names::enum_variants(&pairs)
        .into_iter()
        .zip(values)
        .map(|(name, value)| EnumVariant {
            name,
            value: value.value.clone(),
            documentation: value.traits.documentation.clone(),
            deprecated: value.traits.deprecated.clone(),
        })
        .collect();
    variants.sort_by(|a, b| a.value.cmp(&b.value));
    // not every model names its values; the string is used instead
    let members = variants.iter().map(|v| (v.name.as_str(), v.value.as_str()));
    let attributes = context.attributes.of_item([&item.name, &shape.id.name], members);
    Enum {
        attributes,
        id: shape.id.clone(),
        module: item.module,
        name: item.name,
        documentation: shape.traits.documentation.clone(),
        deprecated: shape.traits.deprecated.clone(),
        sensitive: shape.traits.sensitive,
        written: !context.types_only && prepared.reach.is_written(at),
        read: (!context.types_only && prepared.reach.is_read(at)) || context.is_whole(at),
        serde: context.serde,
        whole: context.is_whole(at),
        watched: context.watched.contains_key(&at),
        values: variants,
    }
}
