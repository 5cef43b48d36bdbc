//! Percent-encoding (RFC 3986).

/// A byte as it is written: its characters, and how many of them count.
type Encoded = [u8; 4];

/// The encoding of each byte; only unreserved characters stay.
static ALL: [Encoded; 256] = table(None);
/// The encoding of each byte; slashes stay as well.
#[cfg(any(feature = "json", feature = "xml", test))]
static BUT_SLASHES: [Encoded; 256] = table(Some(b'/'));

/// Appends text in percent-encoding: all but the unreserved characters of RFC 3986 are encoded.
pub(crate) fn percent_encode(output: &mut String, text: &str) {
    encode(output, text, &ALL);
}

/// Appends a path in percent-encoding, as [`percent_encode`] does, except that slashes stay.
#[cfg(any(feature = "json", feature = "xml", test))]
pub(crate) fn percent_encode_path(output: &mut String, path: &str) {
    encode(output, path, &BUT_SLASHES);
}

/// The number of bytes that are encoded before they are appended.
const CHUNK: usize = 64;

fn encode(output: &mut String, text: &str, table: &[Encoded; 256]) {
    output.reserve(text.len());
    // short words and spaces take turns in most texts: copying each byte alike is faster than finding runs
    let mut buffer = [0; 3 * CHUNK + 1];
    for chunk in text.as_bytes().chunks(CHUNK) {
        let mut length = 0;
        for byte in chunk {
            let encoded = table[usize::from(*byte)];
            if let Some(room) = buffer.get_mut(length..length + encoded.len()) {
                room.copy_from_slice(&encoded);
            }
            length += usize::from(encoded[3]);
        }
        // cannot fail: what is encoded is ASCII
        let encoded = buffer
            .get(..length)
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        output.push_str(encoded.unwrap_or_default());
    }
}

const fn table(kept: Option<u8>) -> [Encoded; 256] {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut table = [[0; 4]; 256];
    let mut byte = 0_u8;
    loop {
        let is_kept = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_' | b'.' | b'~')
            || matches!(kept, Some(kept) if kept == byte);
        table[byte as usize] = if is_kept {
            [byte, 0, 0, 1]
        } else {
            [b'%', HEX[(byte >> 4) as usize], HEX[(byte & 15) as usize], 3]
        };
        if byte == u8::MAX {
            return table;
        }
        byte += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{percent_encode, percent_encode_path};

    fn encoded(text: &str) -> String {
        let mut output = "-".to_owned();
        percent_encode(&mut output, text);
        output
    }

    #[test]
    fn all_but_unreserved_characters_are_encoded() {
        assert_eq!(encoded(""), "-");
        assert_eq!(encoded("aZ09-_.~"), "-aZ09-_.~");
        assert_eq!(encoded("a b/c+é\u{1f600}"), "-a%20b%2Fc%2B%C3%A9%F0%9F%98%80");
    }

    #[test]
    fn the_slashes_of_a_path_stay() {
        let mut output = "-".to_owned();
        percent_encode_path(&mut output, "a b/c+é/");
        assert_eq!(output, "-a%20b/c%2B%C3%A9/");
    }

    #[test]
    fn long_texts_are_encoded_as_short_ones() {
        for text in ["plain", " ", "é", "a b/é"] {
            for times in [12, 13, 63, 64, 65, 1000] {
                let expected = format!("-{}", encoded(text)[1..].repeat(times));
                assert_eq!(encoded(&text.repeat(times)), expected);
            }
        }
    }
}
