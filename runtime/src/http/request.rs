//! Binds the members of an input to the URI and the headers of a request.

use super::uri;
use crate::codec::text::{media_type, text};
use crate::schema::operation::{OperationShape, OperationTrait};
use crate::schema::shape::{self, is_in_body, Member, Shape, TimestampFormat, Trait, Traits};
use crate::schema::value::{List, Value, View};
use crate::schema::write_error::WriteError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::{Headers, HttpError};
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use std::borrow::Cow;

/// The timestamp format of headers without `timestampFormat`.
const TIMESTAMPS: TimestampFormat = TimestampFormat::HttpDate;

/// A request with its URI and headers, but without its body.
pub(crate) struct BoundRequest<'a> {
    pub request: HttpRequest,
    /// The member that forms the body (`httpPayload`).
    pub payload: Option<(&'static Member, &'a dyn Value)>,
    /// True if there are members for the body.
    pub has_body: bool,
}

/// Puts the members of an input into the URI and the headers.
///
/// # Errors
///
/// A label or a required query parameter is unset or empty, or a value cannot be written.
pub(crate) fn bind<'a>(
    operation: &OperationShape,
    shape: &'static Shape,
    members: &[&'a dyn Value],
) -> Result<BoundRequest<'a>, WriteError> {
    let http = operation
        .traits
        .iter()
        .find_map(|operation_trait| match operation_trait {
            OperationTrait::Http(method, uri) => Some((*method, *uri)),
            _ => None,
        });
    let (method, pattern) = http.ok_or_else(|| WriteError::new("the operation has no HTTP binding"))?;
    let mut request = HttpRequest::new(SdkBody::empty());
    let failed = |error: HttpError| WriteError::new(error.to_string());
    request.set_method(method).map_err(failed)?;
    request
        .set_uri(uri::fill(pattern, shape, members)?)
        .map_err(failed)?;
    for operation_trait in operation.traits {
        if let OperationTrait::Header(name, value) = operation_trait {
            request.headers_mut().try_insert(*name, *value).map_err(failed)?;
        }
    }
    let bound = || shape.members.iter().zip(members);
    // a header bound to a member replaces one of the same name from `httpPrefixHeaders`
    for (member, value) in bound() {
        for wire_trait in member.traits {
            if let Trait::PrefixHeaders(prefix) = wire_trait {
                prefix_headers(request.headers_mut(), prefix, value.view())
                    .map_err(|error| error.of(member.name))?;
            }
        }
    }
    for (member, value) in bound() {
        for wire_trait in member.traits {
            if let Trait::Header(name) = wire_trait {
                let value = header(value.view(), member.traits).map_err(|error| error.of(member.name))?;
                if let Some(value) = value {
                    let inserted = request.headers_mut().try_insert(*name, value);
                    inserted.map_err(|_| no_header_value().of(member.name))?;
                }
            }
        }
    }
    let payload = bound().find(|(member, _)| member.traits.contains(&Trait::Payload));
    Ok(BoundRequest {
        request,
        payload: payload.map(|(member, value)| (member, *value)),
        has_body: shape.members.iter().any(|member| is_in_body(member.traits)),
    })
}

fn prefix_headers(headers: &mut Headers, prefix: &str, view: View<'_>) -> Result<(), WriteError> {
    let View::Map(map) = view else { return Ok(()) };
    map.entries(&mut |name, view| {
        if let Some(value) = text(view, &[], TIMESTAMPS)? {
            let name = http::HeaderName::try_from(format!("{prefix}{name}"))
                .map_err(|_| WriteError::new("a key cannot be a part of the name of a header"))?;
            headers
                .try_insert(name, value.into_owned())
                .map_err(|_| no_header_value())?;
        }
        Ok(())
    })
}

#[cold]
fn no_header_value() -> WriteError {
    WriteError::new("a header cannot hold the value: it has a line break or another control character in it")
}

/// Formats the value of a header; `None` if it is unset.
fn header(view: View<'_>, traits: Traits) -> Result<Option<String>, WriteError> {
    Ok(match view {
        View::List(list) => list_header(list, shape::item(traits))?,
        // base64 protects the quotes and line breaks of JSON
        View::String(value) if media_type(traits).is_some() => Some(base64::encode(value)),
        view => text(view, traits, TIMESTAMPS)?.map(Cow::into_owned),
    })
}

fn list_header(list: &dyn List, traits: Traits) -> Result<Option<String>, WriteError> {
    let mut items = Vec::new();
    for at in 0..list.len() {
        let view = list.at(at);
        let is_string = matches!(view, View::String(_));
        let Some(item) = text(view, traits, TIMESTAMPS)? else {
            continue;
        };
        items.push(if is_string && needs_quotes(&item) {
            format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\"")).into()
        } else {
            item
        });
    }
    Ok(Some(items.join(", ")))
}

fn needs_quotes(item: &str) -> bool {
    item.contains(['"', ',']) || item.trim() != item
}
