//! Values of expressions in endpoint rules.

use super::params::Param;
use super::partition::Partition;
use super::rules::Step;
use aws_smithy_types::{Document, Number};
use std::borrow::Cow;
use std::rc::Rc;

/// A value. An unset value is `None` in an `Option` around it.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Bool(bool),
    Int(i64),
    Str(Cow<'a, str>),
    List(Rc<[Value<'a>]>),
    Record(Rc<[(&'a str, Value<'a>)]>),
    Partition(&'a Partition),
}

impl<'a> Value<'a> {
    pub fn record(members: impl IntoIterator<Item = (&'a str, Value<'a>)>) -> Self {
        Value::Record(members.into_iter().collect())
    }

    fn texts(items: impl Iterator<Item = &'a str>) -> Self {
        Value::List(items.map(|item| Value::Str(Cow::Borrowed(item))).collect())
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Returns the part of the value that a step leads to.
    pub fn step(&self, step: Step) -> Option<Value<'a>> {
        match (self, step) {
            (Value::Record(members), Step::Key(key)) => members
                .iter()
                .find(|(name, _)| *name == key)
                .map(|(_, value)| value.clone()),
            (Value::Partition(partition), Step::Key(key)) => partition.part(key),
            (Value::List(items), Step::Index(index)) => {
                let index = if index < 0 {
                    items
                        .len()
                        .checked_sub(usize::try_from(index.unsigned_abs()).ok()?)?
                } else {
                    usize::try_from(index).ok()?
                };
                items.get(index).cloned()
            }
            _ => None,
        }
    }

    pub fn to_document(&self) -> Document {
        match self {
            Value::Bool(value) => Document::Bool(*value),
            Value::Int(value) => Document::Number(match u64::try_from(*value) {
                Ok(value) => Number::PosInt(value),
                Err(_) => Number::NegInt(*value),
            }),
            Value::Str(text) => Document::String(text.clone().into_owned()),
            Value::List(items) => Document::Array(items.iter().map(Value::to_document).collect()),
            Value::Record(members) => Document::Object(
                members
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), value.to_document()))
                    .collect(),
            ),
            Value::Partition(partition) => {
                let parts = Partition::PARTS.iter();
                let documents =
                    parts.filter_map(|name| Some(((*name).to_owned(), partition.part(name)?.to_document())));
                Document::Object(documents.collect())
            }
        }
    }
}

impl Partition {
    /// The names of a partition's parts in rules.
    const PARTS: [&'static str; 6] = [
        "name",
        "dnsSuffix",
        "dualStackDnsSuffix",
        "supportsFIPS",
        "supportsDualStack",
        "implicitGlobalRegion",
    ];

    /// Returns a part by its name in rules.
    fn part<'a>(&self, name: &str) -> Option<Value<'a>> {
        let text = |text: &'static str| Some(Value::Str(Cow::Borrowed(text)));
        match name {
            "name" => text(self.name),
            "dnsSuffix" => text(self.dns_suffix),
            "dualStackDnsSuffix" => text(self.dual_stack_dns_suffix.unwrap_or(self.dns_suffix)),
            "supportsFIPS" => Some(Value::Bool(true)),
            "supportsDualStack" => Some(Value::Bool(self.dual_stack_dns_suffix.is_some())),
            "implicitGlobalRegion" => text(self.implicit_global_region),
            _ => None,
        }
    }
}

impl<'a> From<&'a Param> for Value<'a> {
    fn from(param: &'a Param) -> Self {
        match param {
            Param::Bool(value) => Value::Bool(*value),
            Param::Str(text) => Value::Str(Cow::Borrowed(text)),
            Param::List(items) => Value::texts(items.iter().map(String::as_str)),
        }
    }
}
