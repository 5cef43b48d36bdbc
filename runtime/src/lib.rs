//! The runtime of clients that tinsmith generates: all of their code that is not specific to one service, based on
//! AWS's own runtime crates.
//!
//! Programs do not depend on it directly: generated crates export its types under the names of the official crates.
//! They are documented in [`client`], [`config`], [`error`], [`primitives`] and [`validate`].

#[cfg(feature = "client")]
mod auth;
#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "client")]
mod codec;
#[doc(hidden)]
pub mod codegen;
#[cfg(feature = "client")]
pub mod config;
#[cfg(feature = "client")]
mod endpoint;
pub mod error;
#[cfg(feature = "event-stream")]
mod event_stream;
mod feature_checks;
#[cfg(any(feature = "json", feature = "xml"))]
mod http;
#[cfg(feature = "waiters")]
mod jmespath;
pub mod primitives;
#[cfg(feature = "client")]
mod protocol;
#[cfg(feature = "protocol-test")]
mod protocol_test;
mod schema;
#[cfg(feature = "client")]
mod secrets;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "client")]
mod services;
#[cfg(feature = "client")]
pub mod validate;

#[cfg(feature = "client")]
pub use aws_types::request_id::RequestId;
#[cfg(feature = "client")]
pub use services::s3::RequestIdExt;
