//! Constraints of members, which are checked before a request is sent.

use crate::model::{Kind, Member, Model, ShapeRef, Simple, Traits};
use crate::passes::closure::targets;
use std::collections::BTreeSet;

/// A constraint as data in the output; named after the variants of the runtime's `Constraint`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the runtime documents them
pub enum Constraint {
    Required,
    MinLength(u64),
    Min(i64),
    MinFraction(f64),
    Items(Vec<Constraint>),
    Keys(Vec<Constraint>),
    Inside,
}

/// The constraints of a member of a structure or union.
pub fn of_member(model: &Model, member: &Member) -> Vec<Constraint> {
    let required = is_required(member).then_some(Constraint::Required);
    let mut found: Vec<_> = required.into_iter().chain(of_value(model, member)).collect();
    if found.is_empty() && is_constrained(model, member.target) {
        found.push(Constraint::Inside);
    }
    found
}

/// Returns true for a member that has to be set before it is sent. One that is `clientOptional` may be left to the service,
/// which may give up that it is required, unless it is a part of the query: the official clients insist on those.
fn is_required(member: &Member) -> bool {
    member.traits.required && (!member.traits.client_optional || member.traits.http_query.is_some())
}

/// The constraints of a value, and of the items, keys and values in it.
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

/// The lower bounds of a value; the member's own count before its target's.
fn bounds(member: &Traits, target: &Traits, kind: &Kind) -> Vec<Constraint> {
    let mut found = Vec::new();
    if let Some((Some(min), _)) = member.length.or(target.length) {
        if min > 0 {
            found.push(Constraint::MinLength(min));
        }
    }
    if let Some((Some(min), _)) = member.range.as_ref().or(target.range.as_ref()) {
        let fraction = matches!(kind, Kind::Simple(Simple::Float | Simple::Double));
        match (fraction, min.as_i64(), min.as_f64()) {
            (false, Some(min), _) => found.push(Constraint::Min(min)),
            (_, _, Some(min)) => found.push(Constraint::MinFraction(min)),
            _ => {}
        }
    }
    found
}

/// Returns whether there is a value of a shape, however deep inside, that is refused before it is sent.
fn is_constrained(model: &Model, shape: ShapeRef) -> bool {
    let is_bounded = |member: &Member| {
        let target = &model[member.target];
        is_required(member) || !bounds(&member.traits, &target.traits, &target.kind).is_empty()
    };
    let (mut seen, mut open) = (BTreeSet::from([shape]), vec![shape]);
    while let Some(shape) = open.pop() {
        let is_here = match &model[shape].kind {
            Kind::List { member } => is_bounded(member),
            Kind::Map { key, value } => is_bounded(key) || is_bounded(value),
            _ => model[shape].members().iter().any(is_bounded),
        };
        if is_here {
            return true;
        }
        open.extend(
            targets(model, shape)
                .into_iter()
                .filter(|target| seen.insert(*target)),
        );
    }
    false
}
