//! Reads JSON: takes a body and gives a [`Reader`] over it.

use super::cursor::JsonReader;
use super::document;
use super::timestamp::DEFAULT_TIMESTAMP;
use crate::schema::read::{Read, ReadEntries, ReadError, ReadItems, ReadVariant, Reader};
use crate::schema::shape::{is_in_body, is_sparse, item, timestamp_format, Shape, TimestampFormat, Traits};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, DateTime, Document};
use std::borrow::Cow;

impl JsonReader<'_> {
    /// Reads a list, each item with `read`.
    #[inline]
    fn items(
        &mut self,
        traits: Traits,
        mut read: impl FnMut(&mut Self) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let sparse = is_sparse(traits);
        self.open(b'[')?;
        let mut first = true;
        while self.next_item(first)? {
            first = false;
            // services send nulls in lists that their models say are dense
            if !sparse && self.null()? {
                continue;
            }
            read(self)?;
        }
        self.leave();
        Ok(())
    }
}

impl Reader for JsonReader<'_> {
    #[inline]
    fn null(&mut self) -> Result<bool, ReadError> {
        if self.peek() != Some(b'n') {
            return Ok(false);
        }
        self.literal("null").map(|()| true)
    }

    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        self.boolean_literal()
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        let (number, start) = self.number("a whole number")?;
        number
            .to_i64()
            .ok_or_else(|| ReadError::new("not a 64-bit integer").at(start))
    }

    fn double(&mut self, _: Traits) -> Result<f64, ReadError> {
        if self.peek() == Some(b'"') {
            let start = self.position;
            return match &*self.text()? {
                "NaN" => Ok(f64::NAN),
                "Infinity" => Ok(f64::INFINITY),
                "-Infinity" => Ok(f64::NEG_INFINITY),
                _ => Err(ReadError::new("a string that is not a number").at(start)),
            };
        }
        let (number, start) = self.number("a number")?;
        number
            .to_f64()
            .ok_or_else(|| ReadError::new("a number out of range").at(start))
    }

    fn big_number(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        match self.peek() {
            Some(b'"') => self.text(),
            _ => self
                .number("a number")
                .map(|(number, _)| Cow::Borrowed(number.text)),
        }
    }

    #[inline]
    fn string(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        self.text()
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        self.peek();
        let start = self.position;
        base64::decode(self.text()?).map_err(|_| ReadError::new("not base64").at(start))
    }

    fn timestamp(&mut self, traits: Traits) -> Result<DateTime, ReadError> {
        let format = match timestamp_format(traits, DEFAULT_TIMESTAMP) {
            TimestampFormat::EpochSeconds => {
                let (number, start) = self.number("a timestamp in seconds")?;
                let (seconds, nanos) = number
                    .to_seconds()
                    .ok_or_else(|| ReadError::new("a timestamp out of range").at(start))?;
                return Ok(DateTime::from_secs_and_nanos(seconds, nanos));
            }
            TimestampFormat::DateTime => Format::DateTimeWithOffset,
            TimestampFormat::HttpDate => Format::HttpDate,
        };
        self.peek();
        let start = self.position;
        DateTime::from_str(&self.text()?, format).map_err(|error| ReadError::new(error.to_string()).at(start))
    }

    fn document(&mut self, _: Traits) -> Result<Document, ReadError> {
        document::read(self)
    }

    fn structure(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        self.open(b'{')?;
        let mut expected = 0;
        let mut more = self.next_key(true)?;
        while more {
            let member = self.key_as(|key| shape.find_next(key, expected))?;
            if let Some((index, _)) = member {
                expected = index + 1;
            }
            let known = member.and_then(|(index, member)| Some((member, members.get_mut(index)?)));
            match known {
                _ if self.null()? => {}
                Some((member, slot)) if is_in_body(member.traits) => {
                    let start = self.position;
                    slot.fill(self, member.traits).map_err(|error| error.at(start))?;
                }
                _ => self.skip()?,
            }
            more = self.next_key(false)?;
        }
        self.leave();
        Ok(())
    }

    fn union(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        self.open(b'{')?;
        let mut known = None;
        let mut more = self.next_key(true)?;
        while more {
            let start = self.position;
            let member = self.key_as(|key| shape.find(key, 0))?;
            match member {
                _ if self.null()? => {}
                None if self.key_at(start)? == "__type" => self.skip()?,
                _ if known.is_some() => {
                    return Err(ReadError::new(format!(
                        "more than one member of union {} is set",
                        shape.name
                    ))
                    .at(start));
                }
                Some((index, member)) => {
                    let start = self.position;
                    variant(index, self, member.traits).map_err(|error| error.at(start))?;
                    known = Some(true);
                }
                None => {
                    self.skip()?;
                    known = Some(false);
                }
            }
            more = self.next_key(false)?;
        }
        self.leave();
        known.ok_or_else(|| self.error(format!("no member of union {} is set", shape.name)))
    }

    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        let item_traits = item(traits);
        self.items(traits, |reader| {
            let start = reader.position;
            items
                .read_item(reader, item_traits)
                .map_err(|error| error.at(start))
        })
    }

    fn strings(&mut self, traits: Traits) -> Result<Option<Vec<String>>, ReadError> {
        let mut strings = Vec::new();
        self.items(traits, |reader| {
            strings.push(reader.owned_text()?);
            Ok(())
        })?;
        Ok(Some(strings))
    }

    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        let (traits, sparse) = (item(traits), is_sparse(traits));
        self.open(b'{')?;
        let mut more = self.next_key(true)?;
        while more {
            let key = self.key()?;
            self.peek();
            let start = self.position;
            // services send nulls in maps that their models say are dense
            if sparse || !self.null()? {
                entries
                    .read_entry(&key, self, traits)
                    .map_err(|error| error.at(start))?;
            }
            more = self.next_key(false)?;
        }
        self.leave();
        Ok(())
    }
}
