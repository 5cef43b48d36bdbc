//! The service itself.

use super::{common_traits, text, Ast, Files, Lowered, Wrong};
use serde_json::{json, Map, Value};
use std::collections::BTreeSet;

/// Facts everything else depends on.
#[derive(Debug)]
pub struct Facts {
    /// `com.amazonaws.sqs`
    pub namespace: String,
    /// The name of the service shape.
    pub name: String,
    operations: BTreeSet<String>,
    /// The protocol the names of the model are for.
    pub protocol: String,
}

impl Facts {
    /// Reads the metadata.
    pub fn of(service: &Map<String, Value>) -> Lowered<Self> {
        let metadata = metadata(service)?;
        let required = |name: &str| {
            text(metadata, name)
                .ok_or_else(|| Wrong::new(format!("metadata.{name}"), "it has to be a string"))
        };
        let id = required("serviceId")?;
        let protocol = required("protocol")?.to_owned();
        let letters = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
        // what stands in front of operations on the wire is the name of the service's shape, here with a namespace at times
        let name = match text(metadata, "targetPrefix") {
            Some(prefix) => prefix.rsplit('.').next().unwrap_or(prefix).to_owned(),
            None => letters(id),
        };
        let operations = service.get("operations").and_then(Value::as_object);
        Ok(Self {
            operations: operations.into_iter().flat_map(Map::keys).cloned().collect(),
            namespace: format!("com.amazonaws.{}", letters(id).to_lowercase()),
            name,
            protocol,
        })
    }

    /// The id of the service or an operation.
    pub fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// The id of a type of data. Its name may be that of an operation too, which in Smithy is one namespace.
    pub fn data_id(&self, name: &str) -> String {
        match self.operations.contains(name) {
            true => self.id(&format!("{name}Shape")),
            false => self.id(name),
        }
    }

    /// Whether names of members are those of XML.
    pub fn is_xml(&self) -> bool {
        matches!(self.protocol.as_str(), "rest-xml" | "query" | "ec2")
    }
}

fn metadata(service: &Map<String, Value>) -> Lowered<&Map<String, Value>> {
    let metadata = service.get("metadata").and_then(Value::as_object);
    metadata.ok_or_else(|| Wrong::new("metadata", "it has to be an object"))
}

/// The service shape.
pub fn service(files: &Files, facts: &Facts, operations: &Ast) -> Lowered<(String, Map<String, Value>)> {
    let metadata = metadata(&files.service)?;
    let mut traits = common_traits(&files.service);
    let mut set = |id: &str, value: Value| drop(traits.insert(id.to_owned(), value));
    let endpoint_prefix = text(metadata, "endpointPrefix").unwrap_or_default();
    set(
        "aws.api#service",
        json!({ "sdkId": text(metadata, "serviceId"), "endpointPrefix": endpoint_prefix }),
    );
    if let Some(title) = text(metadata, "serviceFullName") {
        set("smithy.api#title", title.into());
    }
    if let Some(namespace) = metadata.get("xmlNamespace") {
        set("smithy.api#xmlNamespace", super::namespace(namespace));
    }
    for protocol in protocols(metadata, facts) {
        let id = protocol_trait(protocol, text(metadata, "jsonVersion").unwrap_or("1.0"))?;
        set(id, json!({}));
    }
    if metadata.contains_key("awsQueryCompatible") {
        set("aws.protocols#awsQueryCompatible", json!({}));
    }
    let signing_name = text(metadata, "signingName").unwrap_or(endpoint_prefix);
    let schemes = auth_schemes(metadata);
    for scheme in &schemes {
        match *scheme {
            id @ ("aws.auth#sigv4" | "aws.auth#sigv4a") => set(id, json!({ "name": signing_name })),
            id @ "smithy.api#httpBearerAuth" => set(id, json!({})),
            _ => {}
        }
    }
    if schemes.len() > 1 {
        set("smithy.api#auth", json!(schemes));
    }
    if let Some(rules) = &files.endpoint_rules {
        set("smithy.rules#endpointRuleSet", rules.clone());
    }
    if let Some(params) = files.service.get("clientContextParams") {
        set("smithy.rules#clientContextParams", params.clone());
    }
    let targets: Vec<_> = operations.iter().map(|(id, _)| json!({ "target": id })).collect();
    let shape = json!({
        "type": "service",
        "version": text(metadata, "apiVersion").unwrap_or_default(),
        "operations": targets,
        "traits": traits,
    });
    let Value::Object(shape) = shape else {
        return Err(Wrong::new("metadata", "it has to be an object"));
    };
    Ok((facts.id(&facts.name), shape))
}

fn protocols<'a>(metadata: &'a Map<String, Value>, facts: &'a Facts) -> Vec<&'a str> {
    match metadata.get("protocols").and_then(Value::as_array) {
        Some(protocols) => protocols.iter().filter_map(Value::as_str).collect(),
        None => vec![&facts.protocol],
    }
}

fn protocol_trait(protocol: &str, json_version: &str) -> Lowered<&'static str> {
    Ok(match (protocol, json_version) {
        ("json", "1.1") => "aws.protocols#awsJson1_1",
        ("json", _) => "aws.protocols#awsJson1_0",
        ("rest-json", _) => "aws.protocols#restJson1",
        ("rest-xml", _) => "aws.protocols#restXml",
        ("query", _) => "aws.protocols#awsQuery",
        ("ec2", _) => "aws.protocols#ec2Query",
        ("smithy-rpc-v2-cbor", _) => "smithy.protocols#rpcv2Cbor",
        (other, _) => {
            return Err(Wrong::new(
                "metadata.protocols",
                format!("there is no protocol `{other}`"),
            ))
        }
    })
}

/// The auth schemes, best first.
fn auth_schemes(metadata: &Map<String, Value>) -> Vec<&str> {
    if let Some(schemes) = metadata.get("auth").and_then(Value::as_array) {
        return schemes.iter().filter_map(Value::as_str).collect();
    }
    match text(metadata, "signatureVersion") {
        Some("bearer") => vec!["smithy.api#httpBearerAuth"],
        Some("none") | None => Vec::new(),
        // the older versions are no longer accepted anywhere
        Some(_) => vec!["aws.auth#sigv4"],
    }
}
