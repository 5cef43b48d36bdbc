//! Formats values as text, for XML, headers and parts of JSON.

use super::tree::Tree;
use crate::model::TimestampFormat;
use crate::plan::WireTrait;
use base64::prelude::{Engine, BASE64_STANDARD};

/// Formats a simple value; `None` for null and for values with parts.
pub fn text(tree: &Tree, traits: &[WireTrait], format: TimestampFormat) -> Option<String> {
    Some(match tree {
        Tree::Boolean(value) => value.to_string(),
        Tree::Integer(value) => value.to_string(),
        Tree::Float(value) => number(f64::from(*value), value.to_string()),
        Tree::Double(value) => number(*value, format!("{value:?}")),
        Tree::Text(text) => text.clone(),
        Tree::Blob(bytes) => BASE64_STANDARD.encode(bytes),
        Tree::Time(time) => time.text(timestamp_format(traits).unwrap_or(format)),
        _ => return None,
    })
}

/// Returns the timestamp format in the traits.
pub fn timestamp_format(traits: &[WireTrait]) -> Option<TimestampFormat> {
    traits.iter().find_map(|wire_trait| match wire_trait {
        WireTrait::Timestamp(format) => Some(*format),
        _ => None,
    })
}

/// Formats a number, or the name of `NaN` and the infinities.
fn number(value: f64, text: String) -> String {
    match value {
        value if value.is_nan() => "NaN".to_owned(),
        f64::INFINITY => "Infinity".to_owned(),
        f64::NEG_INFINITY => "-Infinity".to_owned(),
        _ => text,
    }
}

/// Replaces every character beyond ASCII with `escape`.
pub fn ascii(text: &str, escape: impl Fn(char) -> String) -> String {
    let escaped = |c: char| if c.is_ascii() { c.to_string() } else { escape(c) };
    text.chars().map(escaped).collect()
}
