//! Initial bytes and tags of CBOR values.

/// The encoding of null, one byte.
pub(super) const NULL: u8 = 0xF6;
/// The initial byte of a double-precision number.
pub(super) const DOUBLE: u8 = 0xFB;
/// The break byte, which ends a value of indefinite length.
pub(super) const BREAK: u8 = 0xFF;

/// The tag of an epoch timestamp in seconds.
pub(super) const EPOCH: u64 = 1;
/// The tag of an unsigned bignum.
pub(super) const POSITIVE: u64 = 2;
/// The tag of a negative bignum, which means -1 - n.
pub(super) const NEGATIVE: u64 = 3;
/// The tag of a decimal fraction: an exponent of ten and a mantissa.
pub(super) const DECIMAL: u64 = 4;
