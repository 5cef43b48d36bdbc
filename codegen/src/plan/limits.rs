//! The constraint traits of members in words, for the documentation.

use crate::docs;
use crate::model::{Kind, Member, Model, Simple};
use crate::node::Node;

/// Formats a number: a floating-point number in its shortest form, others as written.
fn number(number: &Node) -> String {
    let is_whole = number.as_i64().is_some() || number.as_u64().is_some();
    match number.as_f64().filter(|_| !is_whole) {
        Some(fraction) => format!("{fraction:?}"),
        None => number.to_string(),
    }
}

/// Describes the limits of a member.
pub fn limits(model: &Model, member: &Member) -> Vec<String> {
    let target = &model[member.target];
    let mut limits = Vec::new();
    let unit = match &target.kind {
        Kind::List { .. } => "items",
        Kind::Map { .. } => "entries",
        Kind::Simple(Simple::Blob) => "bytes",
        _ => "characters",
    };
    match member.traits.length.or(target.traits.length) {
        Some((Some(min), Some(max))) if min == max => limits.push(format!("exactly {min} {unit}")),
        Some((Some(min), Some(max))) => limits.push(format!("{min} to {max} {unit}")),
        Some((Some(min), None)) => limits.push(format!("at least {min} {unit}")),
        Some((None, Some(max))) => limits.push(format!("at most {max} {unit}")),
        _ => {}
    }
    if let Some(range) = member.traits.range.as_ref().or(target.traits.range.as_ref()) {
        match (range.min.as_ref().map(number), range.max.as_ref().map(number)) {
            (Some(min), Some(max)) => limits.push(format!("{min} to {max}")),
            (Some(min), None) => limits.push(format!("at least {min}")),
            (None, Some(max)) => limits.push(format!("at most {max}")),
            (None, None) => {}
        }
    }
    if let Kind::IntEnum(values) = &target.kind {
        let values: Vec<_> = values
            .iter()
            .map(|value| format!("{} ({})", value.value, docs::line(&value.name)))
            .collect();
        limits.push(format!("one of {}", values.join(", ")));
    }
    if let Some(pattern) = member.traits.pattern.as_ref().or(target.traits.pattern.as_ref()) {
        limits.push(format!("pattern {}", docs::code(pattern)));
    }
    limits
}
