//! Parses trait values into typed traits.

mod aws;
mod http;
mod schemas;
mod smithy;
mod table;
mod values;

use crate::links::is_allowed;
use crate::model::{Traits, UnsupportedTrait};
use crate::node::{Node, NodeKind, Object};
use crate::read::schema::{deviations, Deviation, Fault};
use crate::source::Location;
use table::Effect;
use values::{annotation, array, object, property, Parsed};

/// An invalid part of the value of a trait.
pub struct InvalidTrait {
    /// The id of the trait.
    pub id: String,
    /// The invalid part.
    pub deviation: Deviation,
}

const LINKS: &str = "smithy.api#externalDocumentation";

/// Parses traits, and returns what is invalid about their values separately. Unsupported traits that should affect the
/// client are listed among the typed ones; `is_defined` recognises traits that the model defines itself.
pub fn parse(values: Object, is_defined: &dyn Fn(&str) -> bool) -> (Traits, Vec<InvalidTrait>) {
    let mut traits = Traits::default();
    let mut wrong = Vec::new();
    for entry in values {
        let at = entry.value.at;
        let deviations = schemas::schema(&entry.key).map(|schema| deviations(&entry.value, schema));
        let deviations = deviations.unwrap_or_default();
        let is_reported = deviations
            .iter()
            .any(|deviation| matches!(deviation.fault, Fault::UnexpectedValue(_)));
        wrong.extend(deviations.into_iter().map(|deviation| InvalidTrait {
            id: entry.key.clone(),
            deviation,
        }));
        match parse_one(&entry.key, entry.value, &mut traits) {
            Ok(true) if entry.key == LINKS => {
                let is_left_out = |(_, address): &(String, String)| !is_allowed(address);
                if traits.documentation.links.iter().any(is_left_out) {
                    traits.unsupported_traits.push(UnsupportedTrait {
                        id: entry.key,
                        lacking:
                            "links are left out of the documentation unless they are http, https or mailto",
                        at,
                    });
                }
            }
            Ok(true) => {}
            Ok(false) => {
                if let Some(lacking) = lacking(&entry.key, is_defined) {
                    traits.unsupported_traits.push(UnsupportedTrait {
                        id: entry.key,
                        lacking,
                        at: entry.key_at,
                    });
                }
            }
            Err(_) if is_reported => {}
            Err(expected) => wrong.push(InvalidTrait {
                id: entry.key,
                deviation: Deviation {
                    path: String::new(),
                    at,
                    fault: Fault::UnexpectedValue(expected.to_owned()),
                },
            }),
        }
    }
    (traits, wrong)
}

/// Returns `true` for the traits of Smithy and AWS, whatever their effect is.
pub fn is_known(id: &str) -> bool {
    let null = Node::new(NodeKind::Null, Location::UNKNOWN);
    table::effect(id).is_some() || !matches!(parse_one(id, null, &mut Traits::default()), Ok(false))
}

/// Returns the feature that the client lacks because a trait is not supported; `None` if it lacks nothing.
fn lacking(id: &str, is_defined: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    match table::effect(id) {
        Some(Effect::None(_)) => None,
        Some(Effect::Missing(lacking)) => Some(lacking),
        // a trait of the model's own has no effect, unless it defines a protocol or an auth scheme, which is reported
        // elsewhere
        None if is_defined(id) => None,
        None => Some("it is unknown to this version of tinsmith and has no effect"),
    }
}

/// Parses a trait; returns `false` if it is not supported.
fn parse_one(id: &str, value: Node, t: &mut Traits) -> Parsed<bool> {
    match id.split_once('#') {
        Some(("smithy.api", name)) => return smithy::parse(name, value, t),
        Some(("smithy.rules", "endpointRuleSet")) => t.endpoint_rule_set = Some(value),
        Some(("smithy.rules", "endpointBdd")) => t.endpoint_bdd = Some(value),
        Some(("smithy.rules", "clientContextParams")) => t.client_context_params = Some(object(value)?),
        Some(("smithy.rules", "staticContextParams")) => t.static_context_params = Some(object(value)?),
        Some(("smithy.rules", "operationContextParams")) => t.operation_context_params = Some(object(value)?),
        Some(("smithy.rules", "contextParam")) => t.context_param = Some(property(&value, "name")?),
        // set by the front end for botocore
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::read::json_ast;
    use crate::source::{Source, Sources};
    use std::collections::BTreeSet;

    fn gather(traits: Option<&Node>, ids: &mut BTreeSet<String>) {
        let traits = traits.into_iter().flat_map(Node::members);
        ids.extend(traits.map(|applied| applied.key.clone()));
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
                for member in members.into_iter().flatten().map(|member| &member.value) {
                    gather(member.get("traits"), &mut ids);
                }
                for part in ["member", "key", "value"] {
                    gather(shape.node.get(part).and_then(|node| node.get("traits")), &mut ids);
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
