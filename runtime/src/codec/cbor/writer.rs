//! Writes CBOR: takes a value as a [`View`] and gives the bytes of a body. Structures are maps of indefinite length,
//! everything else has a definite length, as the published AWS clients write it.

use super::big;
use super::bytes::{BREAK, DOUBLE, EPOCH, NULL};
use crate::codec::reserve_rest;
use crate::schema::constraint::{items, keys, Constraints};
use crate::schema::limits::MAX_WRITE_DEPTH;
use crate::schema::shape::{item, Shape, Traits};
use crate::schema::value::{List, Map, UnionData, Value, View};
use crate::schema::write_error::WriteError;
use crate::validate::check_value;
use minicbor::Encoder;

/// Writes `view` as a CBOR body. Unset members are left out, unset items of lists and maps become null.
///
/// # Errors
///
/// The value holds an unknown union variant, a document, text that is not a number in place of a number of arbitrary
/// size, or is nested deeper than `MAX_WRITE_DEPTH`; with `checks`, also if it violates its constraints.
pub fn write(view: View<'_>, checks: bool) -> Result<Vec<u8>, WriteError> {
    let mut writer = CborWriter {
        output: Vec::with_capacity(256),
        depth: 0,
        checks,
    };
    writer.value(view, &[], &[])?;
    Ok(writer.output)
}

/// The major types of RFC 8949, section 3.1, in the upper bits of a value's initial byte.
#[derive(Clone, Copy)]
enum Major {
    Positive = 0 << 5,
    Negative = 1 << 5,
    Bytes = 2 << 5,
    Text = 3 << 5,
    Array = 4 << 5,
    Map = 5 << 5,
    Tag = 6 << 5,
}

// values of one byte, and the initial bytes of values with a fixed length
const MAP_WITHOUT_LENGTH: u8 = 0xBF;
const FALSE: u8 = 0xF4;
const TRUE: u8 = 0xF5;
const FLOAT: u8 = 0xFA;

/// The writer of a body, with the bytes written so far.
struct CborWriter {
    output: Vec<u8>,
    depth: usize,
    checks: bool,
}

impl CborWriter {
    /// Writes a value; the most frequent kinds are handled without another call.
    #[inline(always)]
    fn value(&mut self, view: View<'_>, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        match view {
            View::String(value) => self.text(value),
            View::Integer(value) if value < 0 => self.head(Major::Negative, !value as u64),
            View::Integer(value) => self.head(Major::Positive, value as u64),
            View::Double(value) => self.fixed(DOUBLE, value.to_be_bytes()),
            _ => return self.other(view, traits, constraints),
        }
        Ok(())
    }

    /// Writes a value of another kind. Split off so that each level of nesting needs little stack.
    fn other(&mut self, view: View<'_>, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        match view {
            View::Structure(structure) => {
                structure.members(&mut |shape: &Shape, members: &[&dyn Value]| self.structure(shape, members))
            }
            View::Union(shape, index, value) => self.union(shape, index, value),
            View::List(list) => self.list(list, item(traits), items(constraints)),
            View::Map(map) => self.map(map, traits, constraints),
            _ => self.single(view),
        }
    }

    /// Writes a value of a rarer kind that holds no other values.
    fn single(&mut self, view: View<'_>) -> Result<(), WriteError> {
        match view {
            View::Unset => self.output.push(NULL),
            View::Boolean(value) => self.output.push(if value { TRUE } else { FALSE }),
            View::Float(value) => self.fixed(FLOAT, value.to_be_bytes()),
            View::BigNumber(value) => big::write(&mut Encoder::new(&mut self.output), value)?,
            View::Blob(value) => self.bytes(Major::Bytes, value),
            View::Timestamp(value) => {
                self.head(Major::Tag, EPOCH);
                self.fixed(DOUBLE, value.as_secs_f64().to_be_bytes());
            }
            View::Document(_) => return Err(WriteError::new("a document cannot be written as CBOR")),
            View::Unknown(name) => return Err(WriteError::unknown_variant(name)),
            _ => return Err(WriteError::new("the value is not a single value")),
        }
        Ok(())
    }

    fn union(&mut self, shape: &Shape, index: usize, data: UnionData<'_>) -> Result<(), WriteError> {
        let member = shape.variant(index)?;
        self.enter()?;
        self.head(Major::Map, 1);
        self.text(member.wire_name);
        data.visit(&mut |value| self.checked(value.view(), member.traits, member.constraints))
            .map_err(|error| error.of(member.name))?;
        self.depth -= 1;
        Ok(())
    }

    fn list(&mut self, list: &dyn List, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        self.enter()?;
        self.head(Major::Array, list.len() as u64);
        let start = self.output.len();
        for index in 0..list.len() {
            self.checked(list.at(index), traits, constraints)?;
            if index == 0 {
                reserve_rest(&mut self.output, start, list.len() - 1);
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn map(&mut self, map: &dyn Map, traits: Traits, constraints: Constraints) -> Result<(), WriteError> {
        let traits = item(traits);
        let (key_constraints, constraints) = (keys(constraints), items(constraints));
        self.enter()?;
        self.head(Major::Map, map.len() as u64);
        map.entries(&mut |key, value| {
            self.checked(View::String(key), &[], key_constraints)?;
            self.checked(value, traits, constraints)
        })?;
        self.depth -= 1;
        Ok(())
    }

    /// Enters a value that holds other values; the caller decreases the depth afterwards.
    #[inline]
    fn enter(&mut self) -> Result<(), WriteError> {
        if self.depth == MAX_WRITE_DEPTH {
            return Err(WriteError::too_deep());
        }
        self.depth += 1;
        Ok(())
    }

    fn structure(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        self.enter()?;
        self.output.push(MAP_WITHOUT_LENGTH);
        for (member, value) in shape.members.iter().zip(members) {
            let view = value.view();
            check_value(&view, member.constraints, self.checks)?;
            if !view.is_left_out(member.traits) {
                self.text(member.wire_name);
                self.value(view, member.traits, member.constraints)
                    .map_err(|error| error.of(member.name))?;
            }
        }
        self.output.push(BREAK);
        self.depth -= 1;
        Ok(())
    }

    /// Writes an item, a key, a value, or the member of a union that is set, and checks its constraints.
    #[inline]
    fn checked(
        &mut self,
        view: View<'_>,
        traits: Traits,
        constraints: Constraints,
    ) -> Result<(), WriteError> {
        check_value(&view, constraints, self.checks)?;
        self.value(view, traits, constraints)
    }

    #[inline]
    fn text(&mut self, text: &str) {
        self.bytes(Major::Text, text.as_bytes());
    }

    /// Writes a string. A short one is put together in a register and written at once; what is too much is cut off.
    #[inline]
    fn bytes(&mut self, major: Major, bytes: &[u8]) {
        let (length, first) = (bytes.len(), major as u8 | bytes.len() as u8);
        let has_room = self.output.capacity() - self.output.len() >= 16;
        match length {
            4..=7 if has_room => {
                let Some((start, end)) = bytes.first_chunk().zip(bytes.last_chunk()) else {
                    return;
                };
                // where they overlap, their bits are the same
                let (start, end) = (u32::from_le_bytes(*start), u32::from_le_bytes(*end));
                let text = u64::from(start) | u64::from(end) << (8 * (length - 4));
                self.start_of((u64::from(first) | text << 8).to_le_bytes(), 1 + length);
            }
            8..=15 if has_room => {
                let Some((start, end)) = bytes.first_chunk().zip(bytes.last_chunk()) else {
                    return;
                };
                let (start, end) = (u64::from_le_bytes(*start), u64::from_le_bytes(*end));
                let text = u128::from(start) | u128::from(end) << (8 * (length - 8));
                self.start_of((u128::from(first) | text << 8).to_le_bytes(), 1 + length);
            }
            _ => self.other_bytes(major, bytes),
        }
    }

    /// [`bytes`](Self::bytes) for other lengths, or where the buffer must grow. Split off so that short strings need no
    /// registers to be saved.
    #[inline(never)]
    fn other_bytes(&mut self, major: Major, bytes: &[u8]) {
        if let (16..=23, Some((start, end))) = (
            bytes.len(),
            bytes.first_chunk::<16>().zip(bytes.last_chunk::<16>()),
        ) {
            // copies of constant size, which may overlap, need no call
            self.fixed(major as u8 | bytes.len() as u8, *start);
            self.output.truncate(self.output.len() + bytes.len() - 32);
            self.output.extend_from_slice(end);
        } else {
            self.head(major, bytes.len() as u64);
            self.output.extend_from_slice(bytes);
        }
    }

    /// Writes the first bytes of an array.
    #[inline]
    fn start_of<const N: usize>(&mut self, bytes: [u8; N], length: usize) {
        let end = self.output.len() + length;
        self.output.extend_from_slice(&bytes);
        self.output.truncate(end);
    }

    /// Writes the initial byte of a value with its argument, in as few bytes as possible.
    fn head(&mut self, major: Major, number: u64) {
        let major = major as u8;
        match number {
            0..=23 => self.output.push(major | number as u8),
            24..=0xFF => self.fixed(major | 24, [number as u8]),
            0x100..=0xFFFF => self.fixed(major | 25, (number as u16).to_be_bytes()),
            0x1_0000..=0xFFFF_FFFF => self.fixed(major | 26, (number as u32).to_be_bytes()),
            _ => self.fixed(major | 27, number.to_be_bytes()),
        }
    }

    /// Writes an initial byte and the bytes that follow it.
    #[inline]
    fn fixed<const N: usize>(&mut self, first: u8, bytes: [u8; N]) {
        self.output.push(first);
        self.output.extend_from_slice(&bytes);
    }
}
