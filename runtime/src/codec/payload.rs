//! Bodies that consist of a single member (`httpPayload`).

use crate::schema::read::{Read, ReadEntries, ReadError, ReadItems, ReadVariant, Reader};
use crate::schema::shape::{Shape, Traits};
use aws_smithy_types::Document;
use std::borrow::Cow;

/// Passes a reader of the body to a callback; see [`ReadBody`](crate::protocol::ReadBody).
pub(crate) type ReadBytes<'a> =
    &'a dyn Fn(&[u8], &mut dyn FnMut(&mut dyn Reader) -> Result<(), ReadError>) -> Result<(), ReadError>;

/// A [`Reader`] for a body that is a single member: text and bytes are taken as they are, everything else is read by
/// the codec.
pub(crate) struct PayloadReader<'a> {
    pub body: &'a [u8],
    pub codec: ReadBytes<'a>,
}

impl Reader for PayloadReader<'_> {
    fn string(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        match std::str::from_utf8(self.body) {
            Ok(text) => Ok(text.into()),
            Err(error) => Err(ReadError::new("the body is not UTF-8").at(error.valid_up_to())),
        }
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        Ok(self.body.to_vec())
    }

    fn document(&mut self, traits: Traits) -> Result<Document, ReadError> {
        let mut document = Document::Null;
        (self.codec)(self.body, &mut |reader| {
            document = reader.document(traits)?;
            Ok(())
        })?;
        Ok(document)
    }

    fn structure(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        (self.codec)(self.body, &mut |reader| reader.structure(traits, shape, members))
    }

    fn union(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        let mut is_known = false;
        (self.codec)(self.body, &mut |reader| {
            is_known = reader.union(traits, shape, variant)?;
            Ok(())
        })?;
        Ok(is_known)
    }

    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        (self.codec)(self.body, &mut |reader| reader.list(traits, items))
    }

    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        (self.codec)(self.body, &mut |reader| reader.map(traits, entries))
    }
}
