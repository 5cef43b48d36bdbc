//! Writes trees as XML.

use super::text::{ascii, text};
use super::tree::{Member, Node, Tree};
use crate::model::TimestampFormat;
use crate::plan::WireTrait;

/// Writes an element; if `spelled_out`, with all characters beyond ASCII as references.
pub fn write(name: &str, namespace: Option<&WireTrait>, tree: &Tree, spelled_out: bool) -> String {
    let mut traits = Vec::new();
    traits.extend(namespace.cloned());
    let mut xml = String::new();
    let tree = tree.clone();
    element(&mut xml, name, &Node { traits, tree });
    if spelled_out {
        ascii(&xml, |c| format!("&#x{:X};", u32::from(c)))
    } else {
        xml
    }
}

/// Writes the contents of an element.
pub fn members(xml: &mut String, members: &[Member]) {
    for (name, node) in members.iter().filter(|(_, member)| !is_attribute(member)) {
        element(xml, name, node);
    }
}

fn element(xml: &mut String, name: &str, node: &Node) {
    match &node.tree {
        Tree::List(items) if has(node, &WireTrait::Flattened) => {
            items.iter().for_each(|item| element(xml, name, item));
        }
        Tree::Map(entries) if has(node, &WireTrait::Flattened) => {
            entries.iter().for_each(|pair| entry(xml, name, node, pair));
        }
        tree => {
            start(xml, name, node);
            match tree {
                Tree::List(items) => {
                    items
                        .iter()
                        .for_each(|item| element(xml, named(&item.traits, "member"), item));
                }
                Tree::Map(entries) => entries.iter().for_each(|pair| entry(xml, "entry", node, pair)),
                Tree::Structure(children) | Tree::Union(children) => members(xml, children),
                tree => {
                    xml.extend(text(tree, &node.traits, TimestampFormat::DateTime).map(|text| escaped(&text)))
                }
            }
            xml.push_str(&format!("</{name}>"));
        }
    }
}

fn start(xml: &mut String, name: &str, node: &Node) {
    xml.push_str(&format!("<{name}"));
    for wire_trait in &node.traits {
        if let WireTrait::Namespace(uri, prefix) = wire_trait {
            let colon = if prefix.is_empty() { "" } else { ":" };
            xml.push_str(&format!(" xmlns{colon}{prefix}=\"{uri}\""));
        }
    }
    if let Tree::Structure(members) = &node.tree {
        for (name, member) in members.iter().filter(|(_, member)| is_attribute(member)) {
            let value = text(&member.tree, &member.traits, TimestampFormat::DateTime).unwrap_or_default();
            xml.push_str(&format!(" {name}=\"{}\"", escaped(&value)));
        }
    }
    xml.push('>');
}

fn entry(xml: &mut String, name: &str, map: &Node, (key, value): &Member) {
    let key_name = map.traits.iter().find_map(|wire_trait| match wire_trait {
        WireTrait::Key(traits) => Some(named(traits, "key")),
        _ => None,
    });
    let key_name = key_name.unwrap_or("key");
    xml.push_str(&format!("<{name}><{key_name}>{}</{key_name}>", escaped(key)));
    element(xml, named(&value.traits, "value"), value);
    xml.push_str(&format!("</{name}>"));
}

fn named<'a>(traits: &'a [WireTrait], or: &'a str) -> &'a str {
    let found = traits.iter().find_map(|wire_trait| match wire_trait {
        WireTrait::Name(name) => Some(name.as_str()),
        _ => None,
    });
    found.unwrap_or(or)
}

fn has(node: &Node, wanted: &WireTrait) -> bool {
    node.traits.contains(wanted)
}

fn is_attribute(node: &Node) -> bool {
    has(node, &WireTrait::Attribute)
}

/// Escapes text: unescaped line breaks would be normalised by the parser, in attributes all whitespace.
fn escaped(text: &str) -> String {
    let mut escaped = text.replace('&', "&amp;");
    for (c, reference) in [
        ("<", "&lt;"),
        (">", "&gt;"),
        ("\"", "&quot;"),
        ("\r", "&#13;"),
        ("\n", "&#xA;"),
        ("\t", "&#9;"),
    ] {
        escaped = escaped.replace(c, reference);
    }
    escaped
}
