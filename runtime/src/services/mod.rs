//! Behavior of single services that no model states. No other module of this crate knows services by name.

#[cfg(feature = "auth-token")]
pub mod auth_token;
#[cfg(feature = "checksum")]
pub mod glacier;
pub mod s3;
