//! Finds the bytes of a JSON string that need attention: quotes, backslashes and control characters. The reader stops
//! at them, the writer escapes them.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH_BITS: u64 = ONES << 7;

/// The length from which on a string counts as long.
const LONG: usize = 64;
/// The number of bytes of a long string that are checked at once.
const BLOCK: usize = 32;

/// Counts the bytes at the start of `bytes` that need no escape in a JSON string.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    match bytes.split_at_checked(LONG) {
        Some((start, rest)) => match plain_length_by_words(start) {
            LONG => LONG + plain_length_by_blocks(rest),
            length => length,
        },
        None => plain_length_by_words(bytes),
    }
}

/// [`plain_length`] for the rest of a long string: blocks whose bytes compilers check in parallel.
#[inline(never)]
fn plain_length_by_blocks(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<BLOCK>();
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    let is_plain_block =
        |block: &&[u8; BLOCK]| block.iter().fold(true, |plain, byte| plain & is_plain(*byte));
    let length = BLOCK * blocks.iter().take_while(is_plain_block).count();
    length + plain_length_by_words(bytes.get(length..).unwrap_or_default())
}

/// [`plain_length`] of a string that is mostly short, or of a short run.
#[inline]
pub(super) fn plain_length_by_words(bytes: &[u8]) -> usize {
    let mut length = 0;
    let mut words = bytes.chunks_exact(8);
    for word in words.by_ref() {
        let Ok(word) = word.try_into() else { break };
        let special = special(u64::from_le_bytes(word));
        if special != 0 {
            return length + (special.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    length + plain_rest(words.remainder())
}

/// [`plain_length`] for texts that mostly end within sixteen bytes.
#[inline(always)]
pub(super) fn plain_length_of_short(bytes: &[u8]) -> usize {
    let mut length = 0;
    while length < 16 {
        let Some(word) = bytes.get(length..).and_then(<[u8]>::first_chunk) else {
            break;
        };
        match special(u64::from_le_bytes(*word)) {
            0 => length += 8,
            special => return length + (special.trailing_zeros() / 8) as usize,
        }
    }
    length + plain_length_of_long(bytes.get(length..).unwrap_or_default())
}

#[inline(never)]
fn plain_length_of_long(bytes: &[u8]) -> usize {
    plain_length(bytes)
}

/// [`plain_length`] of less than eight bytes.
#[inline]
fn plain_rest(bytes: &[u8]) -> usize {
    match short(bytes) {
        Some(_) => bytes.len(),
        None => bytes.iter().take_while(|byte| is_plain(**byte)).count(),
    }
}

/// The spaces behind a number of bytes, up to eight.
static SPACES: [u64; 9] = {
    let mut spaces = [0; 9];
    let mut length = 0;
    while length < 8 {
        spaces[length] = (ONES * b' ' as u64) << (8 * length);
        length += 1;
    }
    spaces
};

/// Returns at most eight bytes as a number, the first one lowest, if none of them needs an escape in a JSON string.
#[inline]
pub(super) fn short(bytes: &[u8]) -> Option<u64> {
    let at = |index: usize| u64::from(bytes.get(index).copied().unwrap_or_default()) << (8 * index);
    let word = match bytes {
        [] => 0,
        // where the reads overlap, their bits are the same
        [_] | [_, _] | [_, _, _] => at(0) | at(bytes.len() / 2) | at(bytes.len() - 1),
        [_, _, _, _, rest @ ..] if rest.len() <= 4 => {
            let (first, last) = bytes.first_chunk().zip(bytes.last_chunk())?;
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * rest.len())
        }
        _ => return None,
    };
    let filled = word | SPACES.get(bytes.len()).copied().unwrap_or_default();
    (special(filled) == 0).then_some(word)
}

/// Appends the bytes at the start of `bytes` that need no escape, and returns their number. Optimised for short runs:
/// eight bytes are copied at once and the excess is truncated.
#[inline]
pub(super) fn push_plain(bytes: &[u8], text: &mut Vec<u8>) -> usize {
    let mut length = 0;
    let mut words = bytes.chunks_exact(8);
    for word in words.by_ref() {
        let Ok(word) = <[u8; 8]>::try_from(word) else {
            break;
        };
        text.extend_from_slice(&word);
        let special = special(u64::from_le_bytes(word));
        if special != 0 {
            let plain = (special.trailing_zeros() / 8) as usize;
            text.truncate(text.len() - 8 + plain);
            return length + plain;
        }
        length += 8;
    }
    let rest = words.remainder();
    let plain = plain_rest(rest);
    text.extend_from_slice(rest.get(..plain).unwrap_or_default());
    length + plain
}

/// Returns `true` if `byte` needs no escape in a JSON string.
#[inline]
pub(super) fn is_plain(byte: u8) -> bool {
    PLAIN[usize::from(byte)]
}

static PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut control = 0;
    while control < b' ' {
        plain[control as usize] = false;
        control += 1;
    }
    plain[b'"' as usize] = false;
    plain[b'\\' as usize] = false;
    plain
};

/// Sets the high bit of the first byte of `word` that is not plain (and possibly of later ones, plain or not).
/// A byte minus one borrows into its high bit only if it was zero; the exclusive or makes the wanted byte zero.
#[inline]
fn special(word: u64) -> u64 {
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let quote = zero(word ^ (ONES * b'"' as u64));
    let backslash = zero(word ^ (ONES * b'\\' as u64));
    let control = word.wrapping_sub(ONES * b' ' as u64) & !word;
    (quote | backslash | control) & HIGH_BITS
}
