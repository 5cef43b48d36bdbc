//! Default values that generated code states as text.

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{base64, Blob, DateTime};

/// A blob from base64; empty where the model's default is not base64.
pub fn blob(text: &str) -> Blob {
    Blob::new(base64::decode(text).unwrap_or_default())
}

/// A number of any length; zero where the model's default is none.
pub fn big_number<T: std::str::FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

/// A timestamp from the `date-time` format; 1970 where the model's default is not in it.
pub fn timestamp(text: &str) -> DateTime {
    DateTime::from_str(text, Format::DateTimeWithOffset).unwrap_or_else(|_| DateTime::from_secs(0))
}
