//! Whether shapes refer to what they may refer to.

use super::place::Place;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{Kind, Model, ShapeRef, Simple};

/// Whether each target is of a kind that can stand where it stands.
pub fn check_targets(model: &Model, shape: ShapeRef, at: &mut Place<'_>) {
    let is_structure = |t: ShapeRef| matches!(model[t].kind, Kind::Structure(_));
    let is_value = |t: ShapeRef| {
        !matches!(
            model[t].kind,
            Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_)
        )
    };
    let mut wrong = |target: ShapeRef, needed: &str, member: Option<&str>| {
        let message = format!("the target `{}` has to be {needed}", model[target].id);
        at.report(Diagnostic::error(codes::WRONG_TARGET, message), member);
    };
    match &model[shape].kind {
        Kind::Operation(operation) => {
            for target in operation
                .input
                .iter()
                .chain(&operation.output)
                .filter(|t| !is_structure(**t))
            {
                wrong(*target, "a structure, as inputs and outputs are", None);
            }
            for target in operation
                .errors
                .iter()
                .filter(|t| model[**t].traits.error.is_none())
            {
                wrong(*target, "a structure with the trait `error`", None);
            }
        }
        Kind::Service(service) => {
            for target in service
                .operations
                .iter()
                .filter(|t| model[**t].as_operation().is_none())
            {
                wrong(*target, "an operation", None);
            }
            for target in service
                .resources
                .iter()
                .filter(|t| !matches!(model[**t].kind, Kind::Resource(_)))
            {
                wrong(*target, "a resource", None);
            }
            for target in service
                .errors
                .iter()
                .filter(|t| model[**t].traits.error.is_none())
            {
                wrong(*target, "a structure with the trait `error`", None);
            }
        }
        Kind::Resource(resource) => {
            for target in resource
                .operations
                .iter()
                .filter(|t| model[**t].as_operation().is_none())
            {
                wrong(*target, "an operation", None);
            }
            for target in resource
                .resources
                .iter()
                .filter(|t| !matches!(model[**t].kind, Kind::Resource(_)))
            {
                wrong(*target, "a resource", None);
            }
        }
        Kind::Map { key, value } => {
            if !matches!(
                model[key.target].kind,
                Kind::Simple(Simple::String) | Kind::Enum(_)
            ) {
                wrong(key.target, "a string or enum, as keys of maps are", Some("key"));
            }
            if !is_value(value.target) {
                wrong(value.target, "a type of data", Some("value"));
            }
        }
        Kind::List { member } if !is_value(member.target) => {
            wrong(member.target, "a type of data", Some("member"));
        }
        Kind::Structure(members) | Kind::Union(members) => {
            for member in members.iter().filter(|m| !is_value(m.target)) {
                wrong(member.target, "a type of data", Some(&member.name));
            }
        }
        _ => {}
    }
}
