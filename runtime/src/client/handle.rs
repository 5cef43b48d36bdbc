//! The state that a client shares with the builders of its calls.

use crate::client::plugin::service::client_plugins;
use crate::config::inner::ConfigInner;
use crate::config::service::{Service, ServiceDescriptor};
use crate::config::shared::Shared;
use crate::config::Config;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::config_bag::ConfigBag;
use std::sync::Arc;

/// A client's configuration, and the plugins made from it.
#[derive(Debug)]
pub struct Handle<S> {
    pub(crate) config: Config<S>,
    pub(crate) plugins: Shared<RuntimePlugins>,
}

impl<S: Service> Handle<S> {
    /// Creates the plugins of a client.
    ///
    /// # Panics
    ///
    /// The configuration lacks the behaviour version, or a sleep implementation although retries or timeouts are
    /// enabled; the official clients panic too.
    #[track_caller]
    pub fn new(config: Config<S>) -> Arc<Self> {
        let plugins = plugins(&config.inner, S::DESCRIPTOR);
        Arc::new(Self { config, plugins })
    }

    /// Returns the client's configuration.
    pub fn config(&self) -> &Config<S> {
        &self.config
    }
}

/// Creates the plugins of a client with this configuration.
#[track_caller]
fn plugins(config: &ConfigInner, service: &'static ServiceDescriptor) -> Shared<RuntimePlugins> {
    let extensions = service.extensions.iter();
    let plugins = extensions.fold(client_plugins(config, service), |plugins, extension| {
        plugins.with_client_plugin(extension.0.client_plugin(config))
    });
    check(&plugins);
    Shared::new(plugins)
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
