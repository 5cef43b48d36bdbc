//! A parsed body: for each element the ranges of its name, attributes and content in the text, and the index of the
//! next element. Nothing is copied from the text until it is needed.

use crate::schema::read::ReadError;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};
use quick_xml::Reader;
use std::borrow::Cow;
use std::io::BufRead;
use std::ops::Range;

/// An element, by offsets in the text. They have 32 bits, and what follows from others is not stored, since there are
/// as many nodes as tags. Nodes are in document order, so that the first child is the next node.
#[derive(Debug)]
struct Node {
    /// The start of the name, with its prefix if there is one.
    name: u32,
    /// The end of the name, where the attributes begin.
    attributes: u32,
    /// The end of the attributes; the content begins behind the bracket that follows.
    tag_end: u32,
    /// The end of the content.
    content_end: u32,
    /// The index of the first node behind this element.
    next: u32,
    /// True if the content is nothing but text: no elements, comments or other markup.
    is_text: bool,
}

/// A parsed body.
#[derive(Debug)]
struct Tree<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// An element of a body.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    tree: &'a Tree<'a>,
    at: usize,
}

/// Parses a body and passes its outermost element to a function.
///
/// # Errors
///
/// Those of the function; a body whose tags do not match, that is not UTF-8, or that has a document type declaration.
pub fn parse<T>(body: &[u8], read: impl FnOnce(Element<'_>) -> Result<T, ReadError>) -> Result<T, ReadError> {
    let text = std::str::from_utf8(body)
        .map_err(|error| ReadError::new("the body is not UTF-8").at(error.valid_up_to()))?;
    let tree = Tree::new(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    read(Element { tree: &tree, at: 0 })
}

impl<'a> Tree<'a> {
    fn new(text: &'a str) -> Result<Self, ReadError> {
        // offsets are stored as `u32`
        if u32::try_from(text.len()).is_err() {
            return Err(ReadError::new("the body is longer than 4 GB"));
        }
        let mut reader = Reader::from_str(text);
        let mut tree = Tree {
            text,
            // most elements have two tags
            nodes: Vec::with_capacity(memchr::memchr_iter(b'<', text.as_bytes()).count() / 2 + 1),
        };
        let mut open = Vec::new();
        loop {
            if !open.is_empty() {
                skip_text(&mut reader);
            }
            let before = position(&reader);
            match reader.read_event().map_err(|error| no_xml(&reader, &error))? {
                Event::Start(tag) => {
                    tree.begin(&open, before, &tag)?;
                    open.push(tree.nodes.len() - 1);
                }
                Event::Empty(tag) => tree.begin(&open, before, &tag)?,
                Event::End(_) => tree.end(open.pop(), before),
                Event::Text(text) => outside(&text, before)?,
                Event::Decl(_) if before == 0 => {}
                Event::Comment(_) | Event::PI(_) => tree.mark_mixed(&open),
                Event::CData(_) if !open.is_empty() => tree.mark_mixed(&open),
                Event::Eof => break,
                Event::DocType(_) => {
                    return Err(ReadError::new("a document type declaration is not read").at(before));
                }
                Event::CData(_) | Event::GeneralRef(_) | Event::Decl(_) => {
                    return Err(ReadError::new("this is not allowed here").at(before));
                }
            }
        }
        if open.is_empty() && !tree.nodes.is_empty() {
            Ok(tree)
        } else {
            Err(ReadError::new("the body ends before its outermost element does").at(text.len()))
        }
    }

    /// Adds an element whose start tag begins at `start`.
    fn begin(&mut self, open: &[usize], start: usize, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        self.mark_mixed(open);
        if open.is_empty() && !self.nodes.is_empty() {
            return Err(ReadError::new("an element after the outermost one").at(start));
        }
        let name = start + 1;
        let attributes = name + tag.name().as_ref().len();
        let end = name + tag.len();
        let at = self.nodes.len() + 1;
        self.nodes.push(Node {
            name: name as u32,
            attributes: attributes as u32,
            tag_end: end as u32,
            // set when the end tag is met
            content_end: end as u32 + 1,
            next: at as u32,
            is_text: true,
        });
        Ok(())
    }

    /// Completes the element opened last, whose end tag begins at `end`.
    fn end(&mut self, open: Option<usize>, end: usize) {
        let next = self.nodes.len();
        if let Some(node) = open.and_then(|at| self.nodes.get_mut(at)) {
            node.content_end = end as u32;
            node.next = next as u32;
        }
    }

    /// Records that the element opened last has content other than text.
    fn mark_mixed(&mut self, open: &[usize]) {
        if let Some(node) = open.last().and_then(|at| self.nodes.get_mut(*at)) {
            node.is_text = false;
        }
    }
}

impl Node {
    fn name(&self) -> Range<usize> {
        self.name as usize..self.attributes as usize
    }

    /// The part of the start tag after the name.
    fn attributes(&self) -> Range<usize> {
        self.attributes as usize..self.tag_end as usize
    }

    /// The part between the tags.
    fn content(&self) -> Range<usize> {
        self.tag_end as usize + 1..self.content_end as usize
    }
}

/// Skips to the next tag; the text before it is parsed when it is needed.
fn skip_text(reader: &mut Reader<&[u8]>) {
    let rest = *reader.get_ref();
    if rest.first() == Some(&b'<') {
        return;
    }
    let length = memchr::memchr(b'<', rest).unwrap_or(rest.len());
    reader.stream().consume(length);
}

fn position(reader: &Reader<&[u8]>) -> usize {
    reader.buffer_position() as usize
}

#[cold]
fn no_xml(reader: &Reader<&[u8]>, error: &quick_xml::Error) -> ReadError {
    ReadError::new(format!("the body is not valid XML: {error}")).at(reader.error_position() as usize)
}

/// Refuses text other than white space outside of the outermost element.
fn outside(text: &str, at: usize) -> Result<(), ReadError> {
    if text.trim().is_empty() {
        Ok(())
    } else {
        Err(ReadError::new("text outside of the outermost element").at(at))
    }
}

/// Removes the prefix from a name: prefixes are chosen by the writer of the document.
pub fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Returns `true` if a name without its prefix is `other`.
pub fn is_local(name: &str, other: &str) -> bool {
    // most names end differently, which is faster to check than finding the end of the prefix
    name.ends_with(other) && local(name) == other
}

impl<'a> Element<'a> {
    fn node(&self) -> Option<&'a Node> {
        self.tree.nodes.get(self.at)
    }

    fn part(&self, part: impl Fn(&Node) -> Range<usize>) -> &'a str {
        let part = self.node().map(part);
        part.and_then(|part| self.tree.text.get(part)).unwrap_or_default()
    }

    /// Returns the name without its prefix.
    pub fn name(&self) -> &'a str {
        local(self.part(Node::name))
    }

    /// Iterates over the child elements.
    pub fn children(&self) -> Children<'a> {
        Children {
            tree: self.tree,
            next: self.at + 1,
            end: self.next(),
        }
    }

    /// Iterates over this element and the following ones up to the end of `parent`.
    pub fn siblings(&self, parent: &Element<'a>) -> Children<'a> {
        Children {
            tree: self.tree,
            next: self.at,
            end: parent.next(),
        }
    }

    fn next(&self) -> usize {
        self.node().map_or(0, |node| node.next as usize)
    }

    /// Returns the first child element with this name.
    pub fn child(&self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// Returns the text of the element without that of its children.
    ///
    /// # Errors
    ///
    /// A reference to an entity that XML does not predefine.
    pub fn text(&self) -> Result<Cow<'a, str>, ReadError> {
        let content = self.part(Node::content);
        match self.node() {
            Some(node) if !node.is_text => self.mixed(content),
            _ => self.plain(content),
        }
    }

    /// Unescapes text without markup.
    fn plain(&self, text: &'a str) -> Result<Cow<'a, str>, ReadError> {
        if memchr::memchr2(b'&', b'\r', text.as_bytes()).is_none() {
            return Ok(Cow::Borrowed(text));
        }
        let unescaped = if text.contains('\r') {
            unescape(&lines(text)).map(|text| Cow::Owned(text.into_owned()))
        } else {
            unescape(text)
        };
        unescaped.map_err(|error| self.error(error.to_string()))
    }

    /// Unescapes text that has markup in between.
    #[cold]
    fn mixed(&self, content: &'a str) -> Result<Cow<'a, str>, ReadError> {
        let mut reader = Reader::from_str(content);
        let mut text = String::new();
        let mut depth = 0_usize;
        loop {
            let before = position(&reader);
            match reader.read_event().map_err(|error| no_xml(&reader, &error))? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Ok(text.into()),
                Event::CData(part) if depth == 0 => text.push_str(&lines(&part)),
                Event::Text(_) | Event::GeneralRef(_) if depth == 0 => {
                    let part = content.get(before..position(&reader)).unwrap_or_default();
                    text.push_str(&self.plain(part)?);
                }
                _ => {}
            }
        }
    }

    /// Returns the value of an attribute, by its name without a prefix.
    ///
    /// # Errors
    ///
    /// Malformed attributes, or a reference to an entity that XML does not predefine.
    pub fn attribute(&self, name: &str) -> Result<Option<Cow<'a, str>>, ReadError> {
        for attribute in Attributes::new(self.part(Node::attributes), 0) {
            let attribute = attribute.map_err(|error| self.error(error.to_string()))?;
            if local(attribute.key.as_ref()) == name {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
                return value.map(Some).map_err(|error| self.error(error.to_string()));
            }
        }
        Ok(None)
    }

    /// Creates an error at the position of the element.
    pub fn error(&self, message: impl Into<Cow<'static, str>>) -> ReadError {
        let start = self.node().map_or(0, |node| node.name as usize);
        ReadError::new(message).at(start.saturating_sub(1))
    }
}

/// Normalises line ends as XML requires: a carriage return, alone or before a line feed, becomes a line feed.
fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// An iterator over the child elements of an element.
pub struct Children<'a> {
    tree: &'a Tree<'a>,
    next: usize,
    end: usize,
}

impl<'a> Iterator for Children<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        if self.next >= self.end {
            return None;
        }
        let element = Element {
            tree: self.tree,
            at: self.next,
        };
        self.next = element.next();
        Some(element)
    }
}
