//! Shapes → named and typed items.

use super::defaults::{correction, default_value};
use super::types::{Home, Named, NamedKind, Type};
use super::waiters::Watched;
use super::wire::Place;
use super::{
    Enum, EnumVariant, ErrorFacts, Field, OperationError, Role, StreamError, Structure, Union, Variant,
};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Member, Model, Shape, ShapeRef, Simple, Traits};
use crate::names;
use crate::passes::{Fact, Prepared};
use crate::protocol::Protocol;
use std::collections::BTreeMap;

/// What is needed to turn a shape into an item.
pub struct Shapes<'a> {
    /// The model and what the passes found out about it.
    pub prepared: &'a Prepared,
    /// The protocol of the client.
    pub protocol: Protocol,
    /// Rust names of the shapes that become types, allocated without collisions.
    pub names: &'a BTreeMap<ShapeRef, String>,
    /// Rust names of the errors of event streams, by the union of the events.
    pub stream_errors: &'a BTreeMap<ShapeRef, String>,
    /// Whether the client has waiters.
    pub has_waiters: bool,
    /// What waiters look at.
    pub watched: &'a Watched,
    /// What was found on the way.
    pub findings: &'a mut Diagnostics,
}

impl Shapes<'_> {
    fn model(&self) -> &Model {
        &self.prepared.model
    }

    /// A structure; `name` and `home` differ for inputs and outputs, which are not types of their own.
    pub fn structure(&mut self, shape: ShapeRef, name: String, home: Home, role: Role) -> Structure {
        let prepared = self.prepared;
        let it = &prepared.model[shape];
        let written = role == Role::Input || prepared.reach.is_written(shape);
        let read = matches!(role, Role::Output | Role::Error) || prepared.reach.is_read(shape);
        let (names, findings) = self.field_names(it);
        self.findings.extend(findings);
        let members = it.members().iter().zip(names).enumerate();
        let fields: Vec<_> = members
            .map(|(index, (member, name))| self.field(shape, index, member, &name, role, written))
            .collect();
        let place = Place {
            model: &prepared.model,
            protocol: self.protocol,
            written,
            role,
        };
        Structure {
            id: it.id.clone(),
            home,
            module: names::module_of_type(&name),
            name,
            wire_name: place.shape_name(it),
            documentation: it.traits.documentation.clone(),
            deprecated: it.traits.deprecated.clone(),
            sensitive: it.traits.sensitive,
            role,
            has_extended_request_id: role == Role::Output
                && prepared.facts.contains(&Fact::ExtendedRequestIds),
            written,
            read,
            watched: self.watched.get(&shape).cloned(),
            traits: place.shape(&it.traits),
            error: (role == Role::Error).then(|| error_facts(&it.traits, &fields)),
            fields,
        }
    }

    fn field(
        &mut self,
        container: ShapeRef,
        index: usize,
        member: &Member,
        name: &str,
        role: Role,
        written: bool,
    ) -> Field {
        let prepared = self.prepared;
        let target = &prepared.model[member.target];
        let place = Place {
            model: &prepared.model,
            protocol: self.protocol,
            written,
            role,
        };
        let is_stream = matches!(role, Role::Input | Role::Output) && target.traits.streaming;
        let optional = !is_stream && (role == Role::Input || is_optional(&prepared.model, member));
        let mut ty = match (is_stream, self.type_of(member.target)) {
            (true, Type::Blob) => Type::Stream,
            (true, Type::Named(events)) => Type::EventStream {
                error: self
                    .stream_errors
                    .get(&member.target)
                    .cloned()
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
            // there are no events but those of a response
            Type::EventStream { sent: false, .. } => None,
            _ if is_stream => Some(super::DefaultValue::Zero),
            _ => default_value(&prepared.model, member),
        };
        let (mut traits, mut constraints) = (place.member(member), place.constraints(member));
        let container_members = prepared.model[container].members();
        let is_beside_events = role == Role::Output
            && container_members
                .iter()
                .any(|it| is_event_stream(&prepared.model, it));
        if is_beside_events && member.traits.required && !is_stream {
            constraints.push(super::Constraint::Required);
        }
        let is_in_document =
            role == Role::Input && self.protocol.has_http_bindings() && !place.is_bound(member);
        if written && default == Some(super::DefaultValue::Zero) && omits_zero(member, target, &ty) {
            traits.push(super::WireTrait::OmitZero);
        }
        Field {
            member: member.name.clone(),
            name: names::field(name),
            setter: names::set_setter(name),
            getter: names::getter(name),
            wire_name: place.wire_name(member),
            constraints,
            ty,
            optional,
            required: member.traits.required,
            is_in_document,
            default,
            correction: correction(&prepared.model, member),
            sensitive: is_sensitive(&prepared.model, member),
            idempotency_token: member.traits.idempotency_token,
            documentation: member
                .traits
                .documentation
                .clone()
                .or_else(|| target.traits.documentation.clone()),
            deprecated: member.traits.deprecated.clone(),
            traits,
            limits: limits(&prepared.model, member),
        }
    }

    /// A member of a data structure, by its name in the model.
    pub fn field_named(&mut self, shape: ShapeRef, member: &str) -> Option<Field> {
        let it = &self.prepared.model[shape];
        let (names, _) = self.field_names(it);
        let mut members = it.members().iter().zip(names).enumerate();
        let (index, (member, name)) = members.find(|(_, (it, _))| it.name == member)?;
        Some(self.field(shape, index, member, &name, Role::Data, false))
    }

    /// What the names of each member's field are made of, and a finding where that is not its own name alone.
    fn field_names(&self, it: &Shape) -> (Vec<String>, Vec<Diagnostic>) {
        let mut scope = names::scope::Scope::new("the fields of a structure");
        scope.reserve(["as_input", "into_paginator", "send_with"], BUILDER_METHOD);
        if self.has_waiters {
            scope.reserve(["wait"], BUILDER_METHOD);
        }
        if it.traits.error.is_some() {
            scope.reserve(["set_meta"], "a setter every error has");
        }
        let (mut names, mut findings) = (Vec::new(), Vec::new());
        for member in it.members() {
            let id = format!("{}${}", it.id, member.name);
            let (name, finding) = scope.allocate(&member.name, &id, |name| {
                vec![names::field(name), names::set_setter(name), names::getter(name)]
            });
            names.push(name);
            findings.extend(finding);
        }
        (names, findings)
    }

    /// A union.
    pub fn union(&mut self, shape: ShapeRef, name: String) -> Union {
        let prepared = self.prepared;
        let it = &prepared.model[shape];
        let written = prepared.reach.is_written(shape);
        let place = Place {
            model: &prepared.model,
            protocol: self.protocol,
            written,
            role: Role::Data,
        };
        let mut scope = names::scope::Scope::new("the variants of a union");
        let mut variants = Vec::new();
        for (index, member) in it.members().iter().enumerate() {
            if it.traits.streaming && prepared.model[member.target].traits.error.is_some() {
                // the errors of a stream are not among its events
                continue;
            }
            let id = format!("{}${}", it.id, member.name);
            let (name, finding) = scope.allocate(&member.name, &id, |name| {
                vec![
                    names::union_variant(name),
                    names::union_is(name),
                    names::union_as(name),
                ]
            });
            self.findings.extend(finding);
            let target = &prepared.model[member.target];
            let mut ty = (!target.is_unit()).then(|| self.type_of(member.target));
            if prepared.recursion.contains(&(shape, index)) {
                ty = ty.map(|ty| Type::Boxed(Box::new(ty)));
            }
            variants.push(Variant {
                member: member.name.clone(),
                name: names::union_variant(&name),
                predicate: names::union_is(&name),
                accessor: names::union_as(&name),
                wire_name: place.wire_name(member),
                constraints: place.constraints(member),
                ty,
                sensitive: is_sensitive(&prepared.model, member),
                documentation: (member.traits.documentation.clone())
                    .or_else(|| target.traits.documentation.clone()),
                deprecated: member.traits.deprecated.clone(),
                traits: place.member(member),
            });
        }
        Union {
            id: it.id.clone(),
            module: names::module_of_type(&name),
            name,
            wire_name: it.id.name.clone(),
            documentation: it.traits.documentation.clone(),
            deprecated: it.traits.deprecated.clone(),
            sensitive: it.traits.sensitive,
            traits: place.shape(&it.traits),
            written,
            read: prepared.reach.is_read(shape),
            watched: self.watched.get(&shape).cloned(),
            variants,
        }
    }

    /// The error of an event stream, whose events are a union called `events`.
    pub fn stream_error(&self, shape: ShapeRef, events: &str) -> Option<StreamError> {
        let model = self.model();
        let errors = model[shape].members().iter().filter_map(|member| {
            let it = &model[member.target];
            it.traits.error.as_ref()?;
            let name = self.names.get(&member.target)?.clone();
            Some(OperationError {
                predicate: names::error_predicate(&name),
                name,
                codes: vec![member.name.clone()],
                documentation: it.traits.documentation.clone(),
            })
        });
        let mut errors: Vec<_> = errors.collect();
        errors.sort_by(|a, b| a.name.cmp(&b.name));
        let name = self.stream_errors.get(&shape)?.clone();
        Some(StreamError {
            module: names::module_of_type(&name),
            name,
            events: events.to_owned(),
            written: self.prepared.reach.is_written(shape),
            errors,
        })
    }

    /// A string enum.
    pub fn string_enum(&self, shape: ShapeRef, name: String) -> Option<Enum> {
        let prepared = self.prepared;
        let it = &prepared.model[shape];
        let Kind::Enum(values) = &it.kind else { return None };
        let pairs: Vec<_> = values
            .iter()
            .map(|v| (v.name.as_deref(), v.value.as_str()))
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
        Some(Enum {
            id: it.id.clone(),
            module: names::module_of_type(&name),
            name,
            documentation: it.traits.documentation.clone(),
            deprecated: it.traits.deprecated.clone(),
            sensitive: it.traits.sensitive,
            written: prepared.reach.is_written(shape),
            read: prepared.reach.is_read(shape),
            watched: self.watched.contains_key(&shape),
            values: variants,
        })
    }

    /// The Rust type of values of a shape.
    fn type_of(&mut self, shape: ShapeRef) -> Type {
        let prepared = self.prepared;
        let it = &prepared.model[shape];
        match &it.kind {
            Kind::Simple(simple) => match simple {
                Simple::Blob => Type::Blob,
                Simple::Boolean => Type::Boolean,
                Simple::String => Type::String,
                Simple::Byte => Type::Byte,
                Simple::Short => Type::Short,
                Simple::Integer => Type::Integer,
                Simple::Long => Type::Long,
                Simple::Float => Type::Float,
                Simple::Double => Type::Double,
                Simple::Timestamp => Type::Timestamp,
                Simple::Document => Type::Document,
                Simple::BigInteger => Type::BigInteger,
                Simple::BigDecimal => Type::BigDecimal,
            },
            Kind::IntEnum(_) => Type::Integer,
            Kind::List { member } => Type::List(Box::new(self.item_type(member, it.traits.sparse))),
            Kind::Map { key, value } => Type::Map(
                Box::new(self.type_of(key.target)),
                Box::new(self.item_type(value, it.traits.sparse)),
            ),
            Kind::Enum(_) => self.named(shape, NamedKind::Enum),
            Kind::Structure(_) => self.named(shape, NamedKind::Structure),
            Kind::Union(_) => self.named(shape, NamedKind::Union),
            Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_) => {
                self.unsupported(shape, "a service shape as a value");
                Type::String
            }
        }
    }

    fn item_type(&mut self, member: &Member, sparse: bool) -> Type {
        let ty = self.type_of(member.target);
        if sparse {
            Type::Optional(Box::new(ty))
        } else {
            ty
        }
    }

    fn named(&self, shape: ShapeRef, kind: NamedKind) -> Type {
        let it = &self.model()[shape];
        let home = if it.traits.error.is_some() {
            Home::Errors
        } else {
            Home::Types
        };
        let name = self
            .names
            .get(&shape)
            .cloned()
            .unwrap_or_else(|| names::type_name(&it.id.name));
        Type::Named(Named { home, name, kind })
    }

    fn unsupported(&mut self, shape: ShapeRef, what: &str) {
        let it = &self.prepared.model[shape];
        let finding = Diagnostic::error(codes::UNSUPPORTED, format!("{what} cannot be generated yet"));
        self.findings.push(finding.shape(&it.id));
    }
}

/// What has a name that a field cannot have too.
const BUILDER_METHOD: &str = "a method of builders";

/// Whether a member is an event stream.
fn is_event_stream(model: &Model, member: &Member) -> bool {
    let target = &model[member.target];
    target.traits.streaming && matches!(target.kind, Kind::Union(_))
}

/// Whether a member of anything but an input is an `Option`: the specification's rules for careful clients.
fn is_optional(model: &Model, member: &Member) -> bool {
    let target = &model[member.target];
    if member.traits.client_optional || matches!(target.kind, Kind::Structure(_) | Kind::Union(_)) {
        return true;
    }
    let has_default = member.traits.default.as_ref().is_some_and(|d| !d.is_null());
    !member.traits.required && !has_default
}

/// Whether the zero of a number or boolean is left out of requests: it is what the service assumes for what Smithy 1.0
/// called primitives, whose shapes have the zero as their default. A default of the member alone is sent.
fn omits_zero(member: &Member, target: &Shape, ty: &Type) -> bool {
    target.traits.default.is_some()
        && member.traits.default.as_ref().is_some_and(|it| !it.is_null())
        && ty.is_copy()
        && !member.traits.required
        && !member.traits.client_optional
        && !member.traits.added_default
}

/// Whether a member may not be printed: it, its target or what its target holds is sensitive.
fn is_sensitive(model: &Model, member: &Member) -> bool {
    let target = &model[member.target];
    if member.traits.sensitive || target.traits.sensitive {
        return true;
    }
    match &target.kind {
        Kind::List { member } => is_sensitive(model, member),
        Kind::Map { key, value } => is_sensitive(model, key) || is_sensitive(model, value),
        _ => false,
    }
}

fn error_facts(traits: &Traits, fields: &[Field]) -> ErrorFacts {
    ErrorFacts {
        message: (fields.iter()).position(|f| f.name == "message" && f.ty == Type::String),
        retryable: traits.retryable,
        server: traits.error.as_deref() == Some("server"),
    }
}

/// A text with its control characters as escapes.
fn printable(text: &str) -> String {
    let escaped = |c: char| match c.is_control() {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// The limits of a member, in words for its docs.
fn limits(model: &Model, member: &Member) -> Vec<String> {
    let target = &model[member.target];
    let mut limits = Vec::new();
    let what = match &target.kind {
        Kind::List { .. } => "items",
        Kind::Map { .. } => "entries",
        Kind::Simple(Simple::Blob) => "bytes",
        _ => "characters",
    };
    match member.traits.length.or(target.traits.length) {
        Some((Some(min), Some(max))) if min == max => limits.push(format!("exactly {min} {what}")),
        Some((Some(min), Some(max))) => limits.push(format!("{min} to {max} {what}")),
        Some((Some(min), None)) => limits.push(format!("at least {min} {what}")),
        Some((None, Some(max))) => limits.push(format!("at most {max} {what}")),
        _ => {}
    }
    match member.traits.range.as_ref().or(target.traits.range.as_ref()) {
        Some((Some(min), Some(max))) => limits.push(format!("{min} to {max}")),
        Some((Some(min), None)) => limits.push(format!("at least {min}")),
        Some((None, Some(max))) => limits.push(format!("at most {max}")),
        _ => {}
    }
    if let Kind::IntEnum(values) = &target.kind {
        let values: Vec<_> = values
            .iter()
            .map(|it| format!("{} ({})", it.value, it.name))
            .collect();
        limits.push(format!("one of {}", values.join(", ")));
    }
    if let Some(pattern) = member.traits.pattern.as_ref().or(target.traits.pattern.as_ref()) {
        limits.push(format!("pattern `{}`", printable(pattern).replace('`', "'")));
    }
    limits
}
