//! Shapes.

use super::member::member;
use super::service::Facts;
use super::{common_traits, flag, text, Ast, Lowered, Wrong};
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

/// The shapes of a service, lowered.
pub struct Shapes<'a> {
    /// As botocore has them.
    pub source: &'a Map<String, Value>,
    /// The service.
    pub facts: &'a Facts,
    lowered: BTreeMap<String, Map<String, Value>>,
}

impl<'a> Shapes<'a> {
    /// Lowers all shapes.
    pub fn new(service: &'a Map<String, Value>, facts: &'a Facts) -> Lowered<Self> {
        let source = service.get("shapes").and_then(Value::as_object);
        let source = source.ok_or_else(|| Wrong::new("shapes", "it has to be an object"))?;
        let mut shapes = Self {
            source,
            facts,
            lowered: BTreeMap::new(),
        };
        for (name, shape) in source {
            let path = format!("shapes.{name}");
            let shape = shape
                .as_object()
                .ok_or_else(|| Wrong::new(&path, "it has to be an object"))?;
            let lowered = shapes.shape(name, shape, &path)?;
            shapes.lowered.insert(name.clone(), lowered);
        }
        Ok(shapes)
    }

    /// Adds traits to a shape that is lowered.
    pub fn add_traits(&mut self, name: &str, more: Map<String, Value>) {
        if let Some(Value::Object(traits)) = self
            .lowered
            .get_mut(name)
            .and_then(|shape| shape.get_mut("traits"))
        {
            traits.extend(more);
        }
    }

    /// The shape a streaming member has for itself: others of its target need not stream.
    pub fn streaming(&mut self, name: &str) -> String {
        let own = format!("{name}Streaming");
        if let Some(shape) = self.lowered.get(name).cloned() {
            let mut shape = shape;
            if let Some(Value::Object(traits)) = shape.get_mut("traits") {
                traits.insert("smithy.api#streaming".to_owned(), json!({}));
            }
            self.lowered.entry(own.clone()).or_insert(shape);
        }
        own
    }

    /// The shapes by their ids.
    pub fn into_ast(self) -> Ast {
        let facts = self.facts;
        self.lowered
            .into_iter()
            .map(|(name, shape)| (facts.data_id(&name), shape))
            .collect()
    }

    fn shape(&mut self, name: &str, json: &Map<String, Value>, path: &str) -> Lowered<Map<String, Value>> {
        let kind = text(json, "type").ok_or_else(|| Wrong::new(path, "the shape has no `type`"))?;
        let mut traits = common_traits(json);
        shape_traits(name, json, kind, &mut traits);
        let mut shape = Map::new();
        let kind = match kind {
            "structure" if flag(json, "document") => "document",
            "structure" if flag(json, "union") || flag(json, "eventstream") => "union",
            "character" => "string",
            kind => kind,
        };
        match kind {
            "structure" | "union" => {
                let members = self.members(name, json, path)?;
                shape.insert("members".to_owned(), Value::Object(members));
            }
            "list" => drop(shape.insert("member".to_owned(), self.part(json, "member", "member", path)?)),
            "map" => {
                shape.insert("key".to_owned(), self.part(json, "key", "key", path)?);
                shape.insert("value".to_owned(), self.part(json, "value", "value", path)?);
            }
            _ => {}
        }
        shape.insert("type".to_owned(), kind.into());
        shape.insert("traits".to_owned(), Value::Object(traits));
        Ok(shape)
    }

    fn members(&mut self, name: &str, json: &Map<String, Value>, path: &str) -> Lowered<Map<String, Value>> {
        let mut members = Map::new();
        for (member_name, json_member) in json
            .get("members")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let path = format!("{path}.members.{member_name}");
            let json_member = json_member
                .as_object()
                .ok_or_else(|| Wrong::new(&path, "it has to be an object"))?;
            let (target, traits) = member(self, name, json, member_name, json_member, &path)?;
            let target = match flag(json_member, "streaming") {
                true => self.streaming(&target),
                false => target,
            };
            members.insert(
                member_name.clone(),
                json!({ "target": self.facts.data_id(&target), "traits": traits }),
            );
        }
        Ok(members)
    }

    /// The item of a list, or the key or value of a map.
    fn part(&self, json: &Map<String, Value>, part: &str, default: &str, path: &str) -> Lowered<Value> {
        let path = format!("{path}.{part}");
        let json = json.get(part).and_then(Value::as_object);
        let json = json.ok_or_else(|| Wrong::new(&path, "it has to be an object"))?;
        let target = text(json, "shape").ok_or_else(|| Wrong::new(&path, "it has no `shape`"))?;
        let mut traits = common_traits(json);
        if let Some(name) = text(json, "locationName").filter(|name| self.facts.is_xml() && *name != default)
        {
            traits.insert("smithy.api#xmlName".to_owned(), name.into());
        }
        if let Some(namespace) = json.get("xmlNamespace") {
            traits.insert("smithy.api#xmlNamespace".to_owned(), super::namespace(namespace));
        }
        Ok(json!({ "target": self.facts.data_id(target), "traits": traits }))
    }
}

fn shape_traits(name: &str, json: &Map<String, Value>, kind: &str, traits: &mut Map<String, Value>) {
    let mut set = |id: &str, value: Value| drop(traits.insert(id.to_owned(), value));
    if flag(json, "sensitive") {
        set("smithy.api#sensitive", json!({}));
    }
    if flag(json, "sparse") {
        set("smithy.api#sparse", json!({}));
    }
    if flag(json, "streaming") || flag(json, "eventstream") {
        set("smithy.api#streaming", json!({}));
    }
    if flag(json, "requiresLength") {
        set("smithy.api#requiresLength", json!({}));
    }
    if let Some(values) = json.get("enum").and_then(Value::as_array) {
        let values: Vec<_> = values.iter().map(|value| json!({ "value": value })).collect();
        if kind == "string" && !values.is_empty() {
            set("smithy.api#enum", json!(values));
        }
    }
    if let Some(format) = text(json, "timestampFormat").and_then(timestamp_format) {
        set("smithy.api#timestampFormat", format.into());
    }
    // as the outermost element
    if let Some(name) = text(json, "locationName").filter(|_| kind == "structure") {
        set("smithy.api#xmlName", name.into());
    }
    if let Some(namespace) = json.get("xmlNamespace").filter(|_| kind == "structure") {
        set("smithy.api#xmlNamespace", super::namespace(namespace));
    }
    if let Some(pattern) = text(json, "pattern").filter(|_| kind == "string") {
        set("smithy.api#pattern", pattern.into());
    }
    let limits: Map<_, _> = ["min", "max"]
        .iter()
        .filter_map(|name| {
            Some((
                (*name).to_owned(),
                json.get(*name).filter(|it| it.is_number())?.clone(),
            ))
        })
        .collect();
    match kind {
        _ if limits.is_empty() => {}
        "string" | "blob" | "list" | "map" => set("smithy.api#length", Value::Object(limits)),
        "integer" | "long" | "float" | "double" => set("smithy.api#range", Value::Object(limits)),
        _ => {}
    }
    if flag(json, "exception") {
        error_traits(name, json, &mut set);
    }
}

fn error_traits(name: &str, json: &Map<String, Value>, set: &mut impl FnMut(&str, Value)) {
    let error = json.get("error").and_then(Value::as_object);
    let status = error
        .and_then(|error| error.get("httpStatusCode"))
        .and_then(Value::as_u64);
    let is_server = flag(json, "fault") || status.is_some_and(|status| status >= 500);
    set(
        "smithy.api#error",
        if is_server { "server" } else { "client" }.into(),
    );
    if let Some(status) = status {
        set("smithy.api#httpError", status.into());
    }
    if let Some(code) = error
        .and_then(|error| text(error, "code"))
        .filter(|code| *code != name)
    {
        let status = status.unwrap_or(if is_server { 500 } else { 400 });
        set(
            "aws.protocols#awsQueryError",
            json!({ "code": code, "httpResponseCode": status }),
        );
    }
    if let Some(retryable) = json.get("retryable").and_then(Value::as_object) {
        let is_throttling = flag(retryable, "throttling");
        set("smithy.api#retryable", json!({ "throttling": is_throttling }));
    }
}

/// botocore's name of a timestamp format as Smithy's.
pub fn timestamp_format(format: &str) -> Option<&'static str> {
    match format {
        "iso8601" => Some("date-time"),
        "rfc822" => Some("http-date"),
        "unixTimestamp" => Some("epoch-seconds"),
        _ => None,
    }
}
