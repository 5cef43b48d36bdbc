//! Checks texts of a model that become part of HTTP messages unchanged: methods, header names, patterns of paths and
//! hosts.
//!
//! They are checked when the model is read, so that no request fails, or becomes another one, at run time.

/// Returns `true` for tokens, as methods and header names are (<https://www.rfc-editor.org/rfc/rfc9110#name-tokens>).
pub fn is_token(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_part)
}

/// Returns `true` for patterns of path and query: URI characters without a fragment, which is not sent, and labels such as
/// `{name}` and `{name+}`.
pub fn is_path_pattern(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?[]@!$&'()*+,;=%".contains(c);
    text.starts_with('/') && is_pattern(text, is_part)
}

/// Returns `true` for patterns of host prefixes: letters, digits, `-`, `.`, `_` and labels.
pub fn is_host_pattern(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    !text.is_empty() && is_pattern(text, is_part)
}

/// Returns `true` for texts that can be the value of a header in full: visible characters of ASCII, with spaces inside.
pub fn is_header_value(text: &str) -> bool {
    let is_printable = |c: char| matches!(c, ' '..='~');
    !text.is_empty() && text.trim() == text && text.chars().all(is_printable)
}

fn is_pattern(text: &str, is_part: impl Fn(char) -> bool) -> bool {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((label, after)) = after.split_once('}') else {
            return false;
        };
        let name = label.strip_suffix('+').unwrap_or(label);
        // botocore has member names with `-` and `.` here
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
        if !before.chars().all(&is_part) || name.is_empty() || !name.chars().all(is_name) {
            return false;
        }
        rest = after;
    }
    rest.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_checked_by_the_rules_of_http() {
        for text in ["GET", "M-SEARCH", "x-amz-meta-", "ETag", "a!#$%&'*+.^_`|~"] {
            assert!(is_token(text), "{text}");
        }
        for text in ["", "a b", "a:", "a\r\nb", "é", "(a)", "a\0", "a/b", "\"a\""] {
            assert!(!is_token(text), "{text:?}");
        }
        for text in [
            "/",
            "/a/{b}/{c+}?d=e&f",
            "/a%20b",
            "/tags/{resource-arn}",
            "/{Bucket}/{Key+}?x-id=GetObject",
        ] {
            assert!(is_path_pattern(text), "{text}");
        }
        for text in [
            "", "a", "{a}", "/a b", "/{", "/{}", "/{a", "/a}", "/{a b}", "/é", "/\r\nx", "/<a>", "/\"",
            "/a\\b", "/a#b",
        ] {
            assert!(!is_path_pattern(text), "{text:?}");
        }
        for text in ["text/plain", "text/csv ; charset=\"utf-8\"", "json"] {
            assert!(is_header_value(text), "{text}");
        }
        for text in ["", "a/b\r\nc: d", "a/é", " a/b", "a/b\0"] {
            assert!(!is_header_value(text), "{text:?}");
        }
        for text in ["data.", "{Account}.", "a-{b}-c."] {
            assert!(is_host_pattern(text), "{text}");
        }
        for text in ["", "a/b", "a@b.", "{a", "a:", "é.", "a b", "{}", "#"] {
            assert!(!is_host_pattern(text), "{text:?}");
        }
    }
}
