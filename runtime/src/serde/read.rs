//! Reads generated types from a tree.

use super::tree::{Tree, TreeSeed};
use crate::schema::constraint::Constraint;
use crate::schema::read::{Empty, Read, ReadEntries, ReadError, ReadItems, ReadVariant, Reader};
use crate::schema::shape::{is_sparse, item, timestamp_format, Shape, TimestampFormat, Traits};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, DateTime, Document, Number};
use serde_core::de::{DeserializeSeed, Deserializer, Error};
use std::borrow::Cow;

/// Deserializes a value of a generated type. Unknown members are skipped; missing required members get the same
/// defaults as in a response.
///
/// # Errors
///
/// Those of the deserializer; a value of another type than in the model, or out of its range.
pub fn deserialize<'de, T: Read + Empty, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let tree = TreeSeed::default().deserialize(deserializer)?;
    T::read(&mut TreeReader::new(tree), &[]).map_err(D::Error::custom)
}

/// Deserializes a value like [`deserialize`], but missing members that a request requires are an error.
///
/// # Errors
///
/// Those of [`deserialize`]; a missing required member.
#[cfg(feature = "replaced-structures")]
pub(super) fn deserialize_complete<'de, T: Read + Empty, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let tree = TreeSeed::default().deserialize(deserializer)?;
    let mut reader = TreeReader {
        is_complete: true,
        ..TreeReader::new(tree)
    };
    T::read(&mut reader, &[]).map_err(D::Error::custom)
}

/// A reader of a single value.
struct TreeReader {
    tree: Tree,
    /// True if members that a request requires must be present.
    is_complete: bool,
}

impl TreeReader {
    fn new(tree: Tree) -> Self {
        Self {
            tree,
            is_complete: false,
        }
    }

    fn take(&mut self) -> Tree {
        std::mem::replace(&mut self.tree, Tree::Null)
    }

    /// Returns the reader of a nested value.
    fn inner(&self, tree: Tree) -> Self {
        Self { tree, ..*self }
    }
}

/// Creates the error for a value of another type.
fn expected(what: &str) -> ReadError {
    ReadError::new(format!("expected {what}"))
}

impl Reader for TreeReader {
    fn null(&mut self) -> Result<bool, ReadError> {
        Ok(matches!(self.tree, Tree::Null))
    }

    fn boolean(&mut self, _: Traits) -> Result<bool, ReadError> {
        match self.take() {
            Tree::Boolean(value) => Ok(value),
            _ => Err(expected("a boolean")),
        }
    }

    fn integer(&mut self, _: Traits) -> Result<i64, ReadError> {
        let out_of_range = |_| ReadError::new("a number out of range");
        match self.take() {
            Tree::Integer(value) => value.try_into().map_err(out_of_range),
            // exact up to 2^53, where floats can represent all integers
            Tree::Float(value) if value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0 => {
                Ok(value as i64)
            }
            _ => Err(expected("a whole number")),
        }
    }

    fn double(&mut self, _: Traits) -> Result<f64, ReadError> {
        match self.take() {
            Tree::Integer(value) => Ok(value as f64),
            Tree::Float(value) => Ok(value),
            Tree::String(text) => match text.as_str() {
                "NaN" => Ok(f64::NAN),
                "Infinity" => Ok(f64::INFINITY),
                "-Infinity" => Ok(f64::NEG_INFINITY),
                _ => Err(expected("a number")),
            },
            _ => Err(expected("a number")),
        }
    }

    fn big_number(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        match self.take() {
            Tree::Integer(value) => Ok(value.to_string().into()),
            Tree::Float(value) => Ok(value.to_string().into()),
            Tree::String(text) => Ok(text.into()),
            _ => Err(expected("a number")),
        }
    }

    fn string(&mut self, _: Traits) -> Result<Cow<'_, str>, ReadError> {
        match self.take() {
            Tree::String(text) => Ok(text.into()),
            _ => Err(expected("a string")),
        }
    }

    fn blob(&mut self, _: Traits) -> Result<Vec<u8>, ReadError> {
        match self.take() {
            Tree::String(text) => base64::decode(text).map_err(|_| expected("a blob in base64")),
            Tree::Bytes(bytes) => Ok(bytes),
            _ => Err(expected("a blob")),
        }
    }

    fn timestamp(&mut self, traits: Traits) -> Result<DateTime, ReadError> {
        let wrong = || expected("a timestamp");
        match self.take() {
            Tree::Integer(seconds) => {
                let seconds = seconds.try_into().map_err(|_| wrong())?;
                Ok(DateTime::from_secs(seconds))
            }
            Tree::Float(seconds) => from_seconds(seconds).ok_or_else(wrong),
            Tree::String(text) => {
                let date_time = || DateTime::from_str(&text, Format::DateTimeWithOffset);
                let read = match timestamp_format(traits, TimestampFormat::EpochSeconds) {
                    TimestampFormat::HttpDate => {
                        DateTime::from_str(&text, Format::HttpDate).or_else(|_| date_time())
                    }
                    TimestampFormat::EpochSeconds | TimestampFormat::DateTime => date_time(),
                };
                read.map_err(|_| wrong())
            }
            _ => Err(wrong()),
        }
    }

    fn document(&mut self, _: Traits) -> Result<Document, ReadError> {
        document(self.take())
    }

    fn structure(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let Tree::Map(entries) = self.take() else {
            return Err(expected(&format!("the members of {}", shape.name)));
        };
        if self.is_complete {
            refuse_missing(shape, &entries)?;
        }
        for (name, value) in entries {
            if matches!(value, Tree::Null) {
                continue;
            }
            let Some(index) = position(shape, &name) else {
                continue;
            };
            if let (Some(member), Some(slot)) = (shape.members.get(index), members.get_mut(index)) {
                slot.fill(&mut self.inner(value), member.traits)
                    .map_err(|error| inside(shape, member.name, &error))?;
            }
        }
        Ok(())
    }

    fn union(
        &mut self,
        _: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        let Tree::Map(entries) = self.take() else {
            return Err(expected(&format!("the member of {} that is set", shape.name)));
        };
        let mut set = entries
            .into_iter()
            .filter(|(_, value)| !matches!(value, Tree::Null));
        let Some((name, value)) = set.next() else {
            // so an unknown member is written
            return Ok(false);
        };
        if set.next().is_some() {
            return Err(ReadError::new(format!(
                "more than one member of {} is set",
                shape.name
            )));
        }
        let Some((index, member)) =
            position(shape, &name).and_then(|index| Some((index, shape.members.get(index)?)))
        else {
            return Ok(false);
        };
        variant(index, &mut self.inner(value), member.traits)
            .map_err(|error| inside(shape, member.name, &error))?;
        Ok(true)
    }

    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        let Tree::List(values) = self.take() else {
            return Err(expected("a list"));
        };
        for value in values {
            refuse_null(&value, traits)?;
            items.read_item(&mut self.inner(value), item(traits))?;
        }
        Ok(())
    }

    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        let Tree::Map(values) = self.take() else {
            return Err(expected("a map"));
        };
        for (key, value) in values {
            refuse_null(&value, traits)?;
            entries.read_entry(&key, &mut self.inner(value), item(traits))?;
        }
        Ok(())
    }
}

fn position(shape: &Shape, name: &str) -> Option<usize> {
    shape.members.iter().position(|member| member.name == name)
}

/// Refuses missing members that a request requires.
fn refuse_missing(shape: &Shape, entries: &[(String, Tree)]) -> Result<(), ReadError> {
    let is_there = |name: &str| {
        entries
            .iter()
            .any(|(key, value)| key == name && !matches!(value, Tree::Null))
    };
    let mut required = shape
        .members
        .iter()
        .filter(|member| member.constraints.contains(&Constraint::Required));
    match required.find(|member| !is_there(member.name)) {
        None => Ok(()),
        Some(member) => Err(ReadError::new(format!(
            "{}.{} is required and missing",
            shape.name, member.name
        ))),
    }
}

fn refuse_null(value: &Tree, traits: Traits) -> Result<(), ReadError> {
    if matches!(value, Tree::Null) && !is_sparse(traits) {
        return Err(ReadError::new("null in a list or map that is not sparse"));
    }
    Ok(())
}

/// Adds the member to the path of an error.
fn inside(shape: &Shape, member: &str, error: &ReadError) -> ReadError {
    ReadError::new(format!("{}.{member}: {error}", shape.name))
}

/// Converts seconds since 1970 to a time, to the microsecond; `None` if it is out of range.
pub(super) fn from_seconds(seconds: f64) -> Option<DateTime> {
    let whole = seconds.floor();
    // the range of `i64`
    if !(-9.2e18..9.2e18).contains(&whole) {
        return None;
    }
    let microseconds = ((seconds - whole) * 1e6).round() as u32;
    let (carry, rest) = (microseconds / 1_000_000, microseconds % 1_000_000);
    Some(DateTime::from_secs_and_nanos(
        whole as i64 + i64::from(carry),
        rest * 1000,
    ))
}

fn document(tree: Tree) -> Result<Document, ReadError> {
    Ok(match tree {
        Tree::Null => Document::Null,
        Tree::Boolean(value) => Document::Bool(value),
        Tree::Integer(value) => Document::Number(number(value)),
        Tree::Float(value) => Document::Number(Number::Float(value)),
        Tree::String(text) => Document::String(text),
        Tree::Bytes(_) => return Err(expected("a document, which has no bytes")),
        Tree::List(items) => Document::Array(items.into_iter().map(document).collect::<Result<_, _>>()?),
        Tree::Map(entries) => Document::Object(
            entries
                .into_iter()
                .map(|(key, value)| Ok((key, document(value)?)))
                .collect::<Result<_, ReadError>>()?,
        ),
    })
}

fn number(value: i128) -> Number {
    if let Ok(value) = u64::try_from(value) {
        return Number::PosInt(value);
    }
    match i64::try_from(value) {
        Ok(value) => Number::NegInt(value),
        Err(_) => Number::Float(value as f64),
    }
}
