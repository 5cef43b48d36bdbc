//! Values of endpoint parameters.

use super::rules::Rules;
use crate::schema::operation::StaticParam;
use std::borrow::Cow;

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Param {
    /// A boolean.
    Bool(bool),
    /// A string.
    Str(Cow<'static, str>),
    /// A list of strings.
    List(Vec<String>),
}

impl From<bool> for Param {
    fn from(value: bool) -> Self {
        Param::Bool(value)
    }
}

impl From<String> for Param {
    fn from(value: String) -> Self {
        Param::Str(value.into())
    }
}

impl From<Vec<String>> for Param {
    fn from(values: Vec<String>) -> Self {
        Param::List(values)
    }
}

impl From<StaticParam> for Param {
    fn from(value: StaticParam) -> Self {
        match value {
            StaticParam::Bool(value) => Param::Bool(value),
            StaticParam::Str(text) => Param::Str(Cow::Borrowed(text)),
            StaticParam::List(items) => Param::List(items.iter().map(|item| (*item).to_owned()).collect()),
        }
    }
}

/// Endpoint parameters by their names in the rule set. They are few, so lookups are linear.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params(Vec<(Cow<'static, str>, Param)>);

impl Params {
    /// Creates an empty set with capacity for the parameters of most services.
    pub(crate) fn with_room() -> Self {
        Self(Vec::with_capacity(8))
    }

    /// Sets a parameter.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Param>) {
        let (name, value) = (name.into(), value.into());
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some(entry) => entry.1 = value,
            None => self.0.push((name, value)),
        }
    }

    /// Sets a parameter, or clears it.
    pub fn put(&mut self, name: &'static str, value: Option<impl Into<Param>>) {
        match value {
            Some(value) => self.set(name, value),
            None => self.clear(name),
        }
    }

    /// Sets the parameters without a value to their defaults.
    pub fn set_defaults(&mut self, rules: &Rules) {
        for param in rules.params {
            if let Some(default) = param.default.filter(|_| self.get(param.name).is_none()) {
                self.set(param.name, default);
            }
        }
    }

    /// Clears a parameter.
    pub fn clear(&mut self, name: &str) {
        self.0.retain(|(known, _)| known != name);
    }

    /// Returns the value of a parameter.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// Returns the value of a string parameter.
    pub fn get_str(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Param::Str(value)) => Some(value),
            _ => None,
        }
    }

    /// Returns the value of a list parameter.
    pub fn get_list(&self, name: &str) -> Option<&[String]> {
        match self.get(name) {
            Some(Param::List(items)) => Some(items),
            _ => None,
        }
    }

    /// Returns the value of a boolean parameter.
    pub fn get_bool(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            Some(Param::Bool(value)) => Some(*value),
            _ => None,
        }
    }
}
