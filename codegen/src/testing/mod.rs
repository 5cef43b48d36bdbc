//! Internals of the generator for the tests of this repository. Not a public API.

#[cfg(feature = "testing")]
mod botocore;
#[cfg(feature = "testing")]
mod calls;
#[cfg(feature = "testing")]
mod docs;
#[cfg(feature = "testing")]
mod documents;
#[cfg(feature = "testing")]
mod interface;
#[cfg(feature = "testing")]
mod jmespath;
#[cfg(feature = "testing")]
mod package;
#[cfg(feature = "testing")]
mod planned;
#[cfg(feature = "testing")]
mod quirks;
#[cfg(feature = "testing")]
mod responses;
#[cfg(feature = "testing")]
mod round_trips;
#[cfg(feature = "testing")]
mod samples;
#[cfg(feature = "testing")]
mod times;

pub use crate::endpoint::*;
pub use crate::model::ShapeId;
#[cfg(feature = "testing")]
pub use botocore::botocore_as_smithy;
#[cfg(feature = "testing")]
pub use calls::calls;
#[cfg(feature = "testing")]
pub use docs::check_documentation;
#[cfg(feature = "testing")]
pub use documents::{document, parse_idl, read_idl, read_json};
#[cfg(feature = "testing")]
pub use interface::{interface, Interface};
#[cfg(feature = "testing")]
pub use jmespath::jmespath;
#[cfg(feature = "testing")]
pub use package::{package, Package};
#[cfg(feature = "testing")]
pub use quirks::{matching_quirks, quirks, services_with_quirks};
#[cfg(feature = "testing")]
pub use responses::responses;
#[cfg(feature = "testing")]
pub use round_trips::round_trips;
