//! First bytes and tags of values.

/// Null, which is one byte.
pub(super) const NULL: u8 = 0xF6;
/// The first byte of a number of eight bytes with a fraction.
pub(super) const DOUBLE: u8 = 0xFB;
/// The end of what has no length.
pub(super) const BREAK: u8 = 0xFF;

/// Tag of seconds since 1970.
pub(super) const EPOCH: u64 = 1;
/// Tag of a whole number of any size.
pub(super) const POSITIVE: u64 = 2;
/// Tag of a negative whole number of any size, which is -1 - n.
pub(super) const NEGATIVE: u64 = 3;
/// Tag of a fraction: exponent of ten, and digits.
pub(super) const DECIMAL: u64 = 4;
