//! Parses default values that generated code states as text.

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, Blob, DateTime};

/// Decodes a blob from base64; empty if the model's default is not base64.
pub fn blob(text: &str) -> Blob {
    Blob::new(base64::decode(text).unwrap_or_default())
}

/// Parses a number of any size; zero if the model's default is not one.
pub fn big_number<T: std::str::FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

/// Parses a timestamp in the format `date-time`; 1970-01-01 if the model's default is not one.
pub fn timestamp(text: &str) -> DateTime {
    DateTime::from_str(text, Format::DateTimeWithOffset).unwrap_or_else(|_| DateTime::from_secs(0))
}
