//! Each construct, and the documentation of every model at hand.

use super::{markdown, summary};

#[test]
fn paragraphs_lists_notes_and_links() {
    let html = "<p>Makes a <code>URL</code>, see <a href=\"https://example.com/a(b)\">the  page</a>.</p><note><p>Only \
                three <b>minutes</b>.</p></note><ul><li><p>one</p></li><li><p>two</p><ul><li>deep</li></ul></li></ul>";
    let expected =
        "Makes a `URL`, see [the page](https://example.com/a%28b%29).\n\n> **Note:**\n>\n> Only three \
                    **minutes**.\n\n- one\n- two\n\n  - deep";
    assert_eq!(markdown(html), expected);
}

#[test]
fn what_markdown_would_act_on_is_escaped() {
    for (html, expected) in [
        (
            "<p>[arn] &lt;T&gt; a*b _c_ d_e</p>",
            "\\[arn\\] \\<T\\> a\\*b \\_c\\_ d_e",
        ),
        ("<p># no heading</p>", "\\# no heading"),
        ("<p>1. no list</p>", "1\\. no list"),
        ("<p>- no list</p>", "\\- no list"),
        (
            "<p>see https://example.com/x.</p>",
            "see <https://example.com/x>.",
        ),
        ("<p>a <code>b`c</code></p>", "a ``b`c``"),
        (
            "<p><a>no target</a> <a href='#x'>inside</a></p>",
            "no target inside",
        ),
        ("<p>a<b>b</b> <i> c </i>d</p>", "ab *c* d"),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn code_blocks_are_no_tests() {
    assert_eq!(
        markdown("<pre>\nlet x = [1];\n  y\n</pre>"),
        "```text\nlet x = [1];\n  y\n```"
    );
    assert_eq!(markdown("```\nfn main() {}\n```"), "```text\nfn main() {}\n```");
    assert_eq!(markdown("a\n\n    indented\n"), "a\n\n   indented");
    assert_eq!(markdown("```\nnever closed"), "```text\nnever closed\n```");
}

#[test]
fn definitions_and_tables_become_lists() {
    let html = "<dl><dt>Key</dt><dd><p>What it is.</p></dd><dt>B<dd>b</dl>";
    assert_eq!(markdown(html), "- **Key**\n\n  What it is.\n- **B**\n\n  b");
    let html = "<table><tr><th>A</th><th>B</th></tr><tr><td>1<td>2</table>";
    assert_eq!(markdown(html), "- A — B\n- 1 — 2");
}

#[test]
fn bad_nesting_loses_nothing_but_the_nesting() {
    for html in [
        "<p>a<ul><li>b</p></ul>c",
        "</p>a b c",
        "<p>a<p>b<p>c",
        "<li>a</li><p>b</b><i>c",
        "a <b>b <i>c</b>",
    ] {
        let text = markdown(html);
        assert!(
            ["a", "b", "c"].iter().all(|word| text.contains(word)),
            "{html} → {text}"
        );
    }
    assert_eq!(markdown("<!-- gone --><p>x < y & z</p>"), "x \\< y & z");
}

#[test]
fn lines_are_broken_at_words_but_not_in_code() {
    let html = format!(
        "<p>{} <code>{}</code> end</p>",
        "word ".repeat(30),
        "two words ".repeat(10)
    );
    let text = markdown(&html);
    assert!(text.lines().all(|line| line.len() <= 105), "{text}");
    assert_eq!(text.matches('`').count(), 2);
}

#[test]
fn deep_nesting_and_odd_input_end() {
    let deep = "<ul><li>".repeat(5_000) + "x";
    assert!(markdown(&deep).contains('x'));
    for text in [
        "<",
        "<a",
        "<a href=",
        "&",
        "&#x110000;",
        "&#0;",
        "<p",
        "`",
        "<code>`</code>",
        "\u{1}\u{2}",
    ] {
        markdown(&format!("<p>{text}"));
        markdown(text);
    }
}

#[test]
fn a_summary_is_the_first_sentence() {
    assert_eq!(
        summary("<p>Makes a URL, e.g. for you. Then more.</p><p>Second.</p>"),
        "Makes a URL, e.g. for you."
    );
    assert_eq!(summary("One line\nin two. Next."), "One line in two.");
    assert_eq!(summary(""), "");
}

#[test]
fn line_ends_of_any_system_are_line_feeds() {
    for text in ["a\r\n\r\nb\rc", "<p>a</p>\r\n<p>b\rc</p>", "```\r\nx\r\n```"] {
        assert!(!markdown(text).contains('\r'), "{text:?}");
        assert!(!summary(text).contains('\r'), "{text:?}");
    }
}

/// No tag is left, fences are balanced, and it takes no time worth talking about.
#[test]
fn models_documentation_is_clean() {
    let Some(folder) = std::env::var_os("TINSMITH_MODELS").filter(|folder| !folder.is_empty()) else {
        // past the test runner, which keeps what tests print to itself
        let notice = b"\nNOT RUN: models_documentation_is_clean: TINSMITH_MODELS names no folder\n\n";
        std::io::Write::write_all(&mut std::io::stderr(), notice).expect("standard error");
        return;
    };
    let (mut count, started) = (0, std::time::Instant::now());
    for entry in std::fs::read_dir(folder).expect("the folder of models").flatten() {
        let text = std::fs::read(entry.path()).expect("a model");
        let model: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        each_documentation(&model, &mut |documentation| {
            let text = markdown(documentation);
            assert_eq!(text.matches("```").count() % 2, 0, "{documentation}\n→\n{text}");
            count += 1;
        });
    }
    assert!(count > 100_000, "{count} texts only");
    eprintln!("{count} texts in {:?}", started.elapsed());
}

fn each_documentation(json: &serde_json::Value, check: &mut dyn FnMut(&str)) {
    match json {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(text) if name == "smithy.api#documentation" => check(text),
                    _ => each_documentation(value, check),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| each_documentation(item, check)),
        _ => {}
    }
}
