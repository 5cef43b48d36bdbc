//! Targets of members that stand without one: those of the resource or the mixins of their shape.

use super::lower::Elided;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::read::ast::{Ast, Node, Object, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// Finds the targets of elided members and puts them into the model.
pub fn resolve(elided: &[Elided], ast: &mut Ast, sources: &Sources, findings: &mut Diagnostics) {
    let search = Search {
        elided: elided.iter().map(|it| ((&*it.shape, &*it.member), it)).collect(),
        ast,
    };
    let targets: Vec<_> = elided
        .iter()
        .map(|it| search.target(&it.shape, &it.member))
        .collect();
    for (it, target) in elided.iter().zip(targets) {
        if let Some(wrong) = wrong_resource(it, ast) {
            findings.push(wrong.at(it.at, sources));
            continue;
        }
        let Some(target) = target else {
            let message = "the member has no target, and neither the resource nor a mixin of its shape has one of its name";
            let finding = Diagnostic::error(codes::DANGLING_TARGET, message);
            let finding = finding.hint("write the target: `name: Target`");
            findings.push(
                finding
                    .shape(format!("{}${}", it.shape, it.member))
                    .at(it.at, sources),
            );
            continue;
        };
        if let Some(member) = ast
            .shapes
            .get_mut(&it.shape)
            .and_then(|shape| member_mut(&mut shape.node, &it.member))
        {
            member.insert("target", Node::string(target, it.at));
        }
    }
}

/// What is wrong with the resource of a member.
fn wrong_resource(it: &Elided, ast: &Ast) -> Option<Diagnostic> {
    let (id, _) = it.resource.as_ref()?;
    let kind = ast
        .shapes
        .get(id)
        .and_then(|shape| shape.node.get("type")?.as_str());
    let message = match kind {
        Some("resource") => return None,
        Some(kind) => format!("`for` needs a resource, and `{id}` is a shape of type {kind}"),
        None => format!("the resource `{id}` is not in the model"),
    };
    let finding = Diagnostic::error(codes::WRONG_TARGET, message);
    let finding = finding.hint("name a resource; mixins stand after `with`");
    Some(finding.shape(format!("{}${}", it.shape, it.member)))
}

struct Search<'a> {
    elided: BTreeMap<(&'a str, &'a str), &'a Elided>,
    ast: &'a Ast,
}

impl Search<'_> {
    /// The target of a shape's member, be it its own or one of a mixin, those of the first mixin first.
    fn target(&self, shape: &str, member: &str) -> Option<String> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![shape];
        while let Some(shape) = waiting.pop() {
            if !seen.insert(shape) {
                continue;
            }
            let Some(node) = self.ast.shapes.get(shape).map(|it| &it.node) else {
                continue;
            };
            if let Some(target) = own_member(node, member).and_then(|it| it.get("target")?.as_str()) {
                return Some(target.to_owned());
            }
            if let Some(target) = self.of_resource(shape, member) {
                return Some(target);
            }
            let mixins = node.get("mixins").and_then(Node::as_array).unwrap_or_default();
            waiting.extend(mixins.iter().rev().filter_map(|it| it.get("target")?.as_str()));
        }
        None
    }

    fn of_resource(&self, shape: &str, member: &str) -> Option<String> {
        let (resource, _) = self.elided.get(&(shape, member))?.resource.as_ref()?;
        let resource = &self.ast.shapes.get(resource)?.node;
        // a property goes before an identifier of the same name, as in Smithy's own loader
        let of = |list: &str| {
            Some(
                resource
                    .get(list)?
                    .get(member)?
                    .get("target")?
                    .as_str()?
                    .to_owned(),
            )
        };
        of("properties").or_else(|| of("identifiers"))
    }
}

fn own_member<'a>(shape: &'a Object, member: &str) -> Option<&'a Node> {
    match shape.get("members") {
        Some(members) => members.get(member),
        None => shape.get(member).filter(|_| is_part(member)),
    }
}

fn member_mut<'a>(shape: &'a mut Object, member: &str) -> Option<&'a mut Object> {
    if !shape.contains_key("members") {
        let found = shape.get_mut(member).filter(|_| is_part(member));
        return found.and_then(Node::as_object_mut);
    }
    shape
        .get_mut("members")?
        .as_object_mut()?
        .get_mut(member)?
        .as_object_mut()
}

/// Whether it is the name of a member of lists or maps, which stand in the shape itself.
fn is_part(member: &str) -> bool {
    matches!(member, "member" | "key" | "value")
}
