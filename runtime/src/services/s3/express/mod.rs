//! S3 Express: directory buckets are called with credentials of a session, which the client creates for a bucket and
//! keeps until they expire
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html>).
//!
//! The endpoint rules ask for it, by naming an auth scheme of its own.

pub(crate) mod disable;
mod identity;
mod plugin;
mod session;

pub(crate) use plugin::Scheme;

use crate::client::operation::Described;
use crate::config::inner::ConfigInner;
use crate::config::service::{AuthScheme, Service};
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use plugin::Plugin;
use session::CreateSession;

/// What endpoint rules call the scheme.
pub(crate) const SCHEME_ID: AuthSchemeId = AuthSchemeId::new("sigv4-s3express");

/// Adds what creates sessions to the plugins of a client whose service has them.
pub(crate) fn with_sessions<S: Service>(plugins: RuntimePlugins, config: &ConfigInner) -> RuntimePlugins {
    match S::DESCRIPTOR.auth.contains(&AuthScheme::S3Express) {
        true => plugins.with_client_plugin(Plugin::new(config, CreateSession::<S>::DESCRIPTOR)),
        false => plugins,
    }
}
