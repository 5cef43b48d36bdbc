//! The builder of a configuration: the setters of the official builders, each by value and in place (`set_…`).

use super::endpoint::ResolveEndpoint;
use super::host_prefix::DisableHostPrefix;
use super::inner::BuilderInner;
use super::validation::ValidateInput;
use super::{
    AppName, AsyncSleep, BehaviorVersion, Config, FrameworkMetadata, HttpClient, IdempotencyTokenProvider,
    Intercept, IntoShared, ProvideCredentials, Region, ResolveCachedIdentity, RuntimePlugin,
    SharedAsyncSleep, SharedCredentialsProvider, SharedHttpClient, SharedInterceptor, SharedRuntimePlugin,
    StalledStreamProtectionConfig,
};
use crate::auth::resolve::ResolveAuthScheme;
use crate::config::service::Service;
use aws_runtime::auth::sigv4;
use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, SharedRetryClassifier};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use std::fmt;
use std::marker::PhantomData;

/// Builds a [`Config`]. Unset settings have the client's defaults.
pub struct Builder<S> {
    pub(crate) inner: BuilderInner,
    service: PhantomData<fn() -> S>,
}

impl<S> Clone for Builder<S> {
    fn clone(&self) -> Self {
        Self::from_inner(self.inner.clone())
    }
}

impl<S> Default for Builder<S> {
    fn default() -> Self {
        Self::from_inner(BuilderInner::default())
    }
}

impl<S> fmt::Debug for Builder<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<S> Builder<S> {
    pub(super) fn from_inner(inner: BuilderInner) -> Self {
        Self {
            inner,
            service: PhantomData,
        }
    }
}

/// Defines the setters and getter of settings that are stored unchanged.
macro_rules! stored {
    ($($(#[$doc:meta])* $name:ident, $set:ident: $type:ty;)*) => {
        impl<S: Service> Builder<S> { $(
            $(#[$doc])*
            pub fn $name(mut self, $name: $type) -> Self {
                self.$set(Some($name));
                self
            }
            $(#[$doc])*
            ///
            /// `None` clears it.
            pub fn $set(&mut self, $name: Option<$type>) -> &mut Self {
                self.inner.config.store_or_unset($name);
                self
            }
        )* }
    };
}

stored! {
    /// Sets the protection against stalled streams.
    stalled_stream_protection, set_stalled_stream_protection: StalledStreamProtectionConfig;
    /// Sets the application's name in the user agent.
    app_name, set_app_name: AppName;
}

impl<S: Service> Builder<S> {
    /// Creates an empty builder, without the defaults that the crate aws-config finds in the environment.
    pub fn new() -> Self {
        Self::default()
    }

    /// Builds the configuration.
    pub fn build(self) -> Config<S> {
        Config::from_inner(S::DESCRIPTOR.configure(self.inner))
    }

    /// Refuses inputs that lack a required member, or have one below its minimum, before anything is sent; the error
    /// lists all violations.
    ///
    /// Disabled by default, as the official clients have no such check, unless the client was generated with it.
    pub fn validate_input(mut self, validate_input: bool) -> Self {
        self.set_validate_input(Some(validate_input));
        self
    }

    /// Sets whether inputs are validated before they are sent; `None` restores the default.
    pub fn set_validate_input(&mut self, validate_input: Option<bool>) -> &mut Self {
        self.inner
            .config
            .store_or_unset(validate_input.map(ValidateInput));
        self
    }

    /// Sets the region, which determines the endpoint and is part of signatures.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.set_region(region.into());
        self
    }

    /// Sets or clears the region.
    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.inner.config.store_or_unset(region);
        self
    }

    /// Sets the provider of the credentials that sign requests.
    pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
        self
    }

    /// Sets the credentials provider; `None` changes nothing.
    pub fn set_credentials_provider(
        &mut self,
        credentials_provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = credentials_provider {
            #[cfg(feature = "sigv4a")]
            self.inner
                .runtime_components
                .set_identity_resolver(aws_runtime::auth::sigv4a::SCHEME_ID, provider.clone());
            self.inner
                .runtime_components
                .set_identity_resolver(sigv4::SCHEME_ID, provider);
        }
        self
    }

    /// Sends requests to this URL instead of the one from the endpoint rules.
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(endpoint_url.into()));
        self
    }

    /// Sets or clears the endpoint URL.
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.inner.config.store_or_unset(endpoint_url.map(EndpointUrl));
        self
    }

    /// Disables the host prefixes that some operations add to the endpoint, as needed for a local stand-in of the
    /// service. IP addresses never get one.
    pub fn disable_host_prefix(mut self, disable_host_prefix: bool) -> Self {
        self.set_disable_host_prefix(Some(disable_host_prefix));
        self
    }

    /// Sets whether host prefixes are disabled; `None` restores the default, `false`.
    pub fn set_disable_host_prefix(&mut self, disable_host_prefix: Option<bool>) -> &mut Self {
        let disabled = disable_host_prefix.map(DisableHostPrefix);
        self.inner.config.store_or_unset(disabled);
        self
    }

    /// Uses dual-stack endpoints, for IPv4 and IPv6.
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.set_use_dual_stack(Some(use_dual_stack.into()));
        self
    }

    /// Sets or clears the use of dual-stack endpoints.
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.inner.config.store_or_unset(use_dual_stack.map(UseDualStack));
        self
    }

    /// Uses endpoints that comply with FIPS 140.
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.set_use_fips(Some(use_fips.into()));
        self
    }

    /// Sets or clears the use of endpoints that comply with FIPS 140.
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.inner.config.store_or_unset(use_fips.map(UseFips));
        self
    }

    /// Replaces the endpoint rules of the service by a resolver.
    pub fn endpoint_resolver(mut self, endpoint_resolver: impl ResolveEndpoint + 'static) -> Self {
        self.set_endpoint_resolver(Some(endpoint_resolver.into_shared_resolver()));
        self
    }

    /// Sets or clears the endpoint resolver.
    pub fn set_endpoint_resolver(&mut self, endpoint_resolver: Option<SharedEndpointResolver>) -> &mut Self {
        self.inner
            .runtime_components
            .set_endpoint_resolver(endpoint_resolver);
        self
    }

    /// Sets the configuration of retries.
    pub fn retry_config(mut self, retry_config: RetryConfig) -> Self {
        self.set_retry_config(Some(retry_config));
        self
    }

    /// Sets the configuration of retries; `None` changes nothing.
    pub fn set_retry_config(&mut self, retry_config: Option<RetryConfig>) -> &mut Self {
        if let Some(retry_config) = retry_config {
            self.inner.config.store_put(retry_config);
        }
        self
    }

    /// Sets the retry quota that the client shares with others.
    pub fn retry_partition(mut self, retry_partition: RetryPartition) -> Self {
        self.set_retry_partition(Some(retry_partition));
        self
    }

    /// Sets the retry quota; `None` changes nothing.
    pub fn set_retry_partition(&mut self, retry_partition: Option<RetryPartition>) -> &mut Self {
        if let Some(retry_partition) = retry_partition {
            self.inner.config.store_put(retry_partition);
        }
        self
    }

    /// Sets the timeouts; those that are unset in it keep their previous values.
    pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
        self.set_timeout_config(Some(timeout_config));
        self
    }

    /// Sets the timeouts; `None` changes nothing.
    pub fn set_timeout_config(&mut self, timeout_config: Option<TimeoutConfig>) -> &mut Self {
        if let Some(mut timeout_config) = timeout_config {
            if let Some(before) = self.inner.config.load::<TimeoutConfig>() {
                timeout_config.take_defaults_from(before);
            }
            self.inner.config.store_put(timeout_config);
        }
        self
    }

    /// Sets the implementation of sleeping, which retries and timeouts need.
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.set_sleep_impl(Some(sleep_impl.into_shared()));
        self
    }

    /// Sets or clears the sleep implementation.
    pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
        self.inner.runtime_components.set_sleep_impl(sleep_impl);
        self
    }

    /// Sets the clock for signatures and caches.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.set_time_source(Some(SharedTimeSource::new(time_source)));
        self
    }

    /// Sets or clears the clock.
    pub fn set_time_source(&mut self, time_source: Option<SharedTimeSource>) -> &mut Self {
        self.inner.runtime_components.set_time_source(time_source);
        self
    }

    /// Sets the HTTP client.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.set_http_client(Some(http_client.into_shared()));
        self
    }

    /// Sets or clears the HTTP client.
    pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
        self.inner.runtime_components.set_http_client(http_client);
        self
    }

    /// Sets the cache of identities, which keeps credentials until they expire.
    pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(identity_cache);
        self
    }

    /// Sets the cache of identities.
    pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.inner
            .runtime_components
            .set_identity_cache(Some(identity_cache));
        self
    }

    /// Adds an interceptor.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.push_interceptor(SharedInterceptor::new(interceptor));
        self
    }

    /// Adds an interceptor.
    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.inner.runtime_components.push_interceptor(interceptor);
        self
    }

    /// Replaces all interceptors.
    pub fn set_interceptors(
        &mut self,
        interceptors: impl IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.inner
            .runtime_components
            .set_interceptors(interceptors.into_iter());
        self
    }

    /// Adds a retry classifier.
    pub fn retry_classifier(mut self, retry_classifier: impl ClassifyRetry + 'static) -> Self {
        self.push_retry_classifier(SharedRetryClassifier::new(retry_classifier));
        self
    }

    /// Adds a retry classifier.
    pub fn push_retry_classifier(&mut self, retry_classifier: SharedRetryClassifier) -> &mut Self {
        self.inner
            .runtime_components
            .push_retry_classifier(retry_classifier);
        self
    }

    /// Replaces all retry classifiers that were added.
    pub fn set_retry_classifiers(
        &mut self,
        retry_classifiers: impl IntoIterator<Item = SharedRetryClassifier>,
    ) -> &mut Self {
        self.inner
            .runtime_components
            .set_retry_classifiers(retry_classifiers.into_iter());
        self
    }

    /// Adds an auth scheme, or replaces the one with the same id.
    pub fn push_auth_scheme(mut self, auth_scheme: impl AuthScheme + 'static) -> Self {
        self.inner.runtime_components.push_auth_scheme(auth_scheme);
        self
    }

    /// Replaces the choice of auth schemes by a resolver.
    pub fn auth_scheme_resolver(mut self, auth_scheme_resolver: impl ResolveAuthScheme + 'static) -> Self {
        self.set_auth_scheme_resolver(auth_scheme_resolver);
        self
    }

    /// Sets the auth scheme resolver.
    pub fn set_auth_scheme_resolver(
        &mut self,
        auth_scheme_resolver: impl ResolveAuthScheme + 'static,
    ) -> &mut Self {
        let resolver = auth_scheme_resolver.into_shared_resolver();
        self.inner
            .runtime_components
            .set_auth_scheme_option_resolver(Some(resolver));
        self
    }

    /// Sends requests unsigned if there are no credentials.
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// Sends requests unsigned if there are no credentials.
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.push_runtime_plugin(NoAuthRuntimePluginV2::new().into_shared())
    }

    /// Sets the preferred auth schemes.
    pub fn auth_scheme_preference(mut self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.set_auth_scheme_preference(Some(preference.into()));
        self
    }

    /// Sets or clears the preferred auth schemes.
    pub fn set_auth_scheme_preference(&mut self, preference: Option<AuthSchemePreference>) -> &mut Self {
        self.inner.config.store_or_unset(preference);
        self
    }

    /// Adds a framework to the user agent.
    pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
        self.push_framework_metadata(framework_metadata);
        self
    }

    /// Adds a framework to the user agent.
    pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
        let named = self
            .inner
            .config
            .load::<FrameworkMetadata>()
            .any(|known| *known == framework_metadata);
        if !named {
            self.inner.config.store_append(framework_metadata);
        }
        self
    }

    /// Disables the correction of signatures for a clock that differs from the service's.
    pub fn disable_clock_skew_correction(
        mut self,
        disable_clock_skew_correction: impl Into<Option<bool>>,
    ) -> Self {
        self.set_disable_clock_skew_correction(disable_clock_skew_correction.into());
        self
    }

    /// Sets whether the clock skew correction is disabled; `None` restores the default.
    pub fn set_disable_clock_skew_correction(
        &mut self,
        disable_clock_skew_correction: Option<bool>,
    ) -> &mut Self {
        self.inner
            .config
            .store_or_unset(disable_clock_skew_correction.map(DisableClockSkewCorrection::from));
        self
    }

    /// Sets the generator of invocation ids, which are random by default.
    pub fn invocation_id_generator(mut self, generator: impl InvocationIdGenerator + 'static) -> Self {
        self.set_invocation_id_generator(Some(SharedInvocationIdGenerator::new(generator)));
        self
    }

    /// Sets or clears the generator of invocation ids.
    pub fn set_invocation_id_generator(
        &mut self,
        generator: Option<SharedInvocationIdGenerator>,
    ) -> &mut Self {
        self.inner.config.store_or_unset(generator);
        self
    }

    /// Sets the provider of idempotency tokens that callers do not set; they are random by default.
    pub fn idempotency_token_provider(mut self, provider: impl Into<IdempotencyTokenProvider>) -> Self {
        self.set_idempotency_token_provider(Some(provider.into()));
        self
    }

    /// Sets or clears the provider of idempotency tokens.
    pub fn set_idempotency_token_provider(
        &mut self,
        provider: Option<IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.inner.config.store_or_unset(provider);
        self
    }

    /// Sets the version of the default behaviors.
    pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
        self.set_behavior_version(Some(behavior_version));
        self
    }

    /// Sets or clears the version of the default behaviors.
    pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
        self.inner.behavior_version = behavior_version;
        self
    }

    /// Uses the latest version of the default behaviors at the time the program is built.
    pub fn behavior_version_latest(mut self) -> Self {
        self.set_behavior_version(Some(BehaviorVersion::latest()));
        self
    }

    /// Adds these members of inputs to the client's metrics as attributes.
    ///
    /// They are named as in the model; members that are not strings, or are sensitive, are skipped. Each value becomes
    /// a separate label, so choose members with few values.
    pub fn emit_input_attributes(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request_attributes(|requested| requested.emit(names.into_iter().map(Into::into)))
    }

    /// Captures these members of inputs for interceptors, without adding them to metrics.
    pub fn capture_input_attributes(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request_attributes(|requested| requested.capture_only(names.into_iter().map(Into::into)))
    }

    fn request_attributes(mut self, change: impl FnOnce(&mut RequestedTelemetryAttributes)) -> Self {
        let config = &mut self.inner.config;
        let mut requested = config
            .load::<RequestedTelemetryAttributes>()
            .cloned()
            .unwrap_or_default();
        change(&mut requested);
        config.store_put(requested);
        self
    }

    /// Adds a runtime plugin.
    #[doc(hidden)]
    pub fn runtime_plugin(mut self, plugin: impl RuntimePlugin + 'static) -> Self {
        self.push_runtime_plugin(SharedRuntimePlugin::new(plugin));
        self
    }

    /// Adds a runtime plugin.
    #[doc(hidden)]
    pub fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) -> &mut Self {
        self.inner.runtime_plugins.push(plugin);
        self
    }

    /// Reads the settings in a config bag, which does not contain runtime components.
    #[doc(hidden)]
    pub fn from_config_bag(bag: &ConfigBag) -> Self {
        let mut builder = Self::new();
        builder
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
        builder
    }
}

impl<S: Service> Config<S> {
    /// Creates an empty builder, without the defaults that the crate aws-config finds in the environment.
    pub fn builder() -> Builder<S> {
        Builder::default()
    }

    /// Converts it back to a builder.
    pub fn to_builder(&self) -> Builder<S> {
        Builder::from_inner(self.inner.to_builder())
    }
}
