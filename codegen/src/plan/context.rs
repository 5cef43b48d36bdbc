//! The inputs of planning: model, names and settings.

use super::attributes::Attributes;
use super::names::{ItemName, Names};
use super::replaced::Replaced;
use super::role::Role;
use super::types::{Named, NamedKind, PublicModule, Type};
use super::waiter::WatchedMembers;
use super::wire::WireContext;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Member, Model, ShapeRef, Simple};
use crate::names;
use crate::passes::Prepared;
use crate::protocol::Protocol;

/// The inputs of the plan's items.
pub struct Context<'a> {
    /// The model and the results of the passes.
    pub prepared: &'a Prepared,
    /// The protocol of the client.
    pub protocol: Protocol,
    /// Rust names.
    pub names: &'a Names,
    /// True if the client has waiters.
    pub has_waiters: bool,
    /// The members that waiters look at.
    pub watched: &'a WatchedMembers,
    /// True if all types implement `serde::Serialize` and `serde::Deserialize`.
    pub serde: bool,
    /// True if there is no client that writes and reads the types.
    pub types_only: bool,
    /// The user's types that replace generated ones.
    pub replaced: &'a Replaced,
    /// Attributes that a user adds.
    pub attributes: &'a Attributes,
    /// Findings so far.
    pub findings: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    /// The model.
    pub fn model(&self) -> &'a Model {
        &self.prepared.model
    }

    /// Returns the context for the wire traits of members of a structure or union.
    pub fn wire(&self, role: Role, written: bool) -> WireContext<'a> {
        WireContext {
            prepared: self.prepared,
            protocol: self.protocol,
            written,
            role,
        }
    }

    /// Returns the name of a shape that becomes a type.
    pub fn type_name(&self, shape: ShapeRef) -> Option<&'a str> {
        let names = self.names;
        names.types.get(&shape).map(|item: &ItemName| item.name.as_str())
    }

    /// Returns the Rust type for values of a shape.
    pub fn type_of(&mut self, at: ShapeRef) -> Type {
        let wire = self.wire_type_of(at);
        self.replaced.type_of(at, &wire).unwrap_or(wire)
    }

    /// Returns the Rust type for the values of a member, which may keep it whatever takes the place of its target.
    pub fn type_of_member(&mut self, container: ShapeRef, member: &Member) -> Type {
        if self.replaced.is_fixed(container, &member.name) {
            self.wire_type_of(member.target)
        } else {
            self.type_of(member.target)
        }
    }

    /// Returns `true` if all of a type can be written and read, whatever requests and responses do with it: it is serialized,
    /// or a type of the user is converted to and from it.
    pub fn is_whole(&self, at: ShapeRef) -> bool {
        self.serde || (!self.types_only && self.replaced.wire.contains(&at))
    }

    /// Returns the generated type for values of a shape.
    fn wire_type_of(&mut self, at: ShapeRef) -> Type {
        let shape = &self.prepared.model[at];
        match &shape.kind {
            Kind::Simple(simple) => simple_type(*simple),
            Kind::IntEnum(_) => Type::Integer,
            Kind::List { member } => Type::List(Box::new(self.item_type(member, shape.traits.sparse))),
            Kind::Map { key, value } => Type::Map(
                // the text of a string, as it is on the wire, unless it is an enum of the client
                Box::new(match self.type_of(key.target) {
                    Type::Own(_) => Type::String,
                    key => key,
                }),
                Box::new(self.item_type(value, shape.traits.sparse)),
            ),
            Kind::Enum(_) => self.named(at, NamedKind::Enum),
            Kind::Structure(_) => self.named(at, NamedKind::Structure),
            Kind::Union(_) => self.named(at, NamedKind::Union),
            Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_) => {
                let message = "a service, operation or resource cannot be the type of a value";
                let finding = Diagnostic::error(codes::UNSUPPORTED, message);
                self.findings.push(finding.shape(&shape.id));
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

    fn named(&self, at: ShapeRef, kind: NamedKind) -> Type {
        let shape = &self.model()[at];
        let public_module = if shape.traits.error.is_some() {
            PublicModule::Errors
        } else {
            PublicModule::Types
        };
        let name = match self.type_name(at) {
            Some(name) => name.to_owned(),
            None => names::type_name(&shape.id.name),
        };
        Type::Named(Named {
            public_module,
            name,
            kind,
        })
    }
}

fn simple_type(simple: Simple) -> Type {
    match simple {
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
    }
}
