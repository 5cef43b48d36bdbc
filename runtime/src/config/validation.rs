//! The check of inputs.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether inputs are checked before they are sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValidateInput(pub bool);

impl Storable for ValidateInput {
    type Storer = StoreReplace<Self>;
}
