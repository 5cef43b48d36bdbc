//! The cursor in a JSON body: a pull parser for the grammar of RFC 8259. It borrows strings without escapes from the
//! body and keeps no state but its position and depth.

use super::number::{self, NumberText};
use super::scan;
use crate::schema::limits::MAX_READ_DEPTH;
use crate::schema::read::ReadError;
use crate::schema::shape::{Member, Shape};
use std::borrow::Cow;

/// A [`Reader`](crate::schema::read::Reader) over a JSON body. After the outermost value, [`finish`](Self::finish)
/// checks that nothing follows it.
///
/// After an error the position is unspecified, and the reader must not be used any more.
#[derive(Debug)]
pub struct JsonReader<'a> {
    body: &'a str,
    /// Offset of the next byte.
    pub(super) position: usize,
    /// The number of containers that are open.
    depth: usize,
}

impl<'a> JsonReader<'a> {
    /// Creates a reader at the start of `body`.
    ///
    /// # Errors
    ///
    /// `body` is not UTF-8.
    pub fn new(body: &'a [u8]) -> Result<Self, ReadError> {
        match std::str::from_utf8(body) {
            Ok(body) => Ok(Self {
                body,
                position: 0,
                depth: 0,
            }),
            Err(error) => Err(ReadError::new("the body is not UTF-8").at(error.valid_up_to())),
        }
    }

    /// Checks that only white space follows the value that has been read.
    ///
    /// # Errors
    ///
    /// Something else follows.
    pub fn finish(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end of the body")),
        }
    }

    /// Skips white space and looks at the next byte.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.body.as_bytes();
        loop {
            let byte = *bytes.get(self.position)?;
            if byte > b' ' || !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Some(byte);
            }
            self.position += 1;
        }
    }

    /// Enters an object or array, whose opening bracket is `bracket`.
    #[inline]
    pub(super) fn open(&mut self, bracket: u8) -> Result<(), ReadError> {
        if self.peek() != Some(bracket) {
            return Err(self.unexpected(if bracket == b'{' { "an object" } else { "an array" }));
        }
        if self.depth == MAX_READ_DEPTH {
            return Err(self.error(format!(
                "the body is nested more than {MAX_READ_DEPTH} levels deep"
            )));
        }
        self.depth += 1;
        self.position += 1;
        Ok(())
    }

    /// Leaves the object or array entered last.
    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Moves to the next key or item, or past the closing bracket `close`; returns `false` in the latter case. `first`
    /// tells that no entry was read yet.
    #[inline]
    pub(super) fn more(&mut self, close: u8, first: bool) -> Result<bool, ReadError> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.position += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.position += 1;
                match self.peek() {
                    Some(byte) if byte != close => Ok(true),
                    _ => Err(self.unexpected("what follows a comma")),
                }
            }
            Some(_) if first => Ok(true),
            _ => Err(self.unexpected(if close == b'}' { "`,` or `}`" } else { "`,` or `]`" })),
        }
    }

    /// Reads the key of an entry and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let key = self.string_as("a key")?;
        self.colon()?;
        Ok(key)
    }

    #[inline]
    fn colon(&mut self) -> Result<(), ReadError> {
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.position += 1;
        Ok(())
    }

    /// Reads a string.
    #[inline]
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, ReadError> {
        self.string_as("a string")
    }

    /// Reads a string. `wanted` names the expected value in errors.
    #[inline]
    fn string_as(&mut self, wanted: &'static str) -> Result<Cow<'a, str>, ReadError> {
        let start = self.quote(wanted)?;
        let end = start + scan::plain_length(self.after(start));
        match self.body.as_bytes().get(end) {
            Some(b'"') => {
                self.position = end + 1;
                // both offsets are at quotes, so they are character boundaries
                Ok(Cow::Borrowed(self.body.get(start..end).unwrap_or_default()))
            }
            Some(b'\\') => self.unescaped(start, end).map(Cow::Owned),
            _ => Err(self.string_stops(end)),
        }
    }

    /// Reads the rest of a string that began at `start` and has its first escape at `at`.
    fn unescaped(&mut self, start: usize, mut at: usize) -> Result<String, ReadError> {
        let mut text = Vec::with_capacity(2 * (at - start) + 64);
        text.extend_from_slice(self.body.as_bytes().get(start..at).unwrap_or_default());
        loop {
            match self.body.as_bytes().get(at) {
                Some(b'"') => break,
                Some(b'\\') => at += self.escape(at, &mut text)?,
                _ => return Err(self.string_stops(at)),
            }
            at += scan::push_plain(self.after(at), &mut text);
        }
        self.position = at + 1;
        // cannot fail: the bytes were put together from whole characters
        String::from_utf8(text).map_err(|_| ReadError::new("the string is not UTF-8").at(start))
    }

    /// Decodes the escape at `at` and returns its length.
    #[inline]
    fn escape(&self, at: usize, text: &mut Vec<u8>) -> Result<usize, ReadError> {
        let byte = match self.body.as_bytes().get(at + 1) {
            Some(itself @ (b'"' | b'\\' | b'/')) => *itself,
            Some(b'b') => 0x8,
            Some(b'f') => 0xC,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                let (character, length) = code_point(self.after(at))
                    .ok_or_else(|| ReadError::new("not a Unicode escape").at(at))?;
                text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(length);
            }
            _ => return Err(ReadError::new("not an escape").at(at)),
        };
        text.push(byte);
        Ok(2)
    }

    /// Skips a string without decoding its escapes. `wanted` names the expected value in errors.
    fn skip_string(&mut self, wanted: &'static str) -> Result<(), ReadError> {
        let mut end = self.quote(wanted)?;
        loop {
            end += scan::plain_length(self.after(end));
            match self.body.as_bytes().get(end..end + 2) {
                Some([b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u']) => end += 2,
                Some([b'\\', _]) => return Err(ReadError::new("not an escape").at(end)),
                _ if self.body.as_bytes().get(end) == Some(&b'"') => break,
                _ => return Err(self.string_stops(end)),
            }
        }
        self.position = end + 1;
        Ok(())
    }

    /// Returns the offset behind the opening quote at the cursor.
    #[inline]
    fn quote(&mut self, wanted: &'static str) -> Result<usize, ReadError> {
        match self.peek() {
            Some(b'"') => Ok(self.position + 1),
            _ => Err(self.unexpected(wanted)),
        }
    }

    /// Creates the error for a string that is not closed, or has a byte at `at` that must be escaped.
    #[cold]
    fn string_stops(&self, at: usize) -> ReadError {
        match self.body.as_bytes().get(at) {
            None => ReadError::new("the body ends inside a string").at(at),
            Some(b'\\') => ReadError::new("not an escape").at(at),
            Some(_) => ReadError::new("a control character inside a string").at(at),
        }
    }

    /// Returns the rest of the body from `offset`.
    #[inline]
    fn after(&self, offset: usize) -> &'a [u8] {
        self.body.as_bytes().get(offset..).unwrap_or_default()
    }

    /// Consumes `literal`.
    pub(super) fn literal(&mut self, literal: &'static str) -> Result<(), ReadError> {
        self.peek();
        if !self.rest().starts_with(literal.as_bytes()) {
            return Err(self.unexpected(literal));
        }
        self.position += literal.len();
        Ok(())
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean_literal(&mut self) -> Result<bool, ReadError> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.unexpected("a boolean")),
        }
    }

    /// Reads a number and returns it with its offset. `wanted` names the expected value in errors.
    #[inline]
    pub(super) fn number(&mut self, wanted: &'static str) -> Result<(NumberText<'a>, usize), ReadError> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.unexpected(wanted));
        }
        let start = self.position;
        let (length, integral) =
            number::scan(self.rest()).map_err(|at| ReadError::new("not a number").at(start + at))?;
        self.position += length;
        let text = self.body.get(start..self.position).unwrap_or_default();
        Ok((NumberText { text, integral }, start))
    }

    fn rest(&self) -> &'a [u8] {
        self.after(self.position)
    }

    /// Skips the value at the cursor, of any kind. Uses no stack: one bit per open container tells objects from arrays.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        const { assert!(MAX_READ_DEPTH <= u128::BITS as usize) };
        let outside = self.depth;
        let mut objects: u128 = 0;
        loop {
            let mut first = false;
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    self.open(bracket)?;
                    objects = objects << 1 | u128::from(bracket == b'{');
                    first = true;
                }
                _ => self.skip_scalar()?,
            }
            loop {
                if self.depth == outside {
                    return Ok(());
                }
                let object = objects & 1 == 1;
                if self.more(if object { b'}' } else { b']' }, first)? {
                    if object {
                        self.skip_string("a key")?;
                        self.colon()?;
                    }
                    break;
                }
                self.leave();
                objects >>= 1;
                first = false;
            }
        }
    }

    fn skip_scalar(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            Some(b'"') => self.skip_string("a string"),
            Some(b't') if self.rest().starts_with(b"true") => self.literal("true"),
            Some(b'f') if self.rest().starts_with(b"false") => self.literal("false"),
            Some(b'n') if self.rest().starts_with(b"null") => self.literal("null"),
            _ => self.number("a value").map(drop),
        }
    }

    /// Reads the key at the cursor and returns the index of the member of `shape` it names. `expected` is tried first:
    /// the member after the last one read, since services mostly write members in the order of the model.
    #[inline]
    pub(super) fn member(&mut self, shape: &Shape, expected: usize) -> Result<Option<usize>, ReadError> {
        if let Some(member) = shape.members.get(expected) {
            if self.key_is(member.wire_name) {
                self.colon()?;
                return Ok(Some(expected));
            }
        }
        let key = self.key()?;
        let (before, after) = shape.members.split_at(expected.min(shape.members.len()));
        let find = |members: &[Member]| members.iter().position(|member| member.wire_name == key);
        Ok(find(after)
            .map(|index| before.len() + index)
            .or_else(|| find(before)))
    }

    /// Consumes the key at the cursor if it is `name`, written without escapes.
    #[inline]
    fn key_is(&mut self, name: &str) -> bool {
        let quoted = self
            .rest()
            .strip_prefix(b"\"")
            .and_then(|rest| rest.strip_prefix(name.as_bytes()));
        if quoted.is_none_or(|rest| rest.first() != Some(&b'"'))
            || scan::plain_length(name.as_bytes()) < name.len()
        {
            return false;
        }
        self.position += name.len() + 2;
        true
    }

    /// Creates the error for a value or character other than `wanted`.
    #[cold]
    pub(super) fn unexpected(&mut self, wanted: &'static str) -> ReadError {
        let found = match self.peek() {
            None => "the end of the body",
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b'"') => "a string",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) if self.rest().starts_with(b"true") || self.rest().starts_with(b"false") => "a boolean",
            Some(_) if self.rest().starts_with(b"null") => "null",
            Some(b'<') => "`<`, as HTML and XML have it",
            Some(_) => "text that is not JSON",
        };
        self.error(format!("expected {wanted}, found {found}"))
    }

    #[cold]
    pub(super) fn error(&self, message: String) -> ReadError {
        ReadError::new(message).at(self.position)
    }
}

/// Decodes the Unicode escape at the start of `text`, with both halves of a surrogate pair, and returns the character
/// and the length of the escape.
fn code_point(text: &[u8]) -> Option<(char, usize)> {
    let unit = |from: usize| {
        let digits = text.get(from..)?.strip_prefix(b"\\u")?.get(..4)?;
        digits.iter().try_fold(0, |value, digit| {
            Some(value << 4 | char::from(*digit).to_digit(16)?)
        })
    };
    let high = unit(0)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Some((char::from_u32(high)?, 6));
    }
    let low = unit(6).filter(|low| (0xDC00..0xE000).contains(low))?;
    let character = char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))?;
    Some((character, 12))
}
