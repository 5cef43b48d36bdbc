//! XML bodies, as the protocols restXml, awsQuery and ec2Query use them
//! (<https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings>).
//!
//! [`write()`] turns a [`View`](crate::schema::value::View) into an element, [`XmlReader`] is the
//! [`Reader`](crate::schema::read::Reader) over one.
//! Blobs are base64, timestamps have the format `date-time` unless their traits say otherwise.

mod reader;
mod traits;
mod tree;
mod writer;

#[cfg(test)]
mod tests;

pub use reader::XmlReader;
pub(crate) use tree::local;
pub use tree::{parse, Element};
pub use writer::write;
