//! Tests of accepted texts, and of the findings about others.

use super::reader::{read, MOST_FINDINGS};
use crate::diagnostics::Diagnostics;
use crate::node::{Node, Object, MAX_DEPTH};
use crate::source::{Location, Source, Sources};
use serde_json::{json, Value};

fn parse(text: impl Into<Vec<u8>>) -> (Option<Node>, Vec<String>) {
    let mut sources = Sources::default();
    sources.push(Source::new("m", text));
    let mut findings = Diagnostics::default();
    let source = sources.file(Location::new(0, 0)).unwrap();
    let value = read(0, source, &sources, &mut findings);
    let messages = findings.iter().map(|finding| {
        let place = (
            finding.line.unwrap_or_default(),
            finding.column.unwrap_or_default(),
        );
        format!("{}:{} {}", place.0, place.1, finding.message)
    });
    (value, messages.collect())
}

/// Writes a value and parses the text by serde_json.
fn by_serde_json(value: Option<Node>) -> Value {
    let text = value.expect("a value").to_string();
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn it_reads_what_serde_json_reads() {
    let nested = "[".repeat(MAX_DEPTH - 1) + &"]".repeat(MAX_DEPTH - 1);
    let texts = [
        "{}",
        " [ ] ",
        "\u{feff}{\"a\": [1, -0.5e+3, true, false, null, \"\"], \"b\": {\"c\": {}}}",
        r#"["\"\\\/\b\f\n\r\tü\u00fc\ud83d\ude00😀"]"#,
        "\"x\"",
        "0",
        "-0",
        "1E9",
        &nested,
    ];
    for text in texts {
        let expected: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let (value, messages) = parse(text);
        assert_eq!(messages, [""; 0], "{text}");
        assert_eq!(by_serde_json(value), expected, "{text}");
    }
}

#[test]
fn it_refuses_what_serde_json_refuses() {
    let texts = [
        "",
        " ",
        "{",
        "[",
        "[1",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "[1 2]",
        "[1,]",
        "[,1]",
        "{,}",
        "{\"a\" 1}",
        "{a: 1}",
        "{'a': 1}",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[-]",
        "[NaN]",
        "[tru]",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"a\nb\"",
        "\"\t\"",
        "{} {}",
        "]",
        "}",
        "[}",
        "{]",
        "// a\n{}",
        "{\"a\": 1 \"b\": 2}",
        "\u{0}",
        "é",
        "[é]",
        "{é: 1}",
        "{\"a\": 1,, \"b\": 1}",
    ];
    for text in texts {
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
        assert!(!parse(text).1.is_empty(), "{text}");
    }
}

#[test]
fn all_errors_have_their_positions() {
    let text = "{\n  \"a\": [1, 2,],\n  \"ü\": tru, b: 3\n  \"c\": 01,\n  \"a\": 2 /* x */\n}";
    let (value, messages) = parse(text);
    let expected = [
        "2:13 nothing follows this comma",
        "3:13 the key `b` has no quotes",
        "3:8 `tru` is not a JSON value",
        "4:3 a comma is missing here",
        "4:8 `01` is not a JSON number",
        "5:10 JSON has no comments",
        "5:3 the key `a` occurs twice",
    ];
    let mut sorted = messages;
    sorted.sort();
    assert_eq!(sorted, expected);
    let expected = json!({ "a": [1, 2], "ü": null, "b": 3, "c": null });
    assert_eq!(by_serde_json(value), expected);
}

#[test]
fn where_a_file_ends_too_early_the_open_bracket_is_named() {
    let (_, messages) = parse("{\n \"a\": [1,\n");
    assert_eq!(messages, ["3:1 the file ends in the middle of an array"]);
    let (_, messages) = parse("{\"a\": [1}");
    assert_eq!(messages, ["1:9 `}` is here, but `]` is missing"]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(parse(*b"{\n\xff}").1, ["2:1 the file is not UTF-8"]);
    assert_eq!(parse(*b"\xff\xfe{\0}\0").1, ["1:1 the file is UTF-16"]);
}

#[test]
fn hostile_texts_are_refused() {
    let deep = "[".repeat(1_000_000);
    assert_eq!(parse(deep.clone()).1.len(), 1);
    assert_eq!(parse(deep.replace('[', "{\"a\":")).1.len(), 1);
    for part in [",", "{,", "x ", "' ", "/**/", "\"\\q", "1e", "\u{fffd}"] {
        let (_, messages) = parse(format!("[{}", part.repeat(100_000)));
        assert!(
            (1..=MOST_FINDINGS).contains(&messages.len()),
            "{part}: {}",
            messages.len()
        );
    }
}

#[test]
fn large_objects_are_read_in_linear_time() {
    let entries: Vec<_> = (0..200_000).map(|number| format!("\"k{number}\":0")).collect();
    let (value, messages) = parse(format!("{{{}}}", entries.join(",")));
    assert!(messages.is_empty());
    assert_eq!(
        value.and_then(|value| value.as_object().map(Object::len)),
        Some(200_000)
    );
}
