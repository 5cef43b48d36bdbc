//! Tests that truncated, damaged or endlessly nested bodies give an error, not a panic, an endless loop or exhausted
//! memory.

use super::{read, write, All};

const BODY: &str = r#"{"text":"a\u00e9\n😀","flag":true,"number":-5,"long":1,"double":1.5e3,"blob":"AP8=","epoch":1.5,"date":"2023-11-14T22:13:20Z","document":{"a":[1,null]},"list":["x","y"],"sparse":[null,1],"map":{"k":1},"nested":{"nested":{"flag":false}},"either":{"left":"l"},"later":[{"a":[[]]}]}"#;

/// A pseudo-random generator with a fixed seed (xorshift), so that failures are reproducible.
fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn every_truncation_is_an_error() {
    assert!(read(BODY).is_ok());
    for end in 0..BODY.len() {
        assert!(read(&BODY.as_bytes()[..end]).is_err(), "{end}");
    }
}

#[test]
fn changed_bytes_are_an_error_or_another_value() {
    let mut state = 0x2545_f491_4f6c_dd1d;
    for _ in 0..20_000 {
        let mut body = BODY.as_bytes().to_vec();
        for _ in 0..=random(&mut state) % 3 {
            let at = random(&mut state) as usize % body.len();
            body[at] = random(&mut state) as u8;
        }
        if let Ok(value) = read(&body) {
            // a value that was read can be written, unless it has an unknown variant
            if value.either != Some(super::Either::Unknown) && value.nested.is_none() {
                write(&All {
                    document: None,
                    ..value
                });
            }
        }
    }
}

#[test]
fn nesting_without_end_is_an_error() {
    for (open, depth) in [
        ("{\"nested\":", 10_000),
        ("{\"later\":[", 10_000),
        ("{\"document\":[", 1),
        ("{\"later\":", 100_000),
    ] {
        assert!(read(open.repeat(depth)).is_err(), "{open}");
    }
    let deep = format!("{{\"document\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(read(&deep).is_err());
    let skipped = format!("{{\"later\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(read(&skipped).is_err());
    let fits = format!("{{\"later\":{}{}}}", "[".repeat(100), "]".repeat(100));
    assert!(read(&fits).is_ok());
}

#[test]
fn invalid_utf8_and_trailing_bytes_are_errors() {
    assert!(read(b"{\"text\":\"\xff\"}").is_err());
    assert!(read(b"{\"later\":\"\xff\"}").is_err());
    assert!(read("{} x").is_err());
    assert!(read("{}{}").is_err());
    assert!(read("").is_err());
}
