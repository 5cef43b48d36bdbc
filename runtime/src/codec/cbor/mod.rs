//! CBOR bodies (RFC 8949), as the protocol rpcv2Cbor uses them.
//!
//! [`write()`] turns a [`View`](crate::schema::value::View) into bytes, [`CborReader`] is the
//! [`Reader`](crate::schema::read::Reader) over a body. Timestamps are seconds since 1970 with tag 1; numbers of
//! arbitrary size have tags 2 to 4.

mod big;
mod bytes;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::CborReader;
pub use writer::write;
