//! Resolves the escapes of a JSON string. They often stand a few bytes apart, as where JSON is in JSON: eight bytes are
//! copied at once, up to the first that needs attention.

use super::scan;

/// The reason a string ends before its closing quote, and the offset of it.
pub(super) enum Stop {
    /// The end of the body, or a byte that cannot stand in a string.
    Byte(usize),
    /// A backslash that begins no escape.
    Escape(usize),
    /// `\u` without the digits of a character.
    CodePoint(usize),
}

/// The characters that a backslash and a byte stand for; zero where they are no escape, or one with digits.
static SINGLE: [u8; 256] = {
    let mut single = [0; 256];
    single[b'"' as usize] = b'"';
    single[b'\\' as usize] = b'\\';
    single[b'/' as usize] = b'/';
    single[b'b' as usize] = 0x8;
    single[b'f' as usize] = 0xC;
    single[b'n' as usize] = b'\n';
    single[b'r' as usize] = b'\r';
    single[b't' as usize] = b'\t';
    single
};

/// The size of the buffer, which is emptied into the text when it could be full after one more step.
const BUFFER: usize = 256;
/// The most bytes that a step writes: a word, and a character.
const STEP: usize = 12;

/// The text so far. Its end is in a buffer of a size that the compiler knows, where bytes are placed without checks.
struct Text {
    text: Vec<u8>,
    buffer: [u8; BUFFER],
    length: usize,
}

impl Text {
    /// Makes room for a step.
    #[inline]
    fn make_room(&mut self) {
        if self.length > BUFFER - STEP {
            self.empty_buffer();
        }
    }

    fn empty_buffer(&mut self) {
        let bytes = self.buffer.get(..self.length).unwrap_or_default();
        self.text.extend_from_slice(bytes);
        self.length = 0;
    }

    /// Writes bytes, of which only the first `length` count.
    #[inline]
    fn put<const N: usize>(&mut self, bytes: [u8; N], length: usize) {
        let room = self
            .buffer
            .get_mut(self.length..)
            .and_then(<[u8]>::first_chunk_mut);
        if let Some(room) = room {
            *room = bytes;
        }
        self.length += length;
    }
}

/// Resolves the rest of a string, which begins with an escape; `plain` is what stands before it. Returns the text, and the
/// offset of the closing quote in `rest`.
pub(super) fn unescaped(plain: &[u8], rest: &[u8]) -> Result<(Vec<u8>, usize), Stop> {
    let mut text = Text {
        text: Vec::with_capacity(plain.len() + BUFFER),
        buffer: [0; BUFFER],
        length: 0,
    };
    text.text.extend_from_slice(plain);
    let mut ahead = rest;
    let offset = |ahead: &[u8]| rest.len() - ahead.len();
    loop {
        text.make_room();
        let plain = match ahead.first_chunk::<8>() {
            Some(word) => {
                let plain = scan::plain_in_word(*word);
                text.put(*word, plain);
                plain
            }
            None => {
                let plain = scan::plain_length(ahead);
                ahead.iter().take(plain).for_each(|byte| text.put([*byte], 1));
                plain
            }
        };
        ahead = ahead.get(plain..).unwrap_or_default();
        match ahead {
            [b'\\', b'u', ..] => {
                let at = offset(ahead);
                let (character, length) = code_point(ahead).ok_or(Stop::CodePoint(at))?;
                let mut bytes = [0; 4];
                character.encode_utf8(&mut bytes);
                text.put(bytes, character.len_utf8());
                ahead = ahead.get(length..).unwrap_or_default();
            }
            [b'\\', byte, behind @ ..] => {
                let character = SINGLE[usize::from(*byte)];
                if character == 0 {
                    return Err(Stop::Escape(offset(ahead)));
                }
                text.put([character], 1);
                ahead = behind;
            }
            [b'"', ..] => break,
            // a word of plain bytes
            _ if plain == 8 => {}
            [b'\\'] => return Err(Stop::Escape(offset(ahead))),
            _ => return Err(Stop::Byte(offset(ahead))),
        }
    }
    text.empty_buffer();
    Ok((text.text, offset(ahead)))
}

/// Decodes the Unicode escape at the start of `text`, with both halves of a surrogate pair, and returns the character
/// and the length of the escape.
fn code_point(text: &[u8]) -> Option<(char, usize)> {
    let high = unit(text)?;
    if !(0xD800..0xDC00).contains(&high) {
        return Some((char::from_u32(high)?, 6));
    }
    let low = unit(text.get(6..)?).filter(|low| (0xDC00..0xE000).contains(low))?;
    let character = char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))?;
    Some((character, 12))
}

/// Returns the number in `\uXXXX`.
fn unit(text: &[u8]) -> Option<u32> {
    let digits: &[u8; 4] = text.strip_prefix(b"\\u")?.first_chunk()?;
    digits.iter().try_fold(0, |value, digit| {
        let digit = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            b'A'..=b'F' => digit - b'A' + 10,
            _ => return None,
        };
        Some(value << 4 | u32::from(digit))
    })
}
