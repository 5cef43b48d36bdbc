//! Checks the members of enums and unions, and the values of enums.

use super::report::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::read::ast::{AstShape, Node};
use std::collections::BTreeSet;

/// Checks that an enum or union has members, and that the values of an enum are not empty and unique.
pub fn check(id: &str, shape: &AstShape, report: &mut Report<'_>) {
    if !matches!(shape.kind(), "enum" | "intEnum" | "union") {
        return;
    }
    let members = shape.node.get("members").and_then(Node::as_object);
    // a mixin may leave them to the shapes that use it
    let is_mixin = shape.trait_value("smithy.api#mixin").is_some();
    if !is_mixin && members.is_none_or(|members| members.is_empty()) {
        let finding = Diagnostic::error(codes::MALFORMED, format!("the {} has no members", shape.kind()));
        report.add(finding.hint("add at least one"), id, shape.at);
    }
    if shape.kind() == "union" {
        return;
    }
    let mut seen = BTreeSet::new();
    for member in members.into_iter().flatten() {
        let value = member
            .value
            .get("traits")
            .and_then(|traits| traits.get("smithy.api#enumValue"));
        let text = match (value, shape.kind()) {
            (Some(value), _) => value.as_str().or(value.as_number()),
            (None, "enum") => Some(member.key.as_str()),
            (None, _) => None,
        };
        let (message, hint) = match text {
            Some("") => (
                "the value of an enum's member cannot be empty".to_owned(),
                "give it a text",
            ),
            Some(text) if !seen.insert(text) => {
                let message = format!("two members have the value `{}`", text.escape_debug());
                (message, "give each member its own value")
            }
            _ => continue,
        };
        let at = value.map_or(member.key_at, |value| value.at);
        let finding = Diagnostic::error(codes::MALFORMED, message).hint(hint);
        report.add(finding, &format!("{id}${}", member.key), at);
    }
}
