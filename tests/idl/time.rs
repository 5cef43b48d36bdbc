//! Tests that parsing takes linear time, and that deep nesting does not overflow the stack.

use std::time::{Duration, Instant};
use tinsmith::testing::{parse_idl, read_idl};

/// A model of so many operations, each with what shapes usually have.
fn model(operations: usize) -> String {
    let mut text = "$version: \"2.0\"\nnamespace example.large\n".to_owned();
    for number in 0..operations {
        text.push_str(&OPERATION.replace("{}", &number.to_string()));
    }
    text
}

const OPERATION: &str = r#"
/// Returns thing {}.
///
/// It has to be there.
@http(method: "GET", uri: "/things/{}", code: 200)
@readonly
operation GetThing{} {
    input := {
        /// Its name.
        @required
        @httpQuery("name")
        name: String

        @httpHeader("x-count"), count: Integer = 5
    }
    output: Thing{}
}

structure Thing{} {
    @documentation("""
        A text
          over lines
        """)
    value: Double
    tags: Tags{}
    color: Color{}
}

list Tags{} { member: String }

enum Color{} {
    RED = "red"
    BLUE
}

apply Thing{}$value @tags(["a", "b"])
"#;

/// The shortest time of a few readings.
fn time(text: &str) -> Duration {
    let once = |_| {
        let start = Instant::now();
        parse_idl(text.as_bytes()).expect("a model");
        start.elapsed()
    };
    (0..3).map(once).min().expect("three times")
}

#[test]
fn time_is_linear_in_size() {
    let (small, large) = (time(&model(100)), time(&model(1600)));
    assert!(large < small * 16 * 4, "{small:?} for one, {large:?} for sixteen");
}

#[test]
fn a_megabyte_takes_less_than_50_milliseconds() {
    // a build without optimisation takes far longer
    let limit = if cfg!(debug_assertions) { 20_000 } else { 50 };
    let text = model(1800);
    assert!(text.len() > 1 << 20, "{} bytes", text.len());
    let taken = time(&text);
    assert!(taken < Duration::from_millis(limit), "{taken:?}");
}

#[test]
fn deep_nesting_is_an_error() {
    let levels = 10_000;
    let texts = [
        format!("metadata a = {}{}", "[".repeat(levels), "]".repeat(levels)),
        format!(
            "namespace a\n@b({}1{})\nstring A",
            "{a:".repeat(levels),
            "}".repeat(levels)
        ),
        format!("namespace a\n@b({}", "{a:[".repeat(levels)),
    ];
    for text in texts {
        let error = read_idl(text.as_bytes()).expect_err("too deep");
        assert!(error.to_string().contains("64 levels"), "{error}");
    }
    let mixin = |number: usize| format!("@mixin structure M{number} with [M{}] {{ $a }}\n", number + 1);
    let chain: String = (0..levels).map(mixin).collect();
    let text = format!("$version: \"2\"\nnamespace a\n{chain}@mixin structure M{levels} {{ a: String }}\n");
    // read or refused, but not overflown
    let _ = read_idl(text.as_bytes());
}
