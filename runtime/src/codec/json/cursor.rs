//! The cursor in a JSON body: a pull parser for the grammar of RFC 8259. It borrows strings without escapes from the
//! body and keeps no state but its position and depth.

use super::number::{self, NumberText};
use super::scan;
use super::unescape::{unescaped, Stop};
use crate::schema::limits::MAX_READ_DEPTH;
use crate::schema::read::ReadError;
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

/// The bytes of a string that need no change, by the offsets of the first and the one behind the last.
enum Plain {
    /// The whole string.
    Whole(usize, usize),
    /// The part before the first escape.
    UpTo(usize, usize),
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
        match self.body.as_bytes().get(self.position) {
            Some(byte) if *byte > b' ' => Some(*byte),
            _ => self.peek_after_space(),
        }
    }

    /// [`peek`](Self::peek) where there is white space, as services hardly send it.
    #[cold]
    fn peek_after_space(&mut self) -> Option<u8> {
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        self.position += self.rest().iter().take_while(is_space).count();
        self.rest().first().copied()
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

    /// Moves to the next item of an array, or past its closing bracket; returns `false` in the latter case. `first` tells
    /// that no item was read yet.
    #[inline]
    pub(super) fn next_item(&mut self, first: bool) -> Result<bool, ReadError> {
        self.more(b']', first)
    }

    /// Moves behind the opening quote of the next key of an object, or past the closing brace; returns `false` in the
    /// latter case. `first` tells that no entry was read yet.
    #[inline]
    pub(super) fn next_key(&mut self, first: bool) -> Result<bool, ReadError> {
        let bytes = self.body.as_bytes();
        match bytes.get(self.position) {
            Some(b'"') if first => self.position += 1,
            Some(b',') if !first && bytes.get(self.position + 1) == Some(&b'"') => self.position += 2,
            Some(b'}') => {
                self.position += 1;
                return Ok(false);
            }
            _ => return self.next_key_after_space(first),
        }
        Ok(true)
    }

    /// [`next_key`](Self::next_key) where there is white space, or a mistake.
    #[cold]
    fn next_key_after_space(&mut self, first: bool) -> Result<bool, ReadError> {
        if !self.more(b'}', first)? {
            return Ok(false);
        }
        self.position = self.quote("a key")?;
        Ok(true)
    }

    /// Moves to the next key or item, or past the closing bracket `close`; returns `false` in the latter case.
    #[inline]
    fn more(&mut self, close: u8, first: bool) -> Result<bool, ReadError> {
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

    /// Reads the key that [`next_key`](Self::next_key) found, and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let start = self.position;
        match self.plain_key() {
            Some(key) => Ok(Cow::Borrowed(self.slice(start, start + key.len()))),
            None => self.other_key(),
        }
    }

    /// Reads the key that [`next_key`](Self::next_key) found, and its colon, and returns what `find` finds for it.
    #[inline(always)]
    pub(super) fn key_as<T>(&mut self, find: impl FnOnce(&[u8]) -> T) -> Result<T, ReadError> {
        match self.plain_key() {
            Some(key) => Ok(find(key)),
            None => Ok(find(self.other_key()?.as_bytes())),
        }
    }

    /// Returns the key at the cursor and moves past its colon. Returns `None`, and does not move, if the key has escapes or
    /// white space behind it.
    #[inline(always)]
    fn plain_key(&mut self) -> Option<&'a [u8]> {
        let ahead = self.body.as_bytes().get(self.position..)?;
        let (key, behind) = ahead.split_at_checked(scan::plain_length_of_short(ahead))?;
        if !behind.starts_with(b"\":") {
            return None;
        }
        self.position += key.len() + 2;
        Some(key)
    }

    /// [`key`](Self::key) for one with escapes or white space behind it.
    #[cold]
    fn other_key(&mut self) -> Result<Cow<'a, str>, ReadError> {
        let key = self.string_from(self.position)?;
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
        let start = self.quote("a string")?;
        self.string_from(start)
    }

    /// Reads a string into memory of its own.
    #[inline]
    pub(super) fn owned_text(&mut self) -> Result<String, ReadError> {
        let start = self.quote("a string")?;
        match self.plain_string(start)? {
            Plain::Whole(start, end) => Ok(self.slice(start, end).to_owned()),
            Plain::UpTo(start, end) => self.unescaped(start, end),
        }
    }

    /// Reads the string whose first character is at `start`.
    #[inline]
    fn string_from(&mut self, start: usize) -> Result<Cow<'a, str>, ReadError> {
        match self.plain_string(start)? {
            Plain::Whole(start, end) => Ok(Cow::Borrowed(self.slice(start, end))),
            Plain::UpTo(start, end) => self.unescaped(start, end).map(Cow::Owned),
        }
    }

    /// Returns a string that has no escapes, by its offsets, which are at quotes and so at the boundaries of
    /// characters.
    #[inline]
    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.body.get(start..end).unwrap_or_default()
    }

    /// Finds the end of the string whose first character is at `start`, or its first escape. Moves behind the string if it
    /// has none.
    #[inline(always)]
    fn plain_string(&mut self, start: usize) -> Result<Plain, ReadError> {
        let end = start + scan::plain_length_of_short(self.after(start));
        match self.body.as_bytes().get(end) {
            Some(b'"') => {
                self.position = end + 1;
                Ok(Plain::Whole(start, end))
            }
            Some(b'\\') => Ok(Plain::UpTo(start, end)),
            _ => Err(self.string_stops(end)),
        }
    }

    /// Reads the rest of a string that began at `start` and has its first escape at `at`.
    #[cold]
    fn unescaped(&mut self, start: usize, at: usize) -> Result<String, ReadError> {
        let plain = self.body.as_bytes().get(start..at).unwrap_or_default();
        let (text, length) = unescaped(plain, self.after(at)).map_err(|stop| match stop {
            Stop::Byte(offset) => self.string_stops(at + offset),
            Stop::Escape(offset) => ReadError::new("not an escape").at(at + offset),
            Stop::CodePoint(offset) => ReadError::new("not a Unicode escape").at(at + offset),
        })?;
        self.position = at + length + 1;
        // cannot fail: the bytes consist of whole characters
        String::from_utf8(text).map_err(|_| ReadError::new("the string is not UTF-8").at(start))
    }

    /// Skips the string whose first character is at `start`, without decoding its escapes.
    fn skip_string(&mut self, start: usize) -> Result<(), ReadError> {
        let mut end = start;
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
                if object && self.next_key(first)? {
                    self.skip_string(self.position)?;
                    self.colon()?;
                    break;
                }
                if !object && self.next_item(first)? {
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
            Some(b'"') => self.skip_string(self.position + 1),
            Some(b't') if self.rest().starts_with(b"true") => self.literal("true"),
            Some(b'f') if self.rest().starts_with(b"false") => self.literal("false"),
            Some(b'n') if self.rest().starts_with(b"null") => self.literal("null"),
            _ => self.number("a value").map(drop),
        }
    }

    /// Returns the key whose first character is at `start`, where one was read before.
    #[cold]
    pub(super) fn key_at(&mut self, start: usize) -> Result<Cow<'a, str>, ReadError> {
        let value = self.position;
        let key = self.string_from(start)?;
        self.position = value;
        Ok(key)
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
