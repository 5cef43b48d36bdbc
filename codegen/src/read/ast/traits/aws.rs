//! Traits of AWS, and of Smithy's protocols.

use super::values::{annotation, checked, object, property, string, Parsed};
use crate::model::http_text::is_token;
use crate::model::{AuthScheme, ProtocolTrait, Traits};
use crate::node::Node;
use crate::protocol::Protocol;

/// Parses a trait; returns `false` if it is not supported.
pub fn parse(namespace: &str, name: &str, value: Node, t: &mut Traits) -> Parsed<bool> {
    match (namespace, name) {
        ("aws.api", "service") => {
            let sdk_id = property(&value, "sdkId")?;
            if !is_sdk_id(&sdk_id) {
                return Err(
                    "an object whose `sdkId` consists of words of letters and digits, separated by spaces or hyphens",
                );
            }
            t.sdk_id = Some(sdk_id);
        }
        ("aws.api", "clientEndpointDiscovery") => t.client_endpoint_discovery = Some(object(value)?),
        ("aws.api", "clientDiscoveredEndpoint") => {
            let value = object(value)?;
            t.client_discovered_endpoint = Some(value.get("required").is_some_and(Node::is_true));
        }
        ("aws.auth", "sigv4") => t.auth_schemes.push(AuthScheme::SigV4 {
            name: signing_name(&value)?,
        }),
        ("aws.auth", "sigv4a") => t.auth_schemes.push(AuthScheme::SigV4a {
            name: signing_name(&value)?,
        }),
        ("aws.auth", "unsignedPayload") => t.unsigned_payload = annotation(&value)?,
        ("aws.customizations", "s3UnwrappedXmlOutput") => t.unwrapped_output = annotation(&value)?,
        ("aws.protocols", "awsQueryCompatible") => t.aws_query_compatible = annotation(&value)?,
        ("aws.protocols", "awsQueryError") => {
            const EXPECTED: &str = "an object with `code`, a string, and `httpResponseCode`, an HTTP status";
            let status = match value.get("httpResponseCode") {
                None => 400,
                Some(status) => status
                    .as_u64()
                    .and_then(|number| u16::try_from(number).ok())
                    .ok_or(EXPECTED)?,
            };
            t.aws_query_error = Some((property(&value, "code")?, status));
        }
        ("aws.protocols", "ec2QueryName") => t.ec2_query_name = Some(string(value)?),
        ("aws.protocols", "httpChecksum") => t.http_checksum = Some(object(value)?),
        ("aws.protocols" | "smithy.protocols", name) => {
            let id = format!("{namespace}#{name}");
            let is_supported = Protocol::by_id(&id).is_some();
            // errors about the protocols of a service name all of them
            t.protocols.push(ProtocolTrait {
                id,
                no_error_wrapping: value.get("noErrorWrapping").is_some_and(Node::is_true),
            });
            return Ok(is_supported);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The name in signatures, which becomes part of a header.
fn signing_name(value: &Node) -> Parsed<String> {
    const EXPECTED: &str = "an object whose `name` is the service in signatures, such as `sqs`";
    checked(property(value, "name")?, is_token, EXPECTED)
}

/// Checks an SDK id against the rules of its trait: it becomes part of names of packages and folders.
fn is_sdk_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    text.len() <= 50
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.split([' ', '-']).all(is_word)
}
