//! Serializes values of generated types.

use crate::schema::shape::{item, timestamp_format, Shape, TimestampFormat, Trait, Traits};
use crate::schema::value::{UnionData, Value, View};
use aws_smithy_types::date_time::{DateTimeFormatError, Format};
use aws_smithy_types::{base64, DateTime, Document, Number};
use serde_core::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

/// Serializes a value of a generated type.
///
/// # Errors
///
/// Those of the serializer; a streaming body that is not in memory; a timestamp that its format cannot represent.
pub fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Result<S::Ok, S::Error> {
    Node(value.view(), &[]).serialize(serializer)
}

/// A value with the traits of its member or item.
struct Node<'a>(View<'a>, Traits);

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(view, traits) = self;
        match view {
            View::Unset => serializer.serialize_none(),
            View::Boolean(value) => serializer.serialize_bool(*value),
            View::Integer(value) => serializer.serialize_i64(*value),
            View::Float(value) if value.is_finite() || !serializer.is_human_readable() => {
                serializer.serialize_f32(*value)
            }
            View::Float(value) => serializer.serialize_str(not_finite((*value).into())),
            View::Double(value) => double(*value, serializer),
            View::BigNumber(text) => big_number(text, serializer),
            View::String(text) => serializer.serialize_str(text),
            View::Blob(bytes) if serializer.is_human_readable() => {
                serializer.serialize_str(&base64::encode(bytes))
            }
            View::Blob(bytes) => serializer.serialize_bytes(bytes),
            View::Timestamp(time) => timestamp(time, traits, serializer),
            View::Document(document) => Tree(document).serialize(serializer),
            View::Structure(structure) => structure
                .with_members(|shape, values| members(shape, values, serializer))
                .map_err(S::Error::custom)?,
            View::Union(shape, index, value) => union(shape, *index, *value, serializer),
            // the name and data of the member are no longer known
            View::Unknown(_) => serializer.serialize_map(Some(0))?.end(),
            View::List(list) => {
                let mut items = serializer.serialize_seq(Some(list.len()))?;
                for index in 0..list.len() {
                    items.serialize_element(&Node(list.at(index), item(traits)))?;
                }
                items.end()
            }
            View::Map(map) => {
                let mut entries = Vec::with_capacity(map.len());
                // nothing is refused
                let _ = map.entries(&mut |key, value| {
                    entries.push((key, value));
                    Ok(())
                });
                // maps are unordered; sorting makes the text deterministic
                entries.sort_by_key(|(key, _)| *key);
                let mut written = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    written.serialize_entry(key, &Node(value, item(traits)))?;
                }
                written.end()
            }
        }
    }
}

fn members<S: Serializer>(shape: &Shape, values: &[&dyn Value], serializer: S) -> Result<S::Ok, S::Error> {
    let members: Vec<_> = shape
        .members
        .iter()
        .zip(values)
        .map(|(member, value)| (member, value.view()))
        .collect();
    for (member, value) in &members {
        if matches!(value, View::Unset) && member.traits.contains(&Trait::Streaming) {
            let message = format!(
                "the member {} is a stream: only a body in memory can be serialized",
                member.name
            );
            return Err(S::Error::custom(message));
        }
    }
    let set = members.iter().filter(|(_, value)| !matches!(value, View::Unset));
    let mut map = serializer.serialize_map(Some(set.clone().count()))?;
    for (member, value) in set {
        map.serialize_entry(member.name, &Node(*value, member.traits))?;
    }
    map.end()
}

fn union<S: Serializer>(
    shape: &'static Shape,
    index: usize,
    data: UnionData<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let member = shape.variant(index).map_err(S::Error::custom)?;
    let mut map = serializer.serialize_map(Some(1))?;
    let mut written = Ok(());
    data.visit(&mut |value| {
        written = map.serialize_entry(member.name, &Node(value.view(), member.traits));
        Ok(())
    })
    .map_err(S::Error::custom)?;
    written?;
    map.end()
}

fn double<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.is_finite() || !serializer.is_human_readable() {
        serializer.serialize_f64(value)
    } else {
        serializer.serialize_str(not_finite(value))
    }
}

fn not_finite(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// Serializes a number, or a string if no 64-bit number represents it.
fn big_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => return serializer.serialize_i64(number),
        _ => {}
    }
    match text.parse::<f64>() {
        Ok(number) if number.to_string() == text => serializer.serialize_f64(number),
        _ => serializer.serialize_str(text),
    }
}

fn timestamp<S: Serializer>(time: &DateTime, traits: Traits, serializer: S) -> Result<S::Ok, S::Error> {
    let is_whole = time.subsec_nanos() == 0;
    let text = match timestamp_format(traits, TimestampFormat::EpochSeconds) {
        TimestampFormat::EpochSeconds if is_whole => return serializer.serialize_i64(time.secs()),
        TimestampFormat::EpochSeconds => {
            let seconds = time.as_secs_f64();
            if super::read::from_seconds(seconds) == Some(*time) {
                return serializer.serialize_f64(seconds);
            }
            // no number can represent all of its digits
            date_time(time)
        }
        TimestampFormat::HttpDate if is_whole => time.fmt(Format::HttpDate),
        TimestampFormat::HttpDate | TimestampFormat::DateTime => date_time(time),
    };
    serializer.serialize_str(&text.map_err(S::Error::custom)?)
}

/// Formats a time by RFC 3339 with all digits of its fraction; AWS's type prints only microseconds.
fn date_time(time: &DateTime) -> Result<String, DateTimeFormatError> {
    let mut text = DateTime::from_secs(time.secs()).fmt(Format::DateTime)?;
    if time.subsec_nanos() != 0 && text.pop() == Some('Z') {
        let fraction = format!("{:09}", time.subsec_nanos());
        text = format!("{text}.{}Z", fraction.trim_end_matches('0'));
    }
    Ok(text)
}

/// A document.
struct Tree<'a>(&'a Document);

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Document::Null => serializer.serialize_unit(),
            Document::Bool(value) => serializer.serialize_bool(*value),
            Document::Number(Number::PosInt(value)) => serializer.serialize_u64(*value),
            Document::Number(Number::NegInt(value)) => serializer.serialize_i64(*value),
            Document::Number(Number::Float(value)) => double(*value, serializer),
            Document::String(text) => serializer.serialize_str(text),
            Document::Array(items) => serializer.collect_seq(items.iter().map(Tree)),
            Document::Object(entries) => {
                let mut entries: Vec<_> = entries.iter().map(|(key, value)| (key, Tree(value))).collect();
                entries.sort_by_key(|(key, _)| *key);
                serializer.collect_map(entries)
            }
        }
    }
}
