//! Converts the tree of a file to shapes in the structure of the JSON AST 2.0, with absolute ids.

use super::names::{Resolved, Scope};
use super::tree::{Body, Entry, File, Inline, Member, Name, Node, Operation, Shape, Trait, Value};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::read::ast;
use crate::read::ast::{in_order, Ast, AstShape, Location, Metadata, NodeKind, Object, Sources, Version};
use std::borrow::Cow;

/// An elided member: its target is that of a resource or a mixin.
#[derive(Clone, Debug)]
pub struct Elided {
    /// The absolute id of its shape.
    pub shape: String,
    /// Its name.
    pub member: String,
    /// The resource in the shape's `for` clause.
    pub resource: Option<(String, Location)>,
    /// Its location.
    pub at: Location,
}

/// Adds the contents of a file to the model.
pub struct Lowering<'a, 'd, 'm> {
    /// The scope for resolving names; set for metadata first, then for shapes.
    pub scope: Scope<'a, 'd>,
    /// Index of the file.
    pub file: u32,
    /// The version of the file.
    pub version: Version,
    /// All files, for messages.
    pub sources: &'m Sources,
    /// The model so far.
    pub ast: &'m mut Ast,
    /// The elided members so far.
    pub elided: &'m mut Vec<Elided>,
    /// The findings so far.
    pub findings: &'m mut Diagnostics,
}

const UNIT: &str = "smithy.api#Unit";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const DEFAULT: &str = "smithy.api#default";

impl<'a> Lowering<'a, '_, '_> {
    /// Adds the metadata of a file; needs the scope of metadata.
    pub fn metadata(&mut self, entries: &[Entry<'a>]) {
        for Entry { key, at, value } in entries {
            let value = self.node(value);
            let at = self.at(*at);
            self.ast.metadata.push(Metadata {
                key: key.clone().into_owned(),
                value,
                at,
            });
        }
    }

    /// Adds the shapes and `apply` statements of a file; needs the scope of the file. Lists of operations, resources
    /// and errors are sorted as in the JSON AST, so that the client does not depend on the format of the model.
    pub fn shapes(&mut self, file: &File<'a>) {
        for used in &file.uses {
            self.check_use(used);
        }
        for shape in &file.shapes {
            let id = format!("{}#{}", self.scope.namespace(), shape.name);
            let node = self.shape(&id, shape);
            let at = self.at(shape.at);
            let shape = AstShape {
                node,
                version: self.version,
                at,
            };
            self.ast.add(id, shape, self.sources, self.findings);
        }
        for apply in &file.applies {
            let target = self.id(&apply.target);
            self.apply(target, self.at(apply.target.at), &apply.traits);
        }
    }

    /// Warns of a `use` of a shape that is not in the model, unless it is a trait of Smithy or AWS.
    fn check_use(&mut self, used: &Name<'a>) {
        let namespace = used.text.split('#').next().unwrap_or_default();
        let should_be_there = || self.scope.has_namespace(namespace) || !ast::is_known_trait(used.text);
        if self.scope.resolve(used.text).kind.is_none() && should_be_there() {
            let message = format!("the file uses `{}`, which is not in the model", used.text);
            let finding = Diagnostic::warning(codes::DANGLING_TARGET, message);
            let finding =
                finding.hint("correct the id, add the file that defines it, or remove the statement");
            self.findings.push(finding.at(self.at(used.at), self.sources));
        }
    }

    fn at(&self, offset: usize) -> Location {
        Location::new(self.file, offset)
    }

    fn shape(&mut self, id: &str, shape: &Shape<'a>) -> Object {
        let mut object = Object::default();
        object.insert("type", ast::Node::string(shape.kind, self.at(shape.at)));
        if let Some(first) = shape.mixins.first() {
            let mixins = self.targets(&shape.mixins);
            object.insert("mixins", ast::Node::array(mixins, self.at(first.at)));
        }
        match &shape.body {
            Body::Simple => {}
            Body::Members(members) if matches!(shape.kind, "structure" | "union") => {
                let members = self.members(id, shape, members);
                object.insert("members", members);
            }
            Body::Members(members) => {
                let lowered = self.members(id, shape, members);
                if let NodeKind::Object(lowered) = lowered.kind {
                    for entry in lowered {
                        object.insert_at(entry.key, entry.key_at, entry.value);
                    }
                }
            }
            Body::EnumMembers(members) => {
                let members = self.members(id, shape, members);
                object.insert("members", members);
            }
            Body::Properties(entries) => self.properties(shape.kind, entries, &mut object),
            Body::Operation(operation) => self.operation(operation, &mut object),
        }
        self.traits(id, &shape.traits, &mut object);
        object
    }

    fn members(&mut self, id: &str, shape: &Shape<'a>, members: &[Member<'a>]) -> ast::Node {
        let mut lowered = Object::default();
        for member in members {
            let at = self.at(member.at);
            let mut object = Object::default();
            match &member.target {
                Some(target) => {
                    object.insert("target", self.reference(target));
                }
                None if matches!(shape.body, Body::EnumMembers(_)) => {
                    object.insert("target", ast::Node::string(UNIT, at));
                }
                None => {
                    let resource = shape
                        .resource
                        .as_ref()
                        .map(|resource| (self.id(resource), self.at(resource.at)));
                    self.elided.push(Elided {
                        shape: id.to_owned(),
                        member: member.name.to_owned(),
                        resource,
                        at,
                    });
                }
            }
            self.traits(&format!("{id}${}", member.name), &member.traits, &mut object);
            if let Some(value) = &member.assigned {
                let is_enum = matches!(shape.body, Body::EnumMembers(_));
                let name = if is_enum { ENUM_VALUE } else { DEFAULT };
                let value = self.node(value);
                set_trait(&mut object, name, value);
            }
            let node = ast::Node::new(NodeKind::Object(object), at);
            lowered.insert_at(member.name, at, node);
        }
        ast::Node::new(NodeKind::Object(lowered), self.at(shape.at))
    }

    fn operation(&mut self, operation: &Operation<'a>, object: &mut Object) {
        for (property, end) in [("input", &operation.input), ("output", &operation.output)] {
            let target = match end {
                None => continue,
                Some(Inline::Named(name)) => ast::Node::target(self.id(name), self.at(name.at)),
                Some(Inline::Here(name, at)) => {
                    ast::Node::target(format!("{}#{name}", self.scope.namespace()), self.at(*at))
                }
            };
            object.insert(property, target);
        }
        if let Some(first) = operation.errors.first() {
            let errors = ast::Node::array(self.targets(&operation.errors), self.at(first.at));
            object.insert("errors", in_order(&errors));
        }
    }

    /// Converts the properties of a service or resource.
    fn properties(&mut self, kind: &str, entries: &[Entry<'a>], object: &mut Object) {
        for entry in entries {
            let at = self.at(entry.at);
            let value = match (&*entry.key, &entry.value.value) {
                ("version" | "rename", _) => self.node(&entry.value),
                (_, Value::List(items)) => {
                    let targets: Vec<_> = items.iter().map(|item| self.target(item)).collect();
                    in_order(&ast::Node::array(targets, self.at(entry.value.at)))
                }
                ("identifiers" | "properties", Value::Object(targets)) => {
                    let mut map = Object::default();
                    for resource in targets {
                        let key_at = self.at(resource.at);
                        let target = self.target(&resource.value);
                        map.insert_at(resource.key.clone(), key_at, target);
                    }
                    ast::Node::new(NodeKind::Object(map), self.at(entry.value.at))
                }
                _ => self.target(&entry.value),
            };
            if is_property(kind, &entry.key) {
                object.insert_at(entry.key.clone(), at, value);
            }
        }
    }

    /// Converts a property value that names a shape.
    fn target(&mut self, node: &Node<'a>) -> ast::Node {
        let at = self.at(node.at);
        let name = match &node.value {
            Value::Id(id) => Cow::Borrowed(*id),
            Value::Text(text) => text.clone(),
            _ => {
                let finding = Diagnostic::error(codes::MALFORMED, "the id of a shape is expected here");
                let finding = finding.hint("ids are like `Name` or `com.example#Name`");
                self.findings.push(finding.at(at, self.sources));
                return ast::Node::new(NodeKind::Null, at);
            }
        };
        ast::Node::target(self.scope.resolve(&name).id, at)
    }

    fn targets(&self, names: &[Name<'a>]) -> Vec<ast::Node> {
        let target = |name: &Name<'a>| ast::Node::target(self.id(name), self.at(name.at));
        names.iter().map(target).collect()
    }

    fn reference(&self, name: &Name<'a>) -> ast::Node {
        ast::Node::string(self.id(name), self.at(name.at))
    }

    fn id(&self, name: &Name<'a>) -> String {
        self.scope.resolve(name.text).id
    }

    /// Adds traits to a shape or member; duplicates become `apply` statements.
    fn traits(&mut self, id: &str, traits: &[Trait<'a>], object: &mut Object) {
        let mut repeated = Vec::new();
        for one in traits {
            let Resolved { id: name, kind } = self.scope.resolve(one.name.text);
            let is_there = object
                .get("traits")
                .is_some_and(|traits| traits.get(&name).is_some());
            if is_there {
                repeated.push(one.clone());
                continue;
            }
            let value = self.trait_value(one, kind);
            set_trait(object, &name, value);
        }
        for one in repeated {
            self.apply(id.to_owned(), self.at(one.at), &[one]);
        }
    }

    fn apply(&mut self, target: String, at: Location, traits: &[Trait<'a>]) {
        for one in traits {
            let Resolved { id, kind } = self.scope.resolve(one.name.text);
            let value = self.trait_value(one, kind);
            let mut object = Object::default();
            object.insert_at(id, self.at(one.at), value);
            self.ast.applied.push(ast::Apply {
                target: target.clone(),
                traits: object,
                version: self.version,
                at,
            });
        }
    }

    /// Returns the value of a trait; if none is written, the empty value of the trait's type.
    fn trait_value(&mut self, one: &Trait<'a>, kind: Option<&str>) -> ast::Node {
        let at = self.at(one.at);
        let kind = match (&one.value, kind) {
            (Some(value), _) => return self.node(value),
            (None, None | Some("structure" | "map" | "union")) => NodeKind::Object(Object::default()),
            (None, Some("list" | "set")) => NodeKind::Array(Vec::new()),
            (None, Some(_)) => NodeKind::Null,
        };
        ast::Node::new(kind, at)
    }

    fn node(&mut self, node: &Node<'a>) -> ast::Node {
        let at = self.at(node.at);
        let kind = match &node.value {
            Value::Null => NodeKind::Null,
            Value::Boolean(value) => NodeKind::Bool(*value),
            Value::Number(text) => NodeKind::Number(number(text).into()),
            Value::Text(text) => NodeKind::String(text.clone().into_owned()),
            Value::Id(name) => NodeKind::String(self.named_value(name, at)),
            Value::List(items) => NodeKind::Array(items.iter().map(|item| self.node(item)).collect()),
            Value::Object(entries) => {
                let mut object = Object::default();
                for entry in entries {
                    let value = self.node(&entry.value);
                    let key_at = self.at(entry.at);
                    object.insert_at(entry.key.clone(), key_at, value);
                }
                NodeKind::Object(object)
            }
        };
        ast::Node::new(kind, at)
    }

    /// Resolves an unquoted word in a value to an absolute shape id.
    fn named_value(&mut self, name: &str, at: Location) -> String {
        let Resolved { id, kind } = self.scope.resolve(name);
        if kind.is_none() {
            self.unknown_value(name, &id, at);
        }
        id
    }

    fn unknown_value(&mut self, name: &str, id: &str, at: Location) {
        let namespace = id.split('#').next().unwrap_or_default();
        // traits may come from models that are not given
        if namespace != self.scope.namespace() && !self.scope.has_namespace(namespace) {
            return;
        }
        let message = format!("`{name}` is not a shape of the model: `{id}` does not exist");
        let finding = Diagnostic::error(codes::DANGLING_TARGET, message);
        let finding =
            finding.hint("put it in quotes if it is a string, or add the file that defines the shape");
        self.findings.push(finding.at(at, self.sources));
    }
}

fn is_property(kind: &str, key: &str) -> bool {
    match kind {
        "service" => ast::SERVICE.contains(&key),
        _ => ast::RESOURCE.contains(&key),
    }
}

fn set_trait(object: &mut Object, name: &str, value: ast::Node) {
    if let Some(traits) = object.get_mut("traits").and_then(ast::Node::as_object_mut) {
        if !traits.contains_key(name) {
            traits.insert(name, value);
        }
        return;
    }
    let at = value.at;
    object.insert("traits", ast::Node::object([(name, value)], at));
}

/// Converts a number to JSON, which does not allow leading zeros.
fn number(text: &str) -> Cow<'_, str> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let trimmed = digits.trim_start_matches('0');
    let needs_zero = !trimmed.starts_with(|c: char| c.is_ascii_digit());
    match digits.len() - trimmed.len() {
        0 => Cow::Borrowed(text),
        1 if needs_zero => Cow::Borrowed(text),
        _ if needs_zero => Cow::Owned(format!("{sign}0{trimmed}")),
        _ => Cow::Owned(format!("{sign}{trimmed}")),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_have_no_zeros_in_front() {
        let cases = [
            ("0", "0"),
            ("00", "0"),
            ("-007", "-7"),
            ("0.5", "0.5"),
            ("000.5e1", "0.5e1"),
            ("10", "10"),
        ];
        for (written, json) in cases {
            assert_eq!(super::number(written), json);
        }
    }
}
