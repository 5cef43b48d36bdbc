//! What a single service needs and no model says: an extension that its client brings along.

use super::inner::{BuilderInner, ConfigInner};
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use std::fmt;

/// An extension of the clients of a service.
#[derive(Clone, Copy, Debug)]
pub struct Extension(pub(crate) &'static dyn ClientExtension);

/// Finds a setting by its variable of the environment and its key in profiles.
pub(crate) type FindSetting<'a> = &'a dyn Fn(&'static str, &'static str) -> Option<String>;

/// Changes the clients of a service.
pub(crate) trait ClientExtension: fmt::Debug + Send + Sync {
    /// Takes over settings that the environment or a profile makes.
    fn configure(&self, find: FindSetting<'_>, builder: &mut BuilderInner);
    /// An auth scheme that endpoints may name.
    fn auth_scheme(&self) -> SharedAuthScheme;
    /// The plugin of a client with this configuration.
    fn client_plugin(&self, client: &ConfigInner) -> SharedRuntimePlugin;
}
