//! Writes JSON: a value seen as a [`View`] goes in, the bytes of a body come out, the same ones as the published AWS
//! clients write for it.

use super::{document, scan, DEFAULT_TIMESTAMP};
use crate::codec::MAX_WRITE_DEPTH;
use crate::shape::{is_in_body, item, timestamp_format, Shape, TimestampFormat, Traits};
use crate::value::{List, Map, Value, View};
use crate::write_error::WriteError;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{base64, DateTime};

/// Size of a body before anything is known about it, in bytes.
const INITIAL_CAPACITY: usize = 256;

/// Writes `view` as a JSON body. Members that are unset are left out, unset items of lists and maps become `null`, map
/// entries stand in the map's own order.
///
/// `traits` are those of the value itself (its timestamp format, the traits of its items); a structure has none.
///
/// # Errors
///
/// A union variant without a name, a timestamp outside its format's range, or a value nested deeper than
/// [`MAX_WRITE_DEPTH`].
pub fn write(view: View<'_>, traits: Traits) -> Result<Vec<u8>, WriteError> {
    written(view, traits, false)
}

/// [`write`], with numbers of arbitrary size in quotes, as rpcv2Json has them.
pub(crate) fn write_with_big_numbers_as_strings(view: View<'_>) -> Result<Vec<u8>, WriteError> {
    written(view, &[], true)
}

fn written(view: View<'_>, traits: Traits, quotes_big_numbers: bool) -> Result<Vec<u8>, WriteError> {
    let mut writer = JsonWriter {
        output: Vec::with_capacity(INITIAL_CAPACITY),
        depth: 0,
        quotes_big_numbers,
    };
    writer.value(view, traits)?;
    Ok(writer.output)
}

/// The body so far.
pub(super) struct JsonWriter {
    output: Vec<u8>,
    depth: usize,
    quotes_big_numbers: bool,
}

impl JsonWriter {
    fn value(&mut self, view: View<'_>, traits: Traits) -> Result<(), WriteError> {
        match view {
            View::Unset => self.raw("null"),
            View::Boolean(value) => self.boolean(value),
            View::Integer(value) => self.raw(Encoder::from(value).encode()),
            // The published clients widen first, so that 0.1 has the digits of the nearest `double`.
            View::Float(value) => self.float(value.into()),
            View::Double(value) => self.float(value),
            View::BigNumber(value) if self.quotes_big_numbers => self.quoted(value),
            View::BigNumber(value) => match super::number::scan(value.as_bytes()) {
                Ok((length, _)) if length == value.len() => self.raw(value),
                _ => return Err(WriteError::new(format!("`{value}` is no number in JSON"))),
            },
            View::String(value) => self.string(value),
            View::Blob(value) => self.quoted(&base64::encode(value)),
            View::Timestamp(value) => self.timestamp(value, timestamp_format(traits, DEFAULT_TIMESTAMP))?,
            View::Document(value) => document::write(self, value)?,
            View::Structure(shape, members) => {
                members.members(&mut |members| self.structure(shape, members))?
            }
            View::Union(shape, index, value) => self.union(shape, index, value)?,
            View::Unknown(name) => return Err(WriteError::unknown_variant(name)),
            View::List(list) => self.list(list, item(traits))?,
            View::Map(map) => self.map(map, item(traits))?,
        }
        Ok(())
    }

    fn structure(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        self.open(b'{')?;
        for (member, value) in shape.members.iter().zip(members) {
            match value.view() {
                view if view.is_left_out(member.1) => {}
                _ if !is_in_body(member.1) => {}
                view => {
                    self.key(member.0);
                    self.value(view, member.1)?;
                }
            }
        }
        self.close(b'}');
        Ok(())
    }

    fn union(&mut self, shape: &Shape, index: usize, value: &dyn Value) -> Result<(), WriteError> {
        let member = shape
            .members
            .get(index)
            .ok_or_else(|| WriteError::unknown_variant(shape.name))?;
        self.open(b'{')?;
        self.key(member.0);
        self.value(value.view(), member.1)?;
        self.close(b'}');
        Ok(())
    }

    fn list(&mut self, list: &dyn List, traits: Traits) -> Result<(), WriteError> {
        self.open(b'[')?;
        for index in 0..list.len() {
            self.separate();
            self.value(list.at(index), traits)?;
        }
        self.close(b']');
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, traits: Traits) -> Result<(), WriteError> {
        self.open(b'{')?;
        map.entries(&mut |key, view| {
            self.key(key);
            self.value(view, traits)
        })?;
        self.close(b'}');
        Ok(())
    }

    /// Begins an object or array.
    pub(super) fn open(&mut self, bracket: u8) -> Result<(), WriteError> {
        if self.depth == MAX_WRITE_DEPTH {
            return Err(WriteError::new(format!(
                "a value is nested more than {MAX_WRITE_DEPTH} levels deep"
            )));
        }
        self.depth += 1;
        self.output.push(bracket);
        Ok(())
    }

    /// Ends the object or array begun last.
    pub(super) fn close(&mut self, bracket: u8) {
        self.depth -= 1;
        self.output.push(bracket);
    }

    /// Separates the next key or item from the one before, if there is one.
    pub(super) fn separate(&mut self) {
        if !matches!(self.output.last(), Some(b'{' | b'[')) {
            self.output.push(b',');
        }
    }

    /// Begins an entry of an object.
    pub(super) fn key(&mut self, key: &str) {
        self.separate();
        self.string(key);
        self.output.push(b':');
    }

    /// Writes characters that are JSON already.
    pub(super) fn raw(&mut self, json: &str) {
        self.output.extend_from_slice(json.as_bytes());
    }

    pub(super) fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    /// Writes a fraction, quoted if JSON has no number for it.
    pub(super) fn float(&mut self, value: f64) {
        let mut encoder = Encoder::from(value);
        if value.is_finite() {
            self.raw(encoder.encode());
        } else {
            self.quoted(encoder.encode());
        }
    }

    /// Writes a string in which nothing needs escaping.
    fn quoted(&mut self, value: &str) {
        self.output.reserve(value.len() + 2);
        self.output.push(b'"');
        self.raw(value);
        self.output.push(b'"');
    }

    /// Writes any string.
    pub(super) fn string(&mut self, value: &str) {
        let mut rest = value.as_bytes();
        self.output.reserve(rest.len() + 2);
        self.output.push(b'"');
        loop {
            let plain = scan::push_plain(rest, &mut self.output);
            let Some((byte, after)) = rest.get(plain..).and_then(<[u8]>::split_first) else {
                break;
            };
            self.escape(*byte);
            rest = after;
        }
        self.output.push(b'"');
    }

    /// Writes a quote, backslash or control character inside a string.
    fn escape(&mut self, byte: u8) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0C => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let digit = |nibble: u8| HEX[usize::from(nibble & 0xF)];
                self.output
                    .extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
                return;
            }
        };
        self.output.extend_from_slice(&[b'\\', short]);
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
