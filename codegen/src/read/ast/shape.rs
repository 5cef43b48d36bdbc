//! Lowers a shape: properties, members, targets.

use super::report::{unsafe_name, Report};
use super::traits;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{
    is_identifier, Kind, Member, Model, Operation, Resource, Service, ShapeId, ShapeRef, Simple, Traits,
};
use crate::node::{Node, NodeKind, Object};
use crate::read::schema::Fault;
use crate::source::Location;
use crate::suggest::closest;
use std::collections::BTreeSet;

/// Lowers one shape.
pub struct Lowering<'a> {
    model: &'a Model,
    mixins: &'a BTreeSet<String>,
    own_traits: &'a BTreeSet<String>,
    /// Findings about the shape.
    pub report: Report<'a>,
}

/// The properties of a service.
pub const SERVICE: &[&str] = &["version", "operations", "resources", "errors", "rename"];

/// The properties of a resource.
pub const RESOURCE: &[&str] = &[
    "identifiers",
    "properties",
    "put",
    "create",
    "read",
    "update",
    "delete",
    "list",
    "operations",
    "collectionOperations",
    "resources",
];

/// The properties of each shape type, besides `type`, `traits` and `mixins`.
const TYPES: &[(&str, &[&str])] = &[
    ("blob", &[]),
    ("boolean", &[]),
    ("string", &[]),
    ("byte", &[]),
    ("short", &[]),
    ("integer", &[]),
    ("long", &[]),
    ("float", &[]),
    ("double", &[]),
    ("bigInteger", &[]),
    ("bigDecimal", &[]),
    ("timestamp", &[]),
    ("document", &[]),
    ("enum", &["members"]),
    ("intEnum", &["members"]),
    ("list", &["member"]),
    ("set", &["member"]),
    ("map", &["key", "value"]),
    ("structure", &["members"]),
    ("union", &["members"]),
    ("service", SERVICE),
    ("operation", &["input", "output", "errors"]),
    ("resource", RESOURCE),
    ("apply", &[]),
];

/// The maximum number of findings with a suggested name.
const SUGGESTIONS: usize = 50;

impl<'a> Lowering<'a> {
    /// Creates the lowering of a shape into this model. `mixins` are left out of the model; `defined` are the traits
    /// that the model defines itself.
    pub fn new(
        model: &'a Model,
        mixins: &'a BTreeSet<String>,
        own_traits: &'a BTreeSet<String>,
        report: Report<'a>,
    ) -> Self {
        Self {
            model,
            mixins,
            own_traits,
            report,
        }
    }

    /// Returns the kind and traits of the shape.
    pub fn shape(&mut self, mut node: Object) -> Option<(Kind, Traits)> {
        let traits = node.remove("traits");
        let enum_values = traits
            .as_ref()
            .and_then(|traits| traits.get("smithy.api#enum"))
            .cloned();
        let traits = self.traits(traits, None);
        let kind = self.kind(node, enum_values)?;
        Some((kind, traits))
    }

    /// Returns the typed traits of the shape or a member.
    pub fn traits(&mut self, traits: Option<Node>, member: Option<&str>) -> Traits {
        let Some(traits) = traits else {
            return Traits::default();
        };
        let NodeKind::Object(values) = traits.kind else {
            let message = "`traits` must be an object of trait values, keyed by trait id";
            self.report.malformed(message, traits.at, member);
            return Traits::default();
        };
        let (parsed, wrong) = traits::parse(values, &|id| self.own_traits.contains(id));
        for wrong in wrong {
            let mut part = format!("the trait `{}`", wrong.id);
            if !wrong.deviation.path.is_empty() {
                part = format!("`{}` of {part}", wrong.deviation.path);
            }
            let finding = match wrong.deviation.fault {
                Fault::UnexpectedValue(expected) => {
                    let message = format!("{part} has an invalid value");
                    let hint = format!("it must be {expected}");
                    Diagnostic::error(codes::MALFORMED, message).hint(hint)
                }
                Fault::UnknownProperty { name, hint } => {
                    let message = format!("{part} has no property `{name}`");
                    Diagnostic::warning(codes::UNKNOWN_PROPERTY, message).hint(hint)
                }
            };
            self.report.part(finding, wrong.deviation.at, member);
        }
        parsed
    }

    fn kind(&mut self, node: Object, enum_values: Option<Node>) -> Option<Kind> {
        let Some(kind) = node.get("type") else {
            self.report
                .malformed("the shape has no `type`", self.report.at, None);
            return None;
        };
        let Some(name) = kind.as_str() else {
            self.report
                .malformed("the `type` must be a string", kind.at, None);
            return None;
        };
        let Some((_, properties)) = TYPES.iter().find(|(known, _)| *known == name) else {
            let finding = Diagnostic::error(codes::MALFORMED, format!("`{name}` is not a shape type"));
            let types = || TYPES.iter().map(|(name, _)| *name);
            let hint = match closest(name, types()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("the types are {}", types().collect::<Vec<_>>().join(", ")),
            };
            self.report.part(finding.hint(hint), kind.at, None);
            return None;
        };
        self.check_properties(&node, properties, &["type", "mixins"], None);
        if let Some(simple) = simple(name) {
            return Some(match (simple, enum_values) {
                (Simple::String, Some(values)) => Kind::Enum(self.enum_of_version_1(&values)),
                _ => Kind::Simple(simple),
            });
        }
        Some(match name {
            "list" | "set" => Kind::List {
                member: self.member_of_collection(&node, "member")?,
            },
            "map" => Kind::Map {
                key: self.member_of_collection(&node, "key")?,
                value: self.member_of_collection(&node, "value")?,
            },
            "structure" => Kind::Structure(self.members(node)),
            "union" => Kind::Union(self.members(node)),
            "enum" => Kind::Enum(self.enum_values(node)),
            "intEnum" => Kind::IntEnum(self.int_enum_values(node)),
            "service" => Kind::Service(self.service(&node)),
            "operation" => Kind::Operation(self.operation(&node)),
            "resource" => Kind::Resource(self.resource(&node)),
            other => {
                let message = format!("a shape of type `{other}` is not allowed here");
                self.report.malformed(message, self.report.at, None);
                return None;
            }
        })
    }

    /// Warns of properties that the specification does not define.
    pub fn check_properties(&mut self, node: &Object, own: &[&str], common: &[&str], member: Option<&str>) {
        let known = || own.iter().chain(common).copied();
        for entry in node
            .iter()
            .filter(|entry| !known().any(|known| known == entry.key))
        {
            let message = format!("`{}` has no meaning here", entry.key);
            let hint = match closest(&entry.key, known()) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "remove it; additional information belongs in a trait".to_owned(),
            };
            let finding = Diagnostic::warning(codes::UNKNOWN_PROPERTY, message);
            self.report.part(finding.hint(hint), entry.key_at, member);
        }
    }

    /// Returns the properties of the members, in the order of the text.
    pub fn member_nodes(&mut self, mut node: Object) -> Option<Object> {
        let members = node.remove("members")?;
        match members.kind {
            NodeKind::Object(members) => Some(members),
            _ => {
                let message = "`members` must be an object of members, keyed by name";
                self.report.malformed(message, members.at, None);
                None
            }
        }
    }

    /// Returns the members of a structure or union.
    fn members(&mut self, node: Object) -> Vec<Member> {
        let members = self.member_nodes(node).unwrap_or_default();
        members
            .into_iter()
            .filter_map(|entry| self.member(&entry.key, entry.key_at, entry.value))
            .collect()
    }

    /// Checks that a name is a valid member name, and adds a finding otherwise.
    pub fn check_name(&mut self, name: &str, at: Location) -> bool {
        let fits = is_identifier(name);
        if !fits {
            self.report.part(unsafe_name("member name", name), at, None);
        }
        fits
    }

    fn member(&mut self, name: &str, at: Location, node: Node) -> Option<Member> {
        if !self.check_name(name, at) {
            return None;
        }
        let NodeKind::Object(mut properties) = node.kind else {
            let message = "a member must be an object with a `target`";
            self.report.malformed(message, node.at, Some(name));
            return None;
        };
        let traits = properties.remove("traits");
        self.check_properties(&properties, &[], &["target"], Some(name));
        let Some(target) = properties.get("target") else {
            self.report
                .malformed("the member has no `target`", at, Some(name));
            return None;
        };
        let target = self.target(target, Some(name))?;
        let traits = self.traits(traits, Some(name));
        Some(Member {
            name: name.to_owned(),
            target,
            traits,
            at,
        })
    }

    fn member_of_collection(&mut self, node: &Object, name: &str) -> Option<Member> {
        match node.entry(name) {
            Some(entry) => self.member(name, entry.key_at, entry.value.clone()),
            None => {
                let message = format!("the shape has no `{name}`");
                self.report.malformed(message, self.report.at, None);
                None
            }
        }
    }

    /// Finds the shape a target names.
    fn target(&mut self, target: &Node, member: Option<&str>) -> Option<ShapeRef> {
        let Some(id) = target.as_str() else {
            let message = "a target must be the absolute id of a shape";
            self.report.malformed(message, target.at, member);
            return None;
        };
        if let Some(found) = ShapeId::split(id).and_then(|id| self.model.find(&id)) {
            return Some(found);
        }
        let finding = if self.mixins.contains(id) {
            let message = format!("the target `{id}` is a mixin");
            let hint = "use a shape that has it among its `mixins`";
            Diagnostic::error(codes::WRONG_TARGET, message).hint(hint)
        } else {
            let message = format!("the target `{id}` is not in the model");
            let (namespace, name) = id.split_once('#').unwrap_or(("", id));
            let shapes = self.model.iter().map(|(_, shape)| &shape.id);
            let mut siblings = shapes.filter(|id| id.namespace == namespace).peekable();
            let code = match siblings.peek() {
                Some(_) => codes::DANGLING_TARGET,
                None => codes::UNKNOWN_NAMESPACE,
            };
            // searching all names takes time, which is spent on the first findings only
            let is_early = self.report.findings.iter().len() < SUGGESTIONS;
            let names = siblings.filter(|_| is_early).map(|id| id.name.as_str());
            let hint = match closest(name, names) {
                Some(close) => format!("did you mean `{namespace}#{close}`?"),
                None => "add the shape, or the file that defines it".to_owned(),
            };
            Diagnostic::error(code, message).hint(hint)
        };
        self.report.part(finding, target.at, member);
        None
    }

    /// Returns the targets of a property that lists shapes.
    fn targets(&mut self, node: &Object, property: &str) -> Vec<ShapeRef> {
        let Some(list) = node.get(property) else {
            return Vec::new();
        };
        let Some(items) = list.as_array() else {
            let message = format!("`{property}` must be a list of targets");
            self.report.malformed(message, list.at, None);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.reference(item)).collect()
    }

    /// Lowers a property with one target; `None` if it is absent or `Unit`.
    fn single(&mut self, node: &Object, property: &str) -> Option<ShapeRef> {
        let found = self.reference(node.get(property)?)?;
        (!self.model[found].is_unit()).then_some(found)
    }

    fn reference(&mut self, node: &Node) -> Option<ShapeRef> {
        if let Some(properties) = node.as_object() {
            self.check_properties(properties, &[], &["target"], None);
        }
        match node.get("target") {
            Some(target) => self.target(target, None),
            None => {
                let message = "a reference to a shape must be an object with a `target`";
                self.report.malformed(message, node.at, None);
                None
            }
        }
    }

    fn service(&mut self, node: &Object) -> Service {
        let mut rename = Vec::new();
        match node.get("rename").map(|rename| (rename.as_object(), rename.at)) {
            None => {}
            Some((Some(renames), _)) => {
                for entry in renames {
                    match (ShapeId::split(&entry.key), entry.value.as_str()) {
                        (Some(id), Some(name)) if is_identifier(name) => rename.push((id, name.to_owned())),
                        _ => {
                            let message = format!("the rename of `{}` must be a name", entry.key);
                            self.report.malformed(message, entry.value.at, None);
                        }
                    }
                }
            }
            Some((None, at)) => {
                let message = "`rename` must be an object of names, keyed by shape id";
                self.report.malformed(message, at, None);
            }
        }
        let version = match node.get("version") {
            None => String::new(),
            Some(version) => version.as_str().map(str::to_owned).unwrap_or_else(|| {
                self.report
                    .malformed("`version` must be a string", version.at, None);
                String::new()
            }),
        };
        Service {
            version,
            operations: self.targets(node, "operations"),
            resources: self.targets(node, "resources"),
            errors: self.targets(node, "errors"),
            rename,
        }
    }

    fn operation(&mut self, node: &Object) -> Operation {
        Operation {
            input: self.single(node, "input"),
            output: self.single(node, "output"),
            errors: self.targets(node, "errors"),
        }
    }

    fn resource(&mut self, node: &Object) -> Resource {
        let mut operations = Vec::new();
        for lifecycle in ["put", "create", "read", "update", "delete", "list"] {
            operations.extend(self.single(node, lifecycle));
        }
        operations.extend(self.targets(node, "operations"));
        operations.extend(self.targets(node, "collectionOperations"));
        Resource {
            operations,
            resources: self.targets(node, "resources"),
        }
    }
}

fn simple(kind: &str) -> Option<Simple> {
    Some(match kind {
        "blob" => Simple::Blob,
        "boolean" => Simple::Boolean,
        "string" => Simple::String,
        "byte" => Simple::Byte,
        "short" => Simple::Short,
        "integer" => Simple::Integer,
        "long" => Simple::Long,
        "float" => Simple::Float,
        "double" => Simple::Double,
        "bigInteger" => Simple::BigInteger,
        "bigDecimal" => Simple::BigDecimal,
        "timestamp" => Simple::Timestamp,
        "document" => Simple::Document,
        _ => return None,
    })
}
