//! Behaviour of single services that no model states. Nothing else in this crate knows a service by its name.

#[cfg(feature = "auth-token")]
pub mod auth_token;
#[cfg(feature = "checksum")]
pub mod glacier;
pub mod s3;
