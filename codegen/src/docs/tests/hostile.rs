//! Texts designed to become code, markup, links or warnings, alone and inside everything that can contain them.

use super::super::{check, code, line, markdown, note, summary, verify};
use std::time::{Duration, Instant};

/// The texts of the package `tests/hostile`, which generates a client from them.
fn texts() -> Vec<String> {
    let json = include_str!("../../../../tests/hostile/src/texts.json");
    serde_json::from_str(json).expect("a list of texts")
}

fn check(documentation: &str) {
    check::check(documentation).unwrap_or_else(|wrong| panic!("{wrong}"));
}

/// Puts a text inside other constructs.
fn inside(text: &str) -> [String; 9] {
    let indented = |prefix: &str| text.replace('\n', &format!("\n{prefix}"));
    [
        text.to_owned(),
        format!("> {}", indented("> ")),
        format!("- {}", indented("  ")),
        format!("1.\t{}", indented("\t")),
        format!("words before\n{text}\nwords after"),
        format!("`{text}` **{text}** [{text}](https://e.com/{text})"),
        format!("<p>{text}</p>"),
        format!("<ul><li>{text}<li><b>{text}</b></ul>"),
        format!("<table><tr><th>{text}<th><a href=\"{text}\">{text}</a><tr><td><code>{text}</code></table>"),
    ]
}

#[test]
fn hostile_texts_are_harmless_wherever_they_stand() {
    for text in texts() {
        for documentation in inside(&text) {
            check(&documentation);
            // a quote, an item and a table; the others are similar
            for at in [1, 2, 8] {
                check(&inside(&documentation)[at]);
            }
            let (line, code) = (line(&documentation), code(&documentation));
            for text in [
                &line,
                &note(&documentation),
                &format!("is {code}, {line} and {code}"),
            ] {
                assert_eq!(verify::defect(text), None, "{documentation:?}\n→\n{text}");
                assert!(!text.contains('\n'), "{documentation:?}\n→\n{text}");
            }
        }
    }
}

#[test]
fn time_grows_with_the_length_alone() {
    for piece in [
        "<",
        "<p>",
        "<b>",
        "<ul><li>",
        "</p>",
        "<!--",
        "<!-- -->",
        "&",
        "&a",
        "`",
        "``` ",
        "*",
        "**a ",
        "_a_",
        "[",
        "![",
        "[a](",
        "[a](https://e.com ",
        "> ",
        "- ",
        "\t",
        "    a\n\n",
        "|a",
        "|a\n|-\n",
        "a\n=\n",
        "http://a",
        "<a href=",
        "<a href='https://e.com'>",
        "<code>",
        "<pre>",
        "<?",
        "<![CDATA[",
        "[^1]",
        "[^1]: a\n\n",
        "~~",
        "\\",
        "$$",
        "\r",
        "a b ",
        "ä",
        "<b><i>a</i></b>",
        "<table><tr><td>",
        "<dl><dt>a<dd>b",
        "[a]: https://e.com\n\n",
        "1. a\n",
    ] {
        let text = piece.repeat(50_000 / piece.len());
        for documentation in [text.clone(), format!("<p>{text}")] {
            let started = Instant::now();
            let markdown = markdown(&documentation);
            assert_eq!(verify::defect(&markdown), None, "{piece:?}");
            summary(&documentation);
            let took = started.elapsed();
            assert!(took < Duration::from_secs(5), "{piece:?}: {took:?}");
        }
    }
}
