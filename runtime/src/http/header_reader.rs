//! Reads members from header values.

use crate::codec::text::{double, media_type};
use crate::schema::read::{ReadError, ReadItems, Reader};
use crate::schema::shape::{item, timestamp_format, TimestampFormat, Traits};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Parse;
use aws_smithy_types::{base64, DateTime};
use std::borrow::Cow;

/// A [`Reader`] over the values of one header, in one line or several. A list takes all lines and splits them at
/// commas; any other member takes the lines joined with `, `, which HTTP defines as equivalent.
pub(super) struct HeaderReader<'a> {
    /// The rest of the current value.
    rest: &'a str,
    more: std::vec::IntoIter<&'a str>,
    in_list: bool,
}

impl<'a> HeaderReader<'a> {
    /// Creates a reader over header values; `None` if there are none.
    pub fn new(values: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut more = values.collect::<Vec<_>>().into_iter();
        Some(Self {
            rest: more.next()?,
            more,
            in_list: false,
        })
    }

    /// Returns the next item: the whole value, or up to the next comma for a list. A date contains a comma itself.
    fn next(&mut self, commas: usize) -> Cow<'a, str> {
        if !self.in_list {
            let first = std::mem::take(&mut self.rest).trim();
            let joined = |joined: String, line: &str| joined + ", " + line.trim();
            return match self.more.len() {
                0 => first.into(),
                _ => self.more.by_ref().fold(first.to_owned(), joined).into(),
            };
        }
        let end = self.rest.match_indices(',').nth(commas).map(|(at, _)| at);
        let (item, rest) = match end {
            Some(at) => (&self.rest[..at], &self.rest[at + 1..]),
            None => (self.rest, ""),
        };
        self.rest = rest;
        item.trim().into()
    }

    /// Reads a quoted string, in which a backslash escapes the next character.
    fn quoted(&mut self, quoted: &'a str) -> Result<Cow<'a, str>, ReadError> {
        let mut text = String::new();
        let mut chars = quoted.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    let rest = quoted[at + 1..].trim_start();
                    self.rest = match rest.strip_prefix(',') {
                        Some(rest) => rest,
                        None if rest.is_empty() => rest,
                        None => return Err(ReadError::new("a header with something behind a quoted item")),
                    };
                    return Ok(text.into());
                }
                '\\' => text.extend(chars.next().map(|(_, c)| c)),
                c => text.push(c),
            }
        }
        Err(ReadError::new("a header that ends inside a quoted item"))
    }

    fn parsed<T: Parse>(&mut self, what: &'static str) -> Result<T, ReadError> {
        T::parse_smithy_primitive(&self.next(0)).map_err(|_| ReadError::new(what))
    }
}

impl Reader for HeaderReader<'_> {
    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        self.parsed("a header that is not a boolean")
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        self.parsed("a header that is not an integer")
    }

    fn double(&mut self, _: Traits) -> Result<f64, ReadError> {
        double(&self.next(0)).map_err(ReadError::new)
    }

    fn string(&mut self, traits: Traits) -> Result<Cow<'_, str>, ReadError> {
        if media_type(traits).is_some() {
            let bytes =
                base64::decode(&*self.next(0)).map_err(|_| ReadError::new("a header that is not base64"))?;
            return match String::from_utf8(bytes) {
                Ok(text) => Ok(text.into()),
                Err(_) => Err(ReadError::new("a header that is not UTF-8")),
            };
        }
        match self.rest.trim_start().strip_prefix('"') {
            Some(quoted) if self.in_list => self.quoted(quoted),
            _ => Ok(self.next(0)),
        }
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        base64::decode(&*self.next(0)).map_err(|_| ReadError::new("a header that is not base64"))
    }

    fn timestamp(&mut self, traits: Traits) -> Result<DateTime, ReadError> {
        let (format, commas) = match timestamp_format(traits, TimestampFormat::HttpDate) {
            TimestampFormat::EpochSeconds => (Format::EpochSeconds, 0),
            TimestampFormat::DateTime => (Format::DateTimeWithOffset, 0),
            TimestampFormat::HttpDate => (Format::HttpDate, 1),
        };
        DateTime::from_str(&self.next(commas), format).map_err(|error| ReadError::new(error.to_string()))
    }

    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        self.in_list = true;
        loop {
            while !self.rest.trim().is_empty() {
                items.read_item(self, item(traits))?;
            }
            match self.more.next() {
                Some(value) => self.rest = value,
                None => return Ok(()),
            }
        }
    }
}
