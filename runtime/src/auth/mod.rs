//! Auth schemes: the schemes a client knows, and the choice of one for each request.

#[cfg(feature = "http-auth")]
mod digest;
pub(crate) mod endpoint;
pub mod resolve;
