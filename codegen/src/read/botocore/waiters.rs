//! Reads waiters.

use super::context::Context;
use super::parts::{entries, object, text, Lowered, MalformedPart};
use crate::node::{Node, Object};
use std::collections::BTreeMap;

/// Returns the value of the trait `waitable` for each operation in `waiters-2`.
pub fn waitables(waiters: &Object, context: &mut Context<'_>) -> Lowered<BTreeMap<String, Node>> {
    let mut waitables: BTreeMap<String, Node> = BTreeMap::new();
    for entry in entries(waiters, "waiters", "waiters")?.into_iter().flatten() {
        let path = format!("waiters.{}", entry.key);
        let Some((operation, waitable)) = context.reported(waitable(&entry.value, &path)) else {
            continue;
        };
        let of_operation = waitables
            .entry(operation.to_owned())
            .or_insert_with(|| Node::empty_object(entry.key_at));
        if let Some(of_operation) = of_operation.as_object_mut() {
            of_operation.insert_at(entry.key.clone(), entry.key_at, waitable);
        }
    }
    Ok(waitables)
}

fn waitable<'a>(json: &'a Node, path: &str) -> Lowered<(&'a str, Node)> {
    let waiter = object(json, path)?;
    let operation = text(waiter, "operation");
    let operation =
        operation.ok_or_else(|| MalformedPart::new(json.at, path, "it does not name an operation"))?;
    let acceptors = waiter.get("acceptors").and_then(Node::as_array);
    let acceptors =
        acceptors.ok_or_else(|| MalformedPart::new(json.at, path, "it has no list of `acceptors`"))?;
    let acceptors: Lowered<Vec<_>> = acceptors
        .iter()
        .map(|entry| acceptor(object(entry, &format!("{path}.acceptors"))?, entry))
        .collect();
    let mut waitable = vec![("acceptors", Node::array(acceptors?, json.at))];
    for (to, from) in [("minDelay", "delay"), ("documentation", "description")] {
        waitable.extend(waiter.get(from).map(|value| (to, value.clone())));
    }
    Ok((operation, Node::object(waitable, json.at)))
}

fn acceptor(json: &Object, node: &Node) -> Lowered<Node> {
    let at = node.at;
    let expected = || match json.get("expected") {
        Some(expected) => expected.clone(),
        None => Node::new(crate::node::NodeKind::Null, at),
    };
    let expected_bool = json.get("expected").and_then(Node::as_bool);
    let path = |of_string: &str| {
        let (comparator, expected) = match expected_bool {
            // for a value that is not a list, such as a boolean, there are no items to compare
            Some(expected) => ("booleanEquals", Node::string(expected.to_string(), at)),
            None => (of_string, expected()),
        };
        let mut output = vec![
            ("comparator", Node::string(comparator, at)),
            ("expected", expected),
        ];
        output.extend(json.get("argument").map(|path| ("path", path.clone())));
        Node::object([("output", Node::object(output, at))], at)
    };
    let success = |value: bool| Node::object([("success", Node::bool(value, at))], at);
    let is_ok = json.get("expected").and_then(Node::as_u64) == Some(200);
    let matcher = match (text(json, "matcher"), expected_bool) {
        (Some("path"), _) => path("stringEquals"),
        (Some("pathAll"), _) => path("allStringEquals"),
        (Some("pathAny"), _) => path("anyStringEquals"),
        (Some("error"), Some(expected)) => success(!expected),
        (Some("error"), None) => Node::object([("errorType", expected())], at),
        (Some("status"), _) if is_ok => success(true),
        // Smithy has no such matcher; the plan handles it nevertheless
        (Some(other), _) => Node::object([(other, expected())], at),
        (None, _) => Node::empty_object(at),
    };
    let mut acceptor = vec![("matcher", matcher)];
    acceptor.extend(json.get("state").map(|state| ("state", state.clone())));
    Ok(Node::object(acceptor, at))
}
