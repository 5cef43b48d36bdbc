//! Waiters.

use super::{text, Lowered, Wrong};
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

/// The trait `waitable` of each operation that `waiters-2` names.
pub fn waitables(waiters: &Map<String, Value>) -> Lowered<BTreeMap<&str, Value>> {
    let mut waitables: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    let described = waiters
        .get("waiters")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    for (name, waiter) in described {
        let wrong = |message: &str| Wrong::new(format!("waiters.{name}"), message);
        let waiter = waiter.as_object().ok_or_else(|| wrong("it is no object"))?;
        let operation = text(waiter, "operation").ok_or_else(|| wrong("it names no operation"))?;
        let acceptors = waiter.get("acceptors").and_then(Value::as_array);
        let acceptors = acceptors.into_iter().flatten().filter_map(Value::as_object);
        let mut waitable = Map::new();
        waitable.insert("acceptors".to_owned(), acceptors.map(acceptor).collect());
        if let Some(delay) = waiter.get("delay") {
            waitable.insert("minDelay".to_owned(), delay.clone());
        }
        if let Some(description) = waiter.get("description") {
            waitable.insert("documentation".to_owned(), description.clone());
        }
        waitables
            .entry(operation)
            .or_default()
            .insert(name.clone(), waitable.into());
    }
    Ok(waitables
        .into_iter()
        .map(|(operation, it)| (operation, it.into()))
        .collect())
}

fn acceptor(json: &Map<String, Value>) -> Value {
    let expected = json.get("expected").unwrap_or(&Value::Null);
    let path = |of_string: &str| {
        let (comparator, expected) = match expected {
            // what is no list, as a path to a boolean leads to, has no items to compare either
            Value::Bool(expected) => ("booleanEquals", expected.to_string().into()),
            expected => (of_string, expected.clone()),
        };
        json!({ "output": { "path": json.get("argument"), "comparator": comparator, "expected": expected } })
    };
    let matcher = match (text(json, "matcher"), expected) {
        (Some("path"), _) => path("stringEquals"),
        (Some("pathAll"), _) => path("allStringEquals"),
        (Some("pathAny"), _) => path("anyStringEquals"),
        (Some("error"), Value::Bool(expected)) => json!({ "success": !expected }),
        (Some("error"), error) => json!({ "errorType": error }),
        (Some("status"), Value::Number(status)) if status.as_u64() == Some(200) => json!({ "success": true }),
        // no Smithy trait says this; the plan knows it nevertheless
        (Some(other), expected) => json!({ other: expected }),
        (None, _) => json!({}),
    };
    json!({ "state": json.get("state"), "matcher": matcher })
}
