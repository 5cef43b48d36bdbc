//! Documents: values that no model describes, written as and read from any JSON.

use super::cursor::JsonReader;
use super::output::JsonWriter;
use crate::schema::read::ReadError;
use crate::schema::write_error::WriteError;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{Document, Number};
use std::collections::HashMap;

/// Writes a document; object members keep their order.
pub(super) fn write(writer: &mut JsonWriter, document: &Document) -> Result<(), WriteError> {
    match document {
        Document::Null => writer.raw("null"),
        Document::Bool(value) => writer.boolean(*value),
        Document::String(value) => writer.string(value),
        Document::Number(Number::PosInt(value)) => writer.raw(Encoder::from(*value).encode()),
        Document::Number(Number::NegInt(value)) => writer.raw(Encoder::from(*value).encode()),
        Document::Number(Number::Float(value)) => writer.float(*value),
        Document::Array(items) => {
            writer.enter()?;
            let mut before = b'[';
            for item in items {
                writer.output.push(before);
                before = b',';
                write(writer, item)?;
            }
            writer.close(before, b']');
        }
        Document::Object(entries) => {
            writer.enter()?;
            let mut before = b'{';
            for (key, value) in entries {
                writer.key(before, key);
                before = b',';
                write(writer, value)?;
            }
            writer.close(before, b'}');
        }
    }
    Ok(())
}

/// Reads the value at the cursor as a document. The last of several members with the same name wins.
pub(super) fn read(reader: &mut JsonReader<'_>) -> Result<Document, ReadError> {
    match reader.peek() {
        Some(b'{') => {
            let mut entries = HashMap::new();
            reader.open(b'{')?;
            let mut first = true;
            while reader.next_key(first)? {
                first = false;
                let key = reader.key()?.into_owned();
                entries.insert(key, read(reader)?);
            }
            reader.leave();
            Ok(Document::Object(entries))
        }
        Some(b'[') => {
            let mut items = Vec::new();
            reader.open(b'[')?;
            while reader.next_item(items.is_empty())? {
                items.push(read(reader)?);
            }
            reader.leave();
            Ok(Document::Array(items))
        }
        Some(b'"') => Ok(Document::String(reader.text()?.into_owned())),
        Some(b't' | b'f') => reader.boolean_literal().map(Document::Bool),
        Some(b'n') => reader.literal("null").map(|()| Document::Null),
        _ => number(reader),
    }
}

/// Reads a number: as an unsigned or signed integer if it fits, otherwise as a floating-point number.
fn number(reader: &mut JsonReader<'_>) -> Result<Document, ReadError> {
    let (number, start) = reader.number("a value")?;
    let whole = if !number.integral {
        None
    } else if number.text.starts_with('-') {
        number.text.parse().ok().map(Number::NegInt)
    } else {
        number.text.parse().ok().map(Number::PosInt)
    };
    whole
        .or_else(|| number.to_f64().map(Number::Float))
        .map(Document::Number)
        .ok_or_else(|| ReadError::new("a number out of range").at(start))
}

/// Parses a document from JSON; null if the text is not JSON.
pub fn default_document(json: &str) -> Document {
    let read = || read(&mut JsonReader::new(json.as_bytes())?);
    read().unwrap_or(Document::Null)
}
