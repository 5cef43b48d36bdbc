//! Traits of the prelude for HTTP, endpoints and authentication.

use super::values::{annotation, checked, optional, property, string, strings, Parsed};
use crate::model::http_text::{is_host_pattern, is_path_pattern, is_token};
use crate::model::{ApiKeyLocation, AuthScheme, HttpTrait, Traits};
use crate::node::Node;

/// Parses a trait; returns `false` if it is not one of them.
pub fn parse(name: &str, value: Node, t: &mut Traits) -> Parsed<bool> {
    match name {
        "http" => {
            let code = match value.get("code") {
                None => 200,
                Some(code) => status(code).ok_or("an object whose `code` is an HTTP status")?,
            };
            t.http = Some(HttpTrait {
                method: checked(
                    property(&value, "method")?,
                    is_token,
                    "an object whose `method` is an HTTP method",
                )?,
                uri: checked(
                    property(&value, "uri")?,
                    is_path_pattern,
                    "an object whose `uri` is a path with labels in braces, optionally with a query",
                )?,
                code,
            });
        }
        "httpLabel" => t.http_label = annotation(&value)?,
        "httpQuery" => {
            let is_name = |text: &str| !text.is_empty();
            t.http_query = Some(checked(string(value)?, is_name, "the name of a query parameter")?);
        }
        "httpQueryParams" => t.http_query_params = annotation(&value)?,
        "httpHeader" => t.http_header = Some(checked(string(value)?, is_token, "a header name")?),
        "httpPrefixHeaders" => {
            let is_prefix = |text: &str| text.is_empty() || is_token(text);
            let prefix = checked(string(value)?, is_prefix, "a prefix of header names")?;
            t.http_prefix_headers = Some(prefix);
        }
        "httpPayload" => t.http_payload = annotation(&value)?,
        "httpResponseCode" => t.http_response_code = annotation(&value)?,
        "httpChecksumRequired" => t.http_checksum_required = annotation(&value)?,
        "requestCompression" => {
            const EXPECTED: &str = "an object with `encodings`, a list of strings";
            t.request_compression = Some(strings(value.get("encodings").ok_or(EXPECTED)?, EXPECTED)?);
        }
        "endpoint" => {
            const EXPECTED: &str =
                "an object whose `hostPrefix` is a prefix of a host name, with labels in braces";
            let prefix = checked(property(&value, "hostPrefix")?, is_host_pattern, EXPECTED)?;
            t.endpoint_host_prefix = Some(prefix);
        }
        "hostLabel" => t.host_label = annotation(&value)?,
        "auth" => t.auth = Some(strings(&value, "a list of ids of auth schemes")?),
        "optionalAuth" => t.optional_auth = annotation(&value)?,
        "httpBearerAuth" => push(t, &value, AuthScheme::Bearer)?,
        "httpBasicAuth" => push(t, &value, AuthScheme::Basic)?,
        "httpDigestAuth" => push(t, &value, AuthScheme::Digest)?,
        "httpApiKeyAuth" => t.auth_schemes.push(api_key(&value)?),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Parses the value of `httpApiKeyAuth`.
fn api_key(value: &Node) -> Parsed<AuthScheme> {
    let (name, scheme) = (property(value, "name")?, optional(value, "scheme")?);
    let location = match value.text("in") {
        Some("header") => ApiKeyLocation::Header,
        Some("query") => ApiKeyLocation::Query,
        _ => return Err("an object whose `in` is `header` or `query`"),
    };
    match (location, scheme.as_deref()) {
        (ApiKeyLocation::Header, _) if !is_token(&name) => {
            Err("an object whose `name` is the name of a header")
        }
        (ApiKeyLocation::Query, _) if name.is_empty() => {
            Err("an object whose `name` is the name of a query parameter")
        }
        (ApiKeyLocation::Header, Some(scheme)) if !is_token(scheme) => {
            Err("an object whose `scheme` is the word before the key in the header, such as `ApiKey`")
        }
        (ApiKeyLocation::Query, Some(_)) => Err("an object without `scheme`, which is for headers only"),
        _ => Ok(AuthScheme::ApiKey {
            name,
            location,
            scheme,
        }),
    }
}

fn push(t: &mut Traits, value: &Node, scheme: AuthScheme) -> Parsed<()> {
    annotation(value)?;
    t.auth_schemes.push(scheme);
    Ok(())
}

fn status(value: &Node) -> Option<u16> {
    let status = u16::try_from(value.as_u64()?).ok()?;
    (100..1000).contains(&status).then_some(status)
}
