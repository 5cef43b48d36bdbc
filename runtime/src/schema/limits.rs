//! Limits on the nesting of values.

/// The maximum number of nested containers (structures, unions, lists, maps, arrays and objects of documents) in a body
/// that is read, including skipped parts. A deeper body is refused, so that no response can overflow the stack.
#[cfg(any(feature = "cbor", feature = "json", feature = "xml"))]
pub const MAX_READ_DEPTH: usize = 128;

/// The maximum number of nested containers in a value that is written. A deeper value is refused with a
/// [`WriteError`](super::write_error::WriteError), so that one built by mistake does not overflow the stack.
pub const MAX_WRITE_DEPTH: usize = 512;
