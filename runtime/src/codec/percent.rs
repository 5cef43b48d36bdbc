//! Percent-encoding (RFC 3986).

/// Appends text in percent-encoding: all characters except the unreserved ones of RFC 3986 and those in `keep` are
/// encoded.
pub(crate) fn percent_encode(output: &mut String, text: &str, keep: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                output.push(char::from(byte));
            }
            _ if keep.contains(&byte) => output.push(char::from(byte)),
            _ => {
                output.push('%');
                output.push(char::from(HEX[usize::from(byte >> 4)]));
                output.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}
