//! Renders the parts of a paragraph as running text.

use super::inline::{code, escape, link, without_links, EMPHASIS, KEEP, LINE_BREAK, STRONG, STRUCK};
use super::tree::{Element, Node};

/// Renders an element as running text without breaks.
pub fn running_text(element: &Element) -> String {
    let mut text = String::new();
    element
        .children
        .iter()
        .for_each(|child| inline(child, &mut text, false));
    text.replace(LINE_BREAK, " ")
}

/// Appends a piece of running text.
pub fn inline(node: &Node, text: &mut String, in_link: bool) {
    let element = match node {
        Node::Text(plain) if in_link => return text.push_str(&without_links(plain)),
        Node::Text(plain) => return text.push_str(&escape(plain)),
        Node::Element(element) => element,
    };
    let inside = |in_link: bool| {
        let mut inside = String::new();
        element
            .children
            .iter()
            .for_each(|child| inline(child, &mut inside, in_link));
        inside
    };
    match element.tag.as_str() {
        "code" | "tt" | "kbd" | "samp" => {
            let mut content = String::new();
            element.plain(&mut content);
            around(text, &content, &code(&content));
        }
        // links cannot be nested
        "a" if !in_link => {
            let content = inside(true).replace(LINE_BREAK, " ");
            around(text, &content, &link(&content, element.href.as_deref()));
        }
        "b" | "strong" => emphasis(text, &inside(in_link), STRONG),
        "i" | "em" => emphasis(text, &inside(in_link), EMPHASIS),
        "s" | "strike" | "del" => emphasis(text, &inside(in_link), STRUCK),
        "br" => text.push(LINE_BREAK),
        _ => append(text, &inside(in_link)),
    }
}

/// Appends `markup`, with the spaces at the edges of its content moved outside.
fn around(text: &mut String, content: &str, markup: &str) {
    if content.starts_with(char::is_whitespace) {
        text.push(' ');
    }
    append(text, markup);
    if content.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

/// Appends text that may begin with markup. A separator keeps two adjacent code spans from merging, a link after `!`
/// from becoming an image, and emphasis in between from getting in the way.
fn append(text: &mut String, markup: &str) {
    let emphasis = [EMPHASIS, STRONG, STRUCK];
    let end = text.trim_end_matches(emphasis).len();
    let before = text[..end].chars().next_back();
    match (before, markup.trim_start_matches(emphasis).chars().next()) {
        (Some('`'), Some('`')) => text.push(' '),
        (Some('!'), Some('[')) => text.insert(end - 1, '\\'),
        _ => {}
    }
    text.push_str(markup);
}

/// Appends emphasised text. Emphasis over several lines, or within the same emphasis, is dropped.
fn emphasis(text: &mut String, content: &str, marker: char) {
    let trimmed = content.trim_matches(|c: char| c.is_whitespace() || c == KEEP);
    if trimmed.is_empty() || trimmed.contains(LINE_BREAK) {
        append(text, content);
    } else {
        let inner = trimmed.replace(marker, "");
        around(text, content, &format!("{marker}{inner}{marker}"));
    }
}
