//! The setting for the validation of inputs.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// True if inputs are validated before they are sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValidateInput(pub bool);

impl Storable for ValidateInput {
    type Storer = StoreReplace<Self>;
}
