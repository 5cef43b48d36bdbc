//! Decodes CBOR bodies to values, so that different encodings of a value compare as equal.

use minicbor::data::Type;
use minicbor::decode::Error;
use minicbor::Decoder;

/// The maximum nesting.
const MAX_DEPTH: usize = 256;

/// A value, regardless of its encoding.
#[derive(Debug, PartialEq)]
pub(super) enum Item {
    Null,
    Bool(bool),
    Int(i128),
    /// A fraction as its bits, so that `NaN` equals itself.
    Fraction(u64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Item>),
    /// A map, sorted by key.
    Map(Vec<(String, Item)>),
    Tagged(u64, Box<Item>),
}

/// Decodes a body that consists of one value.
pub(super) fn decode(body: &[u8]) -> Result<Item, String> {
    let mut decoder = Decoder::new(body);
    let item = item(&mut decoder, 0).map_err(|error| error.to_string())?;
    if decoder.position() == body.len() {
        Ok(item)
    } else {
        Err("something follows the value".to_owned())
    }
}

fn item(decoder: &mut Decoder<'_>, depth: usize) -> Result<Item, Error> {
    if depth > MAX_DEPTH {
        return Err(Error::message("nested too deep"));
    }
    Ok(match decoder.datatype()? {
        Type::Null | Type::Undefined => {
            decoder.skip()?;
            Item::Null
        }
        Type::Bool => Item::Bool(decoder.bool()?),
        Type::F16 | Type::F32 | Type::F64 => Item::Fraction(decoder.f64()?.to_bits()),
        Type::Bytes | Type::BytesIndef => {
            let parts: Result<Vec<_>, _> = decoder.bytes_iter()?.collect();
            Item::Bytes(parts?.concat())
        }
        Type::String | Type::StringIndef => Item::Text(text(decoder)?),
        Type::Array | Type::ArrayIndef => {
            let mut left = decoder.array()?;
            let mut items = Vec::new();
            while more(decoder, &mut left)? {
                items.push(item(decoder, depth + 1)?);
            }
            Item::List(items)
        }
        Type::Map | Type::MapIndef => {
            let mut left = decoder.map()?;
            let mut entries = Vec::new();
            while more(decoder, &mut left)? {
                entries.push((text(decoder)?, item(decoder, depth + 1)?));
            }
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Item::Map(entries)
        }
        Type::Tag => {
            let tag = decoder.tag()?.as_u64();
            let value = match (tag, item(decoder, depth + 1)?) {
                // seconds since 1970: an integer and a fraction are the same time
                (1, Item::Int(seconds)) => Item::Fraction((seconds as f64).to_bits()),
                (_, value) => value,
            };
            Item::Tagged(tag, Box::new(value))
        }
        _ => Item::Int(decoder.int()?.into()),
    })
}

fn text(decoder: &mut Decoder<'_>) -> Result<String, Error> {
    decoder.str_iter()?.collect()
}

fn more(decoder: &mut Decoder<'_>, left: &mut Option<u64>) -> Result<bool, Error> {
    match left {
        Some(0) => Ok(false),
        Some(count) => {
            *count -= 1;
            Ok(true)
        }
        None if decoder.datatype()? == Type::Break => decoder.skip().map(|()| false),
        None => Ok(true),
    }
}
