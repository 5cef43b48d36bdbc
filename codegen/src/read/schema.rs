//! Schemas of JSON values: the properties of objects and the kinds of their values, so that deviations can be reported.

use crate::node::{Node, NodeKind, Object};
use crate::source::Location;
use crate::suggest::closest;

/// The schema of a value.
pub enum Schema {
    /// Any value.
    Any,
    /// A string.
    Text,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A boolean.
    Flag,
    /// A number.
    Number,
    /// A list of such values.
    List(&'static Schema),
    /// An object of such values, with any keys.
    Map(&'static Schema),
    /// An object of these properties and no others.
    Object(&'static [Property]),
    /// An object with exactly one property: one of these, or an unknown one that the caller reports.
    Choice(&'static [Property]),
    /// Another schema, by reference.
    Same(&'static Schema),
    /// A string, or a value of another schema.
    TextOr(&'static Schema),
    /// Any value; it does not affect a client, for this reason.
    #[allow(dead_code)] // the reason is for readers of the table
    Unused(&'static str),
}

/// The name of a property, and its schema.
pub type Property = (&'static str, Schema);

/// A part of a value that deviates from its schema.
#[derive(Debug, PartialEq)]
pub struct Deviation {
    /// The names and indices that lead to the object with an unknown property, or to the wrong value.
    pub path: String,
    /// The location of the property or value.
    pub at: Location,
    /// The fault.
    pub fault: Fault,
}

/// The fault of a part of a value.
#[derive(Debug, PartialEq)]
pub enum Fault {
    /// A property that the schema does not have.
    UnknownProperty {
        /// Its name.
        name: String,
        /// The advice for the author.
        hint: String,
    },
    /// A value of another kind: a description of the expected one.
    UnexpectedValue(String),
}

/// Finds the deviations of a value from a schema. A value whose own kind is wrong is left to the caller.
pub fn deviations(value: &Node, schema: &'static Schema) -> Vec<Deviation> {
    let mut walk = Walk {
        path: Vec::new(),
        found: Vec::new(),
    };
    if has_kind(value, schema) {
        walk.value(value, schema);
    }
    walk.found
}

/// Returns `true` if a value has the kind that a schema requires.
fn has_kind(value: &Node, schema: &Schema) -> bool {
    match schema {
        Schema::Any | Schema::TextOr(_) | Schema::Unused(_) => true,
        Schema::Same(schema) => has_kind(value, schema),
        Schema::Text => value.as_str().is_some(),
        Schema::OneOf(texts) => value.as_str().is_some_and(|text| texts.contains(&text)),
        Schema::Flag => value.as_bool().is_some(),
        Schema::Number => value.as_number().is_some(),
        Schema::List(_) => value.as_array().is_some(),
        Schema::Map(_) | Schema::Object(_) | Schema::Choice(_) => value.as_object().is_some(),
    }
}

fn expected(schema: &Schema) -> String {
    let text = match schema {
        Schema::Any | Schema::Unused(_) => "a value",
        Schema::Same(schema) => return expected(schema),
        Schema::Text | Schema::TextOr(_) => "a string",
        Schema::OneOf(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
            return format!("one of {}", texts.join(", "));
        }
        Schema::Flag => "`true` or `false`",
        Schema::Number => "a number",
        Schema::List(_) => "a list",
        Schema::Map(_) | Schema::Object(_) => "an object",
        Schema::Choice(properties) => {
            let names = properties.iter().map(|(name, _)| format!("`{name}`"));
            let names: Vec<_> = names.collect();
            return format!("an object with one of {}", names.join(", "));
        }
    };
    text.to_owned()
}

struct Walk<'a> {
    path: Vec<Step<'a>>,
    found: Vec<Deviation>,
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Walk<'a> {
    fn report(&mut self, at: Location, fault: Fault) {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => path.push_str(&format!(".{key}")),
                Step::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        self.found.push(Deviation { path, at, fault });
    }

    fn step(&mut self, step: Step<'a>, value: &'a Node, schema: &'static Schema) {
        self.path.push(step);
        self.value(value, schema);
        self.path.pop();
    }

    fn value(&mut self, value: &'a Node, schema: &'static Schema) {
        if !has_kind(value, schema) {
            let (expected, found) = (expected(schema), value.kind_name());
            let is_word = matches!(schema, Schema::OneOf(_)) && value.as_str().is_some();
            let wrong = if is_word {
                expected
            } else {
                format!("{expected}, but is {found}")
            };
            return self.report(value.at, Fault::UnexpectedValue(wrong));
        }
        match (schema, &value.kind) {
            (Schema::List(item), NodeKind::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.step(Step::Index(index), value, item);
                }
            }
            (Schema::Map(each), NodeKind::Object(object)) => {
                for entry in object {
                    self.step(Step::Key(&entry.key), &entry.value, each);
                }
            }
            (Schema::Object(properties), NodeKind::Object(object)) => self.object(object, properties),
            (Schema::Choice(properties), NodeKind::Object(object)) => {
                if object.len() != 1 {
                    return self.report(value.at, Fault::UnexpectedValue(expected(schema)));
                }
                for entry in object {
                    if let Some((_, schema)) = properties.iter().find(|(name, _)| *name == entry.key) {
                        self.step(Step::Key(&entry.key), &entry.value, schema);
                    }
                }
            }
            (Schema::Same(schema), _) => self.value(value, schema),
            (Schema::TextOr(other), kind) if !matches!(kind, NodeKind::String(_)) => self.value(value, other),
            _ => {}
        }
    }

    fn object(&mut self, object: &'a Object, properties: &'static [Property]) {
        for entry in object {
            let name = entry.key.clone();
            match properties.iter().find(|(name, _)| *name == entry.key) {
                None => {
                    let hint = hint(&name, properties);
                    self.report(entry.key_at, Fault::UnknownProperty { name, hint });
                }
                Some((_, schema)) => self.step(Step::Key(&entry.key), &entry.value, schema),
            }
        }
    }
}

/// The maximum number of properties in a suggestion.
const LISTED: usize = 12;

/// Suggests what to do about an unknown property.
fn hint(name: &str, properties: &[Property]) -> String {
    let known = || properties.iter().map(|(name, _)| *name);
    let all = || {
        known()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (closest(name, known()), properties.len()) {
        (Some(close), _) => format!("did you mean `{close}`?"),
        (None, 0) => "remove it; there are no properties here".to_owned(),
        (None, 1) => format!("remove it; the only property is {}", all()),
        (None, 2..=LISTED) => format!("remove it; the properties are {}", all()),
        (None, _) => "remove it, or correct its name".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    static SCHEMA: Schema = Schema::Object(&[
        ("name", Schema::Text),
        ("kind", Schema::OneOf(&["a", "b"])),
        ("rules", Schema::List(&SCHEMA)),
        ("by", Schema::Map(&Schema::Flag)),
        ("choice", Schema::Choice(&[("x", Schema::Number)])),
        ("space", Schema::TextOr(&Schema::Object(&[("uri", Schema::Text)]))),
        ("old", Schema::Unused("nobody needs it")),
    ]);

    fn faults(value: &str) -> Vec<String> {
        let found = deviations(&json::parse(value).expect("JSON"), &SCHEMA);
        let faults = found.into_iter().map(|found| match found.fault {
            Fault::UnknownProperty { name, hint } => format!("{}: no {name}, {hint}", found.path),
            Fault::UnexpectedValue(expected) => format!("{}: {expected}", found.path),
        });
        faults.collect()
    }

    #[test]
    fn valid_values_give_no_errors() {
        let value = r#"{
            "name": "n", "kind": "b", "rules": [{ "name": "m" }], "by": { "any": true }, "choice": { "x": 1 },
            "space": { "uri": "u" }, "old": [1]
        }"#;
        assert_eq!(faults(value), [""; 0]);
        assert_eq!(faults(r#"{ "space": "u" }"#), [""; 0]);
        assert_eq!(faults(r#"{ "choice": { "y": 1 } }"#), [""; 0]);
        assert_eq!(faults("[]"), [""; 0]);
    }

    #[test]
    fn each_error_has_its_path() {
        let value = r#"{
            "nmae": "n", "zzzzzz": 1, "kind": "c", "rules": [{}, { "rules": [{ "name": 1 }, { "kin": "a" }] }],
            "by": { "any": "true" }, "choice": {}, "space": { "url": "u" }
        }"#;
        let expected = [
            ": no nmae, did you mean `name`?",
            ": no zzzzzz, remove it; the properties are `name`, `kind`, `rules`, `by`, `choice`, `space`, `old`",
            "kind: one of `a`, `b`",
            "rules[1].rules[0].name: a string, but is a number",
            "rules[1].rules[1]: no kin, did you mean `kind`?",
            "by.any: `true` or `false`, but is a string",
            "choice: an object with one of `x`",
            "space: no url, did you mean `uri`?",
        ];
        assert_eq!(faults(value), expected);
    }
}
