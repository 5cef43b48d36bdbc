//! The names of the client for a whole service, and the shapes behind them.

use super::syntax::plain_text;
use crate::diagnostics::Diagnostics;
use crate::pipeline;
use crate::plan::{Plan, Structure};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// The names of a client.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The operations, by the names of their shapes.
    pub operations: BTreeMap<String, Operation>,
    /// The types other than inputs and outputs of operations, by their Rust names: data and errors.
    pub types: BTreeMap<String, Vec<Type>>,
}

/// An operation of a client.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The client's method.
    pub method: String,
    /// The module of its types.
    pub module: String,
    /// The methods and modules of its waiters.
    pub waiters: Vec<(String, String)>,
    /// The members of its input and output.
    pub members: BTreeSet<String>,
    /// True if it is paginated.
    pub is_paginated: bool,
    /// True if it can be presigned.
    pub is_presigned: bool,
}

/// A type of a client.
#[derive(Clone, Debug)]
pub struct Type {
    /// The id of its shape.
    pub id: String,
    /// Its members or variants.
    pub members: BTreeSet<String>,
}

impl Catalogue {
    /// Returns the operations and types that another catalogue does not have.
    pub fn without(&self, other: &Self) -> Self {
        let modules: BTreeSet<_> = other
            .operations
            .values()
            .map(|operation| &operation.module)
            .collect();
        let operations = self
            .operations
            .iter()
            .filter(|(_, operation)| !modules.contains(&operation.module));
        let types = self
            .types
            .iter()
            .filter(|(name, _)| !other.types.contains_key(*name));
        Self {
            operations: operations
                .map(|(name, found)| (name.clone(), found.clone()))
                .collect(),
            types: types.map(|(name, found)| (name.clone(), found.clone())).collect(),
        }
    }
}

/// Returns the names of the client that these settings describe.
pub fn of(settings: &Settings) -> Result<Catalogue, Diagnostics> {
    Ok(of_plan(&pipeline::plan(settings)?))
}

fn of_plan(plan: &Plan) -> Catalogue {
    let members = |structure: &Structure| -> BTreeSet<_> {
        structure
            .fields
            .iter()
            .map(|field| plain_text(&field.name))
            .collect()
    };
    let operations = plan.operations.iter().map(|operation| {
        let waiters = operation.waiters.iter();
        let names = Operation {
            method: plain_text(&operation.method),
            module: plain_text(&operation.module),
            waiters: waiters
                .map(|waiter| (plain_text(&waiter.method), plain_text(&waiter.module)))
                .collect(),
            members: members(&operation.input)
                .into_iter()
                .chain(members(&operation.output))
                .collect(),
            is_paginated: operation.pagination.is_some(),
            is_presigned: operation.presigned.is_some(),
        };
        (operation.id.name.clone(), names)
    });
    let mut types: BTreeMap<String, Vec<Type>> = BTreeMap::new();
    let mut add = |name: &str, id: &dyn ToString, members| {
        types.entry(plain_text(name)).or_default().push(Type {
            id: id.to_string(),
            members,
        });
    };
    for structure in &plan.structures {
        add(&structure.name, &structure.id, members(structure));
    }
    for error in &plan.errors {
        add(&error.name, &error.id, members(error));
    }
    for union in &plan.unions {
        let variants = union.variants.iter().map(|variant| plain_text(&variant.name));
        add(&union.name, &union.id, variants.collect());
    }
    for string_enum in &plan.enums {
        let variants = string_enum.values.iter().map(|variant| plain_text(&variant.name));
        add(&string_enum.name, &string_enum.id, variants.collect());
    }
    for stream in &plan.stream_errors {
        let union = plan.unions.iter().find(|union| union.name == stream.events);
        if let Some(union) = union {
            let errors = stream.errors.iter().map(|error| plain_text(&error.name));
            add(&stream.name, &union.id, errors.collect());
        }
    }
    Catalogue {
        operations: operations.collect(),
        types,
    }
}
