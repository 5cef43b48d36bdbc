//! Requests and responses as interceptors see them, and the HTTP client that is used where none is set.

#[cfg(feature = "http-client")]
pub use super::http_client::default_client;
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
