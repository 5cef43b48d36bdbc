//! Reads XML: takes an element and gives a [`Reader`] over it.

use super::traits::{is_flattened, DEFAULT_TIMESTAMP};
use super::tree::{is_local, local, Children, Element};
use crate::codec::text::double;
use crate::schema::limits::MAX_READ_DEPTH;
use crate::schema::read::{Read, ReadEntries, ReadError, ReadItems, ReadVariant, Reader};
use crate::schema::shape::{
    is_in_body, item, key, name, timestamp_format, Member, Shape, TimestampFormat, Trait, Traits,
};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Parse;
use aws_smithy_types::{base64, DateTime};
use std::borrow::Cow;

/// The value that is read next.
enum Position<'a> {
    Element(Element<'a>),
    /// The first item or entry of a flattened member, and the element that contains it.
    Flattened(Element<'a>, Element<'a>),
    Attribute(Cow<'a, str>, Element<'a>),
}

/// A [`Reader`] over an element.
pub struct XmlReader<'a> {
    at: Position<'a>,
    depth: usize,
}

impl<'a> XmlReader<'a> {
    /// Creates a reader at an element.
    pub fn new(element: Element<'a>) -> Self {
        Self {
            at: Position::Element(element),
            depth: 0,
        }
    }

    fn inside(&self, at: Position<'a>) -> Self {
        Self {
            at,
            depth: self.depth + 1,
        }
    }

    /// Returns the element of the value; the last one if a member occurs several times.
    fn element(&self) -> Result<Element<'a>, ReadError> {
        match &self.at {
            Position::Element(element) => Ok(*element),
            Position::Flattened(first, parent) => Ok(flattened(*first, parent).last().unwrap_or(*first)),
            Position::Attribute(_, element) => Err(element.error("an attribute has text only")),
        }
    }

    /// Returns the element of a value that holds others, after a check of the depth.
    fn enter(&self) -> Result<Element<'a>, ReadError> {
        let element = self.element()?;
        if self.depth < MAX_READ_DEPTH {
            Ok(element)
        } else {
            Err(element.error(format!(
                "the body is nested more than {MAX_READ_DEPTH} levels deep"
            )))
        }
    }

    fn text(&self) -> Result<(Cow<'a, str>, Element<'a>), ReadError> {
        match &self.at {
            Position::Attribute(text, element) => Ok((text.clone(), *element)),
            _ => self.element().and_then(|element| Ok((element.text()?, element))),
        }
    }

    fn parsed<T: Parse>(&self, what: &'static str) -> Result<T, ReadError> {
        let (text, element) = self.text()?;
        T::parse_smithy_primitive(text.trim()).map_err(|_| element.error(format!("expected {what}")))
    }

    /// Reads the child elements of a structure into its members; a flattened member is read whole at the first of its
    /// elements.
    fn members(
        &self,
        element: Element<'a>,
        shape: &'static Shape,
        mut fill: impl FnMut(usize, &'static Member, XmlReader<'a>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut filled = Vec::new();
        let mut expected = 0;
        for child in element.children() {
            let name = child.name();
            let is_it = |member: &Member| is_local(member.wire_name, name) && is_element(member);
            let at = match shape.members.get(expected) {
                Some(member) if is_it(member) => Some(expected),
                _ => shape.members.iter().position(is_it),
            };
            let Some((at, member)) = at.and_then(|at| Some((at, shape.members.get(at)?))) else {
                continue;
            };
            if !is_flattened(member.traits) {
                expected = at + 1;
                fill(at, member, self.inside(Position::Element(child)))?;
                continue;
            }
            expected = at;
            if !filled.contains(&at) {
                filled.push(at);
                fill(at, member, self.inside(Position::Flattened(child, element)))?;
            }
        }
        Ok(())
    }
}

/// Iterates over the items or entries of a flattened member, from the first one on.
fn flattened<'a>(first: Element<'a>, parent: &Element<'a>) -> impl Iterator<Item = Element<'a>> {
    named(first.siblings(parent), first.name())
}

/// Filters elements by name.
fn named<'a>(elements: Children<'a>, name: &'a str) -> impl Iterator<Item = Element<'a>> {
    elements.filter(move |element| element.name() == name)
}

fn is_element(member: &Member) -> bool {
    is_in_body(member.traits) && !member.traits.contains(&Trait::Attribute)
}

impl Reader for XmlReader<'_> {
    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        self.parsed("a boolean")
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        self.parsed("a whole number")
    }

    fn double(&mut self, _: Traits) -> Result<f64, ReadError> {
        let (text, element) = self.text()?;
        double(text.trim()).map_err(|message| element.error(message))
    }

    fn big_number(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        let (text, _) = self.text()?;
        Ok(text.trim().to_owned().into())
    }

    fn string(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        self.text().map(|(text, _)| text)
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        let (text, element) = self.text()?;
        base64::decode(text.trim()).map_err(|_| element.error("not base64"))
    }

    fn timestamp(&mut self, traits: Traits) -> Result<DateTime, ReadError> {
        let format = match timestamp_format(traits, DEFAULT_TIMESTAMP) {
            TimestampFormat::EpochSeconds => Format::EpochSeconds,
            TimestampFormat::DateTime => Format::DateTimeWithOffset,
            TimestampFormat::HttpDate => Format::HttpDate,
        };
        let (text, element) = self.text()?;
        DateTime::from_str(text.trim(), format).map_err(|error| element.error(error.to_string()))
    }

    fn structure(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let element = self.enter()?;
        for (member, slot) in shape.members.iter().zip(members.iter_mut()) {
            if !member.traits.contains(&Trait::Attribute) {
                continue;
            }
            if let Some(text) = element.attribute(local(member.wire_name))? {
                slot.fill(
                    &mut self.inside(Position::Attribute(text, element)),
                    member.traits,
                )?;
            }
        }
        self.members(element, shape, |at, member, mut reader| {
            match members.get_mut(at) {
                Some(slot) => slot.fill(&mut reader, member.traits),
                None => Ok(()),
            }
        })
    }

    fn union(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        let element = self.enter()?;
        let mut is_known = false;
        self.members(element, shape, |at, member, mut reader| {
            if std::mem::replace(&mut is_known, true) {
                return Err(element.error(format!("more than one member of union {} is set", shape.name)));
            }
            variant(at, &mut reader, member.traits)
        })?;
        if is_known || element.children().next().is_some() {
            Ok(is_known)
        } else {
            Err(element.error(format!("no member of union {} is set", shape.name)))
        }
    }

    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        let item_traits = item(traits);
        let mut item = |element| items.read_item(&mut self.inside(Position::Element(element)), item_traits);
        match &self.at {
            Position::Flattened(first, parent) => flattened(*first, parent).try_for_each(item),
            _ => named(self.enter()?.children(), local(name(item_traits, "member"))).try_for_each(&mut item),
        }
    }

    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        let (key_traits, value_traits) = (key(traits), item(traits));
        let (key_name, value_name) = (local(name(key_traits, "key")), local(name(value_traits, "value")));
        let mut entry = |entry: Element<'_>| {
            let key = entry
                .child(key_name)
                .ok_or_else(|| entry.error("an entry without a key"))?;
            let value = entry
                .child(value_name)
                .ok_or_else(|| entry.error("an entry without a value"))?;
            entries.read_entry(
                &key.text()?,
                &mut self.inside(Position::Element(value)),
                value_traits,
            )
        };
        match &self.at {
            Position::Flattened(first, parent) => flattened(*first, parent).try_for_each(entry),
            _ => named(self.enter()?.children(), "entry").try_for_each(&mut entry),
        }
    }
}
