//! Finds the targets of elided members (`$name`): those of the resource or the mixins of their shape.

use super::lower::Elided;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::read::ast::{self, Ast, Node, Sources};
use std::collections::{BTreeMap, HashMap};

/// Finds the targets of elided members and puts them into the model.
pub fn resolve(elided: &[Elided], model: &mut Ast, sources: &Sources, findings: &mut Diagnostics) {
    let mut search = Search {
        elided: elided
            .iter()
            .map(|elided| ((&*elided.shape, &*elided.member), elided))
            .collect(),
        model,
        known: HashMap::new(),
    };
    let targets: Vec<_> = elided
        .iter()
        .map(|elided| search.target(&elided.shape, &elided.member))
        .collect();
    for (elided, target) in elided.iter().zip(targets) {
        if let Some(wrong) = resource_error(elided, model) {
            findings.push(wrong.at(elided.at, sources));
            continue;
        }
        let Some(target) = target else {
            let message = "the member has no target, and neither the resource nor a mixin of its shape has a member with its name";
            let finding = Diagnostic::error(codes::DANGLING_TARGET, message);
            let finding = finding.hint("write the target: `name: Target`");
            findings.push(
                finding
                    .shape(format!("{}${}", elided.shape, elided.member))
                    .at(elided.at, sources),
            );
            continue;
        };
        if let Some(member) = model
            .shapes
            .get_mut(&elided.shape)
            .and_then(|shape| ast::member_mut(&mut shape.node, &elided.member))
        {
            member.insert("target", Node::string(target, elided.at));
        }
    }
}

/// Returns the problem with the resource of an elided member.
fn resource_error(elided: &Elided, model: &Ast) -> Option<Diagnostic> {
    let (id, _) = elided.resource.as_ref()?;
    let kind = model
        .shapes
        .get(id)
        .and_then(|shape| shape.node.get("type")?.as_str());
    let message = match kind {
        Some("resource") => return None,
        Some(kind) => format!("`for` requires a resource, but `{id}` is a shape of type {kind}"),
        None => format!("the resource `{id}` is not in the model"),
    };
    let finding = Diagnostic::error(codes::WRONG_TARGET, message);
    let finding = finding.hint("give a resource; mixins follow `with`");
    Some(finding.shape(format!("{}${}", elided.shape, elided.member)))
}

struct Search<'a> {
    elided: BTreeMap<(&'a str, &'a str), &'a Elided>,
    model: &'a Ast,
    /// The targets found so far.
    known: HashMap<(&'a str, &'a str), Option<String>>,
}

/// A shape whose mixins are being searched; `left` are the remaining ones.
struct Level<'a> {
    shape: &'a str,
    mixins: std::slice::Iter<'a, Node>,
}

impl<'a> Search<'a> {
    /// Finds the target of a shape's member, its own or inherited from a mixin, in the order of the mixins.
    fn target(&mut self, shape: &'a str, member: &'a str) -> Option<String> {
        let mut path: Vec<Level<'a>> = Vec::new();
        let mut next = Some(shape);
        loop {
            let found = next.and_then(|shape| self.own(shape, member, &mut path));
            if found.is_some() {
                for level in path {
                    self.known.insert((level.shape, member), found.clone());
                }
                return found;
            }
            let level = path.last_mut()?;
            next = level
                .mixins
                .next()
                .and_then(|mixin| mixin.get("target")?.as_str());
            if next.is_none() && level.mixins.len() == 0 {
                path.pop();
            }
        }
    }

    /// Returns the target of a shape's own member. If it has none, the shape's mixins are searched next, unless they
    /// were searched before.
    fn own(&mut self, shape: &'a str, member: &'a str, path: &mut Vec<Level<'a>>) -> Option<String> {
        if let Some(known) = self.known.get(&(shape, member)) {
            return known.clone();
        }
        // ends the search in mixins that use each other
        self.known.insert((shape, member), None);
        let node = &self.model.shapes.get(shape)?.node;
        let own = ast::member(node, member).and_then(|member| member.get("target")?.as_str());
        let found = match own {
            Some(target) => Some(target.to_owned()),
            None => self.of_resource(shape, member),
        };
        if found.is_some() {
            self.known.insert((shape, member), found.clone());
            return found;
        }
        let mixins = node.get("mixins").and_then(Node::as_array).unwrap_or_default();
        path.push(Level {
            shape,
            mixins: mixins.iter(),
        });
        None
    }

    fn of_resource(&self, shape: &str, member: &str) -> Option<String> {
        let (resource, _) = self.elided.get(&(shape, member))?.resource.as_ref()?;
        let resource = &self.model.shapes.get(resource)?.node;
        // a property takes precedence over an identifier of the same name, as in Smithy's own loader
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
