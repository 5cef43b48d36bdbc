//! Reads the service shape.

use super::contents::Contents;
use super::parts::{object, text, Lowered, MalformedPart};
use super::traits::TraitValues;
use crate::node::{Node, NodeKind, Object};
use crate::protocol::Protocol;
use crate::read::ast::AstShape;
use crate::source::Location;
use std::collections::BTreeSet;

/// The properties of a service that its other parts depend on.
#[derive(Debug)]
pub struct ServiceProperties {
    /// `com.amazonaws.sqs`
    pub namespace: String,
    /// The name of the service shape.
    pub name: String,
    operations: BTreeSet<String>,
    /// The protocol that determines the names; `None` if tinsmith does not support it.
    pub protocol: Option<Protocol>,
}

impl ServiceProperties {
    /// Reads the metadata.
    pub fn of(contents: &Contents) -> Lowered<Self> {
        let (metadata, at) = metadata(contents)?;
        let required = |name: &str| {
            let path = format!("metadata.{name}");
            text(metadata, name).ok_or_else(|| MalformedPart::new(at, path, "it must be a string"))
        };
        let id = required("serviceId")?;
        let protocol = Protocol::of_botocore(required("protocol")?, text(metadata, "jsonVersion"));
        let letters = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
        // on the wire, operations are prefixed with the name of the service shape, here sometimes with a namespace
        let name = match text(metadata, "targetPrefix") {
            Some(prefix) => prefix.rsplit('.').next().unwrap_or(prefix).to_owned(),
            None => letters(id),
        };
        let operations = contents.service.get("operations").and_then(Node::as_object);
        Ok(Self {
            operations: operations
                .into_iter()
                .flatten()
                .map(|operation| operation.key.clone())
                .collect(),
            namespace: format!("com.amazonaws.{}", letters(id).to_lowercase()),
            name,
            protocol,
        })
    }

    /// Returns the id of the service or an operation.
    pub fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// Returns the id of a data type. Its name may be that of an operation too, but in Smithy both share one namespace.
    pub fn data_id(&self, name: &str) -> String {
        if self.operations.contains(name) {
            self.id(&format!("{name}Shape"))
        } else {
            self.id(name)
        }
    }

    /// Returns `true` if messages contain the name of their operation.
    pub fn names_operations(&self) -> bool {
        self.protocol
            .is_some_and(|protocol| !protocol.has_http_bindings())
    }

    /// Returns `true` if members are named as in XML.
    pub fn is_xml(&self) -> bool {
        self.protocol.is_some_and(Protocol::is_xml)
    }
}

fn metadata(contents: &Contents) -> Lowered<(&Object, Location)> {
    let missing = || MalformedPart::new(contents.at, "metadata", "the service has no `metadata`");
    let metadata = contents.service.get("metadata").ok_or_else(missing)?;
    Ok((object(metadata, "metadata")?, metadata.at))
}

/// Builds the service shape.
pub fn service(
    contents: &Contents,
    service: &ServiceProperties,
    operations: &[(String, AstShape)],
    endpoint_rules: Option<Node>,
) -> Lowered<(String, AstShape)> {
    let (metadata, at) = metadata(contents)?;
    let mut traits = TraitValues::common(&contents.service);
    let endpoint_prefix = text(metadata, "endpointPrefix").unwrap_or_default();
    let mut of_aws = vec![("endpointPrefix", Node::string(endpoint_prefix, at))];
    of_aws.extend(metadata.get("serviceId").map(|id| ("sdkId", id.clone())));
    traits.set("aws.api#service", Node::object(of_aws, at));
    traits.text(metadata, "serviceFullName", "smithy.api#title");
    if let Some(namespace) = metadata.get("xmlNamespace") {
        traits.namespace(namespace);
    }
    protocols(metadata, at, &mut traits)?;
    if let Some(compatible) = metadata.get("awsQueryCompatible") {
        traits.annotate("aws.protocols#awsQueryCompatible", compatible.at);
    }
    auth(metadata, at, endpoint_prefix, &mut traits)?;
    if let Some(rules) = endpoint_rules {
        traits.set("smithy.rules#endpointRuleSet", rules);
    }
    traits.copied(
        &contents.service,
        &[("clientContextParams", "smithy.rules#clientContextParams")],
    );
    discovery(contents, service, &mut traits);
    let targets = operations
        .iter()
        .map(|(id, shape)| Node::target(id.as_str(), shape.at));
    let version = text(metadata, "apiVersion").unwrap_or_default();
    let node = Node::object(
        [
            ("type", Node::string("service", at)),
            ("version", Node::string(version, at)),
            ("operations", Node::array(targets, at)),
            ("traits", traits.into_node(at)),
        ],
        at,
    );
    match node.kind {
        NodeKind::Object(node) => Ok((service.id(&service.name), AstShape::of_version_2(node, at))),
        _ => Err(MalformedPart::new(at, "metadata", "it must be an object")),
    }
}

/// Sets the traits of the protocols.
fn protocols(metadata: &Object, at: Location, traits: &mut TraitValues) -> Lowered<()> {
    let wrong = |at| MalformedPart::new(at, "metadata.protocols", "it must be a list of strings");
    let mut set = |name: &str, at| match Protocol::of_botocore(name, text(metadata, "jsonVersion")) {
        Some(protocol) => traits.annotate(protocol.id(), at),
        // set even if unsupported, so that messages can name it if there is no other one
        None => traits.annotate(&format!("aws.protocols#{name}"), at),
    };
    let Some(list) = metadata.get("protocols") else {
        text(metadata, "protocol")
            .into_iter()
            .for_each(|name| set(name, at));
        return Ok(());
    };
    for protocol in list.as_array().ok_or_else(|| wrong(list.at))? {
        set(protocol.as_str().ok_or_else(|| wrong(protocol.at))?, protocol.at);
    }
    Ok(())
}

/// Sets the traits of the auth schemes: those of `auth`, in order of preference, or the one of `signatureVersion`.
fn auth(metadata: &Object, at: Location, endpoint_prefix: &str, traits: &mut TraitValues) -> Lowered<()> {
    let schemes = auth_schemes(metadata)?;
    let signing_name = text(metadata, "signingName").unwrap_or(endpoint_prefix);
    let mut has_unknown = false;
    for (id, at) in &schemes {
        match *id {
            "aws.auth#sigv4" | "aws.auth#sigv4a" => {
                let name = Node::string(signing_name, *at);
                traits.set(id, Node::object([("name", name)], *at));
            }
            "smithy.api#httpBearerAuth" | "smithy.api#httpBasicAuth" | "smithy.api#httpDigestAuth" => {
                traits.annotate(id, *at);
            }
            _ => has_unknown = true,
        }
    }
    // a scheme that the service does not have is reported where `auth` lists it
    if schemes.len() > 1 || has_unknown {
        let ids = schemes.iter().map(|(id, at)| Node::string(*id, *at));
        traits.set("smithy.api#auth", Node::array(ids, at));
    }
    Ok(())
}

fn auth_schemes(metadata: &Object) -> Lowered<Vec<(&str, Location)>> {
    if let Some(list) = metadata.get("auth") {
        let wrong = |at| MalformedPart::new(at, "metadata.auth", "it must be a list of strings");
        let items = list.as_array().ok_or_else(|| wrong(list.at))?.iter();
        return items
            .map(|item| Ok((item.as_str().ok_or_else(|| wrong(item.at))?, item.at)))
            .collect();
    }
    let Some(version) = metadata.get("signatureVersion") else {
        return Ok(Vec::new());
    };
    let id = match version.as_str() {
        // S3 accepts version 4 in every region
        Some("v4" | "s3v4" | "s3") => "aws.auth#sigv4",
        Some("v4a") => "aws.auth#sigv4a",
        Some("bearer") => "smithy.api#httpBearerAuth",
        Some("none") => return Ok(Vec::new()),
        other => {
            let shown = other.map_or_else(|| version.kind_name().to_owned(), |other| format!("`{other}`"));
            let message =
                format!("the signature version {shown} is not supported; supported are v4, v4a and bearer");
            return Err(MalformedPart::new(
                version.at,
                "metadata.signatureVersion",
                message,
            ));
        }
    };
    Ok(vec![(id, version.at)])
}

/// Sets the trait about the operation that returns endpoints for other operations.
fn discovery(contents: &Contents, service: &ServiceProperties, traits: &mut TraitValues) {
    let operations = contents.service.get("operations").and_then(Node::as_object);
    let is_it = |node: &Node| node.get("endpointoperation").is_some_and(Node::is_true);
    if let Some(discovery) = operations
        .into_iter()
        .flatten()
        .find(|discovery| is_it(&discovery.value))
    {
        let operation = Node::string(service.id(&discovery.key), discovery.key_at);
        traits.set(
            "aws.api#clientEndpointDiscovery",
            Node::object([("operation", operation)], discovery.key_at),
        );
    }
}
