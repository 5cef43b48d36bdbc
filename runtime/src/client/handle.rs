//! The state that a client shares with the builders of its calls.

use crate::client::plugin::service::client_plugins;
use crate::config::inner::ConfigInner;
use crate::config::service::{Service, ServiceDescriptor};
use crate::config::shared::Shared;
use crate::config::Config;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// A client's configuration, with the plugins made from it. Clones share both.
pub struct Handle<S> {
    pub(crate) config: Config<S>,
}

impl<S> Clone for Handle<S> {
    fn clone(&self) -> Self {
        Self {
            config: self.config.clone(),
        }
    }
}

impl<S> fmt::Debug for Handle<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("config", &self.config).finish()
    }
}

impl<S: Service> Handle<S> {
    /// Creates the plugins of a client.
    ///
    /// # Panics
    ///
    /// The configuration lacks the behaviour version, or a sleep implementation although retries or timeouts are
    /// enabled; the official clients panic too.
    #[track_caller]
    #[allow(clippy::needless_pass_by_value)] // compiled for each client: the caller drops it
    pub fn new(config: Config<S>) -> Self {
        Self {
            config: Config::from_inner(with_plugins(&config.inner, S::DESCRIPTOR)),
        }
    }

    /// Returns the client's configuration.
    pub fn config(&self) -> &Config<S> {
        &self.config
    }
}

/// Returns a configuration with the plugins of a client.
#[track_caller]
fn with_plugins(config: &ConfigInner, service: &'static ServiceDescriptor) -> Shared<ConfigInner> {
    let plugins = plugins(config, service);
    check(&plugins);
    Shared::new(ConfigInner {
        plugins: Some(plugins),
        ..config.clone()
    })
}

/// Creates the plugins of a client with this configuration.
#[track_caller]
fn plugins(config: &ConfigInner, service: &'static ServiceDescriptor) -> RuntimePlugins {
    let extensions = service.extensions.iter();
    extensions.fold(client_plugins(config, service), |plugins, extension| {
        plugins.with_client_plugin(extension.0.client_plugin(config))
    })
}

#[track_caller]
fn check(plugins: &RuntimePlugins) {
    let mut cfg = ConfigBag::base();
    let checked: Result<(), BoxError> = plugins
        .apply_client_configuration(&mut cfg)
        .and_then(|components| components.validate_base_client_config(&cfg));
    if let Err(error) = checked {
        panic!("Invalid client configuration: {error}");
    }
}
