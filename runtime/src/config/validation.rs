//! The check of inputs, as a setting.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The setting that inputs are checked before they are sent, or are not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValidateInput(pub bool);

impl Storable for ValidateInput {
    type Storer = StoreReplace<Self>;
}
