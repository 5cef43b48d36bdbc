//! What the tests of this repository need from inside the generator. No API.

#[cfg(feature = "testing")]
mod botocore;
#[cfg(feature = "testing")]
mod calls;
#[cfg(feature = "testing")]
mod facts;
#[cfg(feature = "testing")]
mod jmespath;
#[cfg(feature = "testing")]
mod samples;

pub use crate::endpoint::*;
pub use crate::model::ShapeId;
#[cfg(feature = "testing")]
pub use botocore::botocore_as_smithy;
#[cfg(feature = "testing")]
pub use calls::calls;
#[cfg(feature = "testing")]
pub use facts::{facts, Facts};
#[cfg(feature = "testing")]
pub use jmespath::jmespath;
