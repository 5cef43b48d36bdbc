//! Renders the tree of a document as Markdown blocks.

use super::inline::{escape, line, longest_run, prefixed, wrap, EMPHASIS, LINE_BREAK, STRONG};
use super::running::{inline, running_text};
use super::table;
use super::tree::{Element, Node};

/// The number of columns of a line.
const WIDTH: usize = 100;

/// Renders the whole document.
pub fn blocks(document: &Element) -> String {
    let mut lines = container(document, WIDTH);
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// Renders a text as a code block.
pub fn verbatim(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.lines().map(|line| line.trim_end().replace('\t', "    ")));
    lines.push(fence);
    lines.join("\n")
}

/// Returns the first paragraph as running text, to be completed by [`line`] or [`wrap`]. Code, tables and headings are
/// skipped, and so are notes unless `in_notes` is set.
pub fn first_paragraph(element: &Element, in_notes: bool) -> Option<String> {
    let mut text = String::new();
    let is_empty = |text: &String| text.trim_matches([' ', '\n', '\t', LINE_BREAK]).is_empty();
    for child in &element.children {
        match child {
            Node::Element(child) if is_block(&child.tag) || holds_blocks(child) => {
                if !is_empty(&text) {
                    break;
                }
                let skipped = match child.tag.as_str() {
                    "pre" | "table" | "fullname" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => true,
                    "note" | "important" | "caution" | "warning" => !in_notes,
                    _ => false,
                };
                let found = (!skipped).then(|| first_paragraph(child, in_notes)).flatten();
                if found.is_some() {
                    return found;
                }
            }
            other => inline(other, &mut text, false),
        }
    }
    let paragraph = text.split(LINE_BREAK).find(|part| !part.trim().is_empty());
    paragraph.map(str::to_owned)
}

/// Renders the blocks of an element, separated by blank lines.
fn container(element: &Element, width: usize) -> Vec<String> {
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut text = String::new();
    for child in &element.children {
        match child {
            Node::Element(child) if is_block(&child.tag) => {
                blocks.extend(paragraphs(&mut text, width));
                blocks.push(block(child, width));
            }
            // an inline or unknown tag around blocks does not make them inline
            Node::Element(child) if holds_blocks(child) => {
                blocks.extend(paragraphs(&mut text, width));
                blocks.push(container(child, width));
            }
            other => inline(other, &mut text, false),
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

/// Renders collected text as paragraphs, which line breaks separate.
fn paragraphs(text: &mut String, width: usize) -> Vec<Vec<String>> {
    let text = std::mem::take(text);
    text.split(LINE_BREAK)
        .map(|paragraph| wrap(paragraph, width))
        .collect()
}

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
            | "hr"
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
        "ol" => {
            let first = element.start.filter(|start| *start < 100_000_000).unwrap_or(1);
            list(element, width, |at| format!("{}. ", first + at))
        }
        "dl" => definitions(element, width),
        "note" => quote(element, width, "Note"),
        "important" => quote(element, width, "Important"),
        "caution" | "warning" => quote(element, width, "Caution"),
        "blockquote" => prefixed(container(element, width.saturating_sub(2)), "> ", "> "),
        "pre" => preformatted(element),
        "table" => table::lines(element, width),
        "fullname" => Vec::new(),
        // hyphens after an item's bullet would form a rule with it
        "hr" => vec!["***".to_owned()],
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(element),
        _ => container(element, width),
    }
}

fn list(element: &Element, width: usize, marker: impl Fn(u64) -> String) -> Vec<String> {
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
        let marker = marker(number);
        number += 1;
        let indent = " ".repeat(marker.len());
        lines.extend(prefixed(item, &marker, &indent));
    }
    lines
}

/// Renders terms in bold, each with its description below.
fn definitions(element: &Element, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        if child.tag == "dt" {
            let term = line(&bold(&running_text(child)));
            if !term.is_empty() {
                lines.extend(prefixed(vec![term], "- ", "  "));
            }
            continue;
        }
        let content = container(child, width.saturating_sub(2));
        if content.is_empty() {
            continue;
        }
        if lines.is_empty() {
            lines.extend(prefixed(content, "- ", "  "));
        } else {
            lines.push(String::new());
            lines.extend(prefixed(content, "  ", "  "));
        }
    }
    lines
}

/// Renders a term in bold, unless it is code or emphasised already.
fn bold(term: &str) -> String {
    if term.contains(['`', EMPHASIS, STRONG]) {
        term.to_owned()
    } else {
        format!("{STRONG}{}{STRONG}", term.trim())
    }
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

/// Renders a code block that is not run as a test.
fn preformatted(element: &Element) -> Vec<String> {
    let mut text = String::new();
    element.plain(&mut text);
    let text = text.trim_matches('\n');
    if text.trim().is_empty() {
        return Vec::new();
    }
    verbatim(text).lines().map(str::to_owned).collect()
}

/// Renders a heading at a level below those that rustdoc makes.
fn heading(element: &Element) -> Vec<String> {
    let line = line(&running_text(element));
    // trailing `#` would be taken for the closing sequence of the heading
    let line = match line.strip_suffix('#') {
        Some(before) => format!("{before}\\#"),
        None => line,
    };
    if line.is_empty() {
        Vec::new()
    } else {
        vec![format!("### {line}")]
    }
}
