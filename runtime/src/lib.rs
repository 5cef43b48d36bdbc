//! The runtime of clients that tinsmith generates: everything they do that is not particular to one service, on top of AWS's
//! own runtime crates.
//!
//! A program does not depend on it for its own sake: generated crates export the types here under the names that the official
//! crates have. They are documented in [`client`], [`config`], [`error`], [`primitives`] and [`validate`].

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
#[cfg(any(feature = "json", feature = "xml"))]
mod http;
#[cfg(feature = "waiters")]
mod jmespath;
mod needs;
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
