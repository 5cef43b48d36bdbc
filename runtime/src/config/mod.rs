//! Configuration of a client: the settings of the official clients, and that for the validation of inputs.
//!
//! [`Config`] and [`Builder`] are generic over the service, but their contents are not. A client whose service has
//! additional settings defines its own builder instead.

pub(crate) mod account_id;
mod builder;
pub(crate) mod credentials;
pub mod endpoint;
pub(crate) mod endpoint_params;
mod endpoint_variants;
pub(crate) mod extension;
pub(crate) mod host_prefix;
pub mod http;
#[cfg(feature = "http-client")]
pub(crate) mod http_client;
pub(crate) mod inner;
pub mod interceptors;
pub(crate) mod reexports;
pub mod retry;
mod sdk_config;
pub(crate) mod service;
mod service_config;
pub(crate) mod settings;
pub(crate) mod shared;
mod test_defaults;
pub mod timeout;
pub(crate) mod validation;

pub use crate::auth::resolve as auth;
pub use builder::Builder;
pub use idempotency::IdempotencyTokenProvider;
pub use reexports::*;
pub use service_config::Config;

#[cfg(feature = "flexible-checksums")]
pub(crate) mod checksum;
#[cfg(feature = "compression")]
pub(crate) mod compression;
mod idempotency;
pub(crate) use idempotency::idempotency_token;
