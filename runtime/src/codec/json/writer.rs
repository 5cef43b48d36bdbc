//! Writes JSON: takes a value as a [`View`] and gives the bytes of a body, the same as the published AWS clients write.

use super::output::{JsonWriter, Style};
use super::timestamp::DEFAULT_TIMESTAMP;
use super::{document, number};
use crate::codec::reserve_rest;
use crate::schema::constraint::{items, keys, Constraints};
use crate::schema::shape::{is_in_body, item, timestamp_format, Shape, TimestampFormat, Traits};
use crate::schema::value::{ConvertedUnion, List, Map, UnionData, Value, View};
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
    writer.value(&view, traits, &[])?;
    Ok(writer.output)
}

impl JsonWriter {
    /// Writes a value by its kind. Takes the view by reference, since copying what has just been returned stalls the
    /// processor.
    fn value(&mut self, view: &View<'_>, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        self.nested(view, traits, constraints)
    }

    /// Writes a value in the function that calls it. Unions are written together with their data: the fewer calls are
    /// nested, the more returns a processor predicts, and the less stack each level of nesting needs.
    #[inline(always)]
    fn nested(
        &mut self,
        view: &View<'_>,
        traits: Traits,
        constraints: Constraints,
    ) -> Result<(), WriteError> {
        let variant = match *view {
            View::Union(shape, index, UnionData::Converted(union)) => {
                return self.converted(shape, index, union);
            }
            View::Union(shape, index, UnionData::Value(data)) => Some((shape.variant(index)?, data)),
            _ => None,
        };
        let data = match variant {
            Some((_, data)) => data.view(),
            None => View::Unset,
        };
        let (view, traits, constraints) = match variant {
            Some((member, _)) => {
                self.enter()?;
                self.key(b'{', member.wire_name);
                check_value(&data, member.constraints, self.style.checks)
                    .map_err(|error| error.of(member.name))?;
                (&data, member.traits, member.constraints)
            }
            None => (view, traits, constraints),
        };
        let written = match *view {
            View::String(value) => {
                self.string(value);
                Ok(())
            }
            View::Boolean(value) => {
                self.boolean(value);
                Ok(())
            }
            View::Structure(structure) => {
                structure.members(&mut |shape: &Shape, members: &[&dyn Value]| self.structure(shape, members))
            }
            View::List(list) => self.list(list, item(traits), items(constraints)),
            View::Map(map) => self.map(map, traits, constraints),
            // a union directly inside another
            View::Union(..) => self.value(view, traits, constraints),
            _ => self.single(view, traits),
        };
        let Some((member, _)) = variant else {
            return written;
        };
        written.map_err(|error| error.of(member.name))?;
        self.close(b',', b'}');
        Ok(())
    }

    /// Writes a value that holds no others and is neither a string nor a boolean.
    fn single(&mut self, view: &View<'_>, traits: Traits) -> Result<(), WriteError> {
        match *view {
            View::Unset => self.raw("null"),
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
        self.enter()?;
        let mut before = b'{';
        for (member, value) in shape.members.iter().zip(members) {
            let view = value.view();
            check_value(&view, member.constraints, self.style.checks)?;
            if !view.is_left_out(member.traits) && is_in_body(member.traits) {
                self.key(before, member.wire_name);
                before = b',';
                self.value(&view, member.traits, member.constraints)
                    .map_err(|error| error.of(member.name))?;
            }
        }
        self.close(before, b'}');
        Ok(())
    }

    /// Writes a union with data of users' types.
    fn converted(
        &mut self,
        shape: &Shape,
        index: usize,
        union: &dyn ConvertedUnion,
    ) -> Result<(), WriteError> {
        let member = shape.variant(index)?;
        self.enter()?;
        self.key(b'{', member.wire_name);
        union
            .converted_data(&mut |data| {
                let view = data.view();
                check_value(&view, member.constraints, self.style.checks)?;
                self.value(&view, member.traits, member.constraints)
            })
            .map_err(|error| error.of(member.name))?;
        self.close(b',', b'}');
        Ok(())
    }

    #[inline(always)]
    fn list(&mut self, list: &dyn List, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        self.enter()?;
        let (mut before, start, length) = (b'[', self.output.len(), list.len());
        for index in 0..length {
            let view = list.at(index);
            check_value(&view, constraints, self.style.checks)?;
            if let View::String(text) = view {
                self.item(before, text);
            } else {
                self.output.push(before);
                self.value(&view, traits, constraints)?;
            }
            before = b',';
            // short lists are hardly ever worth it
            if index == 0 && length > 8 {
                reserve_rest(&mut self.output, start, length - 1);
            }
        }
        self.close(before, b']');
        Ok(())
    }

    #[inline(always)]
    fn map(&mut self, map: &dyn Map, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        let traits = item(traits);
        let (key_constraints, constraints) = (keys(constraints), items(constraints));
        self.enter()?;
        let mut before = b'{';
        map.entries(&mut |key, view| {
            check_value(&View::String(key), key_constraints, self.style.checks)?;
            self.key(before, key);
            before = b',';
            check_value(&view, constraints, self.style.checks)?;
            self.nested(&view, traits, constraints)
        })?;
        self.close(before, b'}');
        Ok(())
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
