//! JSON: text to values with locations, and back.

#[cfg(any(feature = "cli", feature = "__testing", test))]
mod convert;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

#[cfg(any(feature = "cli", feature = "__testing", test))]
pub(crate) use convert::object;
pub use reader::read;
#[cfg(any(feature = "cli", feature = "__testing", test))]
pub use writer::indented;

use crate::diagnostics::Diagnostics;
use crate::node::Node;
use crate::source::{Location, Source, Sources};

/// Parses a text that is in no file of a model; `None` if it is not valid JSON. The values have no locations.
pub fn parse(text: impl Into<Vec<u8>>) -> Option<Node> {
    let mut findings = Diagnostics::default();
    let source = Source::new("", text);
    let value = read(
        Location::UNKNOWN.file,
        &source,
        &Sources::default(),
        &mut findings,
    )?;
    findings.is_empty().then_some(value)
}
