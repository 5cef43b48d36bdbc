//! Members of structures: their bindings and their names.

use super::parts::{flag, object, reference, text, Lowered, MalformedPart};
use super::service::ServiceProperties;
use super::traits::TraitValues;
use crate::node::{Node, Object};
use crate::protocol::Protocol;
use crate::source::Location;

/// The structure that a member belongs to.
pub struct Container<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its properties.
    pub json: &'a Object,
    /// All shapes of the service.
    pub shapes: &'a Object,
    /// The service.
    pub service: &'a ServiceProperties,
}

/// Returns the target of a member, and its traits.
pub fn member<'a>(
    container: &Container<'_>,
    name: &str,
    node: &'a Node,
    path: &str,
) -> Lowered<(&'a str, TraitValues)> {
    let json = object(node, path)?;
    let target_name = reference(node, path)?;
    let target = container.shapes.get(target_name).and_then(Node::as_object);
    let target = target.ok_or_else(|| {
        let message = format!(
            "the shape `{target_name}`, the target of a member of `{}`, does not exist",
            container.name
        );
        MalformedPart::new(node.at, path, message)
    })?;
    let service = container.service;
    let mut traits = TraitValues::common(json);
    let required = container.json.get("required").and_then(Node::as_array);
    let required = required
        .into_iter()
        .flatten()
        .find(|required| required.as_str() == Some(name));
    if let Some(required) = required {
        traits.annotate("smithy.api#required", required.at);
    }
    traits.flags(
        json,
        &[
            ("idempotencyToken", "smithy.api#idempotencyToken"),
            ("hostLabel", "smithy.api#hostLabel"),
            ("eventheader", "smithy.api#eventHeader"),
            ("eventpayload", "smithy.api#eventPayload"),
            ("xmlAttribute", "smithy.api#xmlAttribute"),
            ("endpointdiscoveryid", "aws.api#clientEndpointDiscoveryId"),
        ],
    );
    if service.is_xml() && (flag(json, "flattened") || flag(target, "flattened")) {
        traits.annotate("smithy.api#xmlFlattened", node.at);
    }
    if flag(json, "jsonvalue") {
        traits.set("smithy.api#mediaType", Node::string("application/json", node.at));
    }
    if let Some(namespace) = json.get("xmlNamespace").or(target.get("xmlNamespace")) {
        traits.namespace(namespace);
    }
    traits.timestamp_format(json);
    traits.copied(json, &[("contextParam", "smithy.rules#contextParam")]);
    let placed = match text(container.json, "payload") {
        Some(payload) if payload == name => payload_traits(service, name, json, node.at),
        _ => binding(service, name, json, target, node.at),
    };
    traits.extend(placed);
    traits.text(json, "queryName", "aws.protocols#ec2QueryName");
    Ok((target_name, traits))
}

/// Returns the traits of a member that is the body. Its element has a name of its own if the member has a different
/// name or a namespace; a name that repeats the member's has no meaning.
fn payload_traits(service: &ServiceProperties, name: &str, json: &Object, at: Location) -> TraitValues {
    let mut traits = TraitValues::default();
    traits.annotate("smithy.api#httpPayload", at);
    let differs =
        text(json, "locationName").is_some_and(|text| text != name) || json.contains_key("xmlNamespace");
    if service.is_xml() && differs {
        traits.text(json, "locationName", "smithy.api#xmlName");
    }
    traits
}

/// Returns the traits of a member's binding and its name there.
fn binding(
    service: &ServiceProperties,
    name: &str,
    json: &Object,
    target: &Object,
    at: Location,
) -> TraitValues {
    let location_name = text(json, "locationName");
    let wire_name = || Node::string(location_name.unwrap_or(name), at);
    let mut traits = TraitValues::default();
    match text(json, "location") {
        Some("header") => traits.set("smithy.api#httpHeader", wire_name()),
        Some("headers") => {
            let prefix = Node::string(location_name.unwrap_or_default(), at);
            traits.set("smithy.api#httpPrefixHeaders", prefix);
        }
        Some("uri") => traits.annotate("smithy.api#httpLabel", at),
        Some("querystring") if text(target, "type") == Some("map") => {
            traits.annotate("smithy.api#httpQueryParams", at);
        }
        Some("querystring") => traits.set("smithy.api#httpQuery", wire_name()),
        Some("statusCode") => traits.annotate("smithy.api#httpResponseCode", at),
        _ => body_name(service, name, json, target, at, &mut traits),
    }
    traits
}

/// Returns the name of a member in the body.
fn body_name(
    service: &ServiceProperties,
    name: &str,
    json: &Object,
    target: &Object,
    at: Location,
    traits: &mut TraitValues,
) {
    let location_name = text(json, "locationName");
    if service.protocol.is_some_and(Protocol::has_json_names) {
        if let Some(own) = location_name.filter(|name| !name.is_empty()) {
            traits.set("smithy.api#jsonName", Node::string(own, at));
        }
    } else if service.is_xml() {
        // the items of a list that is always flattened have the name that the list gives its items
        let item = target.get("member").and_then(Node::as_object);
        let item_name = item.and_then(|item| text(item, "locationName"));
        let is_always_flattened = flag(target, "flattened") && !flag(json, "flattened");
        let own = item_name.filter(|_| is_always_flattened).or(location_name);
        if let Some(own) = own.filter(|own| *own != name) {
            traits.set("smithy.api#xmlName", Node::string(own, at));
        }
    }
}
