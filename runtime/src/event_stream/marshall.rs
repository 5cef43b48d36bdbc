//! Marshals events and errors into messages.

use super::codec::EventCodec;
use crate::schema::shape::{is_in_body, Shape, Trait, Traits};
use crate::schema::value::{Structure, Value, View};
use crate::schema::write_error::WriteError;
use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::MarshallMessage;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;

/// An error that a client sends in an event stream.
pub trait SentError: StdError + Send + Sync + 'static {
    /// Returns the name of the error's member in the union of the stream, and its value; `None` for an error that the
    /// model does not define.
    fn event(&self) -> Option<(&'static str, &dyn Value)>;
}

/// Writes the events of a union.
pub(super) struct Marshaller<T> {
    codec: &'static dyn EventCodec,
    events: PhantomData<fn(T)>,
}

/// Writes the errors of a stream.
pub(super) struct ErrorMarshaller<E> {
    codec: &'static dyn EventCodec,
    errors: PhantomData<fn(E)>,
}

impl<T> Marshaller<T> {
    pub fn new(codec: &'static dyn EventCodec) -> Self {
        Self {
            codec,
            events: PhantomData,
        }
    }
}

impl<E> ErrorMarshaller<E> {
    pub fn new(codec: &'static dyn EventCodec) -> Self {
        Self {
            codec,
            errors: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Marshaller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Marshaller")
    }
}

impl<E> fmt::Debug for ErrorMarshaller<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ErrorMarshaller")
    }
}

impl<T: Value> MarshallMessage for Marshaller<T> {
    type Input = T;

    fn marshall(&self, input: T) -> Result<Message, Error> {
        let message = match input.view() {
            View::Union(shape, index, value) => shape.variant(index).and_then(|member| {
                let mut event = Err(WriteError::new("an event has to have data"));
                value.visit(&mut |value| {
                    event = message(self.codec, ("event", ":event-type"), member.name, value);
                    Ok(())
                })?;
                event
            }),
            View::Unknown(name) => Err(WriteError::unknown_variant(name)),
            _ => Err(WriteError::new("an event must be a member of a union")),
        };
        message.map_err(|error| Error::marshalling(error.to_string()))
    }
}

impl<E: SentError> MarshallMessage for ErrorMarshaller<E> {
    type Input = E;

    fn marshall(&self, input: E) -> Result<Message, Error> {
        let message = match input.event() {
            Some((name, value)) => message(self.codec, ("exception", ":exception-type"), name, value),
            None => Err(WriteError::new(format!(
                "an error the model does not name cannot be sent: {input}"
            ))),
        };
        message.map_err(|error| Error::marshalling(error.to_string()))
    }
}

/// Adds the headers that identify a message: its type, its event, its content type.
pub(super) fn head(
    kind: &'static str,
    name: &'static str,
    value: &str,
    content_type: Option<&'static str>,
) -> Vec<Header> {
    let text = |text: &str| HeaderValue::String(text.to_owned().into());
    let mut headers = vec![
        Header::new(":message-type", text(kind)),
        Header::new(name, text(value)),
    ];
    headers.extend(content_type.map(|content_type| Header::new(":content-type", text(content_type))));
    headers
}

fn message(
    codec: &dyn EventCodec,
    (kind, kind_header): (&'static str, &'static str),
    name: &'static str,
    value: &dyn Value,
) -> Result<Message, WriteError> {
    let View::Structure(structure) = value.view() else {
        return Err(WriteError::new("an event must be a structure"));
    };
    let (own_headers, (payload, content_type)) =
        structure.with_members(|shape, members| -> Result<_, WriteError> {
            Ok((
                headers(shape, members)?,
                payload(codec, structure, shape, members)?,
            ))
        })??;
    let mut headers = head(kind, kind_header, name, content_type);
    headers.extend(own_headers);
    Ok(Message::new_from_parts(headers, payload))
}

fn headers(shape: &'static Shape, members: &[&dyn Value]) -> Result<Vec<Header>, WriteError> {
    let mut headers = Vec::new();
    for (member, value) in shape.members.iter().zip(members) {
        for wire_trait in member.traits {
            if let Trait::EventHeader(size) = wire_trait {
                if let Some(value) = header(value.view(), *size)? {
                    headers.push(Header::new(member.name, value));
                }
            }
        }
    }
    Ok(headers)
}

/// Converts a value to a header value; `size` is the width of an integer in bytes.
fn header(view: View<'_>, size: u8) -> Result<Option<HeaderValue>, WriteError> {
    let too_large = |_| WriteError::new("a header is out of the range of its type");
    Ok(Some(match view {
        View::Unset => return Ok(None),
        View::Boolean(value) => HeaderValue::Bool(value),
        View::Integer(value) => match size {
            1 => HeaderValue::Byte(value.try_into().map_err(too_large)?),
            2 => HeaderValue::Int16(value.try_into().map_err(too_large)?),
            4 => HeaderValue::Int32(value.try_into().map_err(too_large)?),
            _ => HeaderValue::Int64(value),
        },
        View::String(value) => HeaderValue::String(value.to_owned().into()),
        View::Blob(value) => HeaderValue::ByteArray(value.to_vec().into()),
        View::Timestamp(value) => HeaderValue::Timestamp(*value),
        _ => {
            return Err(WriteError::new(
                "a value of this type is not allowed in the header of an event",
            ))
        }
    }))
}

type Payload = (Vec<u8>, Option<&'static str>);

/// Writes the payload: the member with `eventPayload`, or all members that are not in headers.
fn payload(
    codec: &dyn EventCodec,
    structure: &dyn Structure,
    shape: &Shape,
    members: &[&dyn Value],
) -> Result<Payload, WriteError> {
    let is_payload = |traits: Traits| traits.contains(&Trait::EventPayload);
    let Some(at) = shape.members.iter().position(|member| is_payload(member.traits)) else {
        if shape.members.iter().any(|member| is_in_body(member.traits)) {
            let document = codec.write_document(View::Structure(structure), &[])?;
            return Ok((document, Some(codec.content_type())));
        }
        return Ok((Vec::new(), None));
    };
    let explicit = shape.members.get(at).zip(members.get(at));
    Ok(match explicit.map(|(member, value)| (member, value.view())) {
        None | Some((_, View::Unset)) => (Vec::new(), None),
        Some((_, View::Blob(bytes))) => (bytes.to_vec(), Some("application/octet-stream")),
        Some((_, View::String(text))) => (text.as_bytes().to_vec(), Some("text/plain")),
        Some((member, view)) => (
            codec.write_document(view, member.traits)?,
            Some(codec.content_type()),
        ),
    })
}
