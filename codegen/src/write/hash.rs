//! Hashes of texts, to detect changed files.

use twox_hash::XxHash3_128;

/// Returns the hash of a text as 32 hexadecimal digits; `\n` and `\r\n` count as the same.
pub fn of_text(text: &[u8]) -> String {
    let hash = if text.contains(&b'\r') {
        XxHash3_128::oneshot(&with_unix_lines(text))
    } else {
        XxHash3_128::oneshot(text)
    };
    format!("{hash:032x}")
}

/// Compares two texts, ignoring differences in line ends.
pub fn is_same_text(a: &[u8], b: &[u8]) -> bool {
    a == b || (a.contains(&b'\r') || b.contains(&b'\r')) && with_unix_lines(a) == with_unix_lines(b)
}

fn with_unix_lines(text: &[u8]) -> Vec<u8> {
    let next = text.iter().skip(1).copied().map(Some).chain([None]);
    let kept = text
        .iter()
        .zip(next)
        .filter(|(byte, next)| **byte != b'\r' || *next != Some(b'\n'));
    kept.map(|(byte, _)| *byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_ends_make_no_difference() {
        assert_eq!(of_text(b"a\r\nb\r\n"), of_text(b"a\nb\n"));
        assert_ne!(of_text(b"a\rb\n"), of_text(b"ab\n"));
        assert_ne!(of_text(b"a\n"), of_text(b"a"));
        assert_eq!(of_text(b"").len(), 32);
        assert!(is_same_text(b"a\r\n", b"a\n") && is_same_text(b"a\n", b"a\r\n"));
        assert!(!is_same_text(b"a\r", b"a\n") && !is_same_text(b"a\r", b"a"));
    }
}
