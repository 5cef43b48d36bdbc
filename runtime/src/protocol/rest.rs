//! Code shared by `restJson1` and `restXml`: HTTP bindings around a body.

use super::{body, ReadBody};
use crate::codec::payload::ReadBytes;
use crate::codec::text::media_type;
use crate::http::{bind, BoundRequest, ResponseReader};
use crate::schema::operation::OperationShape;
use crate::schema::read::ReadError;
use crate::schema::shape::{Trait, Traits};
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use crate::validate::check;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;

/// Writes and reads structured bodies.
pub(super) trait BodyCodec {
    /// Returns the media type of structured bodies.
    fn content_type(&self) -> &'static str;
    /// Returns the body for an unset structure, if it has one.
    fn unset(&self) -> Option<&'static [u8]>;
    /// Writes a structured value. `traits` are those of its member, empty for the input itself.
    fn write(&self, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError>;
    /// Passes a reader of a structured body to `read`.
    fn read(&self, body: &[u8], read: ReadBody<'_>) -> Result<(), ReadError>;
}

/// Builds a request: puts members into the URI and the headers, and the rest or the payload into the body.
pub(super) fn request(
    codec: &dyn BodyCodec,
    operation: &OperationShape,
    input: View<'_>,
    checks: bool,
) -> Result<HttpRequest, WriteError> {
    check(input, checks)?;
    let View::Structure(structure) = input else {
        return Err(WriteError::new("an input must be a structure"));
    };
    let (mut request, (body, content_type)) = structure.with_members(|shape, members| {
        let BoundRequest {
            request,
            payload,
            has_body,
        } = bind(operation, shape, members)?;
        let payload = match payload {
            Some((member, value)) => {
                payload_body(codec, value.view(), member.traits).map_err(|error| error.of(member.name))?
            }
            None if has_body => {
                let body = codec.write(input, &[])?;
                (Some(body), Some(codec.content_type()))
            }
            None => (None, None),
        };
        Ok((request, payload))
    })??;
    let failed = |error: aws_smithy_runtime_api::http::HttpError| WriteError::new(error.to_string());
    let headers = request.headers_mut();
    if let Some(content_type) = content_type.filter(|_| !headers.contains_key("content-type")) {
        headers.try_insert("content-type", content_type).map_err(failed)?;
    }
    if let Some(body) = body {
        headers
            .try_insert("content-length", body.len().to_string())
            .map_err(failed)?;
        *request.body_mut() = SdkBody::from(body);
    }
    Ok(request)
}

type Payload = (Option<Vec<u8>>, Option<&'static str>);

/// Writes the member that forms the body: text and bytes as they are, everything else with the codec.
fn payload_body(codec: &dyn BodyCodec, view: View<'_>, traits: Traits) -> Result<Payload, WriteError> {
    Ok(match view {
        // the operation, which owns the stream, sets it as the body
        _ if traits.contains(&Trait::Streaming) => (
            None,
            Some(media_type(traits).unwrap_or("application/octet-stream")),
        ),
        View::Unset if traits.contains(&Trait::PayloadStructure) => match codec.unset() {
            Some(body) => (Some(body.to_vec()), Some(codec.content_type())),
            None => (None, None),
        },
        View::Unset => (None, None),
        View::Blob(bytes) => {
            let content_type = media_type(traits).unwrap_or("application/octet-stream");
            (Some(bytes.to_vec()), Some(content_type))
        }
        View::String(text) => {
            let content_type = media_type(traits).unwrap_or("text/plain");
            (Some(text.as_bytes().to_vec()), Some(content_type))
        }
        view => (Some(codec.write(view, traits)?), Some(codec.content_type())),
    })
}

/// Passes a reader at the output or error structure of a response to `read`.
pub(super) fn read(
    codec: &dyn BodyCodec,
    response: &HttpResponse,
    read: ReadBody<'_>,
) -> Result<(), ReadError> {
    read_with(&|body, read| codec.read(body, read), response, read)
}

/// Does the same with the codec given as a function.
pub(super) fn read_with(
    codec: ReadBytes<'_>,
    response: &HttpResponse,
    read: ReadBody<'_>,
) -> Result<(), ReadError> {
    let mut reader = ResponseReader {
        response,
        // a streaming body is not read by the codec
        body: body(response).unwrap_or_default(),
        codec,
    };
    read(&mut reader)
}
