//! The settings under construction, independent of the service.

use super::host_prefix::DisableHostPrefix;
use super::inner::ConfigInner;
use super::shared::Shared;
use super::validation::ValidateInput;
use super::{
    AppName, BehaviorVersion, ConfigBag, FrameworkMetadata, IdempotencyTokenProvider, IntoShared, Layer,
    Region, ResolveCachedIdentity, RuntimeComponentsBuilder, SharedAsyncSleep, SharedCredentialsProvider,
    SharedHttpClient, SharedInterceptor, SharedRuntimePlugin, StalledStreamProtectionConfig,
};
use crate::auth::resolve::ResolveAuthScheme;
use aws_runtime::auth::sigv4;
use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::SigningRegion;
use aws_types::SigningName;

/// The settings under construction of a client or a call.
///
/// Each method corresponds to one of the builders of configurations with the same name, where it is documented
/// ([`config_builder!`](crate::config_builder)).
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Settings {
    pub(crate) config: CloneableLayer,
    pub(crate) runtime_components: RuntimeComponentsBuilder,
    pub(crate) runtime_plugins: Vec<SharedRuntimePlugin>,
    pub(crate) behavior_version: Option<BehaviorVersion>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            runtime_components: RuntimeComponentsBuilder::new("service config"),
            runtime_plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl Settings {
    /// Shares the settings. Not generic, so that callers do not compile the destructor of the settings.
    pub(crate) fn shared(self) -> Shared<Self> {
        Shared::new(self)
    }

    /// Finishes a configuration.
    pub(crate) fn build(mut self, api: ApiMetadata, signing_name: SigningName) -> ConfigInner {
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
            plugins: None,
        }
    }
}

impl ConfigInner {
    /// Returns the settings it was built from, for changes.
    pub(crate) fn to_settings(&self) -> Settings {
        Settings {
            config: self.cloneable.clone(),
            runtime_components: self.runtime_components.clone(),
            runtime_plugins: self.runtime_plugins.clone(),
            behavior_version: self.behavior_version,
        }
    }
}

#[doc(hidden)]
impl Settings {
    pub fn set_validate_input(&mut self, validate_input: Option<bool>) -> &mut Self {
        self.config.store_or_unset(validate_input.map(ValidateInput));
        self
    }

    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.config.store_or_unset(region);
        self
    }

    pub fn set_credentials_provider(
        &mut self,
        credentials_provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = credentials_provider {
            #[cfg(feature = "sigv4a")]
            self.runtime_components
                .set_identity_resolver(aws_runtime::auth::sigv4a::SCHEME_ID, provider.clone());
            self.runtime_components
                .set_identity_resolver(sigv4::SCHEME_ID, provider);
        }
        self
    }

    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.config.store_or_unset(endpoint_url.map(EndpointUrl));
        self
    }

    pub fn set_disable_host_prefix(&mut self, disable_host_prefix: Option<bool>) -> &mut Self {
        let disabled = disable_host_prefix.map(DisableHostPrefix);
        self.config.store_or_unset(disabled);
        self
    }

    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.config.store_or_unset(use_dual_stack.map(UseDualStack));
        self
    }

    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.config.store_or_unset(use_fips.map(UseFips));
        self
    }

    pub fn set_endpoint_resolver(&mut self, endpoint_resolver: Option<SharedEndpointResolver>) -> &mut Self {
        self.runtime_components.set_endpoint_resolver(endpoint_resolver);
        self
    }

    pub fn set_retry_config(&mut self, retry_config: Option<RetryConfig>) -> &mut Self {
        if let Some(retry_config) = retry_config {
            self.config.store_put(retry_config);
        }
        self
    }

    pub fn set_retry_partition(&mut self, retry_partition: Option<RetryPartition>) -> &mut Self {
        if let Some(retry_partition) = retry_partition {
            self.config.store_put(retry_partition);
        }
        self
    }

    pub fn set_timeout_config(&mut self, timeout_config: Option<TimeoutConfig>) -> &mut Self {
        if let Some(mut timeout_config) = timeout_config {
            if let Some(before) = self.config.load::<TimeoutConfig>() {
                timeout_config.take_defaults_from(before);
            }
            self.config.store_put(timeout_config);
        }
        self
    }

    pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
        self.runtime_components.set_sleep_impl(sleep_impl);
        self
    }

    pub fn set_time_source(&mut self, time_source: Option<SharedTimeSource>) -> &mut Self {
        self.runtime_components.set_time_source(time_source);
        self
    }

    pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
        self.runtime_components.set_http_client(http_client);
        self
    }

    pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.runtime_components.set_identity_cache(Some(identity_cache));
        self
    }

    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.runtime_components.push_interceptor(interceptor);
        self
    }

    pub fn set_interceptors(
        &mut self,
        interceptors: impl IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.runtime_components.set_interceptors(interceptors.into_iter());
        self
    }

    pub fn push_retry_classifier(&mut self, retry_classifier: SharedRetryClassifier) -> &mut Self {
        self.runtime_components.push_retry_classifier(retry_classifier);
        self
    }

    pub fn set_retry_classifiers(
        &mut self,
        retry_classifiers: impl IntoIterator<Item = SharedRetryClassifier>,
    ) -> &mut Self {
        self.runtime_components
            .set_retry_classifiers(retry_classifiers.into_iter());
        self
    }

    pub fn set_auth_scheme_resolver(
        &mut self,
        auth_scheme_resolver: impl ResolveAuthScheme + 'static,
    ) -> &mut Self {
        let resolver = auth_scheme_resolver.into_shared_resolver();
        self.runtime_components
            .set_auth_scheme_option_resolver(Some(resolver));
        self
    }

    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.push_runtime_plugin(NoAuthRuntimePluginV2::new().into_shared())
    }

    pub fn set_auth_scheme_preference(&mut self, preference: Option<AuthSchemePreference>) -> &mut Self {
        self.config.store_or_unset(preference);
        self
    }

    pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
        let named = self
            .config
            .load::<FrameworkMetadata>()
            .any(|known| *known == framework_metadata);
        if !named {
            self.config.store_append(framework_metadata);
        }
        self
    }

    pub fn set_disable_clock_skew_correction(
        &mut self,
        disable_clock_skew_correction: Option<bool>,
    ) -> &mut Self {
        self.config
            .store_or_unset(disable_clock_skew_correction.map(DisableClockSkewCorrection::from));
        self
    }

    pub fn set_invocation_id_generator(
        &mut self,
        generator: Option<SharedInvocationIdGenerator>,
    ) -> &mut Self {
        self.config.store_or_unset(generator);
        self
    }

    pub fn set_idempotency_token_provider(
        &mut self,
        provider: Option<IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.config.store_or_unset(provider);
        self
    }

    pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
        self.behavior_version = behavior_version;
        self
    }

    pub fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) -> &mut Self {
        self.runtime_plugins.push(plugin);
        self
    }

    pub fn set_stalled_stream_protection(
        &mut self,
        stalled_stream_protection: Option<StalledStreamProtectionConfig>,
    ) -> &mut Self {
        self.config.store_or_unset(stalled_stream_protection);
        self
    }

    pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
        self.config.store_or_unset(app_name);
        self
    }

    pub fn push_auth_scheme(&mut self, auth_scheme: impl AuthScheme + 'static) -> &mut Self {
        self.runtime_components.push_auth_scheme(auth_scheme);
        self
    }

    pub fn emit_input_attributes(&mut self, names: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
        self.request_attributes(|requested| requested.emit(names.into_iter().map(Into::into)))
    }

    pub fn capture_input_attributes(
        &mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> &mut Self {
        self.request_attributes(|requested| requested.capture_only(names.into_iter().map(Into::into)))
    }

    fn request_attributes(&mut self, change: impl FnOnce(&mut RequestedTelemetryAttributes)) -> &mut Self {
        let mut requested = self
            .config
            .load::<RequestedTelemetryAttributes>()
            .cloned()
            .unwrap_or_default();
        change(&mut requested);
        self.config.store_put(requested);
        self
    }

    pub fn from_config_bag(bag: &ConfigBag) -> Self {
        let mut settings = Self::default();
        settings
            .set_stalled_stream_protection(bag.load::<StalledStreamProtectionConfig>().cloned())
            .set_auth_scheme_preference(bag.load::<AuthSchemePreference>().cloned())
            .set_retry_config(bag.load::<RetryConfig>().cloned())
            .set_timeout_config(bag.load::<TimeoutConfig>().cloned())
            .set_retry_partition(bag.load::<RetryPartition>().cloned())
            .set_app_name(bag.load::<AppName>().cloned())
            .set_endpoint_url(bag.load::<EndpointUrl>().map(|setting| setting.0.clone()))
            .set_use_dual_stack(bag.load::<UseDualStack>().map(|setting| setting.0))
            .set_use_fips(bag.load::<UseFips>().map(|setting| setting.0))
            .set_region(bag.load::<Region>().cloned());
        settings
    }
}
