//! The depth to which values may nest.

/// How many containers (structures, unions, lists, maps, documents' arrays and objects) may stand inside each other in
/// a body that is read, skipped parts included. A body that nests deeper is refused, so that no response can exhaust
/// the stack.
#[cfg(any(feature = "cbor", feature = "json", feature = "xml"))]
pub const MAX_READ_DEPTH: usize = 128;

/// How many containers may stand inside each other in a value that is written. Deeper values are refused with a
/// [`WriteError`](super::write_error::WriteError), so that a value built by mistake does not exhaust the stack.
pub const MAX_WRITE_DEPTH: usize = 512;
