//! JSON bodies, as RFC 8259 defines them and the Smithy JSON protocols use them.
//!
//! [`write()`] turns a [`View`](crate::schema::value::View) into bytes, [`JsonReader`] is the
//! [`Reader`](crate::schema::read::Reader) over a body.
//! Numbers that JSON cannot express (`NaN`, `Infinity`, `-Infinity`) are strings, blobs are base64 strings, timestamps
//! are seconds since 1970 unless their traits say otherwise.

mod cursor;
mod document;
mod error_body;
mod number;
mod output;
mod reader;
mod scan;
mod timestamp;
mod unescape;
mod writer;

#[cfg(test)]
mod tests;

pub use cursor::JsonReader;
pub use document::default_document;
pub(crate) use error_body::{error_body, ErrorBody};
pub(crate) use output::Style;
pub use writer::write;
pub(crate) use writer::write_input;
