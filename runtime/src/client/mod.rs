//! The client: operations and services as data, and everything between a builder and the response.

pub mod builder;
pub mod customize;
pub(crate) mod handle;
pub mod operation;
pub(crate) mod orchestrate;
pub mod paginate;
pub(crate) mod plugin;
#[cfg(feature = "presigning")]
pub mod presigning;
pub(crate) mod send;
#[cfg(feature = "waiters")]
pub mod waiters;
