//! The tree of a document, with the element names of HTML, and its builder.

use crate::characters::shown;

/// A piece of the document.
#[derive(Debug)]
pub enum Node {
    /// Displayed text.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with its children.
#[derive(Debug, Default)]
pub struct Element {
    /// Its tag in lower case; empty for the whole document.
    pub tag: String,
    /// The target, of a link.
    pub href: Option<String>,
    /// The number of the first item, of a list.
    pub start: Option<u64>,
    /// The content.
    pub children: Vec<Node>,
}

impl Element {
    /// An empty element.
    pub fn new(tag: &str) -> Self {
        Self {
            tag: tag.to_owned(),
            ..Self::default()
        }
    }

    /// Creates an empty link.
    pub fn link(href: Option<String>) -> Self {
        Self {
            href,
            ..Self::new("a")
        }
    }

    /// Appends the text without markup.
    pub fn plain(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(content) => text.push_str(content),
                Node::Element(child) if child.tag == "br" => text.push('\n'),
                Node::Element(child) => child.plain(text),
            }
        }
    }
}

/// The maximum nesting; deeper elements are lifted to this depth.
const MAX_DEPTH: usize = 32;

/// Builds a tree from start and end tags in any order.
pub struct Builder {
    open: Vec<Element>,
    /// The number of outer elements that only [`Builder::close_to`] closes.
    kept: usize,
}

impl Builder {
    /// An empty document.
    pub fn new() -> Self {
        Self {
            open: vec![Element::default()],
            kept: 1,
        }
    }

    /// The number of open elements, the document included.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens an element, unless it would be nested too deep.
    pub fn open(&mut self, element: Element) {
        if self.open.len() <= MAX_DEPTH {
            self.open.push(element);
        }
    }

    /// Returns the elements that end tags may close, the outermost first.
    pub fn closable(&self) -> &[Element] {
        self.open.get(self.kept..).unwrap_or_default()
    }

    /// Closes the innermost [closable](Self::closable) elements until `left` of them are open.
    pub fn close_until(&mut self, left: usize) {
        self.close_to(self.kept + left);
    }

    /// Protects all open elements from end tags. Returns the previous number of protected elements.
    pub fn keep(&mut self) -> usize {
        std::mem::replace(&mut self.kept, self.open.len())
    }

    /// Restores the number of protected elements that [`Builder::keep`] returned.
    pub fn keep_only(&mut self, kept: usize) {
        self.kept = kept.max(1);
    }

    /// Closes elements until `depth` of them are open.
    pub fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth.max(1) {
            if let (Some(element), Some(parent)) = (self.open.pop(), self.open.last_mut()) {
                parent.children.push(Node::Element(element));
            }
        }
    }

    /// Adds text without the characters that may not be printed.
    pub fn text(&mut self, text: &str) {
        let text = shown(text);
        let Some(element) = self.open.last_mut().filter(|_| !text.is_empty()) else {
            return;
        };
        match element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(&text),
            _ => element.children.push(Node::Text(text)),
        }
    }

    /// Closes all open elements and returns the document.
    pub fn finish(mut self) -> Element {
        self.close_to(1);
        self.open.pop().unwrap_or_default()
    }
}
