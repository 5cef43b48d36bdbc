//! Builds trait values from properties in botocore's descriptions.

use super::parts::{flag, text};
use crate::node::{Node, Object};
use crate::source::Location;

/// The traits of a shape, member or operation.
#[derive(Debug, Default)]
pub struct TraitValues(Object);

impl TraitValues {
    /// Reads the traits that all shapes and members can have: documentation and deprecation.
    pub fn common(json: &Object) -> Self {
        let mut traits = Self::default();
        if let Some(documentation) = json.get("documentation") {
            if documentation.as_str().is_some_and(|text| !text.is_empty()) {
                traits.set("smithy.api#documentation", documentation.clone());
            }
        }
        if let Some(url) = json.get("documentationUrl").filter(|url| url.as_str().is_some()) {
            let links = Node::object([("API Reference", url.clone())], url.at);
            traits.set("smithy.api#externalDocumentation", links);
        }
        if let Some(deprecated) = json.get("deprecated").filter(|deprecated| deprecated.is_true()) {
            let copied = [("message", "deprecatedMessage"), ("since", "deprecatedSince")];
            let copied = copied
                .iter()
                .filter_map(|(to, from)| Some((*to, json.get(from)?.clone())));
            let value = Node::object(copied, deprecated.at);
            traits.set("smithy.api#deprecated", value);
        }
        traits
    }

    /// Sets a trait.
    pub fn set(&mut self, id: &str, value: Node) {
        self.0.insert(id, value);
    }

    /// Sets an annotation trait.
    pub fn annotate(&mut self, id: &str, at: Location) {
        self.set(id, Node::empty_object(at));
    }

    /// Sets annotation traits whose flags are true.
    pub fn flags(&mut self, json: &Object, flags: &[(&str, &str)]) {
        for (name, id) in flags.iter().filter(|(name, _)| flag(json, name)) {
            let at = json.get(name).map_or(Location::UNKNOWN, |value| value.at);
            self.annotate(id, at);
        }
    }

    /// Sets traits whose values are copied from properties.
    pub fn copied(&mut self, json: &Object, entries: &[(&str, &str)]) {
        for (name, id) in entries {
            if let Some(value) = json.get(name) {
                self.set(id, value.clone());
            }
        }
    }

    /// Sets a trait to the text of a property, if it is a string.
    pub fn text(&mut self, json: &Object, name: &str, id: &str) {
        if let Some(value) = json.get(name).filter(|value| value.as_str().is_some()) {
            self.set(id, value.clone());
        }
    }

    /// Sets `xmlNamespace` from an object like that of Smithy, or from the URI alone.
    pub fn namespace(&mut self, namespace: &Node) {
        let value = match namespace.as_str() {
            Some(uri) => Node::object([("uri", Node::string(uri, namespace.at))], namespace.at),
            None => namespace.clone(),
        };
        self.set("smithy.api#xmlNamespace", value);
    }

    /// Sets `timestampFormat`.
    pub fn timestamp_format(&mut self, json: &Object) {
        let format = match text(json, "timestampFormat") {
            Some("iso8601") => "date-time",
            Some("rfc822") => "http-date",
            Some("unixTimestamp") => "epoch-seconds",
            _ => return,
        };
        let at = json
            .get("timestampFormat")
            .map_or(Location::UNKNOWN, |timestamp_format| timestamp_format.at);
        self.set("smithy.api#timestampFormat", Node::string(format, at));
    }

    /// Adds all traits of another set.
    pub fn extend(&mut self, more: Self) {
        for entry in more.0 {
            self.0.insert_at(entry.key, entry.key_at, entry.value);
        }
    }

    /// Returns the traits as the value of `traits`.
    pub fn into_node(self, at: Location) -> Node {
        Node::new(crate::node::NodeKind::Object(self.0), at)
    }
}
