//! Writes values as JSON, with numbers as they were written and members in their order.

use crate::node::{Node, NodeKind};
use std::fmt::{self, Display, Formatter, Write};

/// Writes the value as JSON on one line, without spaces.
impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(self, Layout::OneLine, f)
    }
}

/// Returns the value as a document, indented by four spaces a level.
#[cfg(any(feature = "cli", feature = "__testing", test))]
pub fn indented(node: &Node) -> String {
    let mut output = String::new();
    // writing to a string cannot fail
    let _ = write(node, Layout::Indented(0), &mut output);
    output.push('\n');
    output
}

/// The layout of values, with the depth of the current one.
#[derive(Clone, Copy)]
enum Layout {
    OneLine,
    #[cfg_attr(not(any(feature = "cli", feature = "__testing")), allow(dead_code))]
    Indented(usize),
}

impl Layout {
    fn deeper(self) -> Self {
        match self {
            Layout::OneLine => Layout::OneLine,
            Layout::Indented(depth) => Layout::Indented(depth + 1),
        }
    }

    fn new_line(self, output: &mut impl Write) -> fmt::Result {
        match self {
            Layout::OneLine => Ok(()),
            Layout::Indented(depth) => {
                output.write_char('\n')?;
                (0..depth).try_for_each(|_| output.write_str("    "))
            }
        }
    }
}

fn write<W: Write>(node: &Node, layout: Layout, output: &mut W) -> fmt::Result {
    match &node.kind {
        NodeKind::Null => output.write_str("null"),
        NodeKind::Bool(value) => output.write_str(if *value { "true" } else { "false" }),
        NodeKind::Number(text) => output.write_str(text),
        NodeKind::String(text) => string(text, output),
        NodeKind::Array(items) => list(['[', ']'], items.iter(), layout, output, |item, output| {
            write(item, layout.deeper(), output)
        }),
        NodeKind::Object(object) => list(['{', '}'], object.iter(), layout, output, |entry, output| {
            string(&entry.key, output)?;
            output.write_str(match layout {
                Layout::OneLine => ":",
                Layout::Indented(_) => ": ",
            })?;
            write(&entry.value, layout.deeper(), output)
        }),
    }
}

fn list<T, W: Write>(
    [open, close]: [char; 2],
    items: impl ExactSizeIterator<Item = T>,
    layout: Layout,
    output: &mut W,
    write: impl Fn(T, &mut W) -> fmt::Result,
) -> fmt::Result {
    output.write_char(open)?;
    let is_empty = items.len() == 0;
    for (index, item) in items.enumerate() {
        if index > 0 {
            output.write_char(',')?;
        }
        layout.deeper().new_line(output)?;
        write(item, output)?;
    }
    if !is_empty {
        layout.new_line(output)?;
    }
    output.write_char(close)
}

/// Writes a string in quotes, with the escapes that JSON requires.
fn string(text: &str, output: &mut impl Write) -> fmt::Result {
    output.write_char('"')?;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\' | '\0'..='\u{1f}')) {
        let (plain, from) = rest.split_at(at);
        output.write_str(plain)?;
        let mut characters = from.chars();
        match characters.next() {
            Some('\u{8}') => output.write_str("\\b")?,
            Some('\t') => output.write_str("\\t")?,
            Some('\n') => output.write_str("\\n")?,
            Some('\u{c}') => output.write_str("\\f")?,
            Some('\r') => output.write_str("\\r")?,
            Some(c @ ('"' | '\\')) => write!(output, "\\{c}")?,
            Some(c) => write!(output, "\\u{:04x}", u32::from(c))?,
            None => {}
        }
        rest = characters.as_str();
    }
    output.write_str(rest)?;
    output.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Location;

    #[test]
    fn values_are_written() {
        let at = Location::UNKNOWN;
        let number = Node::new(NodeKind::Number("1.50e+400".into()), at);
        let list = Node::array([number, Node::bool(true, at), Node::array([], at)], at);
        let node = Node::object([("b\"\u{1b}", list), ("a", Node::empty_object(at))], at);
        let expected = "{\n    \"b\\\"\\u001b\": [\n        1.50e+400,\n        true,\n        []\n    ],\n    \"a\": {}\n}\n";
        assert_eq!(indented(&node), expected);
        assert_eq!(node.to_string(), r#"{"b\"\u001b":[1.50e+400,true,[]],"a":{}}"#);
    }

    #[test]
    fn strings_are_escaped_as_serde_json_does() {
        let all: String = ('\0'..='\u{a0}').chain(['\u{2028}', '\u{1f600}']).collect();
        let written = Node::string(&all, Location::UNKNOWN).to_string();
        assert_eq!(written, serde_json::to_string(&all).unwrap());
    }
}
