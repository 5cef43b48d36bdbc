//! The contents of a configuration, independent of the service.

use super::reexports::{BehaviorVersion, FrozenLayer, RuntimeComponentsBuilder, SharedRuntimePlugin};
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::config_bag::CloneableLayer;

/// A finished configuration.
#[derive(Clone, Debug)]
pub(crate) struct ConfigInner {
    pub config: FrozenLayer,
    /// The same settings, kept for conversion back to a builder.
    pub cloneable: CloneableLayer,
    pub runtime_components: RuntimeComponentsBuilder,
    pub runtime_plugins: Vec<SharedRuntimePlugin>,
    pub behavior_version: Option<BehaviorVersion>,
    /// The plugins made from it, if a client has it.
    pub plugins: Option<RuntimePlugins>,
}
