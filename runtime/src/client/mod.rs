//! The client: operations and services as data, and everything between a builder and the response.

pub mod body;
pub mod builder;
mod clock_skew;
pub mod customize;
#[cfg(feature = "endpoint-discovery")]
pub mod endpoint_discovery;
pub(crate) mod erased;
pub(crate) mod handle;
#[cfg(feature = "event-stream")]
mod initial;
pub mod operation;
pub(crate) mod orchestrate;
pub mod paginate;
pub(crate) mod plugin;
#[cfg(feature = "presigning")]
pub mod presigning;
pub(crate) mod request_ids;
pub(crate) mod send;
#[cfg(feature = "waiters")]
pub mod waiters;
