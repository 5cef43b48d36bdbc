//! The contents of a configuration, independent of the service.

use super::reexports::{
    BehaviorVersion, FrozenLayer, Layer, Region, RuntimeComponentsBuilder, SharedRuntimePlugin,
};
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::region::SigningRegion;
use aws_types::SigningName;

/// A finished configuration.
#[derive(Clone, Debug)]
pub(crate) struct ConfigInner {
    pub config: FrozenLayer,
    /// The same settings, kept for conversion back to a builder.
    pub cloneable: CloneableLayer,
    pub runtime_components: RuntimeComponentsBuilder,
    pub runtime_plugins: Vec<SharedRuntimePlugin>,
    pub behavior_version: Option<BehaviorVersion>,
}

/// The contents of a configuration builder.
#[derive(Clone, Debug)]
pub(crate) struct BuilderInner {
    pub config: CloneableLayer,
    pub runtime_components: RuntimeComponentsBuilder,
    pub runtime_plugins: Vec<SharedRuntimePlugin>,
    pub behavior_version: Option<BehaviorVersion>,
}

impl Default for BuilderInner {
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            runtime_components: RuntimeComponentsBuilder::new("service config"),
            runtime_plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl BuilderInner {
    pub fn build(mut self, api: ApiMetadata, signing_name: SigningName) -> ConfigInner {
        let mut layer = self.config;
        if self.runtime_components.time_source().is_none() {
            self.runtime_components.set_time_source(Some(Default::default()));
        }
        layer.store_put(api);
        layer.store_put(signing_name);
        if let Some(region) = layer.load::<Region>().cloned() {
            layer.store_put(SigningRegion::from(region));
        }
        ConfigInner {
            config: Layer::from(layer.clone()).with_name("Config").freeze(),
            cloneable: layer,
            runtime_components: self.runtime_components,
            runtime_plugins: self.runtime_plugins,
            behavior_version: self.behavior_version,
        }
    }
}

impl ConfigInner {
    pub fn to_builder(&self) -> BuilderInner {
        BuilderInner {
            config: self.cloneable.clone(),
            runtime_components: self.runtime_components.clone(),
            runtime_plugins: self.runtime_plugins.clone(),
            behavior_version: self.behavior_version,
        }
    }
}
