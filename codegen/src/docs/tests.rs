//! Tests of each construct.

mod hostile;

use super::{code, line, links, markdown, note, summary, verify};

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
fn links_elsewhere_are_links_whatever_they_are_called() {
    let links = |pages: &[(&str, &str)]| {
        let pages: Vec<_> = pages
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        links(&pages)
    };
    assert_eq!(
        links(&[
            ("The guide", "https://example.com/a(b)"),
            ("Us", "mailto:us@example.com")
        ]),
        "See [The guide](https://example.com/a%28b%29), [Us](mailto:us@example.com)."
    );
    assert_eq!(
        links(&[("", "https://example.com")]),
        "See <https://example.com>."
    );
    assert_eq!(
        links(&[("Run", "javascript:alert(1)"), ("File", "file:///etc/passwd")]),
        ""
    );
    assert_eq!(links(&[]), "");
    for name in [
        "](x) <script>",
        "`",
        "[a][b]",
        "a\n\n# b",
        "![x](y)",
        "\u{202e}",
        "https://example.org",
        "*",
    ] {
        let line = links(&[(name, "https://example.com/\r\n<b>`|\\")]);
        assert!(line.starts_with("See ") && !line.contains('\n'), "{line:?}");
        assert_eq!(verify::defect(&line), None, "{line:?}");
    }
}

#[test]
fn markup_of_markdown_is_escaped() {
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
    assert_eq!(markdown("a\n\n    indented\n"), "a\n\n```text\nindented\n```");
    assert_eq!(
        markdown("> ~~~\n> panic!();\n> ~~~\n\n-\t\tpanic!();\n\n> ````\n> panic!();\n> ````"),
        "> ```text\n> panic!();\n> ```\n\n- ```text\n    panic!();\n  ```\n\n> ```text\n> panic!();\n> ```"
    );
    assert_eq!(markdown("```\nnever closed"), "```text\nnever closed\n```");
}

#[test]
fn definitions_and_tables_become_lists() {
    let html = "<dl><dt>Key</dt><dd><p>What it is.</p></dd><dt>B<dd>b</dl>";
    assert_eq!(markdown(html), "- **Key**\n\n  What it is.\n- **B**\n\n  b");
    let html = "<table><tr><td>A</td><td>B</td></tr><tr><td>1<td>2</table>";
    assert_eq!(markdown(html), "- A — B\n- 1 — 2");
    let html = "<table><tr><th>A</th><th>B</th></tr><tr><td>1<td>2</table>";
    assert_eq!(markdown(html), "| A | B |\n|---|---|\n| 1 | 2 |");
}

#[test]
fn text_of_badly_nested_elements_is_kept() {
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
fn deep_nesting_and_odd_input_terminate() {
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

#[test]
fn tags_that_html_does_not_know_are_text() {
    for (text, expected) in [
        (
            "<p><code>arn:aws:s3:<Region>:<account-id>:accesspoint/<name>/object/<key></code></p>",
            "`arn:aws:s3:<Region>:<account-id>:accesspoint/<name>/object/<key>`",
        ),
        (
            "<p>s3://<i><bucket_name></i>/<i><object></i></p>",
            "s3://*\\<bucket_name\\>*/*\\<object\\>*",
        ),
        (
            "<p>the <Message> tag, <fleet ID> and </web ACL></p>",
            "the \\<Message\\> tag, \\<fleet ID\\> and \\</web ACL\\>",
        ),
        ("T<script>x()</script>", "T\\<script\\>x()\\</script\\>"),
        ("<p>T<script>x()</script>", "T\\<script\\>x()\\</script\\>"),
        ("a `<Region>` of <Region>", "a `<Region>` of \\<Region\\>"),
        ("<Region> first", "\\<Region\\> first"),
    ] {
        assert_eq!(markdown(text), expected, "{text}");
    }
}

#[test]
fn commonmark_keeps_its_meaning() {
    for (text, expected) in [
        (
            "See [Foo] and [text](https://e.com).",
            "See \\[Foo\\] and [text](https://e.com).",
        ),
        (
            "[x]: https://e.com\n\nsee [x], [y][x]",
            "see [x](https://e.com), [y](https://e.com)",
        ),
        ("[text](javascript:alert(1)) [a](Bar) [b]()", "text a b"),
        (
            "https://e.com/a and <https://e.com>",
            "<https://e.com/a> and <https://e.com>",
        ),
        ("<javascript:x> <a@b.c>", "javascript:x a@b.c"),
        (
            "![alt](https://e.com/x.png) ![only](x.png)",
            "[alt](https://e.com/x.png) only",
        ),
        ("Wow![a](https://e.com)!", "Wow[a](https://e.com)!"),
        (
            "`code [Foo]` *e* **s** ~~d~~ ***both***",
            "`code [Foo]` *e* **s** ~~d~~ *both*",
        ),
        ("a **b *c* d** <b>Note:</b>x", "a **b *c* d** Note:x"),
        (
            "# One\n\nText\n====\n\n3. a\n4. b\n   - c",
            "### One\n\n### Text\n\n3. a\n4. b\n\n   - c",
        ),
        (
            "a | b\n--|--\n1 | `2\\|3`",
            "| a | b |\n|---|---|\n| 1 | `2\\|3` |",
        ),
        ("- [ ] a\n- [x] b", "- \\[ \\] a\n- \\[x\\] b"),
        ("a[^1]\n\n[^1]: note", "a\\[^1\\]\n\n\\[^1\\]: note"),
        (
            "text with <b>tags</b><br>and *marks*",
            "text with **tags**\n\nand *marks*",
        ),
        ("# head {.class}\n\n***\n\nx", "### head {.class}\n\n***\n\nx"),
        ("use --force, 1 -- 2", "use \\--force, 1 -- 2"),
        ("[mail](mailto:a@b.c)", "[mail](mailto:a@b.c)"),
    ] {
        assert_eq!(markdown(text), expected, "{text}");
    }
}

#[test]
fn images_are_links() {
    assert_eq!(
        markdown(
            "<p><img src=\"https://e.com/x.png\" alt=\"a picture\"/> <img src='x.png'> <img alt='only'></p>"
        ),
        "[a picture](https://e.com/x.png) image only"
    );
}

#[test]
fn plain_text_is_one_line_as_it_is() {
    assert_eq!(line("T\n\n```\nx <b>\r\n"), "T \\`\\`\\` x \\<b\\>");
    assert_eq!(line("# T"), "\\# T");
    assert_eq!(line("a\u{1b}]0;b\u{202e}c\u{7}\0"), "a\\]0;bc");
    assert_eq!(code("a`b\nc\u{202e}"), "``a`b\\nc\\u{202e}``");
    assert_eq!(note("use ec2_x, a \"b\" & c."), "use ec2_x, a \"b\" & c.");
    assert_eq!(note("use `new`"), "use `new`");
    assert_eq!(note("use a[].b\nor <b>"), "use a\\[\\].b or \\<b\\>");
}

#[test]
fn summaries_end_outside_of_links_code_and_emphasis() {
    for (text, expected) in [
        (
            "<p>See <a href='https://e.com'>This. That</a>. Then.</p>",
            "See [This. That](https://e.com).",
        ),
        ("<p><b>Note. This.</b> That. Then.</p>", "**Note. This.** That."),
        ("<p><code>a. B</code> c. D</p>", "`a. B` c."),
        ("<pre>code</pre><ul><li>first. Second</ul>", "first."),
        ("```\nx\n```\n\ntext", "text"),
        (
            "<note><p>Not in C.</p></note><p>Does\n  it.\n   And more.</p>",
            "Does it.",
        ),
        ("<note><p>Not in C.</p></note>", "Not in C."),
    ] {
        assert_eq!(summary(text), expected, "{text}");
    }
}
