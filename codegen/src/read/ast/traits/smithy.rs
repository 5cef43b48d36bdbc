//! Traits of the prelude, except those of HTTP and authentication.

use super::http;
use super::values::{annotation, array, checked, object, optional, property, string, Parsed};
use crate::model::http_text::is_header_value;
use crate::model::{Deprecated, Paginated, Range, TimestampFormat, Traits, XmlNamespace};
use crate::node::{Entry, Node};

/// Parses a trait of the namespace `smithy.api`.
pub fn parse(name: &str, value: Node, t: &mut Traits) -> Parsed<bool> {
    match name {
        "documentation" => t.documentation.text = Some(string(value)?),
        "externalDocumentation" => t.documentation.links = links(value)?,
        "deprecated" => {
            t.deprecated = Some(Deprecated {
                message: optional(&value, "message")?,
                since: optional(&value, "since")?,
            });
        }
        "title" => t.title = Some(string(value)?),
        "sensitive" => t.sensitive = annotation(&value)?,
        "required" => t.required = annotation(&value)?,
        "default" => t.default = Some(value),
        "clientOptional" => t.client_optional = annotation(&value)?,
        "addedDefault" => t.added_default = annotation(&value)?,
        "box" => t.boxed = annotation(&value)?,
        "input" => t.input = annotation(&value)?,
        "output" => t.output = annotation(&value)?,
        "sparse" => t.sparse = annotation(&value)?,
        "length" => t.length = Some((bound(&value, "min")?, bound(&value, "max")?)),
        "range" => t.range = Some(Box::new(range(&value)?)),
        "pattern" => t.pattern = Some(string(value)?),
        "error" => match value.as_str() {
            Some("client" | "server") => t.error = Some(string(value)?),
            _ => return Err("`client` or `server`"),
        },
        "retryable" => {
            let is_throttling = value.get("throttling").is_some_and(Node::is_true);
            t.retryable = annotation(&value)?.then_some(is_throttling);
        }
        "idempotencyToken" => t.idempotency_token = annotation(&value)?,
        "streaming" => t.streaming = annotation(&value)?,
        "paginated" => t.paginated = Some(paginated(value)?),
        _ => return serialization(name, value, t),
    }
    Ok(true)
}

fn serialization(name: &str, value: Node, t: &mut Traits) -> Parsed<bool> {
    match name {
        "timestampFormat" => {
            t.timestamp_format = Some(match value.as_str() {
                Some("epoch-seconds") => TimestampFormat::EpochSeconds,
                Some("date-time") => TimestampFormat::DateTime,
                Some("http-date") => TimestampFormat::HttpDate,
                _ => return Err("`epoch-seconds`, `date-time` or `http-date`"),
            });
        }
        "mediaType" => {
            const EXPECTED: &str = "a media type, such as `image/png`";
            t.media_type = Some(checked(string(value)?, is_header_value, EXPECTED)?);
        }
        "jsonName" => t.json_name = Some(string(value)?),
        "xmlName" => {
            const EXPECTED: &str = "the name of an XML element or attribute, such as `name` or `prefix:name`";
            t.xml_name = Some(checked(string(value)?, is_xml_name, EXPECTED)?);
        }
        "xmlFlattened" => t.xml_flattened = annotation(&value)?,
        "xmlAttribute" => t.xml_attribute = annotation(&value)?,
        "xmlNamespace" => {
            let prefix = optional(&value, "prefix")?;
            if !prefix.as_deref().is_none_or(is_xml_word) {
                return Err("an object whose `prefix` can be a part of XML names");
            }
            t.xml_namespace = Some(XmlNamespace {
                uri: property(&value, "uri")?,
                prefix,
            });
        }
        "eventHeader" => t.event_header = annotation(&value)?,
        "eventPayload" => t.event_payload = annotation(&value)?,
        "enum" => drop(array(value)?),
        // parsed with the members of the enum
        "enumValue" => {}
        _ => return http::parse(name, value, t),
    }
    Ok(true)
}

/// Returns `true` for names of XML, optionally with a prefix.
fn is_xml_name(text: &str) -> bool {
    let (prefix, name) = text.split_once(':').unwrap_or(("_", text));
    is_xml_word(prefix) && is_xml_word(name)
}

/// Returns `true` for names of XML without a prefix.
fn is_xml_word(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "-._".contains(c);
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(is_part)
}

fn bound(value: &Node, name: &str) -> Parsed<Option<u64>> {
    match value.get(name) {
        None => Ok(None),
        // models may write integers as 1.0
        Some(number) => match (number.as_u64(), number.as_f64()) {
            (Some(bound), _) => Ok(Some(bound)),
            (None, Some(bound)) if bound >= 0.0 && bound.fract() == 0.0 => Ok(Some(bound as u64)),
            _ => Err("an object whose `min` and `max` are integers"),
        },
    }
}

fn range(value: &Node) -> Parsed<Range> {
    let limit = |name: &str| match value.get(name) {
        None => Ok(None),
        Some(limit) if limit.as_number().is_some() => Ok(Some(limit.clone())),
        Some(_) => Err("an object whose `min` and `max` are numbers"),
    };
    Ok(Range {
        min: limit("min")?,
        max: limit("max")?,
    })
}

/// The names and addresses of an object.
fn links(value: Node) -> Parsed<Vec<(String, String)>> {
    const EXPECTED: &str =
        "an object with names of pages as keys and URLs as values, such as `https://example.com`";
    let entries = value.as_object().ok_or(EXPECTED)?.iter();
    let link = |entry: &Entry| Some((entry.key.clone(), entry.value.as_str()?.to_owned()));
    entries.map(|entry| link(entry).ok_or(EXPECTED)).collect()
}

fn paginated(value: Node) -> Parsed<Paginated> {
    let value = object(value)?;
    Ok(Paginated {
        input_token: optional(&value, "inputToken")?,
        output_token: optional(&value, "outputToken")?,
        items: optional(&value, "items")?,
        page_size: optional(&value, "pageSize")?,
    })
}
