//! Describes the properties of objects and the kinds of their values, so that unknown ones can be reported.

use crate::node::{Node, NodeKind, Object};
use crate::source::Location;
use crate::suggest::closest;

/// The form of a value.
pub enum Form {
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
    List(&'static Form),
    /// An object of such values, with keys of the model's own.
    Map(&'static Form),
    /// An object of these properties and no others.
    Object(&'static [Property]),
    /// An object with exactly one property: one of these, or an unknown one that the caller reports.
    Choice(&'static [Property]),
    /// The same as another form.
    Same(&'static Form),
    /// A string, or a value of another form.
    TextOr(&'static Form),
    /// Any value; it does not affect a client, for this reason.
    #[allow(dead_code)] // the reason is for readers of the table
    Unused(&'static str),
}

/// The name of a property, and its form.
pub type Property = (&'static str, Form);

/// A part of a value that deviates from its form.
#[derive(Debug, PartialEq)]
pub struct Deviation {
    /// The names and indices that lead to the object with an unknown property, or to the wrong value.
    pub path: String,
    /// The place of the property or value.
    pub at: Location,
    /// The fault.
    pub fault: Fault,
}

/// The fault of a part of a value.
#[derive(Debug, PartialEq)]
pub enum Fault {
    /// A property that the form does not have.
    Unknown {
        /// Its name.
        name: String,
        /// The advice for whoever wrote it.
        hint: String,
    },
    /// A value of another kind: what it has to be.
    Wrong(String),
}

/// Finds the deviations of a value from a form. A value whose own kind is wrong is left to the caller.
pub fn deviations(value: &Node, form: &'static Form) -> Vec<Deviation> {
    let mut walk = Walk {
        path: Vec::new(),
        found: Vec::new(),
    };
    if has_kind(value, form) {
        walk.value(value, form);
    }
    walk.found
}

/// Returns `true` if a value has the kind that a form requires.
fn has_kind(value: &Node, form: &Form) -> bool {
    match form {
        Form::Any | Form::TextOr(_) | Form::Unused(_) => true,
        Form::Same(form) => has_kind(value, form),
        Form::Text => value.as_str().is_some(),
        Form::OneOf(texts) => value.as_str().is_some_and(|text| texts.contains(&text)),
        Form::Flag => value.as_bool().is_some(),
        Form::Number => value.as_number().is_some(),
        Form::List(_) => value.as_array().is_some(),
        Form::Map(_) | Form::Object(_) | Form::Choice(_) => value.as_object().is_some(),
    }
}

fn expected(form: &Form) -> String {
    let text = match form {
        Form::Any | Form::Unused(_) => "a value",
        Form::Same(form) => return expected(form),
        Form::Text | Form::TextOr(_) => "a string",
        Form::OneOf(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
            return format!("one of {}", texts.join(", "));
        }
        Form::Flag => "`true` or `false`",
        Form::Number => "a number",
        Form::List(_) => "a list",
        Form::Map(_) | Form::Object(_) => "an object",
        Form::Choice(properties) => {
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
    fn tell(&mut self, at: Location, fault: Fault) {
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

    fn step(&mut self, step: Step<'a>, value: &'a Node, form: &'static Form) {
        self.path.push(step);
        self.value(value, form);
        self.path.pop();
    }

    fn value(&mut self, value: &'a Node, form: &'static Form) {
        if !has_kind(value, form) {
            let (expected, found) = (expected(form), value.kind_name());
            let is_word = matches!(form, Form::OneOf(_)) && value.as_str().is_some();
            let wrong = if is_word {
                expected
            } else {
                format!("{expected}, and is {found}")
            };
            return self.tell(value.at, Fault::Wrong(wrong));
        }
        match (form, &value.kind) {
            (Form::List(item), NodeKind::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.step(Step::Index(index), value, item);
                }
            }
            (Form::Map(each), NodeKind::Object(object)) => {
                for entry in object {
                    self.step(Step::Key(&entry.key), &entry.value, each);
                }
            }
            (Form::Object(properties), NodeKind::Object(object)) => self.object(object, properties),
            (Form::Choice(properties), NodeKind::Object(object)) => {
                if object.len() != 1 {
                    return self.tell(value.at, Fault::Wrong(expected(form)));
                }
                for entry in object {
                    if let Some((_, form)) = properties.iter().find(|(name, _)| *name == entry.key) {
                        self.step(Step::Key(&entry.key), &entry.value, form);
                    }
                }
            }
            (Form::Same(form), _) => self.value(value, form),
            (Form::TextOr(other), kind) if !matches!(kind, NodeKind::String(_)) => self.value(value, other),
            _ => {}
        }
    }

    fn object(&mut self, object: &'a Object, properties: &'static [Property]) {
        for entry in object {
            let name = entry.key.clone();
            match properties.iter().find(|(name, _)| *name == entry.key) {
                None => {
                    let hint = hint(&name, properties);
                    self.tell(entry.key_at, Fault::Unknown { name, hint });
                }
                Some((_, form)) => self.step(Step::Key(&entry.key), &entry.value, form),
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
        (None, 0) => "take it out; there are no properties here".to_owned(),
        (None, 1) => format!("take it out; there is only {}", all()),
        (None, 2..=LISTED) => format!("take it out; there are {}", all()),
        (None, _) => "take it out, or correct its name".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    static FORM: Form = Form::Object(&[
        ("name", Form::Text),
        ("kind", Form::OneOf(&["a", "b"])),
        ("rules", Form::List(&FORM)),
        ("by", Form::Map(&Form::Flag)),
        ("choice", Form::Choice(&[("x", Form::Number)])),
        ("space", Form::TextOr(&Form::Object(&[("uri", Form::Text)]))),
        ("old", Form::Unused("nobody needs it")),
    ]);

    fn told(value: serde_json::Value) -> Vec<String> {
        let found = deviations(&Node::from_value(&value, Location::UNKNOWN), &FORM);
        let told = found.into_iter().map(|found| match found.fault {
            Fault::Unknown { name, hint } => format!("{}: no {name}, {hint}", found.path),
            Fault::Wrong(expected) => format!("{}: {expected}", found.path),
        });
        told.collect()
    }

    #[test]
    fn whatever_is_as_the_form_says_is_not_told() {
        let value = json!({
            "name": "n", "kind": "b", "rules": [{ "name": "m" }], "by": { "any": true }, "choice": { "x": 1 },
            "space": { "uri": "u" }, "old": [1],
        });
        assert_eq!(told(value), [""; 0]);
        assert_eq!(told(json!({ "space": "u" })), [""; 0]);
        assert_eq!(told(json!({ "choice": { "y": 1 } })), [""; 0]);
        assert_eq!(told(json!([])), [""; 0]);
    }

    #[test]
    fn each_deviation_is_told_with_its_path() {
        let value = json!({
            "nmae": "n", "zzzzzz": 1, "kind": "c", "rules": [{}, { "rules": [{ "name": 1 }, { "kin": "a" }] }],
            "by": { "any": "true" }, "choice": {}, "space": { "url": "u" },
        });
        let expected = [
            ": no nmae, did you mean `name`?",
            ": no zzzzzz, take it out; there are `name`, `kind`, `rules`, `by`, `choice`, `space`, `old`",
            "kind: one of `a`, `b`",
            "rules[1].rules[0].name: a string, and is a number",
            "rules[1].rules[1]: no kin, did you mean `kind`?",
            "by.any: `true` or `false`, and is a string",
            "choice: an object with one of `x`",
            "space: no url, did you mean `uri`?",
        ];
        assert_eq!(told(value), expected);
    }
}
