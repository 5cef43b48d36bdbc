//! Runtime plugins, which configure the orchestrator of `aws-smithy-runtime` for a service, an operation and the
//! overrides of a single call.

#[cfg(feature = "flexible-checksums")]
pub(crate) mod checksum;
pub(crate) mod classify;
#[cfg(feature = "compression")]
mod compress;
#[cfg(feature = "checksum")]
mod content_md5;
pub(crate) mod features;
pub(crate) mod host_prefix;
mod long_poll;
pub(crate) mod operation;
pub(crate) mod overrides;
mod params;
pub(crate) mod prepared;
pub(crate) mod service;
mod telemetry;
mod user_agent;
