//! The members of enums and their values.

use super::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::read::ast::{AstShape, Node, NodeKind};
use std::collections::BTreeSet;

/// Checks that an enum has members, and that their values are of its type and differ.
pub fn check(id: &str, shape: &AstShape, report: &mut Report<'_>) {
    let is_whole = match shape.kind() {
        "enum" => false,
        "intEnum" => true,
        _ => return,
    };
    let members = shape.node.get("members").and_then(Node::as_object);
    if members.is_none_or(|members| members.is_empty()) && shape.node.get("mixins").is_none() {
        let finding = Diagnostic::error(codes::MALFORMED, format!("the {} has no members", shape.kind()));
        report.add(finding.hint("give it one at least"), id, shape.at);
    }
    let mut seen = BTreeSet::new();
    for member in members.into_iter().flatten() {
        let value = member
            .value
            .get("traits")
            .and_then(|traits| traits.get("smithy.api#enumValue"));
        let member_id = format!("{id}${}", member.key);
        let at = value.map_or(member.key_at, |value| value.at);
        let wrong = match is_whole {
            true => wrong_number(value),
            false => wrong_text(value),
        };
        let text = match (value, is_whole) {
            (Some(value), _) => value.as_str().or(value.as_number()).unwrap_or_default(),
            (None, _) => &member.key,
        };
        if let Some((message, hint)) = wrong {
            report.add(
                Diagnostic::error(codes::MALFORMED, message).hint(hint),
                &member_id,
                at,
            );
        } else if !seen.insert(text) {
            let message = format!("two members have the value `{}`", text.escape_debug());
            report.add(
                Diagnostic::error(codes::MALFORMED, message).hint("give each its own"),
                &member_id,
                at,
            );
        }
    }
}

type Wrong = (String, &'static str);

fn wrong_text(value: Option<&Node>) -> Option<Wrong> {
    let value = value?;
    match &value.kind {
        NodeKind::String(text) if text.is_empty() => Some((
            "the value of an enum's member cannot be empty".to_owned(),
            "give it a text",
        )),
        NodeKind::String(_) => None,
        _ => Some((
            format!(
                "the value of an enum's member has to be a string, and is {}",
                value.kind_name()
            ),
            "put it between quotes, or make the shape an intEnum",
        )),
    }
}

fn wrong_number(value: Option<&Node>) -> Option<Wrong> {
    let Some(value) = value else {
        let message = "a member of an intEnum needs a value".to_owned();
        return Some((message, "write it after the name: `NAME = 1`"));
    };
    let fits = value.as_i64().is_some_and(|number| i32::try_from(number).is_ok());
    (!fits).then(|| {
        let message = "the value of an intEnum's member has to be a whole number of 32 bits".to_owned();
        (message, "numbers from -2147483648 to 2147483647 are possible")
    })
}
