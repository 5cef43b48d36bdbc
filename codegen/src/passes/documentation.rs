//! Takes the documentation out of a model, for clients that are generated without.

use crate::model::{Documentation, Model};

/// Removes the documentation of all shapes and members.
pub fn remove(model: &mut Model) {
    model.change_traits(|traits| traits.documentation = Documentation::default());
}
