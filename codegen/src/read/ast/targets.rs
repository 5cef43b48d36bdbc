//! Checks that targets have an allowed type.

use super::report::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{Kind, Model, Service, ShapeRef, Simple};
use crate::source::Location;

/// Warns about names that a service gives to shapes that are not in the model, or keep their names.
fn check_renamed(model: &Model, service: &Service, report: &mut Report<'_>) {
    for (id, name) in &service.rename {
        let (code, message) = match model.find(id).map(|found| &model[found].kind) {
            None => (
                codes::DANGLING_TARGET,
                format!("`{id}`, renamed to `{name}`, is not in the model"),
            ),
            Some(Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_)) => (
                codes::WRONG_TARGET,
                format!("`{id}` is not renamed to `{name}`: only data types can be"),
            ),
            Some(_) => continue,
        };
        let finding = Diagnostic::warning(code, message);
        report.shape(finding.hint("correct the id in `rename`, or remove the entry"));
    }
}

/// Checks the targets of a shape and of its members.
pub fn check_targets(model: &Model, shape: ShapeRef, report: &mut Report<'_>) {
    if let Kind::Service(service) = &model[shape].kind {
        check_renamed(model, service, report);
    }
    let is_structure = |t: ShapeRef| matches!(model[t].kind, Kind::Structure(_));
    let is_operation = |t: ShapeRef| model[t].as_operation().is_some();
    let is_resource = |t: ShapeRef| matches!(model[t].kind, Kind::Resource(_));
    let is_error = |t: ShapeRef| model[t].traits.error.is_some();
    let is_data = |t: ShapeRef| {
        !matches!(
            model[t].kind,
            Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_)
        )
    };
    let is_value = |t: ShapeRef| is_data(t) && !model[t].is_unit();
    let shape_at = report.at;
    let mut wrong = |target: ShapeRef, needed: &str, at: Location, member: Option<&str>| {
        let message = format!("the target `{}` must be {needed}", model[target].id);
        let hint = "use another shape, or change that one";
        let finding = Diagnostic::error(codes::WRONG_TARGET, message).hint(hint);
        report.part(finding, at, member);
    };
    let mut all = |targets: &[ShapeRef], fits: &dyn Fn(ShapeRef) -> bool, needed: &str| {
        for target in targets.iter().filter(|target| !fits(**target)) {
            wrong(*target, needed, shape_at, None);
        }
    };
    const ERROR: &str = "a structure with the trait `error`";
    match &model[shape].kind {
        Kind::Operation(operation) => {
            let ends: Vec<_> = operation.input.into_iter().chain(operation.output).collect();
            all(&ends, &is_structure, "a structure, as for all inputs and outputs");
            all(&operation.errors, &is_error, ERROR);
        }
        Kind::Service(service) => {
            all(&service.operations, &is_operation, "an operation");
            all(&service.resources, &is_resource, "a resource");
            all(&service.errors, &is_error, ERROR);
        }
        Kind::Resource(resource) => {
            all(&resource.operations, &is_operation, "an operation");
            all(&resource.resources, &is_resource, "a resource");
        }
        Kind::Map { key, value } => {
            if !matches!(
                model[key.target].kind,
                Kind::Simple(Simple::String) | Kind::Enum(_)
            ) {
                wrong(
                    key.target,
                    "a string or enum, as for all map keys",
                    key.at,
                    Some("key"),
                );
            }
            if !is_value(value.target) {
                wrong(value.target, "a data type", value.at, Some("value"));
            }
        }
        Kind::List { member } if !is_value(member.target) => {
            wrong(member.target, "a data type", member.at, Some("member"));
        }
        Kind::Structure(members) => {
            for member in members.iter().filter(|m| !is_value(m.target)) {
                wrong(member.target, "a data type", member.at, Some(&member.name));
            }
        }
        Kind::Union(members) => {
            for member in members.iter().filter(|m| !is_data(m.target)) {
                wrong(
                    member.target,
                    "a data type or the unit type",
                    member.at,
                    Some(&member.name),
                );
            }
        }
        _ => {}
    }
}
