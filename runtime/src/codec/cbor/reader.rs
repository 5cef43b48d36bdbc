//! Reads CBOR: takes a body and gives a [`Reader`] over it. Lengths may be definite or indefinite, numbers of any
//! width.

use super::big;
use super::bytes::{BREAK, DOUBLE, EPOCH, NULL};
use crate::schema::limits::MAX_READ_DEPTH;
use crate::schema::read::{Read, ReadEntries, ReadError, ReadItems, ReadVariant, Reader};
use crate::schema::shape::{is_sparse, item, Shape, Traits};
use aws_smithy_types::DateTime;
use minicbor::data::Type;
use minicbor::Decoder;
use std::borrow::Cow;

// initial bytes that the reader checks for at every value
const BYTES_IN_PARTS: u8 = 0x5F;
const TEXT_IN_PARTS: u8 = 0x7F;
const TAG_EPOCH: u8 = 0xC0 | EPOCH as u8;
const UNDEFINED: u8 = 0xF7;

/// The largest distance from 1970, in seconds, that counts as a timestamp: a `DateTime` cannot print more.
const MAX_SECONDS: u64 = 10_000_000_000_000;

/// A [`Reader`] over a CBOR body.
#[derive(Debug)]
pub struct CborReader<'a> {
    decoder: Decoder<'a>,
    depth: usize,
}

/// The number of entries a container still has: `None` if it ends with a break byte.
type Remaining = Option<u64>;

impl<'a> CborReader<'a> {
    /// Creates a reader at the start of `body`.
    pub fn new(body: &'a [u8]) -> Self {
        Self {
            decoder: Decoder::new(body),
            depth: 0,
        }
    }

    /// Checks that nothing follows the value that has been read.
    ///
    /// # Errors
    ///
    /// Something follows.
    pub fn finish(&self) -> Result<(), ReadError> {
        if self.decoder.position() == self.decoder.input().len() {
            Ok(())
        } else {
            Err(self.error("something follows the value"))
        }
    }

    #[cold]
    fn error(&self, message: impl Into<Cow<'static, str>>) -> ReadError {
        ReadError::new(message).at(self.decoder.position())
    }

    fn checked<T>(&self, result: Result<T, minicbor::decode::Error>) -> Result<T, ReadError> {
        result.map_err(|error| self.error(error.to_string()))
    }

    fn kind(&self) -> Result<Type, ReadError> {
        self.checked(self.decoder.datatype())
    }

    /// Consumes the next byte if it is `byte`.
    #[inline]
    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.is_at(byte);
        if is_it {
            self.decoder.set_position(self.decoder.position() + 1);
        }
        is_it
    }

    /// Checks for the next byte, which is cheaper than determining its [`kind`](Self::kind).
    #[inline]
    fn is_at(&self, byte: u8) -> bool {
        self.decoder.input().get(self.decoder.position()) == Some(&byte)
    }

    /// Enters a map or list.
    fn open(&mut self, is_map: bool) -> Result<Remaining, ReadError> {
        if self.depth == MAX_READ_DEPTH {
            return Err(self.error(format!(
                "the body is nested more than {MAX_READ_DEPTH} levels deep"
            )));
        }
        self.depth += 1;
        let opened = if is_map {
            self.decoder.map()
        } else {
            self.decoder.array()
        };
        self.checked(opened)
    }

    /// Checks for one more entry; leaves the container at its end.
    #[inline]
    fn more(&mut self, left: &mut Remaining) -> bool {
        let more = match left {
            Some(0) => false,
            Some(count) => {
                *count -= 1;
                true
            }
            None => !self.eat(BREAK),
        };
        if !more {
            self.depth -= 1;
        }
        more
    }

    /// Reads a double-precision number if the next value is one, as almost all fractions and timestamps are.
    #[inline]
    fn eight_bytes(&mut self) -> Option<f64> {
        let rest = self.decoder.input().get(self.decoder.position()..)?;
        let (bytes, _) = rest.strip_prefix(&[DOUBLE])?.split_first_chunk()?;
        self.decoder.set_position(self.decoder.position() + 9);
        Some(f64::from_be_bytes(*bytes))
    }

    #[inline]
    fn text(&mut self) -> Result<Cow<'a, str>, ReadError> {
        if !self.is_at(TEXT_IN_PARTS) {
            let text = self.decoder.str();
            return self.checked(text).map(Cow::Borrowed);
        }
        let parts = self
            .decoder
            .str_iter()
            .and_then(Iterator::collect::<Result<String, _>>);
        self.checked(parts).map(Cow::Owned)
    }

    fn skip(&mut self) -> Result<(), ReadError> {
        let skipped = self.decoder.skip();
        self.checked(skipped)
    }
}

/// Converts seconds to a timestamp of millisecond precision, which is that of the format. Finer digits are cut off,
/// apart from the error that comes with a binary fraction.
fn milliseconds(seconds: f64) -> DateTime {
    let whole = seconds as i64;
    if whole as f64 == seconds {
        return DateTime::from_secs(whole);
    }
    let micros = (seconds * 1e6).round();
    DateTime::from_millis((micros / 1e3).floor() as i64)
}

impl Reader for CborReader<'_> {
    fn null(&mut self) -> Result<bool, ReadError> {
        Ok(self.eat(NULL) || self.eat(UNDEFINED))
    }

    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        let value = self.decoder.bool();
        self.checked(value)
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        match self.decoder.i64() {
            Ok(value) => Ok(value),
            Err(error) if error.is_type_mismatch() || error.is_end_of_input() => self.checked(Err(error)),
            // the decoder's own error would contain the number, which may be a secret
            Err(_) => Err(self.error("a number out of range")),
        }
    }

    fn double(&mut self, _: Traits) -> Result<f64, ReadError> {
        if let Some(value) = self.eight_bytes() {
            return Ok(value);
        }
        match self.kind()? {
            Type::F16 | Type::F32 | Type::F64 => {
                let value = self.decoder.f64();
                self.checked(value)
            }
            _ => {
                let value = self.decoder.int();
                self.checked(value).map(|value| i128::from(value) as f64)
            }
        }
    }

    fn big_number(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        big::read(&mut self.decoder).map(Cow::Owned)
    }

    fn string(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        self.text()
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        if !self.is_at(BYTES_IN_PARTS) {
            let bytes = self.decoder.bytes();
            return self.checked(bytes).map(<[u8]>::to_vec);
        }
        let parts = self
            .decoder
            .bytes_iter()
            .and_then(Iterator::collect::<Result<Vec<&[u8]>, _>>);
        self.checked(parts).map(|parts| parts.concat())
    }

    fn timestamp(&mut self, traits: Traits) -> Result<DateTime, ReadError> {
        // the tag is optional, and may be encoded in more bytes than necessary
        if !self.eat(TAG_EPOCH) && self.kind()? == Type::Tag {
            let tag = self.decoder.tag();
            if self.checked(tag)?.as_u64() != EPOCH {
                return Err(self.error("a tag that is not that of a timestamp"));
            }
        }
        let out_of_range = "a timestamp out of range";
        let seconds = match self.eight_bytes() {
            Some(seconds) => seconds,
            None => match self.kind()? {
                Type::F16 | Type::F32 => self.double(traits)?,
                _ => {
                    let seconds = self.integer(traits)?;
                    return if seconds.unsigned_abs() < MAX_SECONDS {
                        Ok(DateTime::from_secs(seconds))
                    } else {
                        Err(self.error(out_of_range))
                    };
                }
            },
        };
        if seconds.is_finite() && seconds.abs() < MAX_SECONDS as f64 {
            Ok(milliseconds(seconds))
        } else {
            Err(self.error(out_of_range))
        }
    }

    fn structure(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let mut left = self.open(true)?;
        let mut expected = 0;
        while self.more(&mut left) {
            let key = self.text()?;
            let found = shape.find_next(key.as_bytes(), expected);
            if self.null()? {
                continue;
            }
            match found.and_then(|(at, member)| Some((at, member, members.get_mut(at)?))) {
                Some((at, member, slot)) => {
                    expected = at + 1;
                    slot.fill(self, member.traits)?;
                }
                None => self.skip()?,
            }
        }
        Ok(())
    }

    fn union(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        let mut left = self.open(true)?;
        let mut known = None;
        while self.more(&mut left) {
            let key = self.text()?;
            if self.null()? {
                continue;
            }
            if key == "__type" {
                self.skip()?;
                continue;
            }
            if known.is_some() {
                return Err(self.error(format!("more than one member of union {} is set", shape.name)));
            }
            let found = shape.find(key.as_bytes(), 0);
            known = Some(found.is_some());
            match found {
                Some((at, member)) => variant(at, self, member.traits)?,
                None => self.skip()?,
            }
        }
        known.ok_or_else(|| self.error(format!("no member of union {} is set", shape.name)))
    }

    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        let (item_traits, sparse) = (item(traits), is_sparse(traits));
        let mut left = self.open(false)?;
        while self.more(&mut left) {
            // services send nulls in lists that their models say are dense
            if !sparse && self.null()? {
                continue;
            }
            items.read_item(self, item_traits)?;
        }
        Ok(())
    }

    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        let (item_traits, sparse) = (item(traits), is_sparse(traits));
        let mut left = self.open(true)?;
        while self.more(&mut left) {
            let key = self.text()?;
            // services send nulls in maps that their models say are dense
            if !sparse && self.null()? {
                continue;
            }
            entries.read_entry(&key, self, item_traits)?;
        }
        Ok(())
    }
}
