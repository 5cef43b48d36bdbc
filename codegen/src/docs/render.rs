//! The tree of a document → blocks of Markdown.

use super::html::{Element, Node};
use super::inline::{code, escape, link, wrap, KEEP};

/// Columns a line may have.
const WIDTH: usize = 100;

/// The whole document.
pub fn blocks(document: &Element) -> String {
    let mut lines = container(document, WIDTH);
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// The first paragraph, on one line.
pub fn first_paragraph(document: &Element) -> String {
    container(document, usize::MAX)
        .into_iter()
        .find(|line| !line.is_empty())
        .unwrap_or_default()
}

/// The blocks of an element, with a blank line between each two.
fn container(element: &Element, width: usize) -> Vec<String> {
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut text = String::new();
    for child in &element.children {
        match child {
            Node::Element(child) if is_block(&child.tag) => {
                blocks.extend(paragraphs(&mut text, width));
                blocks.push(block(child, width));
            }
            // what is wrapped around blocks, a span or an unknown tag, does not make them inline
            Node::Element(child) if holds_blocks(child) => {
                blocks.extend(paragraphs(&mut text, width));
                blocks.push(container(child, width));
            }
            other => inline(other, &mut text),
        }
    }
    blocks.extend(paragraphs(&mut text, width));
    let mut lines = Vec::new();
    for block in blocks.into_iter().filter(|block| !block.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}

/// Collected text as paragraphs; line breaks separate them.
fn paragraphs(text: &mut String, width: usize) -> Vec<Vec<String>> {
    let text = std::mem::take(text);
    text.split(LINE_BREAK)
        .map(|paragraph| wrap(paragraph, width))
        .collect()
}

/// Stands for `<br>`.
const LINE_BREAK: char = '\u{2}';

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "ul"
            | "ol"
            | "dl"
            | "note"
            | "important"
            | "caution"
            | "warning"
            | "pre"
            | "table"
            | "div"
            | "examples"
            | "fullname"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "dt"
            | "dd"
            | "tr"
    )
}

fn holds_blocks(element: &Element) -> bool {
    element.tag != "a"
        && element.children.iter().any(|child| match child {
            Node::Element(child) => is_block(&child.tag) || holds_blocks(child),
            Node::Text(_) => false,
        })
}

fn block(element: &Element, width: usize) -> Vec<String> {
    match element.tag.as_str() {
        "ul" => list(element, width, |_| "- ".to_owned()),
        "ol" => list(element, width, |number| format!("{number}. ")),
        "dl" => definitions(element, width),
        "note" => quote(element, width, "Note"),
        "important" => quote(element, width, "Important"),
        "caution" | "warning" => quote(element, width, "Caution"),
        "blockquote" => prefixed(container(element, width.saturating_sub(2)), "> ", "> "),
        "pre" => preformatted(element),
        "table" => rows(element, width),
        "fullname" => Vec::new(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(element),
        _ => container(element, width),
    }
}

fn list(element: &Element, width: usize, marker: impl Fn(usize) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    let mut number = 0;
    for child in &element.children {
        let item = match child {
            Node::Element(child) => container(child, width.saturating_sub(2)),
            Node::Text(text) => wrap(&escape(text), width.saturating_sub(2)),
        };
        if item.is_empty() {
            continue;
        }
        number += 1;
        let marker = marker(number);
        let indent = " ".repeat(marker.len());
        lines.extend(prefixed(item, &marker, &indent));
    }
    lines
}

/// Terms in bold, each with its description below.
fn definitions(element: &Element, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        let content = container(child, width.saturating_sub(2));
        if content.is_empty() {
            continue;
        }
        match child.tag.as_str() {
            "dt" => {
                let term = content.join(" ");
                let term = if term.contains('*') || term.contains('`') {
                    term
                } else {
                    format!("**{term}**")
                };
                lines.extend(prefixed(vec![term], "- ", "  "));
            }
            _ if lines.is_empty() => lines.extend(prefixed(content, "- ", "  ")),
            _ => {
                lines.push(String::new());
                lines.extend(prefixed(content, "  ", "  "));
            }
        }
    }
    lines
}

fn quote(element: &Element, width: usize, what: &str) -> Vec<String> {
    let content = container(element, width.saturating_sub(2));
    let mut lines = vec![format!("> **{what}:**"), ">".to_owned()];
    if content.is_empty() {
        return Vec::new();
    }
    lines.extend(prefixed(content, "> ", "> "));
    lines
}

fn prefixed(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let prefixed = lines.into_iter().enumerate().map(|(at, line)| {
        let prefix = if at == 0 { first } else { rest };
        format!("{prefix}{line}").trim_end().to_owned()
    });
    prefixed.collect()
}

/// A block of code that is no test.
fn preformatted(element: &Element) -> Vec<String> {
    let mut text = String::new();
    plain(element, &mut text);
    let text = text.trim_matches(['\n', '\r']);
    if text.trim().is_empty() {
        return Vec::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.lines().map(|line| line.trim_end().replace('\t', "    ")));
    lines.push(fence);
    lines
}

/// The rows of a table as items of a list, its cells separated by dashes.
fn rows(element: &Element, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    collect_rows(element, &mut rows);
    let mut lines = Vec::new();
    for cells in rows.into_iter().filter(|cells| !cells.is_empty()) {
        lines.extend(prefixed(
            wrap(&cells.join(" — "), width.saturating_sub(2)),
            "- ",
            "  ",
        ));
    }
    lines
}

fn collect_rows(element: &Element, rows: &mut Vec<Vec<String>>) {
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        match child.tag.as_str() {
            "tr" => {
                rows.push(Vec::new());
                collect_rows(child, rows);
            }
            "td" | "th" => {
                let mut text = String::new();
                child.children.iter().for_each(|child| inline(child, &mut text));
                let text = text.replace(LINE_BREAK, " ");
                if let (false, Some(row)) = (text.trim().is_empty(), rows.last_mut()) {
                    row.push(text.trim().to_owned());
                }
            }
            _ => collect_rows(child, rows),
        }
    }
}

/// Headings of a shape's docs stand below those that rustdoc makes.
fn heading(element: &Element) -> Vec<String> {
    let mut text = String::new();
    element.children.iter().for_each(|child| inline(child, &mut text));
    let line = wrap(&text.replace(LINE_BREAK, " "), usize::MAX).concat();
    match line.is_empty() {
        true => Vec::new(),
        false => vec![format!("### {line}")],
    }
}

/// Appends a piece of running text.
fn inline(node: &Node, text: &mut String) {
    let element = match node {
        Node::Text(plain) => {
            text.push_str(&escape(&plain.replace(['\n', '\r', '\t', KEEP, LINE_BREAK], " ")));
            return;
        }
        Node::Element(element) => element,
    };
    let inside = |element: &Element| {
        let mut inside = String::new();
        element
            .children
            .iter()
            .for_each(|child| inline(child, &mut inside));
        inside
    };
    match element.tag.as_str() {
        "code" => {
            let mut content = String::new();
            plain(element, &mut content);
            around(text, &content, code(&content));
        }
        "a" => {
            let content = inside(element).replace(LINE_BREAK, " ");
            around(text, &content, link(&content, element.href.as_deref()));
        }
        "b" | "strong" => emphasis(text, &inside(element), "**"),
        "i" | "em" => emphasis(text, &inside(element), "*"),
        "br" => text.push(LINE_BREAK),
        _ => text.push_str(&inside(element)),
    }
}

/// Appends `markup` with the spaces that stood at the edges of what it was made of outside of it.
fn around(text: &mut String, content: &str, markup: String) {
    if content.starts_with(char::is_whitespace) {
        text.push(' ');
    }
    // two spans of code that touch would be read as one
    if markup.starts_with('`') && text.ends_with('`') {
        text.push(' ');
    }
    text.push_str(&markup);
    if content.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

/// Emphasis is only emphasis where no letter touches it from outside and no space from inside.
fn emphasis(text: &mut String, content: &str, marker: &str) {
    let trimmed = content.trim();
    let plain = trimmed.is_empty()
        || trimmed.contains(['*', '\u{2}'])
        || text.ends_with(|c: char| c.is_alphanumeric() || c == '*');
    match plain {
        true => text.push_str(content),
        false => around(text, content, format!("{marker}{trimmed}{marker}")),
    }
}

/// The text of an element without any markup.
fn plain(element: &Element, text: &mut String) {
    for child in &element.children {
        match child {
            Node::Text(content) => text.push_str(content),
            Node::Element(child) if child.tag == "br" => text.push('\n'),
            Node::Element(child) => plain(child, text),
        }
    }
}
