//! Removes the documentation of a model, for clients without documentation.

use crate::model::{Documentation, Model};

/// Removes the documentation of all shapes and members.
pub fn remove(model: &mut Model) {
    model.change_traits(|traits| traits.documentation = Documentation::default());
}
