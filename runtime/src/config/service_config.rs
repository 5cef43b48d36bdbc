//! The configuration of a client.

use super::host_prefix::DisableHostPrefix;
use super::inner::ConfigInner;
use super::settings::Settings;
use super::shared::Shared;
use super::validation::ValidateInput;
use super::{
    AppName, FrameworkMetadata, Region, SharedAsyncSleep, SharedCredentialsProvider, SharedHttpClient,
    SharedIdentityCache, SharedInterceptor, StalledStreamProtectionConfig,
};
use crate::config::service::{ConfigBuilder, Service};
use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use std::fmt;
use std::marker::PhantomData;

/// The configuration of a client.
///
/// Usually created from the shared settings, `Config::from(&aws_config::load_from_env().await)`, or with a
/// [`Builder`](super::Builder).
pub struct Config<S> {
    pub(crate) inner: Shared<ConfigInner>,
    service: PhantomData<fn() -> S>,
}

impl<S> Clone for Config<S> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            service: PhantomData,
        }
    }
}

impl<S> fmt::Debug for Config<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<S: Service> Config<S> {
    pub(crate) fn from_inner(inner: Shared<ConfigInner>) -> Self {
        Self {
            inner,
            service: PhantomData,
        }
    }

    /// Creates the configuration with these settings.
    #[doc(hidden)]
    pub fn of(settings: Settings) -> Self {
        Self::from_inner(S::DESCRIPTOR.configure(settings))
    }

    /// Creates an empty builder, without the defaults that the crate aws-config finds in the environment.
    pub fn builder() -> S::ConfigBuilder {
        ConfigBuilder::of(Settings::default())
    }

    /// Converts it back to a builder, for changes.
    pub fn to_builder(&self) -> S::ConfigBuilder {
        ConfigBuilder::of(self.inner.to_settings())
    }

    pub(super) fn load<T: Storable<Storer = StoreReplace<T>>>(&self) -> Option<&T> {
        self.inner.config.load::<T>()
    }

    /// Returns the protection against stalled streams.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.load()
    }

    /// Returns the HTTP client.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.inner.runtime_components.http_client()
    }

    /// Returns the auth schemes that were added to those of the service.
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.inner.runtime_components.auth_schemes()
    }

    /// Returns the auth scheme resolver, if one was set.
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.inner.runtime_components.auth_scheme_option_resolver()
    }

    /// Returns the preferred auth schemes.
    pub fn auth_scheme_preference(&self) -> Option<&AuthSchemePreference> {
        self.load()
    }

    /// Returns the endpoint resolver: the one that was set, or that of the service.
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        let configured = self.inner.runtime_components.endpoint_resolver();
        configured.unwrap_or_else(|| super::endpoint::ServiceResolver(S::DESCRIPTOR).shared())
    }

    /// Returns the configuration of retries.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.load()
    }

    /// Returns the sleep implementation.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.inner.runtime_components.sleep_impl()
    }

    /// Returns the timeouts.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.load()
    }

    /// Returns the retry quota that the client shares with others.
    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.load()
    }

    /// Returns the cache of identities.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.inner.runtime_components.identity_cache()
    }

    /// Returns the interceptors.
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.inner.runtime_components.interceptors()
    }

    /// Returns the clock.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.inner.runtime_components.time_source()
    }

    /// Returns the retry classifiers that were added to those of the client.
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.inner.runtime_components.retry_classifiers()
    }

    /// Returns the application's name in the user agent.
    pub fn app_name(&self) -> Option<&AppName> {
        self.load()
    }

    /// Returns the frameworks in the user agent, in the order in which they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut entries: Vec<_> = self.inner.config.load::<FrameworkMetadata>().collect();
        entries.reverse();
        entries
    }

    /// Returns the setting that disables the clock skew correction.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.load::<DisableClockSkewCorrection>()
            .map(DisableClockSkewCorrection::is_disabled)
    }

    /// Returns the generator of invocation ids.
    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.load::<SharedInvocationIdGenerator>().cloned()
    }

    /// Returns the provider of idempotency tokens, if one was set.
    pub fn idempotency_token_provider(&self) -> Option<super::IdempotencyTokenProvider> {
        self.load::<super::IdempotencyTokenProvider>().cloned()
    }

    /// Returns the setting for the validation of inputs; unset is the client's default.
    pub fn validate_input(&self) -> Option<bool> {
        self.load::<ValidateInput>().map(|setting| setting.0)
    }

    /// Returns the setting that disables host prefixes; the default is `false`.
    pub fn disable_host_prefix(&self) -> Option<bool> {
        self.load::<DisableHostPrefix>().map(|setting| setting.0)
    }

    /// Returns the name of the service in signatures, which an endpoint may override.
    pub fn signing_name(&self) -> &'static str {
        S::DESCRIPTOR.signing_name
    }

    /// Returns the region.
    pub fn region(&self) -> Option<&Region> {
        self.load()
    }

    /// Always returns `None`; the official crates keep the method for compatibility, and so does this one.
    #[deprecated(note = "It always returns `None`, as in the official crates. Do not use.")]
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        None
    }
}
