//! The plugins of a client: defaults, the caller's configuration, and the requirements of the service.

use super::features::{AccountIdModeFeature, EndpointAndMetricsFeatures, RetryModeFeature, UsesFeature};
use super::user_agent::PackageUserAgent;
use crate::auth::resolve::{schemes, DefaultAuthSchemeResolver, ResolveAuthScheme};
use crate::config::endpoint::ServiceResolver;
use crate::config::inner::ConfigInner;
use crate::config::service::ServiceDescriptor;
use crate::schema::operation::AuthScheme;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::defaults::{default_plugins, DefaultPluginParams};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, StaticRuntimePlugin,
};
use aws_smithy_types::config_bag::{FrozenLayer, Layer};
use aws_types::region::Region;
use std::borrow::Cow;

const NO_BEHAVIOR_VERSION: &str =
    "Invalid client configuration: A behavior major version must be set when sending a \
     request or constructing a client. You must set it during client construction or by enabling the \
     `behavior-version-latest` cargo feature.";

/// Returns all plugins of a client.
///
/// # Panics
///
/// The behaviour version is not set; the official clients panic, too.
#[track_caller]
pub(crate) fn client_plugins(config: &ConfigInner, service: &'static ServiceDescriptor) -> RuntimePlugins {
    let behavior_version = config.behavior_version;
    #[cfg(feature = "behavior-version-latest")]
    let behavior_version = behavior_version.or_else(|| Some(crate::config::BehaviorVersion::latest()));
    let Some(behavior_version) = behavior_version else {
        panic!("{NO_BEHAVIOR_VERSION}")
    };
    let retry_partition = match config.config.load::<Region>() {
        Some(region) => Cow::from(format!("{}-{region}", service.retry_partition)),
        None => Cow::from(service.retry_partition),
    };
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition)
        .with_behavior_version(behavior_version)
        .with_is_aws_sdk(true);
    let defaults = default_plugins(defaults);
    #[cfg(feature = "http-client")]
    let defaults = crate::config::http_client::with_default(defaults.into_iter().collect(), behavior_version);
    let metrics = MetricsRuntimePlugin::builder()
        .with_scope(service.crate_name)
        .with_time_source(config.runtime_components.time_source().unwrap_or_default())
        .build();
    let mut plugins = RuntimePlugins::new()
        .with_client_plugins(defaults)
        .with_client_plugin(
            StaticRuntimePlugin::new()
                .with_config(config.config.clone())
                .with_runtime_components(config.runtime_components.clone()),
        )
        .with_client_plugin(ServicePlugin::new(service));
    #[allow(deprecated)]
    // the successor of this plugin only takes effect if the caller opts in; the official clients use this one
    {
        plugins =
            plugins.with_client_plugin(aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePlugin::new());
    }
    if let Ok(metrics) = metrics {
        plugins = plugins.with_client_plugin(metrics);
    }
    let configured = config.runtime_plugins.iter().cloned();
    configured.fold(plugins, RuntimePlugins::with_client_plugin)
}

/// Returns the plugins of the client with this configuration; creates them if no client has it.
pub(crate) fn plugins_of(config: &ConfigInner, service: &'static ServiceDescriptor) -> RuntimePlugins {
    match &config.plugins {
        Some(plugins) => plugins.clone(),
        None => client_plugins(config, service),
    }
}

/// The requirements of the service.
#[derive(Debug)]
struct ServicePlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl ServicePlugin {
    fn new(service: &'static ServiceDescriptor) -> Self {
        let mut layer = Layer::new(service.shape.name);
        layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
        let mut components = RuntimeComponentsBuilder::new("ServiceRuntimePlugin");
        let of_extensions = service
            .extensions
            .iter()
            .map(|extension| extension.0.auth_scheme());
        let of_extensions: Vec<_> = of_extensions.collect();
        let by_endpoint = !of_extensions.is_empty() || service.auth.contains(&AuthScheme::SigV4a);
        let auth = DefaultAuthSchemeResolver::of(service.auth, by_endpoint);
        components.set_auth_scheme_option_resolver(Some(auth.into_shared_resolver()));
        components.set_endpoint_resolver(Some(ServiceResolver(service).shared()));
        let permanent = SharedInterceptor::permanent::<ConnectionPoisoningInterceptor>;
        components.push_interceptor(permanent(ConnectionPoisoningInterceptor::new()));
        components.push_retry_classifier(HttpStatusCodeClassifier::default());
        components.push_interceptor(SharedInterceptor::permanent(RetryModeFeature));
        if let Some(feature) = service.protocol.feature() {
            components.push_interceptor(SharedInterceptor::permanent(UsesFeature(feature)));
        }
        if service.sdk_id.is_some() {
            push_aws_interceptors(&mut components);
        } else {
            components.push_interceptor(SharedInterceptor::permanent(PackageUserAgent(service)));
        }
        for scheme in schemes(service.auth).into_iter().chain(of_extensions) {
            components.push_auth_scheme(scheme);
        }
        components.push_interceptor(SharedInterceptor::permanent(EndpointAndMetricsFeatures));
        if service
            .endpoint_rules
            .is_some_and(|rules| rules.has("AccountIdEndpointMode"))
        {
            components.push_interceptor(SharedInterceptor::permanent(AccountIdModeFeature));
        }
        Self {
            config: layer.freeze(),
            components,
        }
    }
}

/// Adds the headers that are specific to AWS services: the user agent with metrics, ids of invocations
/// and attempts, traces of functions; also the clock skew correction for signatures.
fn push_aws_interceptors(components: &mut RuntimeComponentsBuilder) {
    components.push_interceptor(ServiceClockSkewInterceptor::new());
    components.push_interceptor(RequestInfoInterceptor::new());
    components.push_interceptor(UserAgentInterceptor::new());
    components.push_interceptor(InvocationIdInterceptor::new());
    components.push_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()));
}

impl RuntimePlugin for ServicePlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn order(&self) -> Order {
        Order::Defaults
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
