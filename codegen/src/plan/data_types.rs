//! Plans the data types of a client: all types but the inputs and outputs of operations.

use super::context::Context;
use super::error::{stream_error, StreamError};
use super::names::ItemName;
use super::role::Role;
use super::string_enum::{string_enum, Enum};
use super::structure::{structure, Structure};
use super::types::PublicModule;
use super::union::{union, Union};
use crate::model::{Kind, ShapeRef};

/// The data types of a client, each kind in order of their names.
#[derive(Debug, Default)]
pub struct DataTypes {
    pub structures: Vec<Structure>,
    pub unions: Vec<Union>,
    pub enums: Vec<Enum>,
    pub errors: Vec<Structure>,
    /// The errors of event streams.
    pub stream_errors: Vec<StreamError>,
    /// The structures that types of the user replace.
    pub replaced_structures: Vec<Structure>,
    /// The unions that types of the user replace.
    pub replaced_unions: Vec<Union>,
}

impl DataTypes {
    /// Plans all data types.
    pub fn plan(context: &mut Context<'_>) -> Self {
        let mut types = Self::default();
        let names = context.names;
        for (&at, item) in &names.types {
            if context.replaced.has(at) {
                types.add_replaced(context, at, item.clone());
            } else {
                types.add(context, at, item.clone());
            }
        }
        for structures in [
            &mut types.structures,
            &mut types.errors,
            &mut types.replaced_structures,
        ] {
            structures.sort_by(|a, b| a.name.cmp(&b.name));
        }
        for unions in [&mut types.unions, &mut types.replaced_unions] {
            unions.sort_by(|a, b| a.name.cmp(&b.name));
        }
        types.enums.sort_by(|a, b| a.name.cmp(&b.name));
        types.stream_errors.sort_by(|a, b| a.name.cmp(&b.name));
        types
    }

    fn add(&mut self, context: &mut Context<'_>, at: ShapeRef, item: ItemName) {
        let shape = &context.model()[at];
        match &shape.kind {
            Kind::Structure(_) if shape.traits.error.is_some() => {
                let error = structure(context, at, item, PublicModule::Errors, Role::Error);
                self.errors.push(error);
            }
            Kind::Structure(_) => {
                let data = structure(context, at, item, PublicModule::Types, Role::Data);
                self.structures.push(data);
            }
            Kind::Union(_) => {
                if !context.types_only {
                    self.stream_errors.extend(stream_error(context, at, &item.name));
                }
                self.unions.push(union(context, at, item));
            }
            Kind::Enum(values) => self.enums.push(string_enum(context, at, values, item)),
            _ => {}
        }
    }

    /// Adds a type that one of the user replaces, if it is converted to and from that.
    fn add_replaced(&mut self, context: &mut Context<'_>, at: ShapeRef, item: ItemName) {
        match &context.model()[at].kind {
            Kind::Structure(_) if context.is_whole(at) => {
                let data = structure(context, at, item, PublicModule::Types, Role::Data);
                self.replaced_structures.push(data);
            }
            Kind::Union(_) if context.is_whole(at) => self.replaced_unions.push(union(context, at, item)),
            _ => {}
        }
    }
}
