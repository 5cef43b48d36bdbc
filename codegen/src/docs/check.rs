//! Checks, for tests, that converted documentation is harmless and complete.

use super::{commonmark::EXTENSIONS, parse, render, summary, verify};
use pulldown_cmark::{Event, Parser};

/// Checks that the Markdown of a documentation is harmless and lacks none of its text.
///
/// # Errors
///
/// The first defect, with the documentation and its Markdown.
pub fn check(documentation: &str) -> Result<(), String> {
    let document = parse(documentation);
    let markdown = render::blocks(&document);
    let fails = |wrong: String| Err(format!("{wrong}: {documentation:?}\n→\n{markdown}"));
    if let Some(wrong) = verify::defect(&markdown) {
        return fails(wrong);
    }
    let summary = summary(documentation);
    if let Some(wrong) = verify::defect(&summary) {
        return fails(format!("{wrong} in the summary {summary:?}"));
    }
    if summary.contains('\n') {
        return fails(format!("the summary {summary:?} is no line"));
    }
    let mut text = String::new();
    document.plain(&mut text);
    let seen = seen(&markdown);
    let mut rest = seen.chars();
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    let lost = letters.find(|c| !rest.any(|other| other == *c));
    // this element of AWS models has nothing but its name
    if let Some(lost) = lost.filter(|_| !documentation.contains("fullname")) {
        return fails(format!("`{lost}` and on is lost in {seen:?}"));
    }
    let count = |text: &str| text.matches(['*', '\\', '`', '[', ']', '~', '|']).count();
    if count(&seen) <= count(&text) {
        Ok(())
    } else {
        fails(format!("marks are shown in {seen:?}"))
    }
}

/// Returns the text of Markdown as a reader sees it.
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, EXTENSIONS) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            _ => {}
        }
    }
    seen
}
