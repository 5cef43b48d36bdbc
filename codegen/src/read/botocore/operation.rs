//! Reads operations.

use super::contents::Contents;
use super::context::Context;
use super::pagination::pagination;
use super::parts::{object, reference, text, Lowered, MalformedPart};
use super::service::ServiceProperties;
use super::shape::Shapes;
use super::traits::TraitValues;
use super::waiters::waitables;
use crate::node::{Entry, Node, Object};
use crate::read::ast::AstShape;

/// Returns the operations by their ids.
pub fn operations(
    contents: &Contents,
    service: &ServiceProperties,
    shapes: &mut Shapes<'_>,
    context: &mut Context<'_>,
) -> Lowered<Vec<(String, AstShape)>> {
    let missing = || MalformedPart::new(contents.at, "operations", "the service has no `operations`");
    let operations = object(
        contents.service.get("operations").ok_or_else(missing)?,
        "operations",
    )?;
    let mut waitables = waitables(&contents.waiters, context)?;
    let paginators = contents.paginators.get("pagination");
    let mut ast = Vec::new();
    for entry in operations {
        let path = format!("operations.{}", entry.key);
        let Some((mut operation, mut traits)) =
            context.reported(operation(&entry.value, &path, service, shapes))
        else {
            continue;
        };
        for wrong in invalid_names(entry, &path, service) {
            context.report(wrong);
        }
        auth(&entry.value, &path, &mut traits, context);
        if let Some(paginator) = paginators.and_then(|paginator| paginator.get(&entry.key)) {
            traits.set("smithy.api#paginated", pagination(paginator));
        }
        if let Some(waitable) = waitables.remove(&entry.key) {
            traits.set("smithy.waiters#waitable", waitable);
        }
        operation.insert("traits", traits.into_node(entry.value.at));
        ast.push((
            service.id(&entry.key),
            AstShape::of_version_2(operation, entry.key_at),
        ));
    }
    for entry in paginators.into_iter().flat_map(Node::members) {
        let name = &entry.key;
        if operations.get(name).is_none() {
            let message =
                format!("a paginator is for the operation `{name}`, which the service does not have");
            let hint = "correct the name in `paginators-1`; the client has no paginator for it";
            context.warn(entry.key_at, &format!("pagination.{name}"), message, hint);
        }
    }
    for (name, waitable) in waitables {
        let message = format!("a waiter waits for the operation `{name}`, which the service does not have");
        let hint = "correct the name in `waiters-2`; the client has no method for it";
        context.warn(waitable.at, &format!("operations.{name}"), message, hint);
    }
    Ok(ast)
}

/// Reports names for messages that differ from those the client sends and reads.
fn invalid_names(entry: &Entry, path: &str, service: &ServiceProperties) -> Vec<MalformedPart> {
    if !service.names_operations() {
        return Vec::new();
    }
    let (key, json) = (&entry.key, &entry.value);
    let wrapper = format!("{key}Result");
    let names = [
        ("name", json.get("name"), key),
        (
            "output.resultWrapper",
            json.get("output").and_then(|output| output.get("resultWrapper")),
            &wrapper,
        ),
    ];
    let wrong = |(part, node, expected): (&str, Option<&Node>, &String)| {
        let node = node?;
        let name = node.as_str().filter(|name| name != expected)?;
        let message = format!("messages of this operation contain `{expected}`, and cannot contain `{name}`");
        Some(MalformedPart::new(node.at, format!("{path}.{part}"), message))
    };
    names.into_iter().filter_map(wrong).collect()
}

fn operation(
    node: &Node,
    path: &str,
    service: &ServiceProperties,
    shapes: &mut Shapes<'_>,
) -> Lowered<(Object, TraitValues)> {
    let json = object(node, path)?;
    let mut operation = Object::default();
    operation.insert("type", Node::string("operation", node.at));
    for part in ["input", "output"] {
        if let Some(listed) = json.get(part) {
            let target = reference(listed, &format!("{path}.{part}"))?;
            let own = shapes.source.get(target).and_then(Node::as_object);
            let traits = outermost(object(listed, path)?, own);
            shapes.add_traits(target, traits);
            if part == "output" {
                shapes.accept_any_root(target, listed.at);
            }
            operation.insert(part, Node::target(service.data_id(target), listed.at));
        }
    }
    let errors = json.get("errors").and_then(Node::as_array).unwrap_or_default();
    let targets: Lowered<Vec<_>> = errors
        .iter()
        .map(|error| {
            let name = reference(error, &format!("{path}.errors"))?;
            Ok(Node::target(service.data_id(name), error.at))
        })
        .collect();
    operation.insert("errors", Node::array(targets?, node.at));
    Ok((operation, traits(json, path, shapes)?))
}

/// Returns the name of a structure as the outermost element of XML, unless the structure has an explicit one.
fn outermost(reference: &Object, shape: Option<&Object>) -> TraitValues {
    let mut traits = TraitValues::default();
    if shape.and_then(|shape| text(shape, "locationName")).is_none() {
        traits.text(reference, "locationName", "smithy.api#xmlName");
    }
    if let Some(namespace) = reference.get("xmlNamespace") {
        traits.namespace(namespace);
    }
    traits
}

fn traits(json: &Object, path: &str, shapes: &Shapes<'_>) -> Lowered<TraitValues> {
    let mut traits = TraitValues::common(json);
    if let Some(binding) = json.get("http") {
        let http = object(binding, &format!("{path}.http"))?;
        let missing = || MalformedPart::new(binding.at, format!("{path}.http"), "it has no `method`");
        let method = http.get("method").ok_or_else(missing)?.clone();
        let uri = Node::string(
            uri(http, json, shapes),
            http.get("requestUri")
                .map_or(binding.at, |request_uri| request_uri.at),
        );
        let mut entries = vec![("method", method), ("uri", uri)];
        entries.extend(http.get("responseCode").map(|code| ("code", code.clone())));
        traits.set("smithy.api#http", Node::object(entries, binding.at));
    }
    traits.flags(
        json,
        &[
            ("idempotent", "smithy.api#idempotent"),
            ("readonly", "smithy.api#readonly"),
            ("httpChecksumRequired", "smithy.api#httpChecksumRequired"),
            ("unsignedPayload", "aws.auth#unsignedPayload"),
        ],
    );
    if let Some(endpoint) = json
        .get("endpoint")
        .filter(|endpoint| endpoint.get("hostPrefix").is_some())
    {
        traits.set("smithy.api#endpoint", endpoint.clone());
    }
    if let Some(discovery) = json
        .get("endpointdiscovery")
        .filter(|value| value.as_object().is_some())
    {
        traits.set("aws.api#clientDiscoveredEndpoint", discovered(discovery));
    }
    traits.copied(
        json,
        &[
            ("httpChecksum", "aws.protocols#httpChecksum"),
            ("requestcompression", "smithy.api#requestCompression"),
            ("staticContextParams", "smithy.rules#staticContextParams"),
            ("operationContextParams", "smithy.rules#operationContextParams"),
        ],
    );
    Ok(traits)
}

/// Returns the value of the trait `clientDiscoveredEndpoint`, which has to state if discovery is required.
fn discovered(discovery: &Node) -> Node {
    let is_required = discovery.get("required").is_some_and(Node::is_true);
    Node::object(
        [("required", Node::bool(is_required, discovery.at))],
        discovery.at,
    )
}

/// Sets the traits that determine how requests of the operation are signed, if that differs from the service.
fn auth(node: &Node, path: &str, traits: &mut TraitValues, context: &mut Context<'_>) {
    let schemes = |ids: &[&str], at| Node::array(ids.iter().map(|id| Node::string(*id, at)), at);
    if let Some(auth_type) = node.get("authtype") {
        match auth_type.as_str() {
            Some("none") => traits.set("smithy.api#auth", schemes(&[], auth_type.at)),
            Some("v4-unsigned-body") => {
                traits.annotate("aws.auth#unsignedPayload", auth_type.at);
                traits.set("smithy.api#auth", schemes(&["aws.auth#sigv4"], auth_type.at));
            }
            Some("v4" | "s3v4" | "s3") => {
                traits.set("smithy.api#auth", schemes(&["aws.auth#sigv4"], auth_type.at))
            }
            Some("v4a") => traits.set("smithy.api#auth", schemes(&["aws.auth#sigv4a"], auth_type.at)),
            Some("bearer") => traits.set(
                "smithy.api#auth",
                schemes(&["smithy.api#httpBearerAuth"], auth_type.at),
            ),
            // an auth scheme that the service does not have is reported when the operation is planned
            Some(other) => traits.set("smithy.api#auth", schemes(&[other], auth_type.at)),
            None => {
                let path = format!("{path}.authtype");
                context.report(MalformedPart::new(auth_type.at, path, "it must be a string"));
            }
        }
    }
    let Some(auth) = node.get("auth") else { return };
    let Some(items) = auth.as_array() else {
        context.report(MalformedPart::new(
            auth.at,
            format!("{path}.auth"),
            "it must be a list",
        ));
        return;
    };
    let is_anonymous = |item: &&Node| item.as_str() == Some("smithy.api#noAuth");
    let others: Vec<_> = items.iter().filter(|item| !is_anonymous(item)).cloned().collect();
    if !others.is_empty() && others.len() < items.len() {
        traits.annotate("smithy.api#optionalAuth", auth.at);
    }
    traits.set("smithy.api#auth", Node::array(others, auth.at));
}

/// Converts the URI pattern: its labels are wire names in botocore, and member names in Smithy.
fn uri(http: &Object, operation: &Object, shapes: &Shapes<'_>) -> String {
    let mut uri = text(http, "requestUri").unwrap_or("/").to_owned();
    let input = operation
        .get("input")
        .and_then(|input| input.get("shape")?.as_str());
    let input = input.and_then(|name| shapes.source.get(name)?.get("members"));
    for entry in input.into_iter().flat_map(Node::members) {
        let Some(member) = entry
            .value
            .as_object()
            .filter(|object| text(object, "location") == Some("uri"))
        else {
            continue;
        };
        let name = &entry.key;
        if let Some(wire_name) = text(member, "locationName").filter(|text| text != name) {
            uri = uri.replace(&format!("{{{wire_name}}}"), &format!("{{{name}}}"));
            uri = uri.replace(&format!("{{{wire_name}+}}"), &format!("{{{name}+}}"));
        }
    }
    uri
}
