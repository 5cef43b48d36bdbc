//! Documentation of a model → Markdown for rustdoc.
//!
//! In: CommonMark, or the HTML of AWS models with whatever nesting they have. Out: Markdown in lines of about 100
//! columns that rustdoc and clippy take without a warning: no HTML left, nothing that looks like a link to an item,
//! no code block that would be run as a test.

mod commonmark;
mod html;
mod inline;
mod render;

use std::borrow::Cow;

/// The documentation as Markdown.
pub fn markdown(documentation: &str) -> String {
    let documentation = &line_ends(documentation);
    match html::has_tags(documentation) {
        true => render::blocks(&html::parse(documentation)),
        false => commonmark::clean(documentation),
    }
}

/// Carriage returns, which rustdoc refuses, as line feeds.
fn line_ends(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

/// Its first sentence on one line, for lists of things documented elsewhere.
pub fn summary(documentation: &str) -> String {
    let documentation = &line_ends(documentation);
    let markdown = match html::has_tags(documentation) {
        true => render::first_paragraph(&html::parse(documentation)),
        false => commonmark::clean(documentation)
            .split("\n\n")
            .next()
            .unwrap_or_default()
            .replace('\n', " "),
    };
    let text = markdown.trim();
    // a sentence ends at a full stop before a space and a capital, so that "e.g. this" goes on
    let end = text
        .match_indices(". ")
        .find(|(at, _)| text[at + 2..].starts_with(|c: char| c.is_uppercase() || c == '`' || c == '['));
    match end {
        Some((at, _)) => text[..=at].to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
