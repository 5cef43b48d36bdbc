//! CBOR bodies (RFC 8949), as the protocol rpcv2Cbor uses them.
//!
//! [`write()`] turns a [`View`](crate::View) into bytes, [`CborReader`] is the [`Reader`](crate::Reader) over a body.
//! Timestamps are seconds since 1970 behind tag 1, numbers of arbitrary size stand behind the tags 2 to 4.

mod big;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::CborReader;
pub use writer::write;

/// Null, which is one byte.
const NULL: u8 = 0xF6;
/// The first byte of a number of eight bytes with a fraction.
const DOUBLE: u8 = 0xFB;
/// The end of what has no length.
const BREAK: u8 = 0xFF;

/// Tag of seconds since 1970.
const EPOCH: u64 = 1;
/// Tag of a whole number of any size.
const POSITIVE: u64 = 2;
/// Tag of a negative whole number of any size, which is -1 - n.
const NEGATIVE: u64 = 3;
/// Tag of a fraction: exponent of ten, and digits.
const DECIMAL: u64 = 4;
