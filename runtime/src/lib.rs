//! The runtime of clients that tinsmith generates: all of their code that is not specific to one service, based on
//! AWS's own runtime crates.
//!
//! Programs do not depend on it directly: generated crates export its types under the names of the official crates.
//! They are documented in [`client`], [`config`], [`error`], [`primitives`] and [`validate`].

mod auth;
pub mod client;
mod codec;
#[doc(hidden)]
pub mod codegen;
pub mod config;
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
mod protocol;
#[cfg(feature = "protocol-test")]
mod protocol_test;
mod schema;
mod secrets;
#[cfg(feature = "serde")]
mod serde;
mod services;
pub mod validate;

pub use aws_types::request_id::RequestId;
pub use services::s3::RequestIdExt;
