//! Reads shapes.

use super::contents::Contents;
use super::context::Context;
use super::member::{member, Container};
use super::parts::{entries, flag, object, reference, text, Lowered, MalformedPart};
use super::service::ServiceProperties;
use super::traits::TraitValues;
use crate::node::{Node, NodeKind, Object};
use crate::read::ast::AstShape;
use crate::source::Location;
use crate::suggest::closest;
use std::collections::BTreeMap;

/// The shapes of a service, lowered.
pub struct Shapes<'a> {
    /// The shapes as botocore describes them.
    pub source: &'a Object,
    /// The service.
    pub service: &'a ServiceProperties,
    lowered: BTreeMap<String, AstShape>,
}

impl<'a> Shapes<'a> {
    /// Lowers all shapes.
    pub fn new(
        contents: &'a Contents,
        service: &'a ServiceProperties,
        context: &mut Context<'_>,
    ) -> Lowered<Self> {
        let source = contents.service.get("shapes");
        let source =
            source.ok_or_else(|| MalformedPart::new(contents.at, "shapes", "the service has no `shapes`"))?;
        let source = object(source, "shapes")?;
        let mut shapes = Self {
            source,
            service,
            lowered: BTreeMap::new(),
        };
        for entry in source {
            let path = format!("shapes.{}", entry.key);
            let lowered = shapes.shape(&entry.key, &entry.value, &path, context);
            if let Some(node) = context.reported(lowered) {
                let lowered = AstShape::of_version_2(node, entry.key_at);
                shapes.lowered.insert(entry.key.clone(), lowered);
            }
        }
        Ok(shapes)
    }

    /// Adds traits to a shape that was read before.
    pub fn add_traits(&mut self, name: &str, more: TraitValues) {
        let traits = self
            .lowered
            .get_mut(name)
            .and_then(|shape| shape.node.get_mut("traits"));
        if let (Some(traits), NodeKind::Object(more)) = (
            traits.and_then(Node::as_object_mut),
            more.into_node(Location::UNKNOWN).kind,
        ) {
            for entry in more {
                traits.insert_at(entry.key, entry.key_at, entry.value);
            }
        }
    }

    /// Marks an output whose outermost element may have any name: botocore ignores the name, so its descriptions
    /// lack it.
    pub fn accept_any_root(&mut self, output: &str, at: Location) {
        const ANY_ROOT: &str = "tinsmith#anyRoot";
        let mut traits = TraitValues::default();
        traits.annotate(ANY_ROOT, at);
        self.add_traits(output, traits);
        let source = self.source.get(output).and_then(Node::as_object);
        let Some(payload) = source.and_then(|source| text(source, "payload")) else {
            return;
        };
        let member = self.lowered.get_mut(output).and_then(|shape| {
            let members = shape.node.get_mut("members")?.as_object_mut()?;
            members.get_mut(payload)?.as_object_mut()
        });
        if let Some(traits) = member.and_then(|member| member.get_mut("traits")?.as_object_mut()) {
            traits.insert(ANY_ROOT, Node::empty_object(at));
        }
    }

    /// Returns the id of a separate shape for a streaming member, as other members with the same target need not
    /// stream.
    fn streaming(&mut self, name: &str, at: Location) -> String {
        let own = format!("{name}Streaming");
        if let Some(mut shape) = self.lowered.get(name).cloned() {
            if let Some(traits) = shape.node.get_mut("traits").and_then(Node::as_object_mut) {
                traits.insert("smithy.api#streaming", Node::empty_object(at));
            }
            self.lowered.entry(own.clone()).or_insert(shape);
        }
        own
    }

    /// Returns the shapes by their ids.
    pub fn into_ast(self) -> impl Iterator<Item = (String, AstShape)> + use<'a> {
        let service = self.service;
        let shapes = self.lowered.into_iter();
        shapes.map(|(name, shape)| (service.data_id(&name), shape))
    }

    fn shape(&mut self, name: &str, node: &Node, path: &str, context: &mut Context<'_>) -> Lowered<Object> {
        let json = object(node, path)?;
        let kind = text(json, "type");
        let kind = kind.ok_or_else(|| MalformedPart::new(node.at, path, "the shape has no `type`"))?;
        let mut traits = TraitValues::common(json);
        shape_traits(name, json, kind, node.at, &mut traits);
        let mut shape = Object::default();
        let kind = match kind {
            "structure" if flag(json, "document") => "document",
            "structure" if flag(json, "union") || flag(json, "eventstream") => "union",
            "character" => "string",
            kind => kind,
        };
        let mut parts = Vec::new();
        match kind {
            "structure" | "union" => {
                let container = Container {
                    name,
                    json,
                    shapes: self.source,
                    service: self.service,
                };
                check_members_named(&container, path, context);
                parts.push(("members", self.members(&container, path, node.at, context)?));
            }
            "list" => parts.push(("member", self.part(node, json, "member", "member", path)?)),
            "map" => {
                parts.push(("key", self.part(node, json, "key", "key", path)?));
                parts.push(("value", self.part(node, json, "value", "value", path)?));
            }
            _ => {}
        }
        parts.push((
            "type",
            Node::string(kind, json.get("type").map_or(node.at, |value| value.at)),
        ));
        parts.push(("traits", traits.into_node(node.at)));
        for (name, part) in parts {
            shape.insert(name, part);
        }
        Ok(shape)
    }

    fn members(
        &mut self,
        container: &Container<'_>,
        path: &str,
        at: Location,
        context: &mut Context<'_>,
    ) -> Lowered<Node> {
        let mut members = Object::default();
        for entry in entries(container.json, "members", path)?.into_iter().flatten() {
            let path = format!("{path}.members.{}", entry.key);
            let lowered = member(container, &entry.key, &entry.value, &path);
            let Some((target, traits)) = context.reported(lowered) else {
                continue;
            };
            let at = entry.value.at;
            let is_streaming = entry.value.get("streaming").is_some_and(Node::is_true);
            let target = if is_streaming {
                self.streaming(target, at)
            } else {
                target.to_owned()
            };
            let target_at = entry.value.get("shape").map_or(at, |shape| shape.at);
            let target = Node::string(self.service.data_id(&target), target_at);
            let member = Node::object([("target", target), ("traits", traits.into_node(at))], at);
            members.insert_at(entry.key.clone(), entry.key_at, member);
        }
        Ok(Node::new(NodeKind::Object(members), at))
    }

    /// Builds the item of a list, or the key or value of a map.
    fn part(&self, node: &Node, json: &Object, part: &str, default: &str, path: &str) -> Lowered<Node> {
        let path = format!("{path}.{part}");
        let missing = || MalformedPart::new(node.at, &path, format!("the shape has no `{part}`"));
        let node = json.get(part).ok_or_else(missing)?;
        let json = object(node, &path)?;
        let target = reference(node, &path)?;
        let mut traits = TraitValues::common(json);
        if self.service.is_xml() && text(json, "locationName").is_some_and(|name| name != default) {
            traits.text(json, "locationName", "smithy.api#xmlName");
        }
        if let Some(namespace) = json.get("xmlNamespace") {
            traits.namespace(namespace);
        }
        let target = Node::string(self.service.data_id(target), node.at);
        Ok(Node::object(
            [("target", target), ("traits", traits.into_node(node.at))],
            node.at,
        ))
    }
}

/// Warns if a structure names members that it does not define.
fn check_members_named(container: &Container<'_>, path: &str, context: &mut Context<'_>) {
    let members = container.json.get("members").and_then(Node::as_object);
    let required = container.json.get("required").and_then(Node::as_array);
    let named = required.into_iter().flatten().map(|name| ("required", name));
    let named = named.chain(container.json.get("payload").map(|name| ("payload", name)));
    let is_missing = |name: &&str| !members.is_some_and(|members| members.contains_key(name));
    for (key, node) in named {
        let Some(name) = node.as_str().filter(is_missing) else {
            continue;
        };
        let message = format!("`{key}` names `{name}`, which is not a member");
        let names = members.into_iter().flatten().map(|member| member.key.as_str());
        let hint = match closest(name, names) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "remove it, or add the member".to_owned(),
        };
        context.warn(node.at, &format!("{path}.{key}"), message, &hint);
    }
}

fn shape_traits(name: &str, json: &Object, kind: &str, at: Location, traits: &mut TraitValues) {
    traits.flags(
        json,
        &[
            ("sensitive", "smithy.api#sensitive"),
            ("sparse", "smithy.api#sparse"),
            ("streaming", "smithy.api#streaming"),
            ("eventstream", "smithy.api#streaming"),
            ("requiresLength", "smithy.api#requiresLength"),
        ],
    );
    if let Some(values) = json.get("enum").filter(|_| kind == "string") {
        let items = values.as_array().unwrap_or_default();
        let value = |value: &Node| Node::object([("value", value.clone())], value.at);
        if !items.is_empty() {
            traits.set("smithy.api#enum", Node::array(items.iter().map(value), values.at));
        }
    }
    traits.timestamp_format(json);
    if kind == "structure" {
        // for use as the outermost element
        traits.text(json, "locationName", "smithy.api#xmlName");
        if let Some(namespace) = json.get("xmlNamespace") {
            traits.namespace(namespace);
        }
    }
    if kind == "string" {
        traits.text(json, "pattern", "smithy.api#pattern");
    }
    let limits = ["min", "max"];
    let limits = limits.iter().filter_map(|name| Some((*name, json.get(name)?)));
    let limits: Vec<_> = limits
        .filter(|(_, limit)| limit.as_number().is_some())
        .map(|(name, limit)| (name, limit.clone()))
        .collect();
    match kind {
        _ if limits.is_empty() => {}
        "string" | "blob" | "list" | "map" => traits.set("smithy.api#length", Node::object(limits, at)),
        "integer" | "long" | "float" | "double" => traits.set("smithy.api#range", Node::object(limits, at)),
        _ => {}
    }
    if flag(json, "exception") {
        error_traits(name, json, at, traits);
    }
}

fn error_traits(name: &str, json: &Object, at: Location, traits: &mut TraitValues) {
    let error = json.get("error").and_then(Node::as_object);
    let status = error.and_then(|error| error.get("httpStatusCode"));
    let number = status.and_then(Node::as_u64);
    let is_server = flag(json, "fault") || number.is_some_and(|status| status >= 500);
    let fault = if is_server { "server" } else { "client" };
    traits.set("smithy.api#error", Node::string(fault, at));
    if let Some(status) = status.filter(|_| number.is_some()) {
        traits.set("smithy.api#httpError", status.clone());
    }
    let code = error.and_then(|error| error.get("code"));
    if let Some(code) = code.filter(|code| code.as_str().is_some_and(|code| code != name)) {
        let status = match status.filter(|_| number.is_some()) {
            Some(status) => status.clone(),
            None => Node::integer(if is_server { 500 } else { 400 }, at),
        };
        let value = Node::object([("code", code.clone()), ("httpResponseCode", status)], code.at);
        traits.set("aws.protocols#awsQueryError", value);
    }
    if let Some(retryable) = json
        .get("retryable")
        .filter(|retryable| retryable.as_object().is_some())
    {
        let is_throttling = retryable.get("throttling").is_some_and(Node::is_true);
        let throttling = Node::bool(is_throttling, retryable.at);
        traits.set(
            "smithy.api#retryable",
            Node::object([("throttling", throttling)], retryable.at),
        );
    }
}
