//! Writes CBOR: a value seen as a [`View`] goes in, the bytes of a body come out. Structures are maps of indefinite
//! length, everything else has its length in front, as the published AWS clients write it.

use super::{big, EPOCH};
use crate::codec::MAX_WRITE_DEPTH;
use crate::shape::Shape;
use crate::value::{Value, View};
use crate::write_error::WriteError;
use aws_smithy_types::DateTime;
use minicbor::data::Tag;
use minicbor::Encoder;

/// Writes `view` as a CBOR body. Members that are unset are left out, unset items of lists and maps become null.
///
/// # Errors
///
/// A union variant without a name, a document, a number of arbitrary size that is none, or a value nested deeper than
/// [`MAX_WRITE_DEPTH`].
pub fn write(view: View<'_>) -> Result<Vec<u8>, WriteError> {
    let mut writer = CborWriter {
        encoder: Encoder::new(Vec::with_capacity(256)),
        depth: 0,
    };
    writer.value(view)?;
    Ok(writer.encoder.into_writer())
}

struct CborWriter {
    encoder: Encoder<Vec<u8>>,
    depth: usize,
}

/// Writing to memory does not fail; the error is that of the encoder's interface.
fn failed<E: std::fmt::Display>(error: E) -> WriteError {
    WriteError::new(error.to_string())
}

impl CborWriter {
    fn value(&mut self, view: View<'_>) -> Result<(), WriteError> {
        if self.depth == MAX_WRITE_DEPTH {
            return Err(WriteError::new(format!(
                "a value is nested more than {MAX_WRITE_DEPTH} levels deep"
            )));
        }
        self.depth += 1;
        let encoder = &mut self.encoder;
        match view {
            View::Unset => drop(encoder.null().map_err(failed)?),
            View::Boolean(value) => drop(encoder.bool(value).map_err(failed)?),
            View::Integer(value) => drop(encoder.i64(value).map_err(failed)?),
            View::Float(value) => drop(encoder.f32(value).map_err(failed)?),
            View::Double(value) => drop(encoder.f64(value).map_err(failed)?),
            View::BigNumber(value) => big::write(encoder, value)?,
            View::String(value) => drop(encoder.str(value).map_err(failed)?),
            View::Blob(value) => drop(encoder.bytes(value).map_err(failed)?),
            View::Timestamp(value) => self.timestamp(value)?,
            View::Document(_) => return Err(WriteError::new("a document cannot be written as CBOR")),
            View::Structure(shape, members) => self.structure(shape, &members)?,
            View::Union(shape, index, value) => {
                let member = shape
                    .members
                    .get(index)
                    .ok_or_else(|| WriteError::unknown_variant(shape.name))?;
                encoder.map(1).and_then(|it| it.str(member.0)).map_err(failed)?;
                self.value(value.view())?;
            }
            View::Unknown(name) => return Err(WriteError::unknown_variant(name)),
            View::List(list) => {
                encoder.array(list.len() as u64).map_err(failed)?;
                for index in 0..list.len() {
                    self.value(list.at(index))?;
                }
            }
            View::Map(map) => {
                encoder.map(map.len() as u64).map_err(failed)?;
                for (key, value) in map.entries() {
                    self.encoder.str(key).map_err(failed)?;
                    self.value(value)?;
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn structure(&mut self, shape: &Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        self.encoder.begin_map().map_err(failed)?;
        for (member, value) in shape.members.iter().zip(members) {
            match value.view() {
                view if view.is_left_out(member.1) => {}
                view => {
                    self.encoder.str(member.0).map_err(failed)?;
                    self.value(view)?;
                }
            }
        }
        self.encoder.end().map_err(failed)?;
        Ok(())
    }

    fn timestamp(&mut self, value: &DateTime) -> Result<(), WriteError> {
        let encoder = self.encoder.tag(Tag::new(EPOCH)).map_err(failed)?;
        encoder.f64(value.as_secs_f64()).map_err(failed)?;
        Ok(())
    }
}
