//! Writes XML: takes a value as a [`View`] and gives an element.

use super::traits::{is_flattened, DEFAULT_TIMESTAMP};
use crate::codec::text::text;
use crate::schema::limits::MAX_WRITE_DEPTH;
use crate::schema::shape::{is_in_body, item, key, name, Shape, Trait, Traits};
use crate::schema::value::{List, Map, Value, View};
use crate::schema::write_error::WriteError;

/// Writes `view` as an element called `root`. `traits` are those of the value: its namespace and the traits of its
/// items.
///
/// # Errors
///
/// The value holds an unknown union variant, a document, a timestamp outside the range of its format, or is nested
/// deeper than `MAX_WRITE_DEPTH`.
pub fn write(root: &str, view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
    let mut writer = XmlWriter {
        output: String::with_capacity(256),
        depth: 0,
    };
    writer.element(root, view, traits)?;
    Ok(writer.output.into_bytes())
}

struct XmlWriter {
    output: String,
    depth: usize,
}

impl XmlWriter {
    fn element(&mut self, name: &str, view: View<'_>, traits: Traits) -> Result<(), WriteError> {
        if self.depth == MAX_WRITE_DEPTH {
            return Err(WriteError::too_deep());
        }
        self.depth += 1;
        self.output.push('<');
        self.output.push_str(name);
        for wire_trait in traits {
            if let Trait::Namespace(uri, prefix) = wire_trait {
                self.namespace(uri, prefix);
            }
        }
        match view {
            View::Structure(structure) => {
                structure.members(&mut |shape: &Shape, members: &[&dyn Value]| {
                    self.attributes(shape, members)?;
                    self.output.push('>');
                    self.members(shape, members)
                })?
            }
            View::Union(shape, index, value) => {
                let member = shape.variant(index)?;
                self.output.push('>');
                value
                    .visit(&mut |value| self.member(member.wire_name, value.view(), member.traits))
                    .map_err(|error| error.of(member.name))?;
            }
            View::Unknown(name) => return Err(WriteError::unknown_variant(name)),
            View::List(list) => {
                self.output.push('>');
                let traits = item(traits);
                self.items(crate::schema::shape::name(traits, "member"), list, traits)?;
            }
            View::Map(map) => {
                self.output.push('>');
                self.entries("entry", map, traits)?;
            }
            view => {
                self.output.push('>');
                if let Some(text) = text(view, traits, DEFAULT_TIMESTAMP)? {
                    self.escaped(&text);
                }
            }
        }
        self.output.push_str("</");
        self.output.push_str(name);
        self.output.push('>');
        self.depth -= 1;
        Ok(())
    }

    fn namespace(&mut self, uri: &str, prefix: &str) {
        self.output.push_str(" xmlns");
        if !prefix.is_empty() {
            self.output.push(':');
            self.output.push_str(prefix);
        }
        self.output.push_str("=\"");
        self.escaped(uri);
        self.output.push('"');
    }

    fn attributes(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        for (member, value) in shape.members.iter().zip(members) {
            if !member.traits.contains(&Trait::Attribute) {
                continue;
            }
            let text = text(value.view(), member.traits, DEFAULT_TIMESTAMP);
            if let Some(text) = text.map_err(|error| error.of(member.name))? {
                self.output.push(' ');
                self.output.push_str(member.wire_name);
                self.output.push_str("=\"");
                // XML readers replace a literal tab in an attribute by a space
                for (index, part) in text.split('\t').enumerate() {
                    if index > 0 {
                        self.output.push_str("&#x9;");
                    }
                    self.escaped(part);
                }
                self.output.push('"');
            }
        }
        Ok(())
    }

    fn members(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        for (member, value) in shape.members.iter().zip(members) {
            let is_element = is_in_body(member.traits) && !member.traits.contains(&Trait::Attribute);
            match value.view() {
                view if view.is_left_out(member.traits) => {}
                _ if !is_element => {}
                view => self
                    .member(member.wire_name, view, member.traits)
                    .map_err(|error| error.of(member.name))?,
            }
        }
        Ok(())
    }

    /// Writes a member as an element, or as one for each item or entry if it is flattened.
    fn member(&mut self, name: &str, view: View<'_>, traits: Traits) -> Result<(), WriteError> {
        match view {
            View::List(list) if is_flattened(traits) => self.items(name, list, item(traits)),
            View::Map(map) if is_flattened(traits) => self.entries(name, map, traits),
            view => self.element(name, view, traits),
        }
    }

    fn items(&mut self, name: &str, list: &dyn List, traits: Traits) -> Result<(), WriteError> {
        (0..list.len()).try_for_each(|index| self.element(name, list.at(index), traits))
    }

    fn entries(&mut self, entry: &str, map: &dyn Map, traits: Traits) -> Result<(), WriteError> {
        let (key_traits, value_traits) = (key(traits), item(traits));
        map.entries(&mut |key, value| {
            self.output.push('<');
            self.output.push_str(entry);
            if is_flattened(traits) {
                for wire_trait in traits {
                    if let Trait::Namespace(uri, prefix) = wire_trait {
                        self.namespace(uri, prefix);
                    }
                }
            }
            self.output.push('>');
            self.element(name(key_traits, "key"), View::String(key), key_traits)?;
            self.element(name(value_traits, "value"), value, value_traits)?;
            self.output.push_str("</");
            self.output.push_str(entry);
            self.output.push('>');
            Ok(())
        })
    }

    /// Writes text with markup and line ends escaped.
    fn escaped(&mut self, text: &str) {
        let mut start = 0;
        for (at, c) in text.char_indices() {
            let escape = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&apos;",
                '\r' => "&#xD;",
                '\n' => "&#xA;",
                '\u{85}' => "&#x85;",
                '\u{2028}' => "&#x2028;",
                _ => continue,
            };
            self.output.push_str(text.get(start..at).unwrap_or_default());
            self.output.push_str(escape);
            start = at + c.len_utf8();
        }
        self.output.push_str(text.get(start..).unwrap_or_default());
    }
}
