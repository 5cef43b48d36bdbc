//! Errors of operations and event streams.

use super::context::Context;
use super::names::ItemName;
use crate::model::{Documentation, ShapeRef};
use crate::names;
use crate::passes::PreparedOperation;
use std::collections::BTreeSet;

/// A variant of an operation's error.
#[derive(Debug)]
pub struct OperationError {
    /// The type and the variant.
    pub name: String,
    /// Its codes on the wire: that of the query protocols if it has one, and its name.
    pub codes: Vec<String>,
    /// `is_resource_not_found_exception`
    pub predicate: String,
    /// Documentation as in the model.
    pub documentation: Documentation,
}

/// The error of an event stream.
#[derive(Debug)]
pub struct StreamError {
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// The union of the events.
    pub events: String,
    /// True if it is sent in requests.
    pub written: bool,
    /// Its errors, whose codes are the names of the union's members.
    pub errors: Vec<OperationError>,
}

/// Returns the errors of an operation, in the order of their Rust names.
pub fn operation_errors(context: &Context<'_>, operation: &PreparedOperation) -> Vec<OperationError> {
    let prepared = context.prepared;
    let service = &prepared.model[prepared.service].traits;
    let mut in_turn: Vec<_> = operation.errors.clone();
    // of two errors with the same name, one is renamed, and the other keeps the code
    in_turn.sort_by_key(|error| prepared.shape_name(*error) != prepared.model[*error].id.name);
    let mut taken = BTreeSet::new();
    let error = |at: ShapeRef| {
        let mut codes = context.protocol.error_codes(service, &prepared.model[at]);
        codes.retain(|code| taken.insert(code.clone()));
        if codes.is_empty() {
            codes.push(prepared.shape_name(at).to_owned());
            taken.extend(codes.iter().cloned());
        }
        variant(context, at, codes)
    };
    sorted(in_turn.into_iter().filter_map(error).collect())
}

/// Returns the error of an event stream with the union `events`; `None` if the union is not an event stream.
pub fn stream_error(context: &Context<'_>, union: ShapeRef, events: &str) -> Option<StreamError> {
    let ItemName { name, module } = context.names.stream_errors.get(&union)?.clone();
    let model = context.model();
    let members = model[union].members().iter();
    let errors = members.filter(|member| model[member.target].traits.error.is_some());
    let errors = errors.filter_map(|member| variant(context, member.target, vec![member.name.clone()]));
    Some(StreamError {
        module,
        name,
        events: events.to_owned(),
        written: context.prepared.reach.is_written(union),
        errors: sorted(errors.collect()),
    })
}

fn variant(context: &Context<'_>, error: ShapeRef, codes: Vec<String>) -> Option<OperationError> {
    let name = context.type_name(error)?.to_owned();
    Some(OperationError {
        predicate: names::error_predicate(&name),
        name,
        codes,
        documentation: context.model()[error].traits.documentation.clone(),
    })
}

fn sorted(mut errors: Vec<OperationError>) -> Vec<OperationError> {
    errors.sort_by(|a, b| a.name.cmp(&b.name));
    errors
}
