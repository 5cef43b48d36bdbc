//! Client extensions: requirements of single services that no model states.

use super::inner::ConfigInner;
use super::settings::Settings;
use aws_smithy_runtime_api::client::auth::SharedAuthScheme;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use std::fmt;

/// An extension of the clients of a service.
#[derive(Clone, Copy, Debug)]
pub struct Extension(pub(crate) &'static dyn ClientExtension);

/// Finds a setting by its environment variable and its profile key.
pub(crate) type FindSetting<'a> = &'a dyn Fn(&'static str, &'static str) -> Option<String>;

/// Changes the clients of a service.
pub(crate) trait ClientExtension: fmt::Debug + Send + Sync {
    /// Applies settings from the environment or a profile.
    fn configure(&self, find: FindSetting<'_>, settings: &mut Settings);
    /// Returns an auth scheme that endpoints may list.
    fn auth_scheme(&self) -> SharedAuthScheme;
    /// Returns the plugin of a client with this configuration.
    fn client_plugin(&self, client: &ConfigInner) -> SharedRuntimePlugin;
}
