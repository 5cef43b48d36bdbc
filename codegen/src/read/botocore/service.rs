//! The service itself.

use super::{common_traits, text, Ast, Files, Lowered, Wrong};
use crate::protocol::Protocol;
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
    /// The protocol the names of the model are for; `None` where there is no runtime for it.
    pub protocol: Option<Protocol>,
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
        let protocol = Protocol::of_botocore(required("protocol")?, text(metadata, "jsonVersion"));
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
        self.protocol.is_some_and(Protocol::is_xml)
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
    for name in protocols(metadata) {
        match Protocol::of_botocore(name, text(metadata, "jsonVersion")) {
            Some(protocol) => set(protocol.id(), json!({})),
            // listed, so that it is named where there is no other one
            None => set(&format!("aws.protocols#{name}"), json!({})),
        }
    }
    if metadata.contains_key("awsQueryCompatible") {
        set("aws.protocols#awsQueryCompatible", json!({}));
    }
    let signing_name = text(metadata, "signingName").unwrap_or(endpoint_prefix);
    let schemes = auth_schemes(metadata);
    let mut has_unknown = false;
    for scheme in &schemes {
        match *scheme {
            id @ ("aws.auth#sigv4" | "aws.auth#sigv4a") => set(id, json!({ "name": signing_name })),
            id @ ("smithy.api#httpBearerAuth" | "smithy.api#httpBasicAuth" | "smithy.api#httpDigestAuth") => {
                set(id, json!({}));
            }
            _ => has_unknown = true,
        }
    }
    // a scheme the service does not have is told where `auth` names it
    if schemes.len() > 1 || has_unknown {
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

/// The protocols of a service by their names in botocore.
fn protocols(metadata: &Map<String, Value>) -> Vec<&str> {
    match metadata.get("protocols").and_then(Value::as_array) {
        Some(protocols) => protocols.iter().filter_map(Value::as_str).collect(),
        None => text(metadata, "protocol").into_iter().collect(),
    }
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
