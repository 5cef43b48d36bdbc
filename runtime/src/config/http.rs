//! HTTP requests and responses for interceptors, and the default HTTP client.

#[cfg(feature = "http-client")]
pub use super::http_client::default_client;
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
