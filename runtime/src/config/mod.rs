//! Configuration of a client: the official clients' settings, and the switch for the check of inputs.
//!
//! [`Config`] and [`Builder`] are generic over the service only in name; what they hold is not.

mod builder;
pub mod credentials;
pub mod endpoint;
pub(crate) mod endpoint_params;
pub mod http;
pub(crate) mod inner;
pub mod interceptors;
pub mod reexports;
pub mod retry;
mod sdk_config;
pub mod service;
mod service_config;
pub mod settings;
mod test_defaults;
pub mod timeout;

pub use crate::auth::resolve as auth;
pub use builder::Builder;
pub use idempotency::IdempotencyTokenProvider;
pub use reexports::*;
pub use service_config::Config;

#[cfg(feature = "flexible-checksums")]
mod checksum;
#[cfg(feature = "compression")]
mod compression;
mod idempotency;
pub(crate) use idempotency::idempotency_token;

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether requests are never compressed.
#[cfg(feature = "compression")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableRequestCompression(pub bool);

#[cfg(feature = "compression")]
impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The size in bytes from which on requests are compressed.
#[cfg(feature = "compression")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestMinCompressionSize(pub u32);

#[cfg(feature = "compression")]
impl Storable for RequestMinCompressionSize {
    type Storer = StoreReplace<Self>;
}

/// Sends requests without the host prefixes of operations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableHostPrefix(pub bool);

impl Storable for DisableHostPrefix {
    type Storer = StoreReplace<Self>;
}

/// Whether inputs are checked before they are sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValidateInput(pub bool);

impl Storable for ValidateInput {
    type Storer = StoreReplace<Self>;
}
