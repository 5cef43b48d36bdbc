//! Whether shapes refer to what they may refer to, and have the defaults they may have.

use super::place::Place;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{Kind, Model, ShapeRef, Simple};
use serde_json::Value;

/// Whether the defaults of a shape and of its members are values of their types.
pub fn check_defaults(model: &Model, shape: ShapeRef, at: &mut Place<'_>) {
    let it = &model[shape];
    let own = (&it.kind, &it.traits, None);
    let members = it.members().iter();
    let all = members.map(|it| (&model[it.target].kind, &it.traits, Some(it.name.as_str())));
    for (kind, traits, member) in std::iter::once(own).chain(all) {
        let needed = traits.default.as_ref().and_then(|it| wrong_default(kind, it));
        if let Some(needed) = needed {
            let message = "the trait `smithy.api#default` has a wrong value";
            let finding = Diagnostic::error(codes::MALFORMED, message);
            at.report(finding.hint(format!("it has to be {needed}")), member);
        }
    }
}

/// What the default of a member has to be, where it is not: literals of another type would be no Rust.
fn wrong_default(kind: &Kind, value: &Value) -> Option<&'static str> {
    let whole = |bits: u32| {
        let limit = 1_i64 << (bits - 1);
        value.as_i64().is_some_and(|it| (-limit..limit).contains(&it))
    };
    let (fits, needed) = match kind {
        _ if value.is_null() => return None,
        Kind::Simple(Simple::Document) => return None,
        Kind::Simple(Simple::Boolean) => (value.is_boolean(), "true or false"),
        Kind::Simple(Simple::String | Simple::Blob) | Kind::Enum(_) => (value.is_string(), "a string"),
        Kind::Simple(Simple::Byte) => (whole(8), "a whole number of 8 bits"),
        Kind::Simple(Simple::Short) => (whole(16), "a whole number of 16 bits"),
        Kind::Simple(Simple::Integer) | Kind::IntEnum(_) => (whole(32), "a whole number of 32 bits"),
        Kind::Simple(Simple::Long) => (value.as_i64().is_some(), "a whole number of 64 bits"),
        Kind::Simple(Simple::Float | Simple::Double | Simple::BigInteger | Simple::BigDecimal) => {
            (is_number(value), "a number")
        }
        Kind::Simple(Simple::Timestamp) => (
            value.is_number() || value.is_string(),
            "seconds since 1970, or a time as RFC 3339 writes it",
        ),
        Kind::List { .. } => (value.as_array().is_some_and(Vec::is_empty), "`[]`"),
        Kind::Map { .. } => (value.as_object().is_some_and(|it| it.is_empty()), "`{}`"),
        _ => (false, "null, as other values cannot be given"),
    };
    (!fits).then_some(needed)
}

/// Whether it is a number; those with many digits are kept as text.
fn is_number(value: &Value) -> bool {
    value.is_number() || value.as_str().is_some_and(|it| it.parse::<f64>().is_ok())
}

/// Whether each target is of a kind that can stand where it stands.
pub fn check_targets(model: &Model, shape: ShapeRef, at: &mut Place<'_>) {
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
    let mut wrong = |target: ShapeRef, needed: &str, member: Option<&str>| {
        let message = format!("the target `{}` has to be {needed}", model[target].id);
        let hint = "name another shape, or change that one";
        at.report(Diagnostic::error(codes::WRONG_TARGET, message).hint(hint), member);
    };
    let mut all = |targets: &[ShapeRef], fits: &dyn Fn(ShapeRef) -> bool, needed: &str| {
        for target in targets.iter().filter(|target| !fits(**target)) {
            wrong(*target, needed, None);
        }
    };
    const ERROR: &str = "a structure with the trait `error`";
    match &model[shape].kind {
        Kind::Operation(operation) => {
            let ends: Vec<_> = operation.input.into_iter().chain(operation.output).collect();
            all(&ends, &is_structure, "a structure, as inputs and outputs are");
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
                wrong(key.target, "a string or enum, as keys of maps are", Some("key"));
            }
            if !is_value(value.target) {
                wrong(value.target, "a type of data", Some("value"));
            }
        }
        Kind::List { member } if !is_value(member.target) => {
            wrong(member.target, "a type of data", Some("member"));
        }
        Kind::Structure(members) => {
            for member in members.iter().filter(|m| !is_value(m.target)) {
                wrong(member.target, "a type of data", Some(&member.name));
            }
        }
        Kind::Union(members) => {
            for member in members.iter().filter(|m| !is_data(m.target)) {
                wrong(member.target, "a type of data, or the unit", Some(&member.name));
            }
        }
        _ => {}
    }
}
