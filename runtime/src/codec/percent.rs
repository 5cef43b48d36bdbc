//! Percent-encoding (RFC 3986).

/// Appends text in percent-encoding: all characters but the unreserved ones of RFC 3986 and those in `keep`, which are
/// ASCII, are encoded.
pub(crate) fn percent_encode(output: &mut String, text: &str, keep: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    output.reserve(text.len());
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let is_kept =
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') || keep.contains(&byte);
        if is_kept {
            continue;
        }
        // empty inside a character of several bytes
        output.push_str(text.get(start..at).unwrap_or_default());
        output.push('%');
        output.push(char::from(HEX[usize::from(byte >> 4)]));
        output.push(char::from(HEX[usize::from(byte & 15)]));
        start = at + 1;
    }
    output.push_str(text.get(start..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::percent_encode;

    #[test]
    fn all_but_unreserved_and_kept_characters_are_encoded() {
        let encoded = |text: &str, keep: &[u8]| {
            let mut output = "-".to_owned();
            percent_encode(&mut output, text, keep);
            output
        };
        assert_eq!(encoded("", b""), "-");
        assert_eq!(encoded("aZ09-_.~", b""), "-aZ09-_.~");
        assert_eq!(encoded("a b/c+é\u{1f600}", b"/"), "-a%20b/c%2B%C3%A9%F0%9F%98%80");
        assert_eq!(encoded("/é", b""), "-%2F%C3%A9");
    }
}
