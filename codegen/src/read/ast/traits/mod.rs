//! Trait values → typed traits.

mod aws;
mod http;
mod http_text;
mod smithy;
mod table;

use crate::model::{NotDone, Traits};
use crate::node::{Node, NodeKind, Object};
use crate::source::Location;
use table::Effect;

/// A trait with a wrong value.
pub struct Wrong {
    /// The id of the trait.
    pub id: String,
    /// A description of what the value has to be.
    pub expected: &'static str,
    /// Where the value stands.
    pub at: Location,
}

/// The typed traits, and those with a wrong value. Traits that should change something of a client but do not are listed
/// among the typed ones; `is_defined` tells whether the model defines a trait itself.
pub fn parse(values: Object, is_defined: &dyn Fn(&str) -> bool) -> (Traits, Vec<Wrong>) {
    let mut traits = Traits::default();
    let mut wrong = Vec::new();
    for entry in values {
        let at = entry.value.at;
        match parse_one(&entry.key, entry.value, &mut traits) {
            Ok(true) => {}
            Ok(false) => {
                if let Some(lacking) = lacking(&entry.key, is_defined) {
                    traits.not_done.push(NotDone {
                        id: entry.key,
                        lacking,
                        at: entry.key_at,
                    });
                }
            }
            Err(expected) => {
                let id = entry.key;
                wrong.push(Wrong { id, expected, at });
            }
        }
    }
    (traits, wrong)
}

/// What is missing from a client because a trait is not acted on; `None` where nothing is.
fn lacking(id: &str, is_defined: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    match table::effect(id) {
        Some(Effect::None(_)) => None,
        Some(Effect::NotDone(lacking)) => Some(lacking),
        // a trait of the model's own is a remark, unless it defines a protocol or an auth scheme, which is told elsewhere
        None if is_defined(id) => None,
        None => Some("this version does not know it, and the client is as if it were not there"),
    }
}

/// The typed form of a value, or of one that failed: a description of what it has to be.
type Parsed<T> = Result<T, &'static str>;

/// Parses a trait; `false` where it is none of those that are.
fn parse_one(id: &str, value: Node, t: &mut Traits) -> Parsed<bool> {
    match id.split_once('#') {
        Some(("smithy.api", name)) => return smithy::parse(name, value, t),
        Some(("smithy.rules", "endpointRuleSet")) => t.endpoint_rule_set = Some(value),
        Some(("smithy.rules", "endpointBdd")) => t.endpoint_bdd = Some(value),
        Some(("smithy.rules", "clientContextParams")) => t.client_context_params = Some(object(value)?),
        Some(("smithy.rules", "staticContextParams")) => t.static_context_params = Some(object(value)?),
        Some(("smithy.rules", "operationContextParams")) => t.operation_context_params = Some(object(value)?),
        Some(("smithy.rules", "contextParam")) => t.context_param = Some(property(&value, "name")?),
        // set by the front end of botocore
        Some(("tinsmith", "anyRoot")) => t.any_root = annotation(&value)?,
        Some(("smithy.test", "httpRequestTests")) => t.http_request_tests = Some(array(value)?),
        Some(("smithy.test", "eventStreamTests")) => t.event_stream_tests = Some(array(value)?),
        Some(("smithy.test", "httpResponseTests")) => t.http_response_tests = Some(array(value)?),
        Some(("smithy.waiters", "waitable")) => t.waitable = Some(object(value)?),
        Some((namespace, name)) => return aws::parse(namespace, name, value, t),
        None => return Ok(false),
    }
    Ok(true)
}

/// The value of a trait that says all by being there. Models of 1.0 may have `null` or `true` for `{}`.
fn annotation(value: &Node) -> Parsed<bool> {
    match value.kind {
        NodeKind::Object(_) | NodeKind::Null | NodeKind::Bool(true) => Ok(true),
        _ => Err("`{}`"),
    }
}

fn string(value: Node) -> Parsed<String> {
    match value.kind {
        NodeKind::String(text) => Ok(text),
        _ => Err("a string"),
    }
}

fn array(value: Node) -> Parsed<Node> {
    match value.kind {
        NodeKind::Array(_) => Ok(value),
        _ => Err("an array"),
    }
}

fn object(value: Node) -> Parsed<Node> {
    match value.kind {
        NodeKind::Object(_) => Ok(value),
        _ => Err("an object"),
    }
}

/// The strings of an array.
fn strings(value: &Node, expected: &'static str) -> Parsed<Vec<String>> {
    let items = value.as_array().ok_or(expected)?.iter();
    items
        .map(|item| item.as_str().map(str::to_owned).ok_or(expected))
        .collect()
}

/// A string that an object has to have.
fn property(value: &Node, name: &str) -> Parsed<String> {
    value
        .get(name)
        .and_then(Node::as_str)
        .map(str::to_owned)
        .ok_or("an object with its required strings")
}

/// A string that an object may have.
fn optional(value: &Node, name: &str) -> Parsed<Option<String>> {
    match value.get(name) {
        None => Ok(None),
        Some(text) => match text.as_str() {
            Some(text) => Ok(Some(text.to_owned())),
            None => Err("an object whose texts are strings"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::read::json_ast;
    use crate::source::{Source, Sources};
    use std::collections::BTreeSet;

    fn gather(traits: Option<&Node>, ids: &mut BTreeSet<String>) {
        let traits = traits.and_then(Node::as_object).into_iter().flatten();
        ids.extend(traits.map(|it| it.key.clone()));
    }

    #[test]
    #[cfg_attr(not(models), ignore = "TINSMITH_MODELS names no folder of models")]
    fn every_trait_of_the_models_is_parsed_or_explained() {
        let folder = std::env::var_os("TINSMITH_MODELS").expect("TINSMITH_MODELS is set");
        let mut ids = BTreeSet::new();
        for entry in std::fs::read_dir(folder).expect("the folder of models").flatten() {
            let text = std::fs::read(entry.path()).expect("the model");
            let sources: Sources = [Source::new(entry.path(), text)].into_iter().collect();
            let (mut ast, mut findings) = (crate::read::ast::Ast::default(), Diagnostics::default());
            json_ast::parse(0, &sources, &mut ast, &mut findings);
            assert!(findings.is_empty(), "{findings}");
            for shape in ast.shapes.values() {
                gather(shape.node.get("traits"), &mut ids);
                let members = shape.node.get("members").and_then(Node::as_object);
                for member in members.into_iter().flatten().map(|it| &it.value) {
                    gather(member.get("traits"), &mut ids);
                }
                for part in ["member", "key", "value"] {
                    gather(shape.node.get(part).and_then(|it| it.get("traits")), &mut ids);
                }
            }
        }
        assert!(ids.len() > 80, "{} traits", ids.len());
        let is_parsed = |id: &str| {
            let value = Node::new(NodeKind::Null, Location::UNKNOWN);
            parse_one(id, value, &mut Traits::default()) != Ok(false)
        };
        let unknown: Vec<_> = ids
            .iter()
            .filter(|id| !is_parsed(id) && table::effect(id).is_none())
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let explained_twice: Vec<_> = ids
            .iter()
            .filter(|id| is_parsed(id) && table::effect(id).is_some())
            .collect();
        assert!(explained_twice.is_empty(), "{explained_twice:?}");
    }
}
