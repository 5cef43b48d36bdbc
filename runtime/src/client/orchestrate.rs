//! Type-erased calls, compiled once for all operations.

use super::erased::ErasedFuture;
use super::span;
use crate::client::operation::Descriptor;
use crate::client::plugin::host_prefix::HostPrefixPlugin;
use crate::client::plugin::overrides::OverridePlugin;
use crate::client::plugin::prepared::prepared;
use crate::client::plugin::service::plugins_of;
use crate::config::inner::ConfigInner;
use crate::config::settings::Settings;
use crate::config::shared::Shared;
use crate::secrets::{has_secrets, unlogged};
use aws_smithy_runtime::client::orchestrator::{invoke_with_stop_point, StopPoint};
use aws_smithy_runtime_api::client::interceptors::context::Input;
#[cfg(feature = "event-stream")]
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
#[cfg(feature = "event-stream")]
use aws_smithy_types::body::SdkBody;
use tracing::Instrument;

/// Collects the plugins of the client, the operation and the overrides.
pub(crate) fn plugins(
    operation: &'static Descriptor,
    config: &ConfigInner,
    overrides: Option<Shared<Settings>>,
) -> RuntimePlugins {
    let mut plugins = plugins_of(config, operation.service).with_operation_plugin(prepared(operation));
    if let Some(prefix) = HostPrefixPlugin::of(operation) {
        // plugins of a call only see an endpoint resolver that is set for the call
        plugins = plugins.with_client_plugin(prefix).with_operation_plugin(prefix);
    }
    if let Some(overrides) = overrides {
        for plugin in &overrides.runtime_plugins {
            plugins = plugins.with_operation_plugin(plugin.clone());
        }
        plugins = plugins.with_operation_plugin(OverridePlugin::new(&overrides, config));
    }
    plugins
}

/// Starts a call with the plugins of the client, the operation and the overrides.
pub(crate) fn invoke(
    operation: &'static Descriptor,
    config: Shared<ConfigInner>,
    overrides: Option<Shared<Settings>>,
    input: Input,
) -> ErasedFuture {
    let plugins = plugins(operation, &config, overrides);
    let (service, name) = (operation.service.name(), operation.shape.name);
    Box::pin(async move {
        let call = invoke_with_stop_point(service, name, input, &plugins, StopPoint::None);
        let call = unlogged(
            has_secrets(operation.shape.traits),
            call.instrument(span::of_call(operation)),
        );
        #[cfg(feature = "event-stream")]
        {
            let mut context = call.await?;
            let is_output = matches!(context.output_or_error(), Some(Ok(_)));
            let response = context.response_mut().filter(|_| is_output).map(|response| {
                let taken = HttpResponse::new(response.status(), SdkBody::taken());
                std::mem::replace(response, taken)
            });
            super::initial::with_initial(operation, context.finalize()?, response).await
        }
        #[cfg(not(feature = "event-stream"))]
        call.await?.finalize()
    })
}
