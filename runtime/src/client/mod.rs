//! The client: descriptions of operations and services, and the steps from a builder to the response.

pub(crate) mod body;
pub(crate) mod builder;
mod clock_skew;
pub(crate) mod customize;
#[cfg(feature = "endpoint-discovery")]
pub(crate) mod endpoint_discovery;
pub(crate) mod erased;
pub(crate) mod handle;
#[cfg(feature = "event-stream")]
mod initial;
pub(crate) mod operation;
pub(crate) mod orchestrate;
pub(crate) mod paginate;
pub(crate) mod plugin;
#[cfg(feature = "presigning")]
pub(crate) mod presigning;
pub(crate) mod request_ids;
pub(crate) mod send;
mod span;
#[cfg(feature = "waiters")]
pub(crate) mod waiters;

pub use customize::CustomizableOperation;
#[cfg(feature = "endpoint-discovery")]
pub use endpoint_discovery::ReloadEndpoint;
pub use paginate::{Paginator, PaginatorItems};
#[cfg(feature = "presigning")]
pub use presigning::{PresignedRequest, PresigningConfig, PresigningConfigBuilder, PresigningConfigError};
pub use send::{SendFuture, SendResult};
#[cfg(feature = "waiters")]
pub use waiters::{FinalPoll, PollError, WaitResult, WaiterError};
