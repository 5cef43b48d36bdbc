//! The plugin with the overrides of a single call.

use crate::config::inner::ConfigInner;
use crate::config::settings::Settings;
use aws_smithy_runtime::client::config_override::Resolver;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_types::config_bag::{FrozenLayer, Layer};
use aws_types::region::{Region, SigningRegion};
use std::borrow::Cow;

/// Overrides of the client's configuration.
#[derive(Debug)]
pub(crate) struct OverridePlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl OverridePlugin {
    pub(crate) fn new(overrides: &Settings, client: &ConfigInner) -> Self {
        let mut layer = overrides.config.clone();
        let mut components = overrides.runtime_components.clone();
        let mut resolver = Resolver::overrid(
            client.config.clone(),
            &client.runtime_components,
            &mut layer,
            &mut components,
        );
        if let Some(region) = resolver.config_mut().load::<Region>().cloned() {
            resolver.config_mut().store_put(SigningRegion::from(region));
        }
        // identities of one call must not accumulate in the client's cache
        if components.has_identity_resolvers() && components.identity_cache().is_none() {
            components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
        }
        Self {
            config: Layer::from(layer)
                .with_name("ConfigOverrideRuntimePlugin")
                .freeze(),
            components,
        }
    }
}

impl RuntimePlugin for OverridePlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
