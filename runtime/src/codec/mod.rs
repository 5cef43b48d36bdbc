//! The formats of bodies: takes a [`View`](crate::schema::value::View) and gives bytes, or takes bytes and gives a
//! [`Reader`](crate::schema::read::Reader) over them. A codec does not depend on HTTP.

#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(feature = "xml")]
pub mod form;
#[cfg(feature = "json")]
pub mod json;
#[cfg(any(feature = "json", feature = "xml", feature = "event-stream"))]
pub(crate) mod payload;
pub(crate) mod percent;
#[cfg(all(test, any(feature = "cbor", feature = "json", feature = "xml")))]
mod ranges;
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) mod text;
#[cfg(feature = "xml")]
pub mod xml;

/// Reserves room for the remaining items of a list, estimated from the size of the first one, which begins at `start`,
/// so that the buffer need not grow and be copied many times. The estimate is capped, since the other items may be
/// shorter.
#[cfg(any(feature = "cbor", feature = "json"))]
fn reserve_rest(output: &mut Vec<u8>, start: usize, items: usize) {
    const MOST: usize = 4 << 20;
    let first = output.len().saturating_sub(start);
    let each = first + first / 8 + 1;
    output.reserve(each.saturating_mul(items).min(MOST));
}
