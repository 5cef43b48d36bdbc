//! A call, without its types: compiled once.

use super::erased::ErasedFuture;
use crate::client::operation::Descriptor;
use crate::client::plugin::host_prefix::HostPrefixPlugin;
use crate::client::plugin::operation::OperationPlugin;
use crate::client::plugin::overrides::OverridePlugin;
use crate::config::inner::{BuilderInner, ConfigInner};
use aws_smithy_runtime::client::orchestrator::{invoke_with_stop_point, StopPoint};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
#[cfg(feature = "event-stream")]
use aws_types::request_id::RequestId;
use tracing::Instrument;

/// The client's plugins, the operation's and those of the overrides.
pub(crate) fn plugins(
    operation: &'static Descriptor,
    client_plugins: &RuntimePlugins,
    config: &ConfigInner,
    overrides: Option<BuilderInner>,
) -> RuntimePlugins {
    let mut plugins = client_plugins
        .clone()
        .with_operation_plugin(OperationPlugin(operation));
    if let Some(prefix) = HostPrefixPlugin::of(operation) {
        // a plugin of a call sees no resolver but one that is set for the call
        plugins = plugins.with_client_plugin(prefix).with_operation_plugin(prefix);
    }
    if let Some(overrides) = overrides {
        for plugin in &overrides.runtime_plugins {
            plugins = plugins.with_operation_plugin(plugin.clone());
        }
        plugins = plugins.with_operation_plugin(OverridePlugin::new(overrides, config));
    }
    plugins
}

/// Starts a call with the client's plugins, the operation's and those of the overrides.
pub(crate) fn invoke(
    operation: &'static Descriptor,
    client_plugins: &RuntimePlugins,
    config: &ConfigInner,
    overrides: Option<BuilderInner>,
    input: Input,
) -> ErasedFuture {
    let plugins = plugins(operation, client_plugins, config, overrides);
    let (service, name) = (operation.service.name(), operation.shape.name);
    Box::pin(async move {
        let span = tracing::debug_span!(
            "aws.operation",
            "rpc.service" = service,
            "rpc.method" = name,
            "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
            "rpc.system" = "aws-api",
        );
        let call = invoke_with_stop_point(service, name, input, &plugins, StopPoint::None);
        let context = call.instrument(span).await?;
        #[cfg(feature = "event-stream")]
        {
            let request_id = context.response().and_then(RequestId::request_id);
            let request_id = request_id.map(str::to_owned);
            super::initial::with_initial(operation, context.finalize()?, request_id).await
        }
        #[cfg(not(feature = "event-stream"))]
        context.finalize()
    })
}
