//! Constraints of members, which are checked before a request is sent.

use crate::model::{Kind, Member, Model, ShapeRef, Simple, Traits};
use crate::passes::closure::reached;

/// A constraint as data of the output, named after a variant of the runtime's `Constraint`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // documented in the runtime
pub enum Constraint {
    Required,
    MinLength(u64),
    Min(i64),
    MinFraction(f64),
    Items(Vec<Constraint>),
    Keys(Vec<Constraint>),
    Inside,
}

/// Returns the constraints of a member of a structure or union.
pub fn of_member(model: &Model, member: &Member) -> Vec<Constraint> {
    let required = is_required(member).then_some(Constraint::Required);
    let mut found: Vec<_> = required.into_iter().chain(of_value(model, member)).collect();
    if found.is_empty() && is_constrained(model, member.target) {
        found.push(Constraint::Inside);
    }
    found
}

/// Returns `true` if a member must be set. A `clientOptional` member is left to the service, which may relax the
/// requirement, unless it is a query parameter: the official clients check those.
fn is_required(member: &Member) -> bool {
    member.traits.required && (!member.traits.client_optional || member.traits.http_query.is_some())
}

/// Returns the constraints of a value, including those of its items, keys and values.
fn of_value(model: &Model, member: &Member) -> Vec<Constraint> {
    let target = &model[member.target];
    let mut found = bounds(&member.traits, &target.traits, &target.kind);
    let mut nested = |member: &Member, wrap: fn(Vec<Constraint>) -> Constraint| {
        let inside = of_value(model, member);
        found.extend((!inside.is_empty()).then(|| wrap(inside)));
    };
    match &target.kind {
        Kind::List { member } => nested(member, Constraint::Items),
        Kind::Map { key, value } => {
            nested(key, Constraint::Keys);
            nested(value, Constraint::Items);
        }
        _ => {}
    }
    found
}

/// Returns the lower bounds of a value; those of the member take precedence over those of the target.
fn bounds(member: &Traits, target: &Traits, kind: &Kind) -> Vec<Constraint> {
    let mut found = Vec::new();
    if let Some((Some(min), _)) = member.length.or(target.length) {
        if min > 0 {
            found.push(Constraint::MinLength(min));
        }
    }
    let range = member.range.as_ref().or(target.range.as_ref());
    if let Some(min) = range.and_then(|range| range.min.as_ref()) {
        let fraction = matches!(kind, Kind::Simple(Simple::Float | Simple::Double));
        match (fraction, min.as_i64(), min.as_f64()) {
            (false, Some(min), _) => found.push(Constraint::Min(min)),
            (_, _, Some(min)) => found.push(Constraint::MinFraction(min)),
            _ => {}
        }
    }
    found
}

/// Returns `true` if values of a shape, or values inside them, have constraints.
fn is_constrained(model: &Model, shape: ShapeRef) -> bool {
    let is_bounded = |member: &Member| {
        let target = &model[member.target];
        is_required(member) || !bounds(&member.traits, &target.traits, &target.kind).is_empty()
    };
    reached(model, vec![shape]).any(|shape| model[shape].all_members().into_iter().any(is_bounded))
}
