//! The formats of bodies: a [`View`](crate::schema::value::View) goes in and bytes come out, or bytes go in and a
//! [`Reader`](crate::schema::read::Reader) over them comes out. A codec knows no HTTP.

#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(feature = "xml")]
pub mod form;
#[cfg(feature = "json")]
pub mod json;
#[cfg(any(feature = "json", feature = "xml", feature = "event-stream"))]
pub(crate) mod payload;
#[cfg(test)]
mod ranges;
#[cfg(any(feature = "json", feature = "xml"))]
pub(crate) mod text;
#[cfg(feature = "xml")]
pub mod xml;

/// Makes room for the other `items` of a list, going by the size of the first, which begins at `start`: the body is not
/// copied each time that it has doubled. In moderation, as they may be shorter.
#[cfg(any(feature = "cbor", feature = "json"))]
fn reserve_rest(output: &mut Vec<u8>, start: usize, items: usize) {
    const MOST: usize = 1 << 20;
    let first = output.len().saturating_sub(start);
    let each = first + first / 8 + 1;
    output.reserve(each.saturating_mul(items).min(MOST));
}
