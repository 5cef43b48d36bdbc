//! Unions.

use super::attributes::ItemAttributes;
use super::bindings::check_names;
use super::constraint::Constraint;
use super::context::Context;
use super::names::ItemName;
use super::role::Role;
use super::sensitive::is_sensitive;
use super::types::Type;
use super::wire::WireTrait;
use crate::model::{Deprecated, Documentation, ShapeId, ShapeRef};
use crate::names::{self, scope::Namespace};
use std::collections::BTreeSet;

/// A union.
#[derive(Debug)]
pub struct Union {
    /// Its shape id.
    pub id: ShapeId,
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// Name of the shape on the wire.
    pub wire_name: String,
    /// Documentation as in the model.
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// True if none of it may be printed.
    pub sensitive: bool,
    /// True if it is sent in requests.
    pub written: bool,
    /// True if it is read from responses, or deserialized.
    pub read: bool,
    /// True if it implements `serde::Serialize` and `serde::Deserialize`.
    pub serde: bool,
    /// True if all of it can be written and read, whatever requests and responses do with it.
    pub whole: bool,
    /// The members that waiters use, by name in the model; `None` if they do not use the type at all.
    pub watched: Option<BTreeSet<String>>,
    /// Attributes that a user adds.
    pub attributes: ItemAttributes,
    /// Serialization where it is the outermost element.
    pub traits: Vec<WireTrait>,
    /// Its members, in model order.
    pub variants: Vec<Variant>,
}

/// A member of a union.
#[derive(Debug)]
pub struct Variant {
    /// The name in the model.
    pub member: String,
    /// The variant.
    pub name: String,
    /// `is_…`
    pub predicate: String,
    /// `as_…`
    pub accessor: String,
    /// The name in bodies.
    pub wire_name: String,
    /// Constraints that are checked before it is sent.
    pub constraints: Vec<Constraint>,
    /// The type of the value; `None` for a unit.
    pub ty: Option<Type>,
    /// True if it must not be printed.
    pub sensitive: bool,
    /// Documentation as in the model.
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// Wire traits.
    pub traits: Vec<WireTrait>,
}

/// Plans a union.
pub fn union(context: &mut Context<'_>, at: ShapeRef, item: ItemName) -> Union {
    let prepared = context.prepared;
    let shape = &prepared.model[at];
    let written = !context.types_only && prepared.reach.is_written(at);
    let wire = context.wire(Role::Data, written);
    if !shape.traits.streaming {
        check_names(&prepared.model, at, &wire, context.findings);
    }
    let mut scope = Namespace::new("the variants of a union");
    let mut variants = Vec::new();
    for (index, member) in shape.members().iter().enumerate() {
        let target = &prepared.model[member.target];
        if shape.traits.streaming && target.traits.error.is_some() {
            // the errors of a stream are not among its events
            continue;
        }
        let id = format!("{}${}", shape.id, member.name);
        let (name, finding) = scope.allocate(&member.name, &id, |name| {
            vec![
                names::union_variant(name),
                names::union_is(name),
                names::union_as(name),
            ]
        });
        context.findings.extend(finding);
        let mut ty = (!target.is_unit()).then(|| context.type_of_member(at, member));
        if prepared.recursion.contains(&(at, index)) {
            ty = ty.map(|ty| Type::Boxed(Box::new(ty)));
        }
        variants.push(Variant {
            member: member.name.clone(),
            name: names::union_variant(&name),
            predicate: names::union_is(&name),
            accessor: names::union_as(&name),
            wire_name: wire.wire_name(member),
            constraints: wire.constraints(member),
            ty,
            sensitive: is_sensitive(&prepared.model, member),
            documentation: member.traits.documentation.or(&target.traits.documentation),
            deprecated: member.traits.deprecated.clone(),
            traits: wire.member(shape, member),
        });
    }
    let members = variants.iter().map(|v| (v.name.as_str(), v.member.as_str()));
    let attributes = context.attributes.of_item([&item.name, &shape.id.name], members);
    Union {
        attributes,
        id: shape.id.clone(),
        module: item.module,
        name: item.name,
        wire_name: shape.id.name.clone(),
        documentation: shape.traits.documentation.clone(),
        deprecated: shape.traits.deprecated.clone(),
        sensitive: shape.traits.sensitive,
        traits: wire.shape(&shape.traits),
        written,
        read: (!context.types_only && prepared.reach.is_read(at)) || context.is_whole(at),
        serde: context.serde,
        whole: context.is_whole(at),
        watched: context.watched.get(&at).cloned(),
        variants,
    }
}
