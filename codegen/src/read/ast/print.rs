//! Prints values as a JSON document.

use super::{Node, NodeKind};

/// Prints a value, indented by four spaces a level, with numbers as they were written.
pub fn json(node: &Node) -> String {
    let mut output = String::new();
    print(node, 0, &mut output);
    output.push('\n');
    output
}

fn print(node: &Node, depth: usize, output: &mut String) {
    match &node.kind {
        NodeKind::Null => output.push_str("null"),
        NodeKind::Bool(value) => output.push_str(if *value { "true" } else { "false" }),
        NodeKind::Number(text) => output.push_str(text),
        NodeKind::String(text) => string(text, output),
        NodeKind::Array(items) => list(['[', ']'], items.iter(), depth, output, |item, output| {
            print(item, depth + 1, output);
        }),
        NodeKind::Object(object) => list(['{', '}'], object.iter(), depth, output, |entry, output| {
            string(&entry.key, output);
            output.push_str(": ");
            print(&entry.value, depth + 1, output);
        }),
    }
}

fn list<T>(
    [open, close]: [char; 2],
    items: impl ExactSizeIterator<Item = T>,
    depth: usize,
    output: &mut String,
    print: impl Fn(T, &mut String),
) {
    output.push(open);
    let is_empty = items.len() == 0;
    for (index, item) in items.enumerate() {
        if index > 0 {
            output.push(',');
        }
        new_line(depth + 1, output);
        print(item, output);
    }
    if !is_empty {
        new_line(depth, output);
    }
    output.push(close);
}

fn new_line(depth: usize, output: &mut String) {
    output.push('\n');
    output.extend(std::iter::repeat_n("    ", depth));
}

fn string(text: &str, output: &mut String) {
    // serialising a string cannot fail
    output.push_str(&serde_json::to_string(text).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::super::Location;
    use super::*;

    #[test]
    fn values_are_printed() {
        let at = Location::UNKNOWN;
        let number = Node::new(NodeKind::Number("1.50e+400".into()), at);
        let list = Node::array([number, Node::bool(true, at), Node::array([], at)], at);
        let node = Node::object([("a\"\u{1b}", list), ("b", Node::empty_object(at))], at);
        let expected = "{\n    \"a\\\"\\u001b\": [\n        1.50e+400,\n        true,\n        []\n    ],\n    \"b\": {}\n}\n";
        assert_eq!(json(&node), expected);
    }
}
