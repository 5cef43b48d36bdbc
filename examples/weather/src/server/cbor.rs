//! Converts JSON values to CBOR and back: the subset of CBOR that the service's shapes need.

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use serde_json::{Map, Value};

/// Writes a value.
pub fn write(value: &Value) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    // writing to memory cannot fail
    let _ = write_into(&mut encoder, value);
    encoder.into_writer()
}

fn write_into(
    encoder: &mut Encoder<Vec<u8>>,
    value: &Value,
) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
    match value {
        Value::Null => drop(encoder.null()?),
        Value::Bool(value) => drop(encoder.bool(*value)?),
        Value::String(text) => drop(encoder.str(text)?),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => drop(encoder.i64(whole)?),
            (None, fraction) => drop(encoder.f64(fraction.unwrap_or_default())?),
        },
        Value::Array(items) => {
            encoder.array(items.len() as u64)?;
            items.iter().try_for_each(|item| write_into(encoder, item))?;
        }
        Value::Object(members) => {
            encoder.map(members.len() as u64)?;
            for (name, member) in members {
                encoder.str(name)?;
                write_into(encoder, member)?;
            }
        }
    }
    Ok(())
}

/// Reads a value; `None` if the bytes are not CBOR, or contain something that the shapes do not need.
pub fn read(bytes: &[u8]) -> Option<Value> {
    if bytes.is_empty() {
        return Some(Value::Null);
    }
    read_from(&mut Decoder::new(bytes), 0)
}

/// The maximum nesting of lists and maps.
const MAX_DEPTH: usize = 16;

fn read_from(decoder: &mut Decoder<'_>, depth: usize) -> Option<Value> {
    if depth > MAX_DEPTH {
        return None;
    }
    Some(match decoder.datatype().ok()? {
        Type::Null => {
            decoder.null().ok()?;
            Value::Null
        }
        Type::Bool => decoder.bool().ok()?.into(),
        Type::String => decoder.str().ok()?.into(),
        Type::F16 | Type::F32 | Type::F64 => decoder.f64().ok()?.into(),
        Type::Map | Type::MapIndef => {
            let mut length = decoder.map().ok()?;
            let mut members = Map::new();
            while !is_over(decoder, &mut length)? {
                let name = decoder.str().ok()?.to_owned();
                members.insert(name, read_from(decoder, depth + 1)?);
            }
            members.into()
        }
        Type::Array | Type::ArrayIndef => {
            let mut length = decoder.array().ok()?;
            let mut items = Vec::new();
            while !is_over(decoder, &mut length)? {
                items.push(read_from(decoder, depth + 1)?);
            }
            items.into()
        }
        _ => decoder.i64().ok()?.into(),
    })
}

/// Returns `true` at the end of a list or map: after its number of entries, or at a break byte.
fn is_over(decoder: &mut Decoder<'_>, length: &mut Option<u64>) -> Option<bool> {
    match length {
        Some(0) => Some(true),
        Some(left) => {
            *left -= 1;
            Some(false)
        }
        None if decoder.datatype().ok()? == Type::Break => {
            decoder.skip().ok()?;
            Some(true)
        }
        None => Some(false),
    }
}
