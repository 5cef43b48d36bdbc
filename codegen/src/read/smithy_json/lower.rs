//! JSON shapes → the model: kinds, members, resolved targets.

use super::super::Source;
use super::document::{Ast, Node};
use super::place::{parse_id, Place};
use super::targets::{check_defaults, check_targets};
use super::{prelude, traits, upgrade};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{
    AuthScheme, EnumValue, IntEnumValue, Kind, Member, Model, Operation, ProtocolTrait, Resource, Service,
    Shape, ShapeRef, Simple, Traits,
};
use crate::names;
use crate::suggest::closest;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Lowers all shapes.
pub fn lower(ast: &Ast, sources: &[Source], findings: &mut Diagnostics) -> Model {
    let mut model = Model::default();
    for shape in prelude::shapes() {
        model.insert(shape);
    }
    // every shape gets its place first, so that targets may come before what they name
    let mut placed = Vec::new();
    for (id, node) in &ast.shapes {
        let mut at = Place {
            id,
            node,
            sources,
            findings,
        };
        let Some(shape_id) = at.shape_id() else { continue };
        if shape_id.namespace == prelude::NAMESPACE {
            continue;
        }
        let kind = Kind::Structure(Vec::new());
        let shape = Shape {
            id: shape_id,
            kind,
            traits: Traits::default(),
            line: node.line,
        };
        placed.push((model.insert(shape), id, node));
    }
    let protocols = definitions(ast, "smithy.api#protocolDefinition");
    let auth_schemes = definitions(ast, "smithy.api#authDefinition");
    for (at, id, node) in &placed {
        let mut lowering = Lowering {
            model: &model,
            at: Place {
                id,
                node,
                sources,
                findings,
            },
        };
        let mut traits = lowering.traits(&node.json);
        let applied = node
            .json
            .get("traits")
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::keys);
        for id in applied {
            if protocols.contains(id) {
                traits.protocols.push(ProtocolTrait {
                    id: id.clone(),
                    no_error_wrapping: false,
                });
            }
            if auth_schemes.contains(id) {
                traits.auth_schemes.push(AuthScheme::Custom(id.clone()));
            }
        }
        let kind = lowering.kind();
        let shape = model.get_mut(*at);
        shape.traits = traits;
        if let Some(kind) = kind {
            if let (Kind::List { .. }, Some("set")) = (&kind, node.json.get("type").and_then(Value::as_str)) {
                shape.traits.unique_items = true;
            }
            shape.kind = kind;
        }
    }
    if !findings.has_errors() {
        finish(&mut model, &placed, sources, findings);
    }
    model
}

/// Traits the model itself defines as protocols or auth schemes, by the trait that says so.
fn definitions<'a>(ast: &'a Ast, definition: &str) -> BTreeSet<&'a String> {
    let is_one = |node: &Node| {
        let traits = node.json.get("traits");
        traits.is_some_and(|traits| traits.get(definition).is_some())
    };
    // definitions of traits that are parsed anyway
    let known = |id: &str| id.starts_with("aws.") || id.starts_with("smithy.");
    ast.shapes
        .iter()
        .filter(|(id, node)| is_one(node) && !known(id))
        .map(|(id, _)| id)
        .collect()
}

/// What can be said only when every shape has its kind.
fn finish(
    model: &mut Model,
    placed: &[(ShapeRef, &String, &Node)],
    sources: &[Source],
    findings: &mut Diagnostics,
) {
    for (at, id, node) in placed {
        let mut place = Place {
            id,
            node,
            sources,
            findings,
        };
        check_targets(model, *at, &mut place);
        check_defaults(model, *at, &mut place);
        if !node.version_1 {
            continue;
        }
        let mut shape = model[*at].clone();
        if let Kind::Structure(members) = &mut shape.kind {
            for member in members {
                upgrade::default_of_version_1(model, member);
            }
            *model.get_mut(*at) = shape;
        }
    }
}

struct Lowering<'a> {
    model: &'a Model,
    at: Place<'a>,
}

impl Lowering<'_> {
    fn traits(&mut self, json: &Map<String, Value>) -> Traits {
        self.traits_of(json, None)
    }

    fn traits_of(&mut self, json: &Map<String, Value>, member: Option<&str>) -> Traits {
        match json.get("traits") {
            None => Traits::default(),
            Some(Value::Object(values)) => {
                let (parsed, wrong) = traits::parse(values);
                for (id, expected) in wrong {
                    let finding =
                        Diagnostic::error(codes::MALFORMED, format!("the trait `{id}` has a wrong value"));
                    self.at
                        .report(finding.hint(format!("it has to be {expected}")), member);
                }
                parsed
            }
            Some(_) => {
                self.at.malformed(
                    "`traits` has to be an object of trait values by their ids",
                    member,
                );
                Traits::default()
            }
        }
    }

    fn kind(&mut self) -> Option<Kind> {
        let json = &self.at.node.json;
        let Some(kind) = json.get("type").and_then(Value::as_str) else {
            self.at.malformed("the shape has no `type`", None);
            return None;
        };
        if let Some(simple) = simple(kind) {
            return Some(
                match (simple, json.get("traits").and_then(|t| t.get("smithy.api#enum"))) {
                    (Simple::String, Some(values)) => Kind::Enum(self.enum_of_version_1(values)),
                    _ => Kind::Simple(simple),
                },
            );
        }
        Some(match kind {
            "list" | "set" => Kind::List {
                member: self.member_of_collection("member")?,
            },
            "map" => Kind::Map {
                key: self.member_of_collection("key")?,
                value: self.member_of_collection("value")?,
            },
            "structure" => Kind::Structure(self.members()),
            "union" => Kind::Union(self.members()),
            "enum" => Kind::Enum(self.enum_values()),
            "intEnum" => Kind::IntEnum(self.int_enum_values()),
            "service" => Kind::Service(self.service()),
            "operation" => Kind::Operation(self.operation()),
            "resource" => Kind::Resource(self.resource()),
            other => {
                let finding = Diagnostic::error(codes::MALFORMED, format!("`{other}` is no type of shape"));
                let finding = match closest(other, TYPES.iter().copied()) {
                    Some(type_name) => finding.hint(format!("did you mean `{type_name}`?")),
                    None => finding.hint(format!("the types are {}", TYPES.join(", "))),
                };
                self.at.report(finding, None);
                return None;
            }
        })
    }

    /// The members of a structure or union, in the order of the file.
    fn members(&mut self) -> Vec<Member> {
        let node = self.at.node;
        match node.json.get("members") {
            None => Vec::new(),
            Some(Value::Object(members)) => members
                .iter()
                .filter_map(|(name, member)| self.member(name, member))
                .collect(),
            Some(_) => {
                self.at
                    .malformed("`members` has to be an object of members by their names", None);
                Vec::new()
            }
        }
    }

    fn member(&mut self, name: &str, json: &Value) -> Option<Member> {
        if let Err(finding) = names::check_member_name(name) {
            self.at.report(*finding, None);
            return None;
        }
        let Value::Object(json) = json else {
            self.at
                .malformed("a member has to be an object with a `target`", Some(name));
            return None;
        };
        if json.get("target").is_none() {
            let finding = Diagnostic::error(codes::MALFORMED, "the member has no `target`");
            let hint = "give it one; where only an `apply` names it, check the name there";
            self.at.report(finding.hint(hint), Some(name));
            return None;
        }
        let target = self.target(json.get("target"), Some(name))?;
        let traits = self.traits_of(json, Some(name));
        Some(Member {
            name: name.to_owned(),
            target,
            traits,
        })
    }

    fn member_of_collection(&mut self, name: &str) -> Option<Member> {
        let node = self.at.node;
        match node.json.get(name) {
            Some(member) => self.member(name, member),
            None => {
                self.at.malformed(format!("the shape has no `{name}`"), None);
                None
            }
        }
    }

    /// Finds the shape a target names.
    fn target(&mut self, target: Option<&Value>, member: Option<&str>) -> Option<ShapeRef> {
        let Some(id) = target.and_then(Value::as_str) else {
            self.at
                .malformed("a target has to be the absolute id of a shape", member);
            return None;
        };
        if let Some(found) = parse_id(id).and_then(|id| self.model.find(&id)) {
            return Some(found);
        }
        let finding = Diagnostic::error(
            codes::DANGLING_TARGET,
            format!("the target `{id}` is not in the model"),
        );
        let (namespace, name) = id.split_once('#').unwrap_or(("", id));
        let siblings = self
            .model
            .iter()
            .filter(|(_, shape)| shape.id.namespace == namespace);
        let finding = match closest(name, siblings.map(|(_, shape)| shape.id.name.as_str())) {
            Some(close) => finding.hint(format!("did you mean `{namespace}#{close}`?")),
            None => finding.hint("add the shape, or read the file that defines it as well"),
        };
        self.at.report(finding, member);
        None
    }

    /// The targets of a property that lists shapes.
    fn targets(&mut self, property: &str) -> Vec<ShapeRef> {
        let node = self.at.node;
        match node.json.get(property) {
            None => Vec::new(),
            Some(Value::Array(targets)) => targets
                .iter()
                .filter_map(|t| self.target(t.get("target"), None))
                .collect(),
            Some(_) => {
                self.at
                    .malformed(format!("`{property}` has to be a list of targets"), None);
                Vec::new()
            }
        }
    }

    /// A property with one target; `None` where it is absent or the unit.
    fn single(&mut self, property: &str) -> Option<ShapeRef> {
        let node = self.at.node;
        let found = self.target(
            Some(node.json.get(property)?.get("target").unwrap_or(&Value::Null)),
            None,
        )?;
        (!self.model[found].is_unit()).then_some(found)
    }

    fn enum_values(&mut self) -> Vec<EnumValue> {
        let node = self.at.node;
        let Some(Value::Object(members)) = node.json.get("members") else {
            self.at.malformed("an enum has to have `members`", None);
            return Vec::new();
        };
        let mut values = Vec::new();
        for (name, member) in members {
            let traits = member
                .as_object()
                .map(|json| self.traits_of(json, Some(name)))
                .unwrap_or_default();
            match member.get("traits").and_then(|t| t.get("smithy.api#enumValue")) {
                None => values.push(EnumValue {
                    name: Some(name.clone()),
                    value: name.clone(),
                    traits,
                }),
                Some(Value::String(value)) => {
                    values.push(EnumValue {
                        name: Some(name.clone()),
                        value: value.clone(),
                        traits,
                    });
                }
                Some(_) => self
                    .at
                    .malformed("the value of an enum has to be a string", Some(name)),
            }
        }
        values
    }

    fn int_enum_values(&mut self) -> Vec<IntEnumValue> {
        let node = self.at.node;
        let Some(Value::Object(members)) = node.json.get("members") else {
            self.at.malformed("an intEnum has to have `members`", None);
            return Vec::new();
        };
        let mut values = Vec::new();
        for (name, member) in members {
            let value = member
                .get("traits")
                .and_then(|t| t.get("smithy.api#enumValue"))
                .and_then(Value::as_i64);
            match value.and_then(|value| i32::try_from(value).ok()) {
                Some(value) => values.push(IntEnumValue {
                    name: name.clone(),
                    value,
                }),
                None => self.at.malformed(
                    "the value of an intEnum has to be a whole number of 32 bits",
                    Some(name),
                ),
            }
        }
        values
    }

    /// The `enum` trait of 1.0: a list of values, all with names or all without.
    fn enum_of_version_1(&mut self, values: &Value) -> Vec<EnumValue> {
        let Some(values) = values.as_array() else {
            self.at
                .malformed("the trait `smithy.api#enum` has to be a list of values", None);
            return Vec::new();
        };
        let mut parsed = Vec::new();
        for definition in values {
            let Some(value) = definition.get("value").and_then(Value::as_str) else {
                self.at.malformed(
                    "every value of the trait `smithy.api#enum` has to have a string `value`",
                    None,
                );
                continue;
            };
            let text = |key: &str| definition.get(key).and_then(Value::as_str).map(str::to_owned);
            let deprecated = definition.get("deprecated") == Some(&Value::Bool(true));
            let traits = Traits {
                documentation: text("documentation"),
                deprecated: deprecated.then(Default::default),
                ..Traits::default()
            };
            parsed.push(EnumValue {
                name: text("name"),
                value: value.to_owned(),
                traits,
            });
        }
        parsed
    }

    fn service(&mut self) -> Service {
        let node = self.at.node;
        let mut rename = Vec::new();
        if let Some(Value::Object(renames)) = node.json.get("rename") {
            for (id, name) in renames {
                match (parse_id(id), name.as_str()) {
                    (Some(id), Some(name)) if names::check_member_name(name).is_ok() => {
                        rename.push((id, name.to_owned()));
                    }
                    _ => self
                        .at
                        .malformed(format!("the rename of `{id}` has to be a name"), None),
                }
            }
        }
        Service {
            version: node
                .json
                .get("version")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
            operations: self.targets("operations"),
            resources: self.targets("resources"),
            errors: self.targets("errors"),
            rename,
        }
    }

    fn operation(&mut self) -> Operation {
        Operation {
            input: self.single("input"),
            output: self.single("output"),
            errors: self.targets("errors"),
        }
    }

    fn resource(&mut self) -> Resource {
        let mut operations = Vec::new();
        for lifecycle in ["put", "create", "read", "update", "delete", "list"] {
            operations.extend(self.single(lifecycle));
        }
        operations.extend(self.targets("operations"));
        operations.extend(self.targets("collectionOperations"));
        Resource {
            operations,
            resources: self.targets("resources"),
        }
    }
}

const TYPES: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
    "enum",
    "intEnum",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "service",
    "operation",
    "resource",
    "apply",
];

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
