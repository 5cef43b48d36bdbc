//! The output buffer of the JSON writer: brackets, separators, strings and numbers.

use super::scan;
use crate::schema::limits::MAX_WRITE_DEPTH;
use crate::schema::write_error::WriteError;
use aws_smithy_types::primitive::Encoder;

/// Settings of the protocol or the caller for the body.
#[derive(Clone, Copy, Default)]
pub(crate) struct Style {
    /// True if numbers of arbitrary size are written as strings, as in rpcv2Json.
    pub quotes_big_numbers: bool,
    /// True if a value that violates its constraints is an error.
    pub checks: bool,
}

/// The body written so far.
pub(super) struct JsonWriter {
    pub(super) output: Vec<u8>,
    pub(super) depth: usize,
    pub(super) style: Style,
}

impl JsonWriter {
    /// Enters an object or array, which is to be closed. Its opening bracket is written together with the first entry.
    #[inline]
    pub(super) fn enter(&mut self) -> Result<(), WriteError> {
        if self.depth == MAX_WRITE_DEPTH {
            return Err(WriteError::too_deep());
        }
        self.depth += 1;
        Ok(())
    }

    /// Closes the object or array entered last. `before` is the byte before its next entry: a comma, or the opening
    /// bracket if there were no entries.
    #[inline]
    pub(super) fn close(&mut self, before: u8, bracket: u8) {
        self.depth -= 1;
        if before != b',' {
            self.output.push(before);
        }
        self.output.push(bracket);
    }

    /// Writes the key of an entry of an object, and the comma or bracket before it.
    pub(super) fn key(&mut self, before: u8, key: &str) {
        self.framed([before, b'"'], key, [b'"', b':']);
    }

    /// Writes text that is valid JSON already.
    pub(super) fn raw(&mut self, json: &str) {
        self.output.extend_from_slice(json.as_bytes());
    }

    #[inline]
    pub(super) fn boolean(&mut self, value: bool) {
        // each of constant length, which needs no call to be copied
        if value {
            self.output.extend_from_slice(b"true");
        } else {
            self.output.extend_from_slice(b"false");
        }
    }

    /// Writes a floating-point number, as a string if JSON cannot express it.
    pub(super) fn float(&mut self, value: f64) {
        let mut encoder = Encoder::from(value);
        if value.is_finite() {
            self.raw(encoder.encode());
        } else {
            self.quoted(encoder.encode());
        }
    }

    /// Writes a string that needs no escapes.
    pub(super) fn quoted(&mut self, value: &str) {
        self.output.push(b'"');
        self.raw(value);
        self.output.push(b'"');
    }

    /// Writes any string.
    pub(super) fn string(&mut self, value: &str) {
        self.framed([b'"'], value, [b'"']);
    }

    /// Writes a string as an item of an array, and the comma or bracket before it.
    pub(super) fn item(&mut self, before: u8, value: &str) {
        self.framed([before, b'"'], value, [b'"']);
    }

    /// Writes a string with the given bytes before and after it, which include its quotes.
    #[inline(always)]
    fn framed<const A: usize, const B: usize>(&mut self, before: [u8; A], value: &str, after: [u8; B]) {
        const { assert!(A + 8 + B <= 16) }
        match scan::short(value.as_bytes()) {
            Some(word) if self.output.capacity() - self.output.len() >= 16 => {
                // put together in a register and written at once; what is too much is cut off
                let text = number(before) | u128::from(word) << (8 * A);
                let text = text | number(after) << (8 * (A + value.len()));
                let end = self.output.len() + A + value.len() + B;
                self.output.extend_from_slice(&text.to_le_bytes());
                self.output.truncate(end);
            }
            _ => self.framed_long(before, value, after),
        }
    }

    /// [`framed`](Self::framed) for a string that is long or needs escapes, or where the buffer must grow. Split off so that
    /// short strings need no registers to be saved.
    #[inline(never)]
    fn framed_long<const A: usize, const B: usize>(&mut self, before: [u8; A], value: &str, after: [u8; B]) {
        self.output.extend_from_slice(&before);
        self.long(value);
        self.output.extend_from_slice(&after);
    }

    /// Writes a string, without its quotes.
    #[inline]
    fn long(&mut self, value: &str) {
        let plain = scan::plain_length(value.as_bytes());
        if plain == value.len() {
            self.raw(value)
        } else {
            self.escaped(value, plain)
        }
    }

    /// Writes a string that needs escapes after its first `plain` bytes, without its quotes.
    fn escaped(&mut self, value: &str, plain: usize) {
        let (start, mut rest) = value.as_bytes().split_at_checked(plain).unwrap_or_default();
        self.output.reserve(value.len() + 16);
        self.output.extend_from_slice(start);
        while let Some((byte, after)) = rest.split_first() {
            self.escape(*byte);
            let plain = scan::push_plain(after, &mut self.output);
            rest = after.get(plain..).unwrap_or_default();
        }
    }

    /// Writes the escape of a quote, backslash or control character.
    fn escape(&mut self, byte: u8) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0C => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let digit = |nibble: u8| HEX[usize::from(nibble & 0xF)];
                self.output
                    .extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
                return;
            }
        };
        self.output.extend_from_slice(&[b'\\', short]);
    }
}

/// Returns a few bytes as a number, the first one lowest.
#[inline(always)]
fn number<const N: usize>(bytes: [u8; N]) -> u128 {
    let place = |(at, byte): (usize, &u8)| u128::from(*byte) << (8 * at);
    bytes.iter().enumerate().map(place).sum()
}
