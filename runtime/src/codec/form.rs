//! Forms (`application/x-www-form-urlencoded`), as the protocols awsQuery and ec2Query send them.

use super::percent::percent_encode;
use super::text::text;
use crate::schema::limits::MAX_WRITE_DEPTH;
use crate::schema::shape::{item, key, name, Member, Shape, TimestampFormat, Trait, Traits};
use crate::schema::value::{List, Map, Value, View};
use crate::schema::write_error::WriteError;

/// The timestamp format of members without `timestampFormat`.
const DEFAULT_TIMESTAMP: TimestampFormat = TimestampFormat::DateTime;

/// The two ways to write lists and names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// awsQuery: the items of a list are `member`s unless it is flattened, and an empty list is an empty value.
    Query,
    /// ec2Query: lists are flattened, empty ones are left out, and names are capitalised.
    Ec2,
}

/// Writes an input as a form that starts with the operation and the version of the service.
///
/// # Errors
///
/// The input holds an unknown union variant, a document, a timestamp outside the range of its format, or is nested
/// deeper than `MAX_WRITE_DEPTH`.
pub fn write(style: Style, action: &str, version: &str, input: View<'_>) -> Result<String, WriteError> {
    let mut writer = FormWriter {
        style,
        output: String::with_capacity(256),
        key: String::new(),
        depth: 0,
    };
    writer.pair("Action", action);
    writer.pair("Version", version);
    writer.value(input, &[])?;
    Ok(writer.output)
}

struct FormWriter {
    style: Style,
    output: String,
    /// The key of the current value: the path to it, joined with dots.
    key: String,
    depth: usize,
}

impl FormWriter {
    fn pair(&mut self, key: &str, value: &str) {
        if !self.output.is_empty() {
            self.output.push('&');
        }
        percent_encode(&mut self.output, key);
        self.output.push('=');
        percent_encode(&mut self.output, value);
    }

    /// Writes the text of the current value.
    fn current(&mut self, text: &str) {
        let key = std::mem::take(&mut self.key);
        self.pair(&key, text);
        self.key = key;
    }

    /// Appends a part to the key, runs `write`, and removes the part.
    fn below(
        &mut self,
        part: &str,
        write: impl FnOnce(&mut Self) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        if self.depth == MAX_WRITE_DEPTH {
            return Err(WriteError::too_deep());
        }
        self.depth += 1;
        let length = self.key.len();
        if length > 0 {
            self.key.push('.');
        }
        self.key.push_str(part);
        write(self)?;
        self.key.truncate(length);
        self.depth -= 1;
        Ok(())
    }

    fn value(&mut self, view: View<'_>, traits: Traits) -> Result<(), WriteError> {
        match view {
            View::Structure(structure) => {
                structure.members(&mut |shape: &Shape, members: &[&dyn Value]| self.structure(shape, members))
            }
            View::Union(shape, index, value) => {
                let member = shape.variant(index)?;
                let name = self.name(member);
                value
                    .visit(&mut |value| self.below(name, |writer| writer.value(value.view(), member.traits)))
                    .map_err(|error| error.of(member.name))
            }
            View::Unknown(name) => Err(WriteError::unknown_variant(name)),
            View::List(list) => self.list(list, traits),
            View::Map(map) => self.map(map, traits),
            view => {
                if let Some(text) = text(view, traits, DEFAULT_TIMESTAMP)? {
                    self.current(&text);
                }
                Ok(())
            }
        }
    }

    /// Returns the name of a member in requests; under ec2Query it may differ from the one in responses.
    fn name(&self, member: &Member) -> &'static str {
        let named = member.traits.iter().find_map(|wire_trait| match wire_trait {
            Trait::QueryName(name) => Some(*name),
            _ => None,
        });
        named.unwrap_or(member.wire_name)
    }

    fn structure(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        for (member, value) in shape.members.iter().zip(members) {
            match value.view() {
                view if view.is_left_out(member.traits) => {}
                view => self
                    .below(self.name(member), |writer| writer.value(view, member.traits))
                    .map_err(|error| error.of(member.name))?,
            }
        }
        Ok(())
    }

    fn list(&mut self, list: &dyn List, traits: Traits) -> Result<(), WriteError> {
        if list.is_empty() {
            if self.style == Style::Query {
                self.current("");
            }
            return Ok(());
        }
        let item_traits = item(traits);
        let items = |writer: &mut Self| {
            (0..list.len()).try_for_each(|index| {
                let number = (index + 1).to_string();
                writer.below(&number, |writer| writer.value(list.at(index), item_traits))
            })
        };
        if self.style == Style::Ec2 || traits.contains(&Trait::Flattened) {
            items(self)
        } else {
            self.below(name(item_traits, "member"), items)
        }
    }

    fn map(&mut self, map: &dyn Map, traits: Traits) -> Result<(), WriteError> {
        let (key_traits, value_traits) = (key(traits), item(traits));
        let entries = |writer: &mut Self| {
            let mut number = 0;
            map.entries(&mut |key, value| {
                number += 1;
                writer.below(&number.to_string(), |writer| {
                    writer.below(name(key_traits, "key"), |writer| {
                        writer.value(View::String(key), &[])
                    })?;
                    writer.below(name(value_traits, "value"), |writer| {
                        writer.value(value, value_traits)
                    })
                })
            })
        };
        if traits.contains(&Trait::Flattened) {
            entries(self)
        } else {
            self.below("entry", entries)
        }
    }
}
