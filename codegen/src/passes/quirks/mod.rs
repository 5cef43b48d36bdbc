//! Needs of single services that their models do not state.
//!
//! In: a model and its service. Out: the model with what Smithy has traits for, and [`Customizations`] for the rest.

mod apply;
mod customizations;
mod table;

pub use apply::apply;
#[cfg(feature = "testing")]
pub use apply::matching;
pub use customizations::{Behavior, Customizations, MemberCustomizations, PresignedForm};
#[cfg(feature = "testing")]
pub use table::QUIRKS;
