//! Lowers the values of enums: `enum`, `intEnum`, and the trait `enum` of 1.0.

use super::shape::Lowering;
use crate::diagnostics::{codes, Diagnostic};
use crate::model::{Deprecated, Documentation, EnumValue, IntEnumValue, Traits};
use crate::node::{Node, NodeKind, Object};
use crate::source::Location;

const ENUM_VALUE: &str = "smithy.api#enumValue";

/// A member of an enum.
struct Value {
    name: String,
    at: Location,
    /// The value of the trait `enumValue`.
    value: Option<Node>,
    traits: Traits,
}

impl Lowering<'_> {
    /// The values of an `enum`.
    pub fn enum_values(&mut self, node: Object) -> Vec<EnumValue> {
        let mut values = Vec::new();
        for entry in self.values(node, "an enum") {
            let value = match entry.value.map(|value| (value.kind, value.at)) {
                None => entry.name.clone(),
                Some((NodeKind::String(value), _)) => value,
                Some((_, at)) => {
                    let message = "the value of an enum must be a string";
                    self.report.malformed(message, at, Some(&entry.name));
                    continue;
                }
            };
            values.push(EnumValue {
                name: Some(entry.name),
                value,
                traits: entry.traits,
                at: entry.at,
            });
        }
        values
    }

    /// The values of an `intEnum`.
    pub fn int_enum_values(&mut self, node: Object) -> Vec<IntEnumValue> {
        let mut values = Vec::new();
        for entry in self.values(node, "an intEnum") {
            let number = entry.value.as_ref().and_then(Node::as_i64);
            match number.and_then(|value| i32::try_from(value).ok()) {
                Some(value) => values.push(IntEnumValue {
                    name: entry.name,
                    value,
                    at: entry.at,
                }),
                None => {
                    let message = "the value of an intEnum must be a 32-bit integer";
                    let finding = Diagnostic::error(codes::MALFORMED, message)
                        .hint("give the member one: `NAME = 1` in the IDL, the trait `enumValue` in JSON");
                    let at = entry.value.map_or(entry.at, |value| value.at);
                    self.report.part(finding, at, Some(&entry.name));
                }
            }
        }
        values
    }

    fn values(&mut self, node: Object, kind: &str) -> Vec<Value> {
        if !node.contains_key("members") {
            let message = format!("{kind} must have `members`");
            self.report.malformed(message, self.report.at, None);
            return Vec::new();
        }
        let mut values = Vec::new();
        for entry in self.member_nodes(node).unwrap_or_default() {
            let (name, at) = (entry.key, entry.key_at);
            if !self.check_name(&name, at) {
                continue;
            }
            let NodeKind::Object(mut properties) = entry.value.kind else {
                let message = format!("a member of {kind} must be an object");
                self.report.malformed(message, entry.value.at, Some(&name));
                continue;
            };
            let traits = properties.remove("traits");
            self.check_properties(&properties, &[], &["target"], Some(&name));
            let value = traits.as_ref().and_then(|traits| traits.get(ENUM_VALUE)).cloned();
            let traits = self.traits(traits, Some(&name));
            values.push(Value {
                name,
                at,
                value,
                traits,
            });
        }
        values
    }

    /// Lowers the trait `enum` of 1.0: a list of values, either all with names or all without.
    pub fn enum_of_version_1(&mut self, values: &Node) -> Vec<EnumValue> {
        let Some(definitions) = values.as_array() else {
            let message = "the trait `smithy.api#enum` must be a list of values";
            self.report.malformed(message, values.at, None);
            return Vec::new();
        };
        let mut parsed = Vec::new();
        for definition in definitions {
            let text = |key: &str| definition.text(key).map(str::to_owned);
            let Some(value) = text("value") else {
                let message = "every value of the trait `smithy.api#enum` must have a string `value`";
                self.report.malformed(message, definition.at, None);
                continue;
            };
            let is_deprecated = definition.get("deprecated").is_some_and(Node::is_true);
            let traits = Traits {
                documentation: Documentation::of(text("documentation").as_deref()),
                deprecated: is_deprecated.then(Deprecated::default),
                ..Traits::default()
            };
            parsed.push(EnumValue {
                name: text("name"),
                value,
                traits,
                at: definition.at,
            });
        }
        parsed
    }
}
