//! Members of structures.

use super::constraint::Constraint;
use super::context::Context;
use super::default::{correction, default_value, Correction, DefaultValue};
use super::limits::limits;
use super::role::Role;
use super::sensitive::is_sensitive;
use super::types::Type;
use super::wire::WireTrait;
use crate::diagnostics::Diagnostic;
use crate::model::{Deprecated, Documentation, Kind, Member, Model, Shape, ShapeRef};
use crate::names::{self, scope::Namespace};

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name in the model.
    pub member: String,
    /// The name of the field, accessor and setter.
    pub name: String,
    /// `set_…`
    pub setter: String,
    /// `get_…`
    pub getter: String,
    /// The name in bodies.
    pub wire_name: String,
    /// Constraints that are checked before it is sent.
    pub constraints: Vec<Constraint>,
    /// The type without the outer `Option`.
    pub ty: Type,
    /// True if it is an `Option`.
    pub optional: bool,
    /// True if the model requires it.
    pub required: bool,
    /// True if it is in the body of a request in which other members have HTTP bindings.
    pub is_in_document: bool,
    /// Its default value; only for members that are not an `Option`.
    pub default: Option<DefaultValue>,
    /// Its correction: the value if a response lacks it although it is required.
    pub correction: Option<Correction>,
    /// True if it must not be printed.
    pub sensitive: bool,
    /// True if the client generates a value if none is given.
    pub idempotency_token: bool,
    /// Documentation as in the model; that of the target if the member has none.
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// Wire traits.
    pub traits: Vec<WireTrait>,
    /// Limits in words, for the documentation.
    pub limits: Vec<String>,
}

impl Field {
    /// Returns `true` if `build()` fails without it.
    pub fn must_be_set(&self) -> bool {
        !self.optional && self.default.is_none()
    }
}

/// Returns the fields of a structure, in model order.
pub fn fields(context: &mut Context<'_>, container: ShapeRef, role: Role, written: bool) -> Vec<Field> {
    let shape = &context.prepared.model[container];
    let (names, findings) = field_names(context, shape);
    context.findings.extend(findings);
    let members = shape.members().iter().zip(names).enumerate();
    let field = |(index, (member, name)): (usize, (&Member, String))| {
        field(context, (container, index), member, &name, role, written)
    };
    members.map(field).collect()
}

/// Returns a field of a data structure, by the name of the member in the model.
pub fn data_field(context: &mut Context<'_>, container: ShapeRef, member: &str) -> Option<Field> {
    let shape = &context.prepared.model[container];
    let (names, _) = field_names(context, shape);
    let mut members = shape.members().iter().zip(names).enumerate();
    let (index, (member, name)) = members.find(|(_, (candidate, _))| candidate.name == member)?;
    Some(field(
        context,
        (container, index),
        member,
        &name,
        Role::Data,
        false,
    ))
}

fn field(
    context: &mut Context<'_>,
    (container, index): (ShapeRef, usize),
    member: &Member,
    name: &str,
    role: Role,
    written: bool,
) -> Field {
    let prepared = context.prepared;
    let (shape, target) = (&prepared.model[container], &prepared.model[member.target]);
    let wire = context.wire(role, written);
    let is_stream = matches!(role, Role::Input | Role::Output) && target.traits.streaming;
    let ty = context.type_of_member(container, member);
    // there is no default value of a user's type
    let is_own = matches!(ty, Type::Own(_));
    let optional = !is_stream && (role == Role::Input || is_own || is_optional(&prepared.model, member));
    let mut ty = match (is_stream, ty) {
        (true, Type::Blob) => Type::Stream,
        (true, Type::Named(events)) => Type::EventStream {
            error: (context.names.stream_errors.get(&member.target))
                .map(|item| item.name.clone())
                .unwrap_or_default(),
            events,
            sent: role == Role::Input,
        },
        (_, ty) => ty,
    };
    if prepared.recursion.contains(&(container, index)) {
        ty = Type::Boxed(Box::new(ty));
    }
    let default = match &ty {
        _ if optional => None,
        // received event streams hold no values
        Type::EventStream { sent: false, .. } => None,
        _ if is_stream => Some(DefaultValue::TypeDefault),
        _ => default_value(&prepared.model, member),
    };
    let (mut traits, mut constraints) = (wire.member(shape, member), wire.constraints(member));
    let mut siblings = shape.members().iter();
    let is_beside_events =
        role == Role::Output && siblings.any(|sibling| is_event_stream(&prepared.model, sibling));
    if is_beside_events && member.traits.required && !is_stream {
        constraints.push(Constraint::Required);
    }
    let is_in_document =
        role == Role::Input && context.protocol.has_http_bindings() && !wire.is_bound(member);
    if written && default == Some(DefaultValue::TypeDefault) && omits_default(member, target, &ty) {
        traits.push(WireTrait::OmitZero);
    }
    if is_stream {
        // it is taken out of the input before members are read
        constraints.clear();
    }
    Field {
        member: member.name.clone(),
        name: names::field(name),
        setter: names::set_setter(name),
        getter: names::getter(name),
        wire_name: wire.wire_name(member),
        constraints,
        ty,
        optional,
        required: member.traits.required,
        is_in_document,
        default,
        correction: correction(&prepared.model, member).filter(|_| !is_own),
        sensitive: is_sensitive(&prepared.model, member),
        idempotency_token: member.traits.idempotency_token,
        documentation: member.traits.documentation.or(&target.traits.documentation),
        deprecated: member.traits.deprecated.clone(),
        traits,
        limits: limits(&prepared.model, member),
    }
}

/// The owner of names that fields cannot have.
const BUILDER_METHOD: &str = "a method of builders";

/// Returns the name from which each field is named, and findings about renamed ones.
fn field_names(context: &Context<'_>, shape: &Shape) -> (Vec<String>, Vec<Diagnostic>) {
    let mut scope = Namespace::new("the fields of a structure");
    scope.reserve(["as_input", "into_paginator", "send_with"], BUILDER_METHOD);
    if context.has_waiters {
        scope.reserve(["wait"], BUILDER_METHOD);
    }
    if shape.traits.error.is_some() {
        scope.reserve(["set_meta"], "a setter every error has");
    }
    let (mut names, mut findings) = (Vec::new(), Vec::new());
    for member in shape.members() {
        let id = format!("{}${}", shape.id, member.name);
        let (name, finding) = scope.allocate(&member.name, &id, |name| {
            vec![names::field(name), names::set_setter(name), names::getter(name)]
        });
        names.push(name);
        findings.extend(finding);
    }
    (names, findings)
}

/// Returns `true` for event streams.
fn is_event_stream(model: &Model, member: &Member) -> bool {
    let target = &model[member.target];
    target.traits.streaming && matches!(target.kind, Kind::Union(_))
}

/// Returns `true` if a member of anything but an input is an `Option`, by the rules of the specification for clients.
fn is_optional(model: &Model, member: &Member) -> bool {
    let target = &model[member.target];
    if member.traits.client_optional || matches!(target.kind, Kind::Structure(_) | Kind::Union(_)) {
        return true;
    }
    let has_default = member
        .traits
        .default
        .as_ref()
        .is_some_and(|value| !value.is_null());
    !member.traits.required && !has_default
}

/// Returns `true` if the zero of a number or boolean is not written: the service assumes it for the primitive types of
/// Smithy 1.0, whose shapes have a zero default. A default of the member alone is written.
fn omits_default(member: &Member, target: &Shape, ty: &Type) -> bool {
    target.traits.default.is_some()
        && member
            .traits
            .default
            .as_ref()
            .is_some_and(|value| !value.is_null())
        && ty.is_copy()
        && !member.traits.required
        && !member.traits.client_optional
        && !member.traits.added_default
}
