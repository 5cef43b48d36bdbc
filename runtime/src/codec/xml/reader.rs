//! Reads XML: an element goes in, a [`Reader`] over it comes out.

use super::{is_flattened, DEFAULT_TIMESTAMP};
use crate::codec::MAX_READ_DEPTH;
use crate::read::{ReadEntry, ReadError, ReadItem, ReadVariant, Reader, Slot};
use crate::shape::{
    is_in_body, item, key, name, timestamp_format, Member, Shape, TimestampFormat, Trait, Traits,
};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Parse;
use aws_smithy_types::{base64, DateTime};
use roxmltree::{Document, Node};
use std::borrow::Cow;

/// An element of a body.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a>(Node<'a, 'a>);

/// Parses a body and hands its outermost element to a function.
///
/// # Errors
///
/// Those of the function, and a body that is no well-formed XML in UTF-8, or that has a document type declaration.
pub fn parse<T>(body: &[u8], read: impl FnOnce(Element<'_>) -> Result<T, ReadError>) -> Result<T, ReadError> {
    let text = std::str::from_utf8(body)
        .map_err(|error| ReadError::new("the body is not UTF-8").at(error.valid_up_to()))?;
    let document =
        Document::parse(text).map_err(|error| ReadError::new(format!("the body is no XML: {error}")))?;
    read(Element(document.root_element()))
}

impl<'a> Element<'a> {
    /// The name, without a prefix.
    pub fn name(&self) -> &'a str {
        self.0.tag_name().name()
    }

    /// The first element in this one that has this name.
    pub fn child(&self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// The text in the element.
    pub fn text(&self) -> Cow<'a, str> {
        let mut texts = self
            .0
            .children()
            .filter(Node::is_text)
            .filter_map(|node| node.text());
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => {
                let mut text = format!("{first}{second}");
                text.extend(texts);
                text.into()
            }
        }
    }

    fn children(&self) -> impl Iterator<Item = Element<'a>> {
        self.0.children().filter(Node::is_element).map(Element)
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut attributes = self.0.attributes();
        let found = attributes.find(|attribute| attribute.name() == local(name))?;
        Some(found.value())
    }

    /// An error at the element.
    fn error(&self, message: impl Into<Cow<'static, str>>) -> ReadError {
        ReadError::new(message).at(self.0.range().start)
    }
}

/// A name without its prefix: what prefix a document has for a namespace is up to its writer.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// What the reader stands at.
enum At<'a> {
    Element(Element<'a>),
    /// The items or entries of a flattened member, one at least.
    Flattened(Vec<Element<'a>>),
    Attribute(&'a str, Element<'a>),
}

/// A [`Reader`] over an element.
pub struct XmlReader<'a> {
    at: At<'a>,
    depth: usize,
}

impl<'a> XmlReader<'a> {
    /// A reader at an element.
    pub fn new(element: Element<'a>) -> Self {
        Self {
            at: At::Element(element),
            depth: 0,
        }
    }

    fn inside(&self, at: At<'a>) -> Self {
        Self {
            at,
            depth: self.depth + 1,
        }
    }

    /// The element the reader stands at; of several the last, as for a member that is there twice.
    fn element(&self) -> Result<Element<'a>, ReadError> {
        match &self.at {
            At::Element(element) => Ok(*element),
            At::Flattened(elements) => elements
                .last()
                .copied()
                .ok_or_else(|| ReadError::new("a flattened member without an element")),
            At::Attribute(_, element) => Err(element.error("an attribute has text only")),
        }
    }

    /// The element, into which this goes down.
    fn enter(&self) -> Result<Element<'a>, ReadError> {
        let element = self.element()?;
        match self.depth < MAX_READ_DEPTH {
            true => Ok(element),
            false => Err(element.error(format!(
                "the body is nested more than {MAX_READ_DEPTH} levels deep"
            ))),
        }
    }

    fn text(&self) -> Result<(Cow<'a, str>, Element<'a>), ReadError> {
        match &self.at {
            At::Attribute(text, element) => Ok((Cow::Borrowed(text), *element)),
            _ => self.element().map(|element| (element.text(), element)),
        }
    }

    fn parsed<T: Parse>(&self, what: &'static str) -> Result<T, ReadError> {
        let (text, element) = self.text()?;
        T::parse_smithy_primitive(text.trim())
            .map_err(|_| element.error(format!("expected {what}, found `{text}`")))
    }

    /// Fills what a structure's elements say; those of a flattened member are gathered first.
    fn members(
        &self,
        element: Element<'a>,
        shape: &'static Shape,
        mut fill: impl FnMut(usize, &'static Member, XmlReader<'a>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut flattened: Vec<(usize, Vec<Element<'a>>)> = Vec::new();
        let mut expected = 0;
        for child in element.children() {
            let is_it = |member: &Member| local(member.0) == child.name() && is_element(member);
            let at = match shape.members.get(expected) {
                Some(member) if is_it(member) => Some(expected),
                _ => shape.members.iter().position(is_it),
            };
            let Some((at, member)) = at.and_then(|at| Some((at, shape.members.get(at)?))) else {
                continue;
            };
            expected = at + 1;
            if !is_flattened(member.1) {
                fill(at, member, self.inside(At::Element(child)))?;
                continue;
            }
            expected = at;
            match flattened.iter_mut().find(|(known, _)| *known == at) {
                Some((_, elements)) => elements.push(child),
                None => flattened.push((at, vec![child])),
            }
        }
        for (at, elements) in flattened {
            if let Some(member) = shape.members.get(at) {
                fill(at, member, self.inside(At::Flattened(elements)))?;
            }
        }
        Ok(())
    }
}

fn is_element(member: &Member) -> bool {
    is_in_body(member.1) && !member.1.contains(&Trait::Attribute)
}

impl Reader for XmlReader<'_> {
    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        self.parsed("a boolean")
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        self.parsed("a whole number")
    }

    fn double(&mut self, _: Traits) -> Result<f64, ReadError> {
        self.parsed("a number")
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
        members: &mut [&mut dyn Slot],
    ) -> Result<(), ReadError> {
        let element = self.enter()?;
        for (member, slot) in shape.members.iter().zip(members.iter_mut()) {
            let is_attribute = member.1.contains(&Trait::Attribute);
            if let Some(text) = element.attribute(member.0).filter(|_| is_attribute) {
                slot.fill(&mut self.inside(At::Attribute(text, element)), member.1)?;
            }
        }
        self.members(element, shape, |at, member, mut reader| {
            match members.get_mut(at) {
                Some(slot) => slot.fill(&mut reader, member.1),
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
            variant(at, &mut reader, member.1)
        })?;
        match is_known || element.children().next().is_some() {
            true => Ok(is_known),
            false => Err(element.error(format!("no member of union {} is set", shape.name))),
        }
    }

    fn list(&mut self, traits: Traits, read: ReadItem<'_>) -> Result<(), ReadError> {
        let item_traits = item(traits);
        if let At::Flattened(elements) = &self.at {
            return elements
                .iter()
                .try_for_each(|element| read(&mut self.inside(At::Element(*element)), item_traits));
        }
        let wanted = name(item_traits, "member");
        let items = self
            .enter()?
            .children()
            .filter(|child| child.name() == local(wanted));
        items
            .into_iter()
            .try_for_each(|element| read(&mut self.inside(At::Element(element)), item_traits))
    }

    fn map(&mut self, traits: Traits, read: ReadEntry<'_>) -> Result<(), ReadError> {
        let (key_traits, value_traits) = (key(traits), item(traits));
        let (key_name, value_name) = (local(name(key_traits, "key")), local(name(value_traits, "value")));
        let entries = match &self.at {
            At::Flattened(elements) => elements.clone(),
            _ => {
                let element = self.enter()?;
                element
                    .children()
                    .filter(|child| child.name() == "entry")
                    .collect()
            }
        };
        for entry in entries {
            let key = entry
                .child(key_name)
                .ok_or_else(|| entry.error("an entry without a key"))?;
            let value = entry
                .child(value_name)
                .ok_or_else(|| entry.error("an entry without a value"))?;
            read(&key.text(), &mut self.inside(At::Element(value)), value_traits)?;
        }
        Ok(())
    }
}
