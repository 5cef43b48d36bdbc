//! Text of a model → Markdown that rustdoc neither runs nor renders as markup of its own: the one way from a model into
//! a doc comment.
//!
//! In: CommonMark, the HTML of AWS models with whatever nesting they have, or plain text. Out: Markdown in lines of about
//! 100 columns that rustdoc and clippy take without a warning: no HTML, nothing that looks like a link to an item, links
//! to the web and to mailboxes only, no images, no code block that would be run as a test. [`markdown`] reads what it made
//! with the parser rustdoc has before it hands it out.

mod commonmark;
mod html;
mod inline;
#[cfg(any(test, feature = "testing"))]
pub mod proof;
mod render;
mod running;
mod table;
mod tree;
mod verify;

use crate::characters;
use tree::Element;

/// Documentation as Markdown.
pub fn markdown(documentation: &str) -> String {
    let document = parse(documentation);
    let markdown = render::blocks(&document);
    match verify::wrong(&markdown) {
        None => markdown,
        // a defect of ours; the text is shown nevertheless
        Some(_) => {
            let mut text = String::new();
            document.plain(&mut text);
            render::verbatim(&text)
        }
    }
}

/// Its first sentence on one line, for lists of things documented elsewhere.
pub fn summary(documentation: &str) -> String {
    let document = parse(documentation);
    let paragraph = render::first_paragraph(&document, false)
        .or_else(|| render::first_paragraph(&document, true))
        .unwrap_or_default();
    inline::line(first_sentence(paragraph.trim()))
}

/// Plain text, a title or a name, on one line.
pub fn line(text: &str) -> String {
    inline::line(&inline::escape(&characters::shown(text)))
}

/// A value of the model in one span of code, with what is not shown as escapes.
pub fn code(value: &str) -> String {
    inline::code(&characters::escaped(value)).replace(inline::KEEP, " ")
}

/// Plain text for where there is no Markdown, on one line.
pub fn plain(text: &str) -> String {
    let text = characters::shown(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Plain text for where both the compiler shows it as it is and rustdoc as Markdown: escaped only where it has to be.
pub fn note(text: &str) -> String {
    let plain = plain(text);
    if verify::is_plain(&plain) {
        plain
    } else {
        line(&plain)
    }
}

fn parse(documentation: &str) -> Element {
    let text = characters::shown(documentation);
    if html::is_html(&text) {
        html::parse(&text)
    } else {
        commonmark::parse(&text)
    }
}

/// A sentence ends at a full stop before a space and a capital, so that "e.g. this" goes on, and not inside of emphasis.
fn first_sentence(text: &str) -> &str {
    let mut open = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            inline::EMPHASIS | inline::STRONG | inline::STRUCK => open ^= 1 << u32::from(c),
            c if c.is_whitespace() && before == '.' && open == 0 => {
                let next = text[at..].trim_start().chars().next().unwrap_or(' ');
                if next.is_uppercase() || matches!(next, '`' | '[') {
                    return &text[..at];
                }
            }
            _ => {}
        }
        before = c;
    }
    text
}

#[cfg(test)]
mod tests;
