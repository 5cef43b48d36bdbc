//! Converts the documentation in a model to Markdown in which rustdoc finds no code to run and no markup of the model's
//! own. All text of a model passes through here on its way into doc comments.
//!
//! The input is CommonMark, the HTML of AWS models with any nesting, or plain text. The output is Markdown in lines of
//! about 100 columns that rustdoc and clippy accept without warnings: no HTML, no links to items, links to the web and
//! to mailboxes only, no images, no code blocks that are run as tests. [`markdown`] verifies its output with the parser
//! of rustdoc.

#[cfg(any(test, feature = "__testing"))]
pub mod check;
mod commonmark;
mod html;
mod inline;
mod render;
mod running;
mod table;
mod tree;
mod verify;

use crate::characters;
use crate::links::is_allowed;
use tree::Element;

/// Converts documentation to Markdown.
pub fn markdown(documentation: &str) -> String {
    let document = parse(documentation);
    let markdown = render::blocks(&document);
    match verify::defect(&markdown) {
        None => markdown,
        // a defect of tinsmith; the text is shown as a code block
        Some(_) => {
            let mut text = String::new();
            document.plain(&mut text);
            render::verbatim(&text)
        }
    }
}

/// Returns the first sentence on one line, for lists of items that are documented elsewhere.
pub fn summary(documentation: &str) -> String {
    let document = parse(documentation);
    let paragraph = render::first_paragraph(&document, false)
        .or_else(|| render::first_paragraph(&document, true))
        .unwrap_or_default();
    inline::line(first_sentence(paragraph.trim()))
}

/// Formats links to other pages on one line; empty if none of them is allowed.
pub fn links(links: &[(String, String)]) -> String {
    let links = links.iter().filter(|(_, address)| is_allowed(address));
    let links = links.map(|(name, address)| {
        let (name, address) = (characters::shown(name), characters::shown(address));
        let name = if name.trim().is_empty() { &address } else { &name };
        inline::link(&inline::without_links(name), Some(&address))
    });
    let links: Vec<_> = links.collect();
    if links.is_empty() {
        return String::new();
    }
    let line = inline::line(&format!("See {}.", links.join(", ")));
    match verify::defect(&line) {
        None => line,
        // a defect of tinsmith; a missing link is better than a wrong one
        Some(_) => String::new(),
    }
}

/// Formats plain text, such as a title or a name, on one line.
pub fn line(text: &str) -> String {
    inline::line(&inline::escape(&characters::shown(text)))
}

/// Formats a value of the model as a code span; characters that may not be printed are escaped.
pub fn code(value: &str) -> String {
    inline::code(&characters::Printable(value).to_string()).replace(inline::KEEP, " ")
}

/// Formats text on one line without Markdown.
pub fn plain(text: &str) -> String {
    let text = characters::shown(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Formats text that the compiler prints as is and rustdoc renders as Markdown; it is escaped only if necessary.
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

/// Finds the first sentence: it ends at a full stop before a space and a capital, so that "e.g. this" goes on, and not
/// inside emphasis.
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
