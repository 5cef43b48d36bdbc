//! The plugins of operations, made at the first call of each and kept, since they are the same for all calls.

use super::operation::OperationPlugin;
use crate::client::operation::Descriptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    RuntimePlugin, SharedRuntimePlugin, StaticRuntimePlugin,
};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Returns the plugin of an operation.
pub(crate) fn prepared(operation: &'static Descriptor) -> SharedRuntimePlugin {
    // by address: clients of two versions of a service have the same names
    static PREPARED: Mutex<BTreeMap<usize, SharedRuntimePlugin>> = Mutex::new(BTreeMap::new());
    let address = std::ptr::from_ref(operation).addr();
    let mut prepared = PREPARED.lock().unwrap_or_else(PoisonError::into_inner);
    let plugin = prepared.entry(address).or_insert_with(|| prepare(operation));
    plugin.clone()
}

fn prepare(operation: &'static Descriptor) -> SharedRuntimePlugin {
    let plugin = OperationPlugin(operation);
    let none = RuntimeComponentsBuilder::new(operation.shape.name);
    let components = plugin.runtime_components(&none).into_owned();
    let prepared = StaticRuntimePlugin::new().with_runtime_components(components);
    SharedRuntimePlugin::new(match plugin.config() {
        Some(config) => prepared.with_config(config),
        None => prepared,
    })
}
