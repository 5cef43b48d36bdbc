//! Writes JSON: takes a value as a [`View`] and gives the bytes of a body, the same as the published AWS clients write.

use super::output::{JsonWriter, Style};
use super::timestamp::DEFAULT_TIMESTAMP;
use super::{document, number};
use crate::codec::reserve_rest;
use crate::schema::constraint::{items, keys, Constraints};
use crate::schema::shape::{is_in_body, item, timestamp_format, Shape, TimestampFormat, Traits};
use crate::schema::value::{List, Map, UnionData, Value, View};
use crate::schema::write_error::WriteError;
use crate::validate::check_value;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{base64, DateTime};

/// The initial capacity of a body, in bytes.
const INITIAL_CAPACITY: usize = 256;

/// Writes `view` as a JSON body. Unset members are left out, unset items of lists and maps become `null`, and map
/// entries keep the map's order.
///
/// `traits` are those of the value itself, such as its timestamp format and the traits of its items; a structure has
/// none.
///
/// # Errors
///
/// The value holds an unknown union variant, a timestamp outside the range of its format, or is nested deeper than
/// `MAX_WRITE_DEPTH`.
pub fn write(view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
    written(view, traits, Style::default())
}

/// Writes an input as [`write`] does, in the given style.
///
/// # Errors
///
/// Those of [`write`]; if the style asks for checks, also a value that violates its constraints.
pub(crate) fn write_input(view: View<'_>, style: Style) -> Result<Vec<u8>, WriteError> {
    written(view, &[], style)
}

fn written(view: View<'_>, traits: Traits, style: Style) -> Result<Vec<u8>, WriteError> {
    let mut writer = JsonWriter {
        output: Vec::with_capacity(INITIAL_CAPACITY),
        depth: 0,
        style,
    };
    writer.value(view, traits, &[])?;
    Ok(writer.output)
}

impl JsonWriter {
    /// Writes a value by its kind. Kept small, so that each level of nesting needs little stack.
    #[inline]
    fn value(&mut self, view: View<'_>, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        match view {
            View::String(value) => {
                self.string(value);
                Ok(())
            }
            View::Structure(shape, members) => members.members(&mut |members| self.structure(shape, members)),
            View::Union(shape, index, value) => self.union(shape, index, value),
            View::List(list) => self.list(list, item(traits), items(constraints)),
            View::Map(map) => self.map(map, traits, constraints),
            _ => self.single(view, traits),
        }
    }

    /// Writes a value that holds no others and is not a string.
    fn single(&mut self, view: View<'_>, traits: Traits) -> Result<(), WriteError> {
        match view {
            View::Unset => self.raw("null"),
            View::Boolean(value) => self.boolean(value),
            View::Integer(value) => self.raw(Encoder::from(value).encode()),
            // The published clients widen the number first, so that 0.1 has the digits of the nearest `double`.
            View::Float(value) => self.float(value.into()),
            View::Double(value) => self.float(value),
            View::BigNumber(value) if self.style.quotes_big_numbers => self.quoted(value),
            View::BigNumber(value) => match number::scan(value.as_bytes()) {
                Ok((length, _)) if length == value.len() => self.raw(value),
                _ => return Err(WriteError::new("not a number that JSON can write")),
            },
            View::Blob(value) => self.quoted(&base64::encode(value)),
            View::Timestamp(value) => self.timestamp(value, timestamp_format(traits, DEFAULT_TIMESTAMP))?,
            View::Document(value) => document::write(self, value)?,
            View::Unknown(name) => return Err(WriteError::unknown_variant(name)),
            _ => return Err(WriteError::new("the value is not a single value")),
        }
        Ok(())
    }

    fn structure(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        self.open(b'{')?;
        for (member, value) in shape.members.iter().zip(members) {
            let view = value.view();
            check_value(&view, member.constraints, self.style.checks)?;
            if !view.is_left_out(member.traits) && is_in_body(member.traits) {
                self.key(member.wire_name);
                self.value(view, member.traits, member.constraints)
                    .map_err(|error| error.of(member.name))?;
            }
        }
        self.close(b'}');
        Ok(())
    }

    fn union(&mut self, shape: &Shape, index: usize, data: UnionData<'_>) -> Result<(), WriteError> {
        let member = shape.variant(index)?;
        self.open(b'{')?;
        self.framed([b'"'], member.wire_name, [b'"', b':']);
        data.see(&mut |value| self.checked(value.view(), member.traits, member.constraints))
            .map_err(|error| error.of(member.name))?;
        self.close(b'}');
        Ok(())
    }

    fn list(&mut self, list: &dyn List, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        self.open(b'[')?;
        let start = self.output.len();
        for index in 0..list.len() {
            if index > 0 {
                self.output.push(b',');
            }
            self.checked(list.at(index), traits, constraints)?;
            if index == 0 {
                reserve_rest(&mut self.output, start, list.len() - 1);
            }
        }
        self.close(b']');
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        let traits = item(traits);
        let (key_constraints, constraints) = (keys(constraints), items(constraints));
        self.open(b'{')?;
        map.entries(&mut |key, view| {
            check_value(&View::String(key), key_constraints, self.style.checks)?;
            self.key(key);
            self.checked(view, traits, constraints)
        })?;
        self.close(b'}');
        Ok(())
    }

    /// Writes an item, a value, or the member of a union that is set, and checks its constraints.
    #[inline]
    fn checked(
        &mut self,
        view: View<'_>,
        traits: Traits,
        constraints: Constraints,
    ) -> Result<(), WriteError> {
        check_value(&view, constraints, self.style.checks)?;
        self.value(view, traits, constraints)
    }

    fn timestamp(&mut self, value: &DateTime, format: TimestampFormat) -> Result<(), WriteError> {
        let wire = match format {
            TimestampFormat::EpochSeconds if value.subsec_nanos() == 0 => {
                self.raw(Encoder::from(value.secs()).encode());
                return Ok(());
            }
            TimestampFormat::EpochSeconds => Format::EpochSeconds,
            TimestampFormat::DateTime => Format::DateTime,
            TimestampFormat::HttpDate => Format::HttpDate,
        };
        let text = value
            .fmt(wire)
            .map_err(|error| WriteError::new(error.to_string()))?;
        match format {
            TimestampFormat::EpochSeconds => self.raw(&text),
            _ => self.quoted(&text),
        }
        Ok(())
    }
}
