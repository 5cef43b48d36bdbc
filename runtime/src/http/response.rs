//! Reads members from a response: from headers and status, and from the body with a codec.

use super::header_reader::HeaderReader;
use crate::codec::payload::{PayloadReader, ReadBytes};
use crate::schema::constraint::Constraint;
use crate::schema::read::{Read, ReadEntries, ReadError, Reader};
use crate::schema::shape::{is_in_body, item, Member, Shape, Trait, Traits};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;

/// A [`Reader`] at the output or error structure of a response.
pub(crate) struct ResponseReader<'a> {
    pub response: &'a HttpResponse,
    pub body: &'a [u8],
    pub codec: ReadBytes<'a>,
}

impl Reader for ResponseReader<'_> {
    fn structure(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let (mut has_payload, mut has_body) = (false, false);
        for (member, slot) in shape.members.iter().zip(members.iter_mut()) {
            has_payload |= member.traits.contains(&Trait::Payload);
            has_body |= is_in_body(member.traits);
            self.bound(member, *slot)
                .map_err(|error| ReadError::new(format!("{}: {error}", member.name)))?;
        }
        if has_payload || !has_body {
            return Ok(());
        }
        (self.codec)(self.body, &mut |reader| reader.structure(traits, shape, members))
    }
}

impl ResponseReader<'_> {
    /// Reads a member that is not in the body, if the response has it.
    fn bound(&mut self, member: &'static Member, slot: &mut dyn Read) -> Result<(), ReadError> {
        let headers = self.response.headers();
        for wire_trait in member.traits {
            match wire_trait {
                Trait::Header(name) => {
                    match HeaderReader::new(headers.get_all(*name)) {
                        Some(mut reader) => match slot.fill(&mut reader, member.traits) {
                            Err(_) if member.traits.contains(&Trait::Lenient) => {}
                            filled => filled?,
                        },
                        // only outputs with an event stream are marked so: their body cannot be read any more
                        None if member.constraints.contains(&Constraint::Required) => {
                            return Err(ReadError::new("the response lacks the header"));
                        }
                        None => {}
                    }
                }
                Trait::PrefixHeaders(prefix) => {
                    let mut reader = PrefixReader { headers, prefix };
                    slot.fill(&mut reader, member.traits)?;
                }
                Trait::ResponseCode => {
                    slot.fill(&mut Status(self.response.status().as_u16()), member.traits)?
                }
                Trait::Payload if !self.body.is_empty() && !member.traits.contains(&Trait::Streaming) => {
                    let mut reader = PayloadReader {
                        body: self.body,
                        codec: self.codec,
                    };
                    slot.fill(&mut reader, member.traits)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

struct Status(u16);

impl Reader for Status {
    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        Ok(self.0.into())
    }
}

/// A [`Reader`] of the headers with a common prefix, as a map.
struct PrefixReader<'a> {
    headers: &'a Headers,
    prefix: &'a str,
}

impl<'a> PrefixReader<'a> {
    /// Iterates over the names of these headers: the part after the prefix, and the full name.
    fn names(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let (mut seen, prefix) = (None, self.prefix);
        self.headers.iter().filter_map(move |(name, _)| {
            // a header with several values occurs several times in a row
            if seen.replace(name) == Some(name) {
                return None;
            }
            Some((name.strip_prefix(prefix)?, name))
        })
    }
}

impl Reader for PrefixReader<'_> {
    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        for (key, name) in self.names() {
            if let Some(mut reader) = HeaderReader::new(self.headers.get_all(name)) {
                entries.read_entry(key, &mut reader, item(traits))?;
            }
        }
        Ok(())
    }
}
