//! Trait values → typed traits.

use crate::model::{
    ApiKeyLocation, AuthScheme, Deprecated, HttpTrait, Paginated, ProtocolTrait, TimestampFormat, Traits,
    XmlNamespace,
};
use serde_json::{Map, Value};

/// The typed traits, and those with a wrong value: their ids and what the value has to be.
pub fn parse(values: &Map<String, Value>) -> (Traits, Vec<(String, &'static str)>) {
    let mut traits = Traits::default();
    let mut wrong = Vec::new();
    for (id, value) in values {
        if let Err(expected) = parse_one(id, value, &mut traits) {
            wrong.push((id.clone(), expected));
        }
    }
    (traits, wrong)
}

type Parsed<T> = Result<T, &'static str>;

fn parse_one(id: &str, value: &Value, t: &mut Traits) -> Parsed<()> {
    match id.split_once('#') {
        Some(("smithy.api", name)) => parse_prelude(name, value, t),
        Some(("smithy.rules", name)) => {
            match name {
                "endpointRuleSet" => t.endpoint_rule_set = Some(value.clone()),
                "endpointBdd" => t.endpoint_bdd = Some(value.clone()),
                "endpointTests" => t.endpoint_tests = Some(value.clone()),
                "clientContextParams" => t.client_context_params = Some(value.clone()),
                "staticContextParams" => t.static_context_params = Some(value.clone()),
                "operationContextParams" => t.operation_context_params = Some(value.clone()),
                "contextParam" => t.context_param = Some(property(value, "name")?),
                _ => {}
            }
            Ok(())
        }
        Some(("smithy.test", "httpRequestTests")) => set(&mut t.http_request_tests, value.clone()),
        Some(("smithy.test", "eventStreamTests")) => set(&mut t.event_stream_tests, value.clone()),
        Some(("smithy.test", "httpResponseTests")) => set(&mut t.http_response_tests, value.clone()),
        Some(("smithy.waiters", "waitable")) => set(&mut t.waitable, value.clone()),
        Some((namespace, name)) if namespace.starts_with("aws.") || namespace.starts_with("smithy.") => {
            parse_aws(namespace, name, value, t)
        }
        _ => Ok(()),
    }
}

fn set<T>(place: &mut Option<T>, value: T) -> Parsed<()> {
    *place = Some(value);
    Ok(())
}

fn string(value: &Value) -> Parsed<String> {
    value.as_str().map(str::to_owned).ok_or("a string")
}

fn property(value: &Value, name: &str) -> Parsed<String> {
    value
        .get(name)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or("an object with its required strings")
}

fn optional(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn parse_prelude(name: &str, value: &Value, t: &mut Traits) -> Parsed<()> {
    match name {
        "documentation" => t.documentation = Some(string(value)?),
        "externalDocumentation" => {
            let links = value.as_object().ok_or("an object of URLs by their titles")?;
            t.external_documentation = links
                .iter()
                .filter_map(|(title, url)| Some((title.clone(), url.as_str()?.to_owned())))
                .collect();
        }
        "deprecated" => {
            t.deprecated = Some(Deprecated {
                message: optional(value, "message"),
                since: optional(value, "since"),
            });
        }
        "title" => t.title = Some(string(value)?),
        "sensitive" => t.sensitive = true,
        "required" => t.required = true,
        "default" => t.default = Some(value.clone()),
        "clientOptional" => t.client_optional = true,
        "addedDefault" => t.added_default = true,
        "box" => t.boxed = true,
        "input" => t.input = true,
        "output" => t.output = true,
        "sparse" => t.sparse = true,
        "uniqueItems" => t.unique_items = true,
        "length" => t.length = Some((bound(value, "min")?, bound(value, "max")?)),
        "range" => t.range = Some((limit(value, "min")?, limit(value, "max")?)),
        "pattern" => t.pattern = Some(string(value)?),
        "error" => match value.as_str() {
            Some("client" | "server") => t.error = Some(string(value)?),
            _ => return Err("`client` or `server`"),
        },
        "retryable" => t.retryable = Some(value.get("throttling") == Some(&Value::Bool(true))),
        "idempotencyToken" => t.idempotency_token = true,
        "idempotent" => t.idempotent = true,
        "readonly" => t.readonly = true,
        "requiresLength" => t.requires_length = true,
        "streaming" => t.streaming = true,
        "internal" => t.internal = true,
        "timestampFormat" => {
            t.timestamp_format = Some(match value.as_str() {
                Some("epoch-seconds") => TimestampFormat::EpochSeconds,
                Some("date-time") => TimestampFormat::DateTime,
                Some("http-date") => TimestampFormat::HttpDate,
                _ => return Err("`epoch-seconds`, `date-time` or `http-date`"),
            });
        }
        "mediaType" => t.media_type = Some(string(value)?),
        "jsonName" => t.json_name = Some(string(value)?),
        "xmlName" => t.xml_name = Some(string(value)?),
        "xmlFlattened" => t.xml_flattened = true,
        "xmlAttribute" => t.xml_attribute = true,
        "xmlNamespace" => {
            t.xml_namespace = Some(XmlNamespace {
                uri: property(value, "uri")?,
                prefix: optional(value, "prefix"),
            });
        }
        "eventHeader" => t.event_header = true,
        "eventPayload" => t.event_payload = true,
        "paginated" => t.paginated = Some(paginated(value)?),
        _ => return parse_http(name, value, t),
    }
    Ok(())
}

fn parse_http(name: &str, value: &Value, t: &mut Traits) -> Parsed<()> {
    match name {
        "http" => {
            let code = value.get("code").and_then(Value::as_u64).unwrap_or(200);
            t.http = Some(HttpTrait {
                method: property(value, "method")?,
                uri: property(value, "uri")?,
                code: u16::try_from(code).map_err(|_| "an object whose `code` is an HTTP status")?,
            });
        }
        "httpLabel" => t.http_label = true,
        "httpQuery" => t.http_query = Some(string(value)?),
        "httpQueryParams" => t.http_query_params = true,
        "httpHeader" => t.http_header = Some(string(value)?),
        "httpPrefixHeaders" => t.http_prefix_headers = Some(string(value)?),
        "httpPayload" => t.http_payload = true,
        "httpResponseCode" => t.http_response_code = true,
        "httpError" => {
            let status = value.as_u64().and_then(|status| u16::try_from(status).ok());
            t.http_error = Some(status.ok_or("an HTTP status")?);
        }
        "httpChecksumRequired" => t.http_checksum_required = true,
        "requestCompression" => {
            let encodings = value
                .get("encodings")
                .and_then(Value::as_array)
                .ok_or("an object with `encodings`")?;
            t.request_compression = Some(
                encodings
                    .iter()
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
            );
        }
        "endpoint" => t.endpoint_host_prefix = Some(property(value, "hostPrefix")?),
        "hostLabel" => t.host_label = true,
        "auth" => {
            let schemes = value.as_array().ok_or("a list of the ids of auth schemes")?;
            t.auth = Some(
                schemes
                    .iter()
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
            );
        }
        "optionalAuth" => t.optional_auth = true,
        "httpBearerAuth" => t.auth_schemes.push(AuthScheme::Bearer),
        "httpBasicAuth" => t.auth_schemes.push(AuthScheme::Basic),
        "httpDigestAuth" => t.auth_schemes.push(AuthScheme::Digest),
        "httpApiKeyAuth" => t.auth_schemes.push(AuthScheme::ApiKey {
            name: property(value, "name")?,
            location: match value.get("in").and_then(Value::as_str) {
                Some("header") => ApiKeyLocation::Header,
                Some("query") => ApiKeyLocation::Query,
                _ => return Err("an object whose `in` is `header` or `query`"),
            },
            scheme: optional(value, "scheme"),
        }),
        _ => {}
    }
    Ok(())
}

fn parse_aws(namespace: &str, name: &str, value: &Value, t: &mut Traits) -> Parsed<()> {
    match (namespace, name) {
        ("aws.api", "service") => {
            let sdk_id = property(value, "sdkId")?;
            if !is_sdk_id(&sdk_id) {
                return Err(
                    "an object whose `sdkId` is words of letters and digits with a space or hyphen between",
                );
            }
            t.sdk_id = Some(sdk_id);
            t.arn_namespace = optional(value, "arnNamespace");
            t.endpoint_prefix = optional(value, "endpointPrefix");
            t.doc_id = optional(value, "docId");
        }
        ("aws.api", "clientEndpointDiscovery") => t.client_endpoint_discovery = Some(value.clone()),
        ("aws.api", "clientDiscoveredEndpoint") => {
            t.client_discovered_endpoint = Some(value.get("required") == Some(&Value::Bool(true)));
        }
        ("aws.auth", "sigv4") => t.auth_schemes.push(AuthScheme::SigV4 {
            name: property(value, "name")?,
        }),
        ("aws.auth", "sigv4a") => t.auth_schemes.push(AuthScheme::SigV4a {
            name: property(value, "name")?,
        }),
        ("aws.auth", "unsignedPayload") => t.unsigned_payload = true,
        ("aws.customizations", "s3UnwrappedXmlOutput") => t.unwrapped_output = true,
        ("aws.protocols", "awsQueryCompatible") => t.aws_query_compatible = true,
        ("aws.protocols", "awsQueryError") => {
            let status = value
                .get("httpResponseCode")
                .and_then(Value::as_u64)
                .unwrap_or(400);
            t.aws_query_error = Some((property(value, "code")?, u16::try_from(status).unwrap_or(400)));
        }
        ("aws.protocols", "ec2QueryName") => t.ec2_query_name = Some(string(value)?),
        ("aws.protocols", "httpChecksum") => t.http_checksum = Some(value.clone()),
        ("aws.protocols" | "smithy.protocols", name) => {
            t.protocols.push(ProtocolTrait {
                id: format!("{namespace}#{name}"),
                no_error_wrapping: value.get("noErrorWrapping") == Some(&Value::Bool(true)),
            });
        }
        _ => {}
    }
    Ok(())
}

/// Whether an SDK id is as the trait demands: it ends up in names of packages and folders.
fn is_sdk_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    text.len() <= 50
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.split([' ', '-']).all(is_word)
}

fn bound(value: &Value, name: &str) -> Parsed<Option<u64>> {
    match value.get(name) {
        None => Ok(None),
        // models write whole numbers as 1.0 too
        Some(number) => match (number.as_u64(), number.as_f64()) {
            (Some(bound), _) => Ok(Some(bound)),
            (None, Some(bound)) if bound >= 0.0 && bound.fract() == 0.0 => Ok(Some(bound as u64)),
            _ => Err("an object whose `min` and `max` are whole numbers"),
        },
    }
}

fn limit(value: &Value, name: &str) -> Parsed<Option<serde_json::Number>> {
    match value.get(name) {
        None => Ok(None),
        Some(Value::Number(number)) => Ok(Some(number.clone())),
        // of many digits, or beyond any number that is checked
        Some(Value::String(text)) => match text.parse() {
            Ok(number) => Ok(serde_json::Number::from_f64(number)),
            Err(_) => Err("an object whose `min` and `max` are numbers"),
        },
        Some(_) => Err("an object whose `min` and `max` are numbers"),
    }
}

fn paginated(value: &Value) -> Parsed<Paginated> {
    if !value.is_object() {
        return Err("an object");
    }
    Ok(Paginated {
        input_token: optional(value, "inputToken"),
        output_token: optional(value, "outputToken"),
        items: optional(value, "items"),
        page_size: optional(value, "pageSize"),
        more: None,
    })
}
