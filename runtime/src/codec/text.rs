//! Simple values as text, as in URIs, headers and forms.

use crate::schema::shape::{timestamp_format, TimestampFormat, Trait, Traits};
use crate::schema::value::View;
use crate::schema::write_error::WriteError;
use aws_smithy_types::base64;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::{Encoder, Parse};
use std::borrow::Cow;

/// Formats a value as text; `None` if it is unset. `timestamps` is the timestamp format of members without
/// `timestampFormat`.
///
/// # Errors
///
/// The value is not a simple one, or is a timestamp outside the range of its format.
pub(crate) fn text<'a>(
    view: View<'a>,
    traits: Traits,
    timestamps: TimestampFormat,
) -> Result<Option<Cow<'a, str>>, WriteError> {
    let text = match view {
        View::Unset => return Ok(None),
        View::Boolean(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        View::Integer(value) => Encoder::from(value).encode().to_owned().into(),
        View::Float(value) => Encoder::from(value).encode().to_owned().into(),
        View::Double(value) => Encoder::from(value).encode().to_owned().into(),
        View::String(value) => Cow::Borrowed(without_prefix(value, traits)),
        View::BigNumber(value) => Cow::Borrowed(value),
        View::Blob(value) => base64::encode(value).into(),
        View::Timestamp(value) => {
            let format = match timestamp_format(traits, timestamps) {
                TimestampFormat::EpochSeconds => Format::EpochSeconds,
                TimestampFormat::DateTime => Format::DateTime,
                TimestampFormat::HttpDate => Format::HttpDate,
            };
            let text = value.fmt(format);
            text.map_err(|error| WriteError::new(error.to_string()))?.into()
        }
        _ => return Err(WriteError::new("only a single value can be written as text")),
    };
    Ok(Some(text))
}

/// Parses a number; overflow is an error, as in JSON.
///
/// # Errors
///
/// The reason the text is not accepted.
pub(crate) fn double(text: &str) -> Result<f64, &'static str> {
    match f64::parse_smithy_primitive(text) {
        Ok(value) if value.is_infinite() && !text.ends_with("Infinity") => Err("a number out of range"),
        Ok(value) => Ok(value),
        Err(_) => Err("expected a number"),
    }
}

/// Returns the media type (`mediaType`) of a value, if it has one.
pub(crate) fn media_type(traits: Traits) -> Option<&'static str> {
    traits.iter().find_map(|wire_trait| match wire_trait {
        Trait::MediaType(name) => Some(*name),
        _ => None,
    })
}

fn without_prefix(text: &str, traits: Traits) -> &str {
    let prefixes = traits.iter().find_map(|wire_trait| match wire_trait {
        Trait::Prefixes(prefixes) => Some(prefixes),
        _ => None,
    });
    let mut prefixes = prefixes.into_iter().copied().flatten();
    prefixes
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
}
