//! Applies `apply` statements to shapes and members.

use super::{Apply, Ast, Object};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::node::{Node, NodeKind};
use crate::source::Sources;
use crate::suggest::closest;
use std::collections::BTreeMap;

/// Traits for members inherited from mixins, by shape id: member and statement.
pub type ForInherited = BTreeMap<String, Vec<(String, Apply)>>;

/// Adds the traits of `apply` statements to shapes and members. Returns those for members of mixins, to be added after
/// the mixins are flattened.
pub fn apply_statements(ast: &mut Ast, sources: &Sources, findings: &mut Diagnostics) -> ForInherited {
    let mut for_inherited = ForInherited::new();
    for mut statement in std::mem::take(&mut ast.applied) {
        let (id, member) = match statement.target.split_once('$') {
            Some((id, member)) => (id, Some(member)),
            None => (statement.target.as_str(), None),
        };
        let Some(shape) = ast.shapes.get_mut(id) else {
            let message = "traits are applied to a shape that is not in the model";
            let finding = Diagnostic::error(codes::DANGLING_TARGET, message).shape(&statement.target);
            let finding = finding.hint("correct the id, or add the file that defines the shape");
            findings.push(finding.at(statement.at, sources));
            continue;
        };
        let is_known = |node: &mut Object, member: &str| member_mut(node, member).is_some();
        if let Some(member) = member.filter(|_| shape.node.contains_key("mixins")) {
            if !is_known(&mut shape.node, member) {
                let entry = (member.to_owned(), statement.clone());
                for_inherited.entry(id.to_owned()).or_default().push(entry);
                continue;
            }
        }
        let holder = match member {
            None => Some(&mut shape.node),
            Some(member) => member_mut(&mut shape.node, member),
        };
        match holder {
            Some(holder) => {
                let traits = std::mem::take(&mut statement.traits);
                merge(holder, traits, &statement, sources, findings);
            }
            None => {
                let finding = no_member(&shape.node, member.unwrap_or_default(), &statement, sources);
                findings.push(finding);
            }
        }
    }
    for_inherited
}

/// The properties of a member.
pub fn member_mut<'a>(shape: &'a mut Object, member: &str) -> Option<&'a mut Object> {
    match shape.get("type").and_then(Node::as_str) {
        Some("list" | "set") if member == "member" => shape.get_mut(member),
        Some("map") if member == "key" || member == "value" => shape.get_mut(member),
        Some("structure" | "union" | "enum" | "intEnum") => {
            shape.get_mut("members")?.as_object_mut()?.get_mut(member)
        }
        _ => None,
    }?
    .as_object_mut()
}

/// Creates the finding about traits for a member that does not exist.
pub fn no_member(shape: &Object, member: &str, statement: &Apply, sources: &Sources) -> Diagnostic {
    let kind = shape.get("type").and_then(Node::as_str).unwrap_or_default();
    let members = match kind {
        "list" | "set" => vec!["member"],
        "map" => vec!["key", "value"],
        "structure" | "union" | "enum" | "intEnum" => {
            let members = shape.get("members").and_then(Node::as_object);
            members
                .into_iter()
                .flatten()
                .map(|member| member.key.as_str())
                .collect()
        }
        _ => Vec::new(),
    };
    let hint = match closest(member, members.iter().copied()) {
        Some(close) => format!("did you mean `{close}`?"),
        None if members.is_empty() => {
            format!("a shape of type `{kind}` has no members; apply it to the shape")
        }
        None => "correct the name, or remove the statement".to_owned(),
    };
    let message = format!("traits are applied to the member `{member}`, which the shape does not have");
    let finding = Diagnostic::error(codes::DANGLING_TARGET, message).hint(hint);
    finding.shape(&statement.target).at(statement.at, sources)
}

/// Adds traits to those of a shape or member. A trait that is present already must have the same value, or be a list,
/// which is extended.
fn merge(
    holder: &mut Object,
    traits: Object,
    statement: &Apply,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    if !holder.contains_key("traits") {
        holder.insert("traits", Node::empty_object(statement.at));
    }
    // malformed values are reported when the shape is lowered
    let Some(own) = holder.get_mut("traits").and_then(Node::as_object_mut) else {
        return;
    };
    for entry in traits {
        let Some(first) = own.get_mut(&entry.key) else {
            own.insert_at(entry.key, entry.key_at, entry.value);
            continue;
        };
        match (&mut first.kind, entry.value.kind) {
            (NodeKind::Array(items), NodeKind::Array(more)) => items.extend(more),
            (first_kind, kind) if *first_kind == kind => {}
            _ => {
                let message = format!(
                    "the trait `{}` is applied twice, with different values",
                    entry.key
                );
                let mut finding = Diagnostic::error(codes::MALFORMED, message).shape(&statement.target);
                if let Some(place) = sources.show(first.at) {
                    finding = finding.hint(format!("remove one of them; the first one is at {place}"));
                }
                findings.push(finding.at(entry.key_at, sources));
            }
        }
    }
}
