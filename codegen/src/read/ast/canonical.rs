//! Prints a model in canonical form: JSON AST 2.0, sorted, with the implicit traits of version 1.0 made explicit.

use super::apply::ForInherited;
use super::inherited::{inherited, Traits};
use super::order::{in_order, SETS};
use super::{Ast, AstShape, Location, Metadata, Node, NodeKind, Object, Version};
use std::collections::BTreeMap;

/// Builds the document of a model whose `apply` statements are applied except those to members of mixins; mixins are
/// kept.
pub fn document(ast: &Ast, for_inherited: &ForInherited) -> Node {
    let inherited = inherited(ast, for_inherited).members;
    let mut shapes = BTreeMap::new();
    let own = ast.shapes.iter().filter(|(id, _)| !id.starts_with(PRELUDE));
    for (id, shape) in own {
        let model = Canonical { ast, shape };
        let names = inherited.get(id.as_str());
        let is_inherited = |name: &str| names.is_some_and(|names| names.contains_key(name));
        let (object, mut applied) = model.shape(&is_inherited);
        shapes.insert(id.clone(), object);
        for (member, statement) in for_inherited.get(id).into_iter().flatten() {
            let traits = applied.entry(member.clone()).or_default();
            traits.extend(model.traits(&statement.traits, None));
        }
        for (member, added) in names.into_iter().flatten() {
            applied.entry(member.clone()).or_default().extend(added.clone());
        }
        for (member, traits) in applied.into_iter().filter(|(_, traits)| !traits.is_empty()) {
            let traits = Node::object(traits, Location::UNKNOWN);
            let apply = [("type", text("apply")), ("traits", traits)];
            shapes.insert(format!("{id}${member}"), Node::object(apply, Location::UNKNOWN));
        }
    }
    let mut document = Object::default();
    document.insert("smithy", text("2.0"));
    let metadata = metadata(&ast.metadata);
    if !metadata.is_empty() {
        document.insert("metadata", Node::object(metadata, Location::UNKNOWN));
    }
    document.insert("shapes", Node::object(shapes, Location::UNKNOWN));
    Node::new(NodeKind::Object(document), Location::UNKNOWN)
}

fn text(text: &str) -> Node {
    Node::string(text, Location::UNKNOWN)
}

/// Returns the metadata, sorted by key.
fn metadata(entries: &[Metadata]) -> BTreeMap<&str, Node> {
    let entries = entries.iter();
    entries
        .map(|entry| (entry.key.as_str(), sorted(&entry.value)))
        .collect()
}

/// Sorts the keys of all objects in a value.
fn sorted(node: &Node) -> Node {
    let kind = match &node.kind {
        NodeKind::Array(items) => NodeKind::Array(items.iter().map(sorted).collect()),
        NodeKind::Object(object) => {
            let entries: BTreeMap<_, _> = object
                .iter()
                .map(|object| (object.key.as_str(), sorted(&object.value)))
                .collect();
            return Node::object(entries, node.at);
        }
        other => other.clone(),
    };
    Node::new(kind, node.at)
}

/// The properties of each shape type, in canonical order.
const PROPERTIES: &[&str] = &[
    "version",
    "identifiers",
    "properties",
    "put",
    "create",
    "read",
    "update",
    "delete",
    "list",
    "input",
    "output",
    "operations",
    "collectionOperations",
    "resources",
    "errors",
    "rename",
];

struct Canonical<'a> {
    ast: &'a Ast,
    shape: &'a AstShape,
}

/// Traits applied to members of mixins, by member.
type Applied = BTreeMap<String, Traits>;

impl Canonical<'_> {
    fn shape(&self, is_inherited: &dyn Fn(&str) -> bool) -> (Node, Applied) {
        let node = &self.shape.node;
        let mut object = Object::default();
        let mut applied = Applied::new();
        let kind = match self.kind() {
            "set" => "list",
            kind => kind,
        };
        object.insert("type", text(kind));
        if let Some(mixins) = node
            .get("mixins")
            .filter(|mixins| mixins.as_array().is_some_and(|items| !items.is_empty()))
        {
            object.insert("mixins", mixins.clone());
        }
        let mut keep = |name: &str, member: &Node, into: &mut Object| {
            if is_inherited(name) {
                let traits = member.get("traits").and_then(Node::as_object);
                let traits = traits.map(|traits| self.traits(traits, None)).unwrap_or_default();
                applied.insert(name.to_owned(), traits);
            } else {
                into.insert(name, self.member(name, member));
            }
        };
        match kind {
            "list" | "map" => {
                for name in ["member", "key", "value"] {
                    if let Some(member) = node.get(name) {
                        keep(name, member, &mut object);
                    }
                }
            }
            "structure" | "union" | "enum" | "intEnum" => {
                let mut members = Object::default();
                for entry in node
                    .get("members")
                    .and_then(Node::as_object)
                    .into_iter()
                    .flatten()
                {
                    keep(&entry.key, &entry.value, &mut members);
                }
                object.insert("members", Node::new(NodeKind::Object(members), Location::UNKNOWN));
            }
            _ => self.properties(&mut object),
        }
        let traits = self.all_traits(node.get("traits"), self.implied());
        object_with_traits(&mut object, traits);
        (Node::new(NodeKind::Object(object), Location::UNKNOWN), applied)
    }

    fn kind(&self) -> &str {
        self.shape.kind()
    }

    fn properties(&self, object: &mut Object) {
        let node = &self.shape.node;
        for name in PROPERTIES {
            let is_operation = self.kind() == "operation";
            let value = match (node.get(name), *name) {
                (None, "input" | "output") if is_operation => {
                    Node::target("smithy.api#Unit", Location::UNKNOWN)
                }
                (Some(value), name) if SETS.contains(&name) => in_order(value),
                (Some(value), _) => value.clone(),
                (None, _) => continue,
            };
            let is_empty = match &value.kind {
                NodeKind::Array(items) => items.is_empty(),
                NodeKind::Object(entries) => entries.is_empty(),
                NodeKind::String(text) => text.trim().is_empty(),
                _ => false,
            };
            if !is_empty {
                object.insert(*name, value);
            }
        }
    }

    fn member(&self, name: &str, member: &Node) -> Node {
        let mut object = Object::default();
        if let Some(target) = member.get("target") {
            object.insert("target", target.clone());
        }
        let traits = self.all_traits(member.get("traits"), self.implied_for(name, member));
        object_with_traits(&mut object, traits);
        Node::new(NodeKind::Object(object), Location::UNKNOWN)
    }

    fn all_traits(&self, traits: Option<&Node>, implied: Option<(&'static str, NodeKind)>) -> Traits {
        match traits.and_then(Node::as_object) {
            Some(traits) => self.traits(traits, implied),
            None => self.traits(&Object::default(), implied),
        }
    }

    /// Sorts traits by their ids, adds an implicit one, and removes the one that version 2.0 does not have.
    fn traits(&self, traits: &Object, implied: Option<(&'static str, NodeKind)>) -> Traits {
        let mut sorted = Traits::new();
        if let Some((id, value)) = implied {
            sorted.insert(id.to_owned(), Node::new(value, Location::UNKNOWN));
        }
        for entry in traits.iter().filter(|entry| entry.key != BOX) {
            sorted.insert(entry.key.clone(), entry.value.clone());
        }
        sorted
    }

    /// Returns the implicit trait of the shape's type or version.
    fn implied(&self) -> Option<(&'static str, NodeKind)> {
        if self.kind() == "set" {
            return Some(("smithy.api#uniqueItems", NodeKind::Object(Object::default())));
        }
        let is_boxed = self
            .shape
            .node
            .get("traits")
            .is_some_and(|traits| traits.get(BOX).is_some());
        match self.shape.version {
            Version::V1 if !is_boxed => zero_of(self.kind()).map(|zero| (DEFAULT, zero)),
            _ => None,
        }
    }

    /// Returns the implicit trait of a member.
    fn implied_for(&self, name: &str, member: &Node) -> Option<(&'static str, NodeKind)> {
        let has = |id: &str| {
            member
                .get("traits")
                .is_some_and(|traits| traits.get(id).is_some())
        };
        match (self.kind(), self.shape.version) {
            ("enum", _) if !has(ENUM_VALUE) => Some((ENUM_VALUE, NodeKind::String(name.to_owned()))),
            ("structure", Version::V1) if has(BOX) => Some((DEFAULT, NodeKind::Null)),
            ("structure", Version::V1) if !has(DEFAULT) => {
                let target = member.get("target")?.as_str()?;
                let value = self.implied_by(target, has("smithy.api#required"))?;
                Some((DEFAULT, value))
            }
            _ => None,
        }
    }

    /// Returns the implicit default of a member of version 1.0, from its target.
    fn implied_by(&self, target: &str, is_required: bool) -> Option<NodeKind> {
        if let Some(name) = target.strip_prefix("smithy.api#Primitive") {
            return zero_of(&name.to_ascii_lowercase());
        }
        let target = self.ast.shapes.get(target)?;
        let value_of = |id: &str| target.node.get("traits")?.get(id);
        if target.kind() == "blob" && value_of("smithy.api#streaming").is_some() && !is_required {
            return Some(NodeKind::String(String::new()));
        }
        let zero = zero_of(target.kind())?;
        let is_zero = match target.version {
            Version::V1 => value_of(BOX).is_none(),
            Version::V2 => value_of(DEFAULT).is_some_and(|value| match (&zero, value.as_f64()) {
                (NodeKind::Bool(_), _) => value.as_bool() == Some(false),
                (_, number) => number == Some(0.0),
            }),
        };
        is_zero.then_some(zero)
    }
}

const PRELUDE: &str = "smithy.api#";
const BOX: &str = "smithy.api#box";
const DEFAULT: &str = "smithy.api#default";
const ENUM_VALUE: &str = "smithy.api#enumValue";

fn object_with_traits(object: &mut Object, traits: Traits) {
    if !traits.is_empty() {
        object.insert("traits", Node::object(traits, Location::UNKNOWN));
    }
}

/// Returns the implicit default of a type of version 1.0.
fn zero_of(kind: &str) -> Option<NodeKind> {
    match kind {
        "boolean" => Some(NodeKind::Bool(false)),
        "byte" | "short" | "integer" | "long" | "float" | "double" | "intEnum" => {
            Some(NodeKind::Number("0".into()))
        }
        _ => None,
    }
}
