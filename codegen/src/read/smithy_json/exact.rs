//! Numbers of protocol tests and defaults that JSON's usual number types would round.

use std::borrow::Cow;

/// Significant digits any number type keeps.
const KEPT: usize = 17;

/// The text of a JSON document with quotes around the numbers that have more digits than would be kept.
pub fn quote_long_numbers(json: &str) -> Cow<'_, str> {
    let mut output = String::new();
    let (mut copied, mut at) = (0, 0);
    let bytes = json.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        at += match byte {
            b'"' => string_length(rest),
            b'-' | b'0'..=b'9' => {
                let is_part = |b: &&u8| matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
                let length = rest.iter().take_while(is_part).count();
                // all of these are ASCII
                if let Some(number) = json.get(at..at + length).filter(|number| is_rounded(number)) {
                    output.push_str(&json[copied..at]);
                    output.push('"');
                    output.push_str(number);
                    output.push('"');
                    copied = at + length;
                }
                length
            }
            _ => 1,
        };
    }
    match copied {
        0 => Cow::Borrowed(json),
        _ => {
            output.push_str(&json[copied..]);
            Cow::Owned(output)
        }
    }
}

/// The length of the string at the start, with its quotes.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    bytes.len()
}

fn is_rounded(number: &str) -> bool {
    if number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok() {
        return false;
    }
    if number.parse().is_ok_and(f64::is_infinite) {
        return true;
    }
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa.bytes().filter(u8::is_ascii_digit);
    digits.skip_while(|digit| *digit == b'0').count() > KEPT
}

#[cfg(test)]
mod tests {
    use super::quote_long_numbers;

    #[test]
    fn only_what_would_be_rounded_is_quoted() {
        let kept = r#"{"a": 1.5, "b": -9223372036854775808, "c": 18446744073709551615, "d": "0.1000000000000000000001 \" 1"}"#;
        assert_eq!(quote_long_numbers(kept), kept);
        assert_eq!(quote_long_numbers("[2E+308]"), r#"["2E+308"]"#);
        assert_eq!(
            quote_long_numbers("[18446744073709551616,-0.100000000000000000000001e5]"),
            r#"["18446744073709551616","-0.100000000000000000000001e5"]"#
        );
    }
}
