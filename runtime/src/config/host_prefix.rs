//! The setting for host prefixes.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Disables the host prefixes of operations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableHostPrefix(pub bool);

impl Storable for DisableHostPrefix {
    type Storer = StoreReplace<Self>;
}
