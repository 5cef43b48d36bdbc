//! Members of structures: where they stand in a request or response, and under which name.

use super::shape::{timestamp_format, Shapes};
use super::{common_traits, flag, text, Lowered, Wrong};
use serde_json::{json, Map, Value};

/// The target of a member, and its traits.
pub fn member(
    shapes: &Shapes<'_>,
    container_name: &str,
    container: &Map<String, Value>,
    name: &str,
    json: &Map<String, Value>,
    path: &str,
) -> Lowered<(String, Map<String, Value>)> {
    let target_name = text(json, "shape").ok_or_else(|| Wrong::new(path, "it has no `shape`"))?;
    let target = shapes.source.get(target_name).and_then(Value::as_object);
    let target = target.ok_or_else(|| {
        Wrong::new(
            path,
            format!("there is no shape `{target_name}`, which a member of `{container_name}` has"),
        )
    })?;
    let mut traits = common_traits(json);
    let is_required = container.get("required").and_then(Value::as_array);
    if is_required.is_some_and(|required| required.iter().any(|it| it == name)) {
        traits.insert("smithy.api#required".to_owned(), json!({}));
    }
    for (flagged, id) in [
        ("idempotencyToken", "smithy.api#idempotencyToken"),
        ("hostLabel", "smithy.api#hostLabel"),
        ("eventheader", "smithy.api#eventHeader"),
        ("eventpayload", "smithy.api#eventPayload"),
        ("xmlAttribute", "smithy.api#xmlAttribute"),
    ] {
        if flag(json, flagged) {
            traits.insert(id.to_owned(), json!({}));
        }
    }
    if shapes.facts.is_xml() && is_flattened(json, target) {
        traits.insert("smithy.api#xmlFlattened".to_owned(), json!({}));
    }
    if flag(json, "jsonvalue") {
        traits.insert("smithy.api#mediaType".to_owned(), "application/json".into());
    }
    if let Some(namespace) = json.get("xmlNamespace").or(target.get("xmlNamespace")) {
        traits.insert("smithy.api#xmlNamespace".to_owned(), super::namespace(namespace));
    }
    if let Some(format) = text(json, "timestampFormat").and_then(timestamp_format) {
        traits.insert("smithy.api#timestampFormat".to_owned(), format.into());
    }
    if let Some(param) = json.get("contextParam") {
        traits.insert("smithy.rules#contextParam".to_owned(), param.clone());
    }
    match text(container, "payload") == Some(name) {
        true => traits.extend(payload(shapes, name, json)),
        false => traits.extend(place(shapes, name, json, target)),
    }
    if let Some(name) = text(json, "queryName") {
        traits.insert("aws.protocols#ec2QueryName".to_owned(), name.into());
    }
    Ok((target_name.to_owned(), traits))
}

/// The traits of a member that is the body. Its element has a name of its own where the member says how it looks, with
/// another name or a namespace; a name that only repeats the member's says nothing.
fn payload(shapes: &Shapes<'_>, name: &str, json: &Map<String, Value>) -> Map<String, Value> {
    let mut traits = Map::new();
    traits.insert("smithy.api#httpPayload".to_owned(), json!({}));
    let counts = |it: &&str| shapes.facts.is_xml() && (*it != name || json.contains_key("xmlNamespace"));
    if let Some(name) = text(json, "locationName").filter(counts) {
        traits.insert("smithy.api#xmlName".to_owned(), name.into());
    }
    traits
}

/// The traits for where a member stands and how it is called there.
fn place(
    shapes: &Shapes<'_>,
    name: &str,
    json: &Map<String, Value>,
    target: &Map<String, Value>,
) -> Option<(String, Value)> {
    let location_name = text(json, "locationName");
    let wire_name = location_name.unwrap_or(name);
    let trait_of = |id: &str, value: Value| Some((format!("smithy.api#{id}"), value));
    match text(json, "location") {
        Some("header") => return trait_of("httpHeader", wire_name.into()),
        Some("headers") => return trait_of("httpPrefixHeaders", location_name.unwrap_or_default().into()),
        Some("uri") => return trait_of("httpLabel", json!({})),
        Some("querystring") if text(target, "type") == Some("map") => {
            return trait_of("httpQueryParams", json!({}))
        }
        Some("querystring") => return trait_of("httpQuery", wire_name.into()),
        Some("statusCode") => return trait_of("httpResponseCode", json!({})),
        _ => {}
    }
    let own = |name: &&str| !name.is_empty();
    match shapes.facts.protocol {
        Some(protocol) if protocol.has_json_names() => {
            trait_of("jsonName", location_name.filter(own)?.into())
        }
        Some(protocol) if protocol.is_xml() => {
            // the items of a list that is always flattened are called what the list calls its items
            let item = target.get("member").and_then(Value::as_object);
            let item_name = item.and_then(|item| text(item, "locationName"));
            let named = item_name
                .filter(|_| flag(target, "flattened") && !flag(json, "flattened"))
                .or(location_name)?;
            (named != name).then(|| trait_of("xmlName", named.into()))?
        }
        _ => None,
    }
}

/// Whether a member's list or map is flattened: botocore says so of the member or of its shape.
fn is_flattened(json: &Map<String, Value>, target: &Map<String, Value>) -> bool {
    flag(json, "flattened") || flag(target, "flattened")
}
