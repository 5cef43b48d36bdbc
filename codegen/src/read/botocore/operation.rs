//! Operations.

use super::pagination::pagination;
use super::service::Facts;
use super::shape::Shapes;
use super::waiters::waitables;
use super::{common_traits, flag, text, Ast, Files, Lowered, Wrong};
use serde_json::{json, Map, Value};

/// The operations, by their ids.
pub fn operations(files: &Files, facts: &Facts, shapes: &mut Shapes<'_>) -> Lowered<Ast> {
    let operations = files.service.get("operations").and_then(Value::as_object);
    let operations = operations.ok_or_else(|| Wrong::new("operations", "it has to be an object"))?;
    let waitables = waitables(&files.waiters)?;
    let mut ast = Vec::new();
    for (name, json) in operations {
        let path = format!("operations.{name}");
        let json = json
            .as_object()
            .ok_or_else(|| Wrong::new(&path, "it has to be an object"))?;
        let mut operation = Map::new();
        operation.insert("type".to_owned(), "operation".into());
        for part in ["input", "output"] {
            if let Some(reference) = json.get(part) {
                let target = text_of(reference, "shape")
                    .ok_or_else(|| Wrong::new(format!("{path}.{part}"), "it has no `shape`"))?;
                let shape = shapes.source.get(target).unwrap_or(&Value::Null);
                let traits = outermost(reference, shape);
                shapes.add_traits(target, traits);
                operation.insert(part.to_owned(), json!({ "target": facts.data_id(target) }));
            }
        }
        let errors = json.get("errors").and_then(Value::as_array).into_iter().flatten();
        let errors: Vec<_> = errors
            .filter_map(|error| text_of(error, "shape"))
            .map(|error| json!({ "target": facts.data_id(error) }))
            .collect();
        operation.insert("errors".to_owned(), json!(errors));
        let mut traits = traits(json, &path, shapes)?;
        if let Some(pagination) = files.paginators.get("pagination").and_then(|it| it.get(name)) {
            let paginated = self::pagination(pagination);
            traits.insert("smithy.api#paginated".to_owned(), paginated);
        }
        if let Some(waitable) = waitables.get(name.as_str()) {
            traits.insert("smithy.waiters#waitable".to_owned(), waitable.clone());
        }
        operation.insert("traits".to_owned(), Value::Object(traits));
        ast.push((facts.id(name), operation));
    }
    Ok(ast)
}

fn text_of<'a>(json: &'a Value, name: &str) -> Option<&'a str> {
    json.get(name).and_then(Value::as_str)
}

/// What a structure is called where it is the outermost element of XML, unless it says so itself.
fn outermost(reference: &Value, shape: &Value) -> Map<String, Value> {
    let mut traits = Map::new();
    let own = text_of(shape, "locationName");
    if let Some(name) = text_of(reference, "locationName").filter(|_| own.is_none()) {
        traits.insert("smithy.api#xmlName".to_owned(), name.into());
    }
    if let Some(namespace) = reference.get("xmlNamespace") {
        traits.insert("smithy.api#xmlNamespace".to_owned(), super::namespace(namespace));
    }
    traits
}

fn traits(json: &Map<String, Value>, path: &str, shapes: &Shapes<'_>) -> Lowered<Map<String, Value>> {
    let mut traits = common_traits(json);
    let mut set = |id: &str, value: Value| drop(traits.insert(id.to_owned(), value));
    if let Some(http) = json.get("http").and_then(Value::as_object) {
        let uri = uri(http, json, shapes);
        let code = http.get("responseCode").and_then(Value::as_u64).unwrap_or(200);
        let method =
            text(http, "method").ok_or_else(|| Wrong::new(format!("{path}.http"), "it has no `method`"))?;
        set(
            "smithy.api#http",
            json!({ "method": method, "uri": uri, "code": code }),
        );
    }
    for (flagged, id) in [
        ("idempotent", "smithy.api#idempotent"),
        ("readonly", "smithy.api#readonly"),
        ("httpChecksumRequired", "smithy.api#httpChecksumRequired"),
        ("unsignedPayload", "aws.auth#unsignedPayload"),
    ] {
        if flag(json, flagged) {
            set(id, json!({}));
        }
    }
    if let Some(prefix) = json.get("endpoint").and_then(|it| text_of(it, "hostPrefix")) {
        set("smithy.api#endpoint", json!({ "hostPrefix": prefix }));
    }
    for (name, id) in [
        ("httpChecksum", "aws.protocols#httpChecksum"),
        ("requestcompression", "smithy.api#requestCompression"),
        ("staticContextParams", "smithy.rules#staticContextParams"),
        ("operationContextParams", "smithy.rules#operationContextParams"),
    ] {
        if let Some(value) = json.get(name) {
            set(id, value.clone());
        }
    }
    match text(json, "authtype") {
        None => {}
        Some("none") => set("smithy.api#auth", json!([])),
        Some("v4-unsigned-body") => {
            set("aws.auth#unsignedPayload", json!({}));
            set("smithy.api#auth", json!(["aws.auth#sigv4"]));
        }
        Some("v4" | "s3v4") => set("smithy.api#auth", json!(["aws.auth#sigv4"])),
        Some("v4a") => set("smithy.api#auth", json!(["aws.auth#sigv4a"])),
        Some("bearer") => set("smithy.api#auth", json!(["smithy.api#httpBearerAuth"])),
        // a scheme the service does not have, which is told where the operation is planned
        Some(other) => set("smithy.api#auth", json!([other])),
    }
    if let Some(auth) = json.get("auth").and_then(Value::as_array) {
        let schemes: Vec<_> = auth.iter().filter(|it| *it != "smithy.api#noAuth").collect();
        set("smithy.api#auth", json!(schemes));
        if !schemes.is_empty() && schemes.len() < auth.len() {
            set("smithy.api#optionalAuth", json!({}));
        }
    }
    Ok(traits)
}

/// The URI pattern, whose labels are members of the input here, and their names on the wire there.
fn uri(http: &Map<String, Value>, operation: &Map<String, Value>, shapes: &Shapes<'_>) -> String {
    let mut uri = text(http, "requestUri").unwrap_or("/").to_owned();
    let input = operation.get("input").and_then(|it| text_of(it, "shape"));
    let input = input
        .and_then(|name| shapes.source.get(name))
        .and_then(|it| it.get("members"));
    for (name, member) in input.and_then(Value::as_object).into_iter().flatten() {
        if text_of(member, "location") != Some("uri") {
            continue;
        }
        if let Some(wire_name) = text_of(member, "locationName").filter(|it| it != name) {
            uri = uri.replace(&format!("{{{wire_name}}}"), &format!("{{{name}}}"));
            uri = uri.replace(&format!("{{{wire_name}+}}"), &format!("{{{name}+}}"));
        }
    }
    uri
}
