//! Resolves the escapes of a JSON string. Escapes are often only a few bytes apart, for example in JSON inside JSON: so a few
//! bytes are copied at once, and the next escape is searched byte by byte, which processors predict well.

use super::scan;

/// The reason a string ends before its closing quote, and the offset of it.
pub(super) enum Stop {
    /// The end of the body, or a byte that is not allowed in a string.
    Byte(usize),
    /// A backslash that does not begin an escape.
    Escape(usize),
    /// `\u` without the digits of a character.
    CodePoint(usize),
}

/// The characters for a backslash and a byte; zero if that is not an escape, or is `\u`.
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

/// The length up to which a run of plain bytes is short.
const SHORT: usize = 16;
/// The size of the buffer that short runs and characters are collected in before they are added to the text.
const BUFFER: usize = 256;

/// Resolves the rest of a string from its first escape on; `plain` is the text before it. Returns the text, and the offset
/// of the closing quote in `rest`.
pub(super) fn unescaped(plain: &[u8], rest: &[u8]) -> Result<(Vec<u8>, usize), Stop> {
    let mut text = Vec::with_capacity(plain.len() + BUFFER);
    text.extend_from_slice(plain);
    let mut buffer = [0; BUFFER];
    let mut length = 0;
    let mut at = 0;
    loop {
        // a run and a character of up to four bytes
        if length > BUFFER - SHORT - 4 {
            text.extend_from_slice(buffer.get(..length).unwrap_or_default());
            length = 0;
        }
        let ahead = rest.get(at..).unwrap_or_default();
        let room = buffer.get_mut(length..).unwrap_or_default();
        let run = match (ahead.first_chunk::<SHORT>(), room.first_chunk_mut()) {
            (Some(ahead), Some(room)) => {
                *room = *ahead;
                run_of(ahead)
            }
            _ => {
                room.iter_mut().zip(ahead).for_each(|(to, byte)| *to = *byte);
                run_of(ahead.get(..SHORT).unwrap_or(ahead))
            }
        };
        at += run;
        length += run;
        match ahead.get(run..) {
            Some([b'\\', b'u', ..]) => {
                let escape = ahead.get(run..).unwrap_or_default();
                let (character, read) = code_point(escape).ok_or(Stop::CodePoint(at))?;
                if let Some(room) = room.get_mut(run..run + character.len_utf8()) {
                    character.encode_utf8(room);
                }
                at += read;
                length += character.len_utf8();
            }
            Some([b'\\', byte, ..]) => {
                let character = SINGLE[usize::from(*byte)];
                if character == 0 {
                    return Err(Stop::Escape(at));
                }
                if let Some(room) = room.get_mut(run) {
                    *room = character;
                }
                at += 2;
                length += 1;
            }
            Some([b'"', ..]) => break,
            Some([b'\\']) => return Err(Stop::Escape(at)),
            _ if run == SHORT => {
                let ahead = rest.get(at..).unwrap_or_default();
                let run = scan::plain_length_by_words(ahead);
                text.extend_from_slice(buffer.get(..length).unwrap_or_default());
                text.extend_from_slice(ahead.get(..run).unwrap_or_default());
                length = 0;
                at += run;
            }
            _ => return Err(Stop::Byte(at)),
        }
    }
    text.extend_from_slice(buffer.get(..length).unwrap_or_default());
    Ok((text, at))
}

/// Counts the plain bytes at the start of a few bytes.
#[inline(always)]
fn run_of(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !scan::is_plain(*byte));
    end.unwrap_or(bytes.len())
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
