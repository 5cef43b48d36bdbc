//! Reads events from messages.

use super::codec::EventCodec;
use crate::codec::payload::PayloadReader;
use crate::schema::read::{Read, ReadError, ReadVariant, Reader};
use crate::schema::shape::{is_in_body, Shape, Trait, Traits};
use aws_smithy_types::event_stream::{HeaderValue, Message};
use aws_smithy_types::DateTime;
use std::borrow::Cow;

/// A [`Reader`] at the union or error in a message.
pub(super) struct EventReader<'a> {
    pub codec: &'static dyn EventCodec,
    pub message: &'a Message,
    /// The name of the union's member.
    pub name: &'a str,
}

impl EventReader<'_> {
    fn header(&self, name: &str) -> Option<&HeaderValue> {
        let mut headers = self.message.headers().iter();
        headers
            .find(|header| header.name().as_str() == name)
            .map(|header| header.value())
    }
}

impl Reader for EventReader<'_> {
    fn union(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        let found = shape.members.iter().position(|member| member.name == self.name);
        match found.and_then(|at| Some((at, shape.members.get(at)?))) {
            Some((at, member)) => variant(at, self, member.traits).map(|()| true),
            None => Ok(false),
        }
    }

    fn structure(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let payload: &[u8] = self.message.payload();
        let events = self.codec;
        let codec = move |body: &[u8], read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ReadError>| {
            events.read_document(body, read)
        };
        let (mut has_payload, mut has_body) = (false, false);
        for (member, slot) in shape.members.iter().zip(members.iter_mut()) {
            has_body |= is_in_body(member.traits);
            for wire_trait in member.traits {
                match wire_trait {
                    Trait::EventHeader(_) => {
                        if let Some(value) = self.header(member.name) {
                            let filled = slot.fill(&mut HeaderReader(value), member.traits);
                            filled.map_err(|error| ReadError::new(format!("{}: {error}", member.name)))?;
                        }
                    }
                    Trait::EventPayload => {
                        has_payload = true;
                        slot.fill(
                            &mut PayloadReader {
                                body: payload,
                                codec: &codec,
                            },
                            member.traits,
                        )?;
                    }
                    _ => {}
                }
            }
        }
        if has_payload || !has_body || payload.is_empty() {
            return Ok(());
        }
        codec(payload, &mut |reader| reader.structure(traits, shape, members))
    }
}

/// A [`Reader`] at the value of a header.
struct HeaderReader<'a>(&'a HeaderValue);

impl Reader for HeaderReader<'_> {
    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        self.0.as_bool().map_err(wrong)
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        match self.0 {
            HeaderValue::Byte(value) => Ok((*value).into()),
            HeaderValue::Int16(value) => Ok((*value).into()),
            HeaderValue::Int32(value) => Ok((*value).into()),
            HeaderValue::Int64(value) => Ok(*value),
            other => Err(wrong(other)),
        }
    }

    fn string(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        self.0.as_string().map(|text| text.as_str().into()).map_err(wrong)
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        self.0.as_byte_array().map(|bytes| bytes.to_vec()).map_err(wrong)
    }

    fn timestamp(&mut self, _: Traits) -> Result<DateTime, ReadError> {
        self.0.as_timestamp().map_err(wrong)
    }
}

fn wrong(_: &HeaderValue) -> ReadError {
    ReadError::new("a header of another kind")
}
