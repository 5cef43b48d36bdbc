//! Builders of configurations with the methods of the official builders: each setter exists by value and, as `set_…`,
//! in place.
//!
//! Most clients use the runtime's [`Builder`]. A client whose service has additional settings defines its own type with
//! the same macro, and adds them.

use super::settings::Settings;
use crate::config::service::{ConfigBuilder, Service};
use std::fmt;
use std::marker::PhantomData;

/// Builds a [`Config`](super::Config); settings that are not set have the client's defaults.
pub struct Builder<S> {
    pub(crate) settings: Settings,
    service: PhantomData<fn() -> S>,
}

impl<S> Clone for Builder<S> {
    fn clone(&self) -> Self {
        ConfigBuilder::of(self.settings.clone())
    }
}

impl<S> Default for Builder<S> {
    fn default() -> Self {
        ConfigBuilder::of(Settings::default())
    }
}

impl<S> fmt::Debug for Builder<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.settings.fmt(f)
    }
}

#[doc(hidden)]
impl<S> ConfigBuilder for Builder<S> {
    fn of(settings: Settings) -> Self {
        let service = PhantomData;
        Self { settings, service }
    }

    fn into_settings(self) -> Settings {
        self.settings
    }
}

crate::config_builder!([S: Service] Builder<S>, S, [crate::config::endpoint::ResolveEndpoint]);
crate::dual_stack_settings!([S: Service] Builder<S>);
crate::fips_settings!([S: Service] Builder<S>);

/// Defines the methods of every builder of configurations, for a type with the field `settings`, a service, and the
/// trait of the service's endpoint resolvers.
#[doc(hidden)]
#[macro_export]
macro_rules! config_builder {
    ([$($generics:tt)*] $builder:ty, $service:ty, [$($resolve_endpoint:tt)+]) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl<$($generics)*> From<&SdkConfig> for $builder {
                fn from(config: &SdkConfig) -> Self {
                    ConfigBuilder::of(Settings::of(config, <$service as Service>::DESCRIPTOR))
                }
            }

            impl<$($generics)*> $builder {
                /// Creates an empty builder, without the defaults that the crate aws-config finds in the environment.
                pub fn new() -> Self {
                    Self::default()
                }

                /// Builds the configuration.
                pub fn build(self) -> Config<$service> {
                    Config::of(self.settings)
                }

                /// Refuses inputs that lack a required member, or have a value below its minimum, before anything is
                /// sent; the error lists all violations.
                ///
                /// Disabled by default, as the official clients have no such check, unless the client was generated
                /// with it.
                pub fn validate_input(mut self, validate_input: bool) -> Self {
                    self.set_validate_input(Some(validate_input));
                    self
                }

                /// Sets whether inputs are validated before they are sent; `None` restores the default.
                pub fn set_validate_input(&mut self, validate_input: Option<bool>) -> &mut Self {
                    self.settings.set_validate_input(validate_input);
                    self
                }

                /// Sets the region, which determines the endpoint and is part of signatures.
                pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
                    self.set_region(region.into());
                    self
                }

                /// Sets or clears the region.
                pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
                    self.settings.set_region(region);
                    self
                }

                /// Sets the provider of the credentials that sign requests.
                pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
                    self.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials_provider)));
                    self
                }

                /// Sets the credentials provider; `None` changes nothing.
                pub fn set_credentials_provider(&mut self, credentials_provider: Option<SharedCredentialsProvider>) -> &mut Self {
                    self.settings.set_credentials_provider(credentials_provider);
                    self
                }

                /// Sends requests to this URL instead of the one from the endpoint rules.
                pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
                    self.set_endpoint_url(Some(endpoint_url.into()));
                    self
                }

                /// Sets or clears the endpoint URL.
                pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
                    self.settings.set_endpoint_url(endpoint_url);
                    self
                }

                /// Disables the host prefixes that some operations add to the endpoint, for example for a local server.
                /// IP addresses never get one.
                pub fn disable_host_prefix(mut self, disable_host_prefix: bool) -> Self {
                    self.set_disable_host_prefix(Some(disable_host_prefix));
                    self
                }

                /// Sets whether host prefixes are disabled; `None` restores the default, `false`.
                pub fn set_disable_host_prefix(&mut self, disable_host_prefix: Option<bool>) -> &mut Self {
                    self.settings.set_disable_host_prefix(disable_host_prefix);
                    self
                }

                /// Replaces the endpoint rules of the service by a resolver.
                pub fn endpoint_resolver(mut self, endpoint_resolver: impl $($resolve_endpoint)+ + 'static) -> Self {
                    let resolver = $($resolve_endpoint)+::into_shared_resolver(endpoint_resolver);
                    self.set_endpoint_resolver(Some(resolver));
                    self
                }

                /// Sets or clears the endpoint resolver.
                pub fn set_endpoint_resolver(&mut self, endpoint_resolver: Option<SharedEndpointResolver>) -> &mut Self {
                    self.settings.set_endpoint_resolver(endpoint_resolver);
                    self
                }

                /// Sets the configuration of retries.
                pub fn retry_config(mut self, retry_config: RetryConfig) -> Self {
                    self.set_retry_config(Some(retry_config));
                    self
                }

                /// Sets the configuration of retries; `None` changes nothing.
                pub fn set_retry_config(&mut self, retry_config: Option<RetryConfig>) -> &mut Self {
                    self.settings.set_retry_config(retry_config);
                    self
                }

                /// Sets the retry quota that the client shares with others.
                pub fn retry_partition(mut self, retry_partition: RetryPartition) -> Self {
                    self.set_retry_partition(Some(retry_partition));
                    self
                }

                /// Sets the retry quota; `None` changes nothing.
                pub fn set_retry_partition(&mut self, retry_partition: Option<RetryPartition>) -> &mut Self {
                    self.settings.set_retry_partition(retry_partition);
                    self
                }

                /// Sets the timeouts; those that are unset in it keep their previous values.
                pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
                    self.set_timeout_config(Some(timeout_config));
                    self
                }

                /// Sets the timeouts; `None` changes nothing.
                pub fn set_timeout_config(&mut self, timeout_config: Option<TimeoutConfig>) -> &mut Self {
                    self.settings.set_timeout_config(timeout_config);
                    self
                }

                /// Sets the implementation of sleeping, which retries and timeouts need.
                pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
                    self.set_sleep_impl(Some(sleep_impl.into_shared()));
                    self
                }

                /// Sets or clears the sleep implementation.
                pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
                    self.settings.set_sleep_impl(sleep_impl);
                    self
                }

                /// Sets the clock for signatures and caches.
                pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
                    self.set_time_source(Some(SharedTimeSource::new(time_source)));
                    self
                }

                /// Sets or clears the clock.
                pub fn set_time_source(&mut self, time_source: Option<SharedTimeSource>) -> &mut Self {
                    self.settings.set_time_source(time_source);
                    self
                }

                /// Sets the HTTP client.
                pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
                    self.set_http_client(Some(http_client.into_shared()));
                    self
                }

                /// Sets or clears the HTTP client.
                pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
                    self.settings.set_http_client(http_client);
                    self
                }

                /// Sets the cache of identities, which keeps credentials until they expire.
                pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
                    self.set_identity_cache(identity_cache);
                    self
                }

                /// Sets the cache of identities.
                pub fn set_identity_cache(&mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
                    self.settings.set_identity_cache(identity_cache);
                    self
                }

                /// Adds an interceptor.
                pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
                    self.push_interceptor(SharedInterceptor::new(interceptor));
                    self
                }

                /// Adds an interceptor.
                pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
                    self.settings.push_interceptor(interceptor);
                    self
                }

                /// Replaces all interceptors.
                pub fn set_interceptors(&mut self, interceptors: impl IntoIterator<Item = SharedInterceptor>) -> &mut Self {
                    self.settings.set_interceptors(interceptors);
                    self
                }

                /// Adds a retry classifier.
                pub fn retry_classifier(mut self, retry_classifier: impl ClassifyRetry + 'static) -> Self {
                    self.push_retry_classifier(SharedRetryClassifier::new(retry_classifier));
                    self
                }

                /// Adds a retry classifier.
                pub fn push_retry_classifier(&mut self, retry_classifier: SharedRetryClassifier) -> &mut Self {
                    self.settings.push_retry_classifier(retry_classifier);
                    self
                }

                /// Replaces all retry classifiers that were added.
                pub fn set_retry_classifiers(&mut self, retry_classifiers: impl IntoIterator<Item = SharedRetryClassifier>) -> &mut Self {
                    self.settings.set_retry_classifiers(retry_classifiers);
                    self
                }

                /// Adds an auth scheme, or replaces the one with the same id.
                pub fn push_auth_scheme(mut self, auth_scheme: impl AuthScheme + 'static) -> Self {
                    self.settings.push_auth_scheme(auth_scheme);
                    self
                }

                /// Replaces the choice of auth schemes by a resolver.
                pub fn auth_scheme_resolver(mut self, auth_scheme_resolver: impl ResolveAuthScheme + 'static) -> Self {
                    self.set_auth_scheme_resolver(auth_scheme_resolver);
                    self
                }

                /// Sets the auth scheme resolver.
                pub fn set_auth_scheme_resolver(&mut self, auth_scheme_resolver: impl ResolveAuthScheme + 'static) -> &mut Self {
                    self.settings.set_auth_scheme_resolver(auth_scheme_resolver);
                    self
                }

                /// Sends requests unsigned if there are no credentials.
                pub fn allow_no_auth(mut self) -> Self {
                    self.set_allow_no_auth();
                    self
                }

                /// Sends requests unsigned if there are no credentials.
                pub fn set_allow_no_auth(&mut self) -> &mut Self {
                    self.settings.set_allow_no_auth();
                    self
                }

                /// Sets the preferred auth schemes.
                pub fn auth_scheme_preference(mut self, preference: impl Into<AuthSchemePreference>) -> Self {
                    self.set_auth_scheme_preference(Some(preference.into()));
                    self
                }

                /// Sets or clears the preferred auth schemes.
                pub fn set_auth_scheme_preference(&mut self, preference: Option<AuthSchemePreference>) -> &mut Self {
                    self.settings.set_auth_scheme_preference(preference);
                    self
                }

                /// Adds a framework to the user agent.
                pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
                    self.push_framework_metadata(framework_metadata);
                    self
                }

                /// Adds a framework to the user agent.
                pub fn push_framework_metadata(&mut self, framework_metadata: FrameworkMetadata) -> &mut Self {
                    self.settings.push_framework_metadata(framework_metadata);
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
                pub fn set_disable_clock_skew_correction(&mut self, disable_clock_skew_correction: Option<bool>) -> &mut Self {
                    self.settings.set_disable_clock_skew_correction(disable_clock_skew_correction);
                    self
                }

                /// Sets the generator of invocation ids, which are random by default.
                pub fn invocation_id_generator(mut self, generator: impl InvocationIdGenerator + 'static) -> Self {
                    self.set_invocation_id_generator(Some(SharedInvocationIdGenerator::new(generator)));
                    self
                }

                /// Sets or clears the generator of invocation ids.
                pub fn set_invocation_id_generator(&mut self, generator: Option<SharedInvocationIdGenerator>) -> &mut Self {
                    self.settings.set_invocation_id_generator(generator);
                    self
                }

                /// Sets the provider of idempotency tokens that callers do not set; they are random by default.
                pub fn idempotency_token_provider(mut self, provider: impl Into<IdempotencyTokenProvider>) -> Self {
                    self.set_idempotency_token_provider(Some(provider.into()));
                    self
                }

                /// Sets or clears the provider of idempotency tokens.
                pub fn set_idempotency_token_provider(&mut self, provider: Option<IdempotencyTokenProvider>) -> &mut Self {
                    self.settings.set_idempotency_token_provider(provider);
                    self
                }

                /// Sets the version of the default behaviors.
                pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
                    self.set_behavior_version(Some(behavior_version));
                    self
                }

                /// Sets or clears the version of the default behaviors.
                pub fn set_behavior_version(&mut self, behavior_version: Option<BehaviorVersion>) -> &mut Self {
                    self.settings.set_behavior_version(behavior_version);
                    self
                }

                /// Uses the latest version of the default behaviors at the time the program is built.
                pub fn behavior_version_latest(mut self) -> Self {
                    self.set_behavior_version(Some(BehaviorVersion::latest()));
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
                    self.settings.push_runtime_plugin(plugin);
                    self
                }

                /// Protects against streams that stall.
                pub fn stalled_stream_protection(mut self, stalled_stream_protection: StalledStreamProtectionConfig) -> Self {
                    self.set_stalled_stream_protection(Some(stalled_stream_protection));
                    self
                }

                /// Protects against streams that stall.
                ///
                /// `None` clears it.
                pub fn set_stalled_stream_protection(&mut self, stalled_stream_protection: Option<StalledStreamProtectionConfig>) -> &mut Self {
                    self.settings.set_stalled_stream_protection(stalled_stream_protection);
                    self
                }

                /// The application's name in the user agent.
                pub fn app_name(mut self, app_name: AppName) -> Self {
                    self.set_app_name(Some(app_name));
                    self
                }

                /// The application's name in the user agent.
                ///
                /// `None` clears it.
                pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
                    self.settings.set_app_name(app_name);
                    self
                }

                /// Adds these members of inputs to the client's metrics as attributes.
                ///
                /// They are named as in the model; members that are not strings, or are sensitive, are skipped. Each
                /// value becomes a separate label, so choose members with few values.
                pub fn emit_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
                    self.settings.emit_input_attributes(names);
                    self
                }

                /// Captures these members of inputs for interceptors, without adding them to metrics.
                pub fn capture_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
                    self.settings.capture_input_attributes(names);
                    self
                }

                /// Reads the settings in a config bag, which does not contain runtime components.
                #[doc(hidden)]
                pub fn from_config_bag(bag: &ConfigBag) -> Self {
                    ConfigBuilder::of(Settings::from_config_bag(bag))
                }
            }

            $crate::config_test_defaults!([$($generics)*] $builder);
        };
    };
}
