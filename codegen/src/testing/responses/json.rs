//! Writes trees as JSON.

use super::text::{ascii, text, timestamp_format};
use super::tree::{Node, Tree};
use crate::model::TimestampFormat;
use crate::{node, source::Location};

/// Writes a body; if `spelled_out`, with all characters beyond ASCII, and slashes, escaped.
pub fn write(tree: &Tree, spelled_out: bool) -> Vec<u8> {
    let body = value(&tree.clone().into()).to_string();
    if !spelled_out {
        return body.into_bytes();
    }
    let escape = |c: char| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect::<String>()
    };
    format!(" {}\n", ascii(&body, escape).replace('/', "\\/")).into_bytes()
}

fn value(node: &Node) -> node::Node {
    let members = |members: &[(String, Node)]| {
        let members = members.iter().map(|(name, member)| (name.clone(), value(member)));
        node::Node::object(members, Location::UNKNOWN)
    };
    match &node.tree {
        Tree::Null => None::<bool>.into(),
        Tree::Boolean(flag) => (*flag).into(),
        Tree::Integer(number) => (*number).into(),
        Tree::Float(number) if number.is_finite() => f64::from(*number).into(),
        Tree::Double(number) if number.is_finite() => (*number).into(),
        Tree::Time(time) if is_number(node) => time.json(),
        Tree::Document(document) => document.clone(),
        Tree::List(items) => items.iter().map(value).collect(),
        Tree::Map(entries) | Tree::Structure(entries) | Tree::Union(entries) => members(entries),
        tree => text(tree, &node.traits, TimestampFormat::EpochSeconds).into(),
    }
}

fn is_number(node: &Node) -> bool {
    matches!(
        timestamp_format(&node.traits),
        None | Some(TimestampFormat::EpochSeconds)
    )
}
