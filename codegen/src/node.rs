//! A tree of values with their locations, which front ends parse a model into.

use crate::source::Location;
use std::collections::HashMap;

/// The maximum nesting of values. Front ends refuse deeper ones, which bounds the stack for walking a tree.
pub const MAX_DEPTH: usize = 128;

/// A value with its location.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub kind: NodeKind,
    /// The location of its start.
    pub at: Location,
}

/// The kinds of values, as in JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, exactly as written.
    Number(Box<str>),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

impl Node {
    /// Creates a value.
    pub fn new(kind: NodeKind, at: Location) -> Self {
        Self { kind, at }
    }

    /// Creates a string.
    pub fn string(text: impl Into<String>, at: Location) -> Self {
        Self::new(NodeKind::String(text.into()), at)
    }

    /// Creates a boolean.
    pub fn bool(value: bool, at: Location) -> Self {
        Self::new(NodeKind::Bool(value), at)
    }

    /// Creates an integer.
    pub fn integer(value: i64, at: Location) -> Self {
        Self::new(NodeKind::Number(value.to_string().into()), at)
    }

    /// Creates an array.
    pub fn array(items: impl IntoIterator<Item = Node>, at: Location) -> Self {
        Self::new(NodeKind::Array(items.into_iter().collect()), at)
    }

    /// Creates an empty object, the value of most traits.
    pub fn empty_object(at: Location) -> Self {
        Self::new(NodeKind::Object(Object::default()), at)
    }

    /// Creates an object of these members, whose keys get the locations of their values.
    pub fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Node)>, at: Location) -> Self {
        let mut object = Object::default();
        for (key, value) in entries {
            object.insert(key, value);
        }
        Self::new(NodeKind::Object(object), at)
    }

    /// Creates a reference to a shape: `{ "target": "…" }`.
    pub fn target(id: impl Into<String>, at: Location) -> Self {
        Self::object([("target", Self::string(id, at))], at)
    }

    /// Returns the value of a key, if it is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// Returns the string at a key, if it is an object that has one.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// Returns the members, if it is an object; otherwise none.
    pub fn members(&self) -> impl Iterator<Item = &Entry> {
        self.as_object().into_iter().flatten()
    }

    /// Returns the items at a key, if it is an object that has an array there; otherwise none.
    pub fn items(&self, key: &str) -> &[Node] {
        self.get(key).and_then(Self::as_array).unwrap_or_default()
    }

    /// The object, if it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.kind {
            NodeKind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The object, if it is one, for changes.
    pub fn as_object_mut(&mut self) -> Option<&mut Object> {
        match &mut self.kind {
            NodeKind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The items of an array, if it is one.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.kind {
            NodeKind::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            NodeKind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The text of a number, if it is one.
    pub fn as_number(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, if it is one without fraction and exponent and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.parse().ok()
    }

    /// The integer, if it is one without fraction and exponent and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.parse().ok()
    }

    /// The nearest floating-point number, if it is a finite number.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    }

    /// Returns `true` if it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.kind, NodeKind::Null)
    }

    /// Returns `true` if it is `true`.
    pub fn is_true(&self) -> bool {
        matches!(self.kind, NodeKind::Bool(true))
    }

    /// Describes the kind with an article, for messages.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            NodeKind::Null => "null",
            NodeKind::Bool(_) => "a boolean",
            NodeKind::Number(_) => "a number",
            NodeKind::String(_) => "a string",
            NodeKind::Array(_) => "an array",
            NodeKind::Object(_) => "an object",
        }
    }

    /// Returns the location of the value at a path like `rules[1].endpoint.url`, or of the last existing value on the
    /// way.
    pub fn place_of(&self, path: &str) -> Location {
        let mut node = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']') {
                Some(index) => index
                    .parse::<usize>()
                    .ok()
                    .and_then(|at| node.as_array()?.get(at)),
                None => node.get(step),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node.at
    }
}

/// Compares values regardless of locations and of the order of keys.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// The location of the key.
    pub key_at: Location,
    /// Its value.
    pub value: Node,
}

/// The members of an object, in the order of the text, with unique keys.
#[derive(Clone, Debug, Default)]
pub struct Object {
    entries: Vec<Entry>,
    /// The positions of keys, present if there are too many members for linear search.
    #[allow(clippy::box_collection)] // most objects have none, and every node has room for an object
    index: Option<Box<HashMap<String, usize>>>,
}

/// The maximum number of members for linear search.
const WITHOUT_INDEX: usize = 32;

impl Object {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The value of a key, for changes.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let at = self.find(key)?;
        self.entries.get_mut(at).map(|entry| &mut entry.value)
    }

    /// The member with a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(self.find(key)?)
    }

    /// Returns `true` if there is such a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Adds a member whose key gets the location of its value, or replaces its value, and returns the old one.
    pub fn insert(&mut self, key: impl Into<String>, value: Node) -> Option<Node> {
        self.insert_at(key, value.at, value)
    }

    /// Adds a member, or replaces its location and value, and returns the old value.
    pub fn insert_at(&mut self, key: impl Into<String>, key_at: Location, value: Node) -> Option<Node> {
        let key = key.into();
        if let Some(entry) = self.find(&key).and_then(|at| self.entries.get_mut(at)) {
            entry.key_at = key_at;
            return Some(std::mem::replace(&mut entry.value, value));
        }
        if let Some(index) = &mut self.index {
            index.insert(key.clone(), self.entries.len());
        }
        self.entries.push(Entry { key, key_at, value });
        if self.index.is_none() {
            self.build_index();
        }
        None
    }

    /// Removes a member; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        let at = self.find(key)?;
        let removed = self.entries.remove(at).value;
        self.build_index();
        Some(removed)
    }

    /// Keeps the members that satisfy the predicate.
    pub fn retain(&mut self, keep: impl FnMut(&Entry) -> bool) {
        self.entries.retain(keep);
        self.build_index();
    }

    /// Iterates over the members, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.entries.iter()
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns `true` if there are no members.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn find(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(key).copied(),
            None => self.entries.iter().position(|entry| entry.key == key),
        }
    }

    fn build_index(&mut self) {
        self.index = (self.entries.len() > WITHOUT_INDEX).then(|| {
            let places = self.entries.iter().enumerate();
            Box::new(places.map(|(at, entry)| (entry.key.clone(), at)).collect())
        });
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|entry| other.get(&entry.key) == Some(&entry.value))
    }
}

impl FromIterator<(String, Node)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Node)>>(iter: I) -> Self {
        let mut object = Self::default();
        for (key, value) in iter {
            object.insert(key, value);
        }
        object
    }
}

impl<'a> IntoIterator for &'a Object {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl IntoIterator for Object {
    type Item = Entry;
    type IntoIter = std::vec::IntoIter<Entry>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(offset: usize) -> Location {
        Location::new(0, offset)
    }

    #[test]
    fn values_are_equal_wherever_they_stand() {
        let a = Node::object(
            [("a", Node::integer(1, at(1))), ("b", Node::string("x", at(2)))],
            at(0),
        );
        let b = Node::object(
            [("b", Node::string("x", at(5))), ("a", Node::integer(1, at(6)))],
            at(4),
        );
        assert_eq!(a, b);
        assert_ne!(a, Node::empty_object(at(0)));
    }

    #[test]
    fn paths_lead_to_places() {
        let url = Node::object([("url", Node::string("x", at(4)))], at(3));
        let node = Node::object(
            [("rules", Node::array([Node::bool(true, at(2)), url], at(1)))],
            at(0),
        );
        assert_eq!(node.place_of("rules[1].url"), at(4));
        assert_eq!(node.place_of("rules[1].headers.a"), at(3));
        assert_eq!(node.place_of("rules[7]"), at(1));
        assert_eq!(node.place_of(""), at(0));
    }

    #[test]
    fn large_objects_find_their_entries_after_changes() {
        let mut object = Object::default();
        for number in 0..100 {
            assert_eq!(
                object.insert(format!("k{number}"), Node::integer(number, at(0))),
                None
            );
        }
        assert_eq!(
            object.insert("k7", Node::integer(-7, at(0))),
            Some(Node::integer(7, at(0)))
        );
        assert_eq!(object.remove("k50"), Some(Node::integer(50, at(0))));
        object.retain(|entry| entry.key != "k99");
        assert_eq!(object.len(), 98);
        assert_eq!(object.get("k98").and_then(Node::as_i64), Some(98));
        assert_eq!(object.get("k7").and_then(Node::as_i64), Some(-7));
        assert!(!object.contains_key("k50") && !object.contains_key("k99"));
    }
}
