//! Trait values → typed traits.

mod aws;
mod http;
mod smithy;

use crate::model::Traits;
use crate::node::{Node, NodeKind, Object};
use crate::source::Location;

/// A trait with a wrong value.
pub struct Wrong {
    /// The id of the trait.
    pub id: String,
    /// A description of what the value has to be.
    pub expected: &'static str,
    /// Where the value stands.
    pub at: Location,
}

/// The typed traits, and those with a wrong value.
pub fn parse(values: Object) -> (Traits, Vec<Wrong>) {
    let mut traits = Traits::default();
    let mut wrong = Vec::new();
    for entry in values {
        let at = entry.value.at;
        if let Err(expected) = parse_one(&entry.key, entry.value, &mut traits) {
            let id = entry.key;
            wrong.push(Wrong { id, expected, at });
        }
    }
    (traits, wrong)
}

type Parsed<T> = Result<T, &'static str>;

fn parse_one(id: &str, value: Node, t: &mut Traits) -> Parsed<()> {
    match id.split_once('#') {
        Some(("smithy.api", name)) => smithy::parse(name, value, t),
        Some(("smithy.rules", name)) => {
            match name {
                "endpointRuleSet" => t.endpoint_rule_set = Some(value),
                "endpointBdd" => t.endpoint_bdd = Some(value),
                "endpointTests" => t.endpoint_tests = Some(value),
                "clientContextParams" => t.client_context_params = Some(object(value)?),
                "staticContextParams" => t.static_context_params = Some(object(value)?),
                "operationContextParams" => t.operation_context_params = Some(object(value)?),
                "contextParam" => t.context_param = Some(property(&value, "name")?),
                _ => {}
            }
            Ok(())
        }
        Some(("smithy.test", "httpRequestTests")) => set(&mut t.http_request_tests, array(value)?),
        Some(("smithy.test", "eventStreamTests")) => set(&mut t.event_stream_tests, array(value)?),
        Some(("smithy.test", "httpResponseTests")) => set(&mut t.http_response_tests, array(value)?),
        Some(("smithy.waiters", "waitable")) => set(&mut t.waitable, object(value)?),
        Some((namespace, name)) if namespace.starts_with("aws.") || namespace.starts_with("smithy.") => {
            aws::parse(namespace, name, value, t)
        }
        _ => Ok(()),
    }
}

fn set<T>(place: &mut Option<T>, value: T) -> Parsed<()> {
    *place = Some(value);
    Ok(())
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
