//! Quirks: requirements of single services that their models do not state.
//!
//! The input is a model and its service. The output is the model with additional traits, and [`Customizations`] where
//! Smithy has no trait.

mod apply;
mod customizations;
mod table;

pub use apply::apply;
#[cfg(feature = "__testing")]
pub use apply::matching;
pub use customizations::{
    AuthTokens, Behavior, Customizations, MemberCustomizations, PresignedForm, ServiceTrait,
};
#[cfg(feature = "__testing")]
pub use table::QUIRKS;
