//! `apply` statements and mixins, worked into the shapes they are for.

use super::super::Source;
use super::document::{Ast, Node};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Adds the traits of `apply` statements to shapes and members.
pub fn apply_statements(ast: &mut Ast, sources: &[Source], findings: &mut Diagnostics) {
    for (target, node) in std::mem::take(&mut ast.applied) {
        let Some(Value::Object(traits)) = node.json.get("traits") else {
            continue;
        };
        let (shape, member) = match target.split_once('$') {
            Some((shape, member)) => (shape, Some(member)),
            None => (target.as_str(), None),
        };
        let Some(shape) = ast.shapes.get_mut(shape) else {
            let message = "traits are applied to a shape that is not in the model";
            let finding = Diagnostic::error(codes::DANGLING_TARGET, message).shape(&target);
            let finding = finding.hint("correct the id, or read the file that defines the shape as well");
            findings.push(node.place(finding, sources));
            continue;
        };
        let holder = match member {
            None => Some(&mut shape.json),
            Some(member) => member_mut(&mut shape.json, member),
        };
        if let Some(holder) = holder {
            merge(holder, "traits", traits.clone());
        }
    }
}

/// The JSON of a member; one that a mixin brings is made here, so that its traits find it when it comes.
fn member_mut<'a>(shape: &'a mut Map<String, Value>, member: &str) -> Option<&'a mut Map<String, Value>> {
    let is_list_or_map = matches!(
        shape.get("type").and_then(Value::as_str),
        Some("list" | "set" | "map")
    );
    let holder = match is_list_or_map {
        true => shape,
        false => shape
            .entry("members")
            .or_insert_with(|| Value::Object(Map::new()))
            .as_object_mut()?,
    };
    holder
        .entry(member)
        .or_insert_with(|| Value::Object(Map::new()))
        .as_object_mut()
}

/// Works every shape's mixins in: members first, in the order of the mixins, then the shape's own.
pub fn flatten(ast: &mut Ast, sources: &[Source], findings: &mut Diagnostics) {
    let mut done = BTreeMap::new();
    let mut wrong = |node: &Node, finding: Diagnostic| findings.push(node.place(finding, sources));
    let ids: Vec<String> = ast
        .shapes
        .iter()
        .filter(|(_, node)| node.json.contains_key("mixins"))
        .map(|(id, _)| id.clone())
        .collect();
    for id in ids {
        flattened(&id, ast, &mut done, &mut Vec::new(), &mut wrong);
    }
    for (id, json) in done {
        if let Some(node) = ast.shapes.get_mut(&id) {
            node.json = json;
        }
    }
}

/// How deep mixins may be in mixins.
const MAX_DEPTH: usize = 200;

/// The JSON of a shape with its mixins worked in, and theirs.
fn flattened(
    id: &str,
    ast: &Ast,
    done: &mut BTreeMap<String, Map<String, Value>>,
    path: &mut Vec<String>,
    wrong: &mut impl FnMut(&Node, Diagnostic),
) -> Option<Map<String, Value>> {
    if let Some(json) = done.get(id) {
        return Some(json.clone());
    }
    let node = ast.shapes.get(id)?;
    let Some(mixins) = node.json.get("mixins").and_then(Value::as_array) else {
        return Some(node.json.clone());
    };
    if path.iter().any(|above| above == id) {
        let cycle: Vec<_> = path
            .iter()
            .map(String::as_str)
            .skip_while(|above| *above != id)
            .collect();
        let message = format!("the mixins form a cycle: {} → {id}", cycle.join(" → "));
        let finding = Diagnostic::error(codes::MALFORMED, message).shape(id);
        wrong(node, finding.hint("take one of them out"));
        return None;
    }
    if path.len() > MAX_DEPTH {
        let finding = Diagnostic::error(codes::UNSUPPORTED, "mixins are mixed in more than 200 deep");
        wrong(
            node,
            finding
                .shape(id)
                .hint("write the members of some of them into the shape"),
        );
        return None;
    }
    path.push(id.to_owned());
    let mut json = Map::new();
    for mixin in mixins {
        let target = mixin.get("target").and_then(Value::as_str).unwrap_or_default();
        if !ast.shapes.contains_key(target) {
            let message = format!("the mixin `{target}` is not in the model");
            let finding = Diagnostic::error(codes::DANGLING_TARGET, message).shape(id);
            wrong(
                node,
                finding.hint("correct the id, or read the file that defines it as well"),
            );
        }
        if let Some(mixin) = flattened(target, ast, done, path, wrong) {
            inherit(&mut json, mixin);
        }
    }
    path.pop();
    let mut own = node.json.clone();
    own.remove("mixins");
    overlay(&mut json, own);
    done.insert(id.to_owned(), json.clone());
    Some(json)
}

/// What a shape gets from a mixin: everything but the trait itself and the traits it keeps to itself.
fn inherit(json: &mut Map<String, Value>, mut mixin: Map<String, Value>) {
    mixin.remove("mixins");
    if let Some(Value::Object(traits)) = mixin.get_mut("traits") {
        let local = traits
            .remove("smithy.api#mixin")
            .and_then(|m| m.get("localTraits").cloned());
        for id in local
            .as_ref()
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            traits.remove(id);
        }
    }
    overlay(json, mixin);
}

/// Lays one shape over another: objects (members, traits) are merged, lists (operations, errors) joined, the rest replaced.
fn overlay(below: &mut Map<String, Value>, above: Map<String, Value>) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(Value::Object(_)), Value::Object(value)) if key == "members" => {
                for (name, member) in value {
                    overlay_member(below, &name, member);
                }
            }
            (Some(Value::Object(traits)), Value::Object(value)) if key == "traits" => traits.extend(value),
            // the member of a list, the key and value of a map, renames
            (Some(Value::Object(below)), Value::Object(value)) => overlay(below, value),
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (_, value) => {
                below.insert(key, value);
            }
        }
    }
}

fn overlay_member(shape: &mut Map<String, Value>, name: &str, member: Value) {
    let Some(Value::Object(members)) = shape.get_mut("members") else {
        return;
    };
    match (members.get_mut(name), member) {
        (Some(Value::Object(below)), Value::Object(above)) => overlay(below, above),
        (_, member) => {
            members.insert(name.to_owned(), member);
        }
    }
}

fn merge(holder: &mut Map<String, Value>, key: &str, more: Map<String, Value>) {
    let entry = holder.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(entry) = entry {
        entry.extend(more);
    }
}
