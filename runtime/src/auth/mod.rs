//! Auth schemes: the schemes a client knows, and the choice of one for each request.

pub(crate) mod endpoint;
pub mod resolve;
