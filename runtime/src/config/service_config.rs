//! A finished configuration.

use super::host_prefix::DisableHostPrefix;
use super::inner::ConfigInner;
use super::validation::ValidateInput;
use super::{
    AppName, FrameworkMetadata, Region, SharedAsyncSleep, SharedCredentialsProvider, SharedHttpClient,
    SharedIdentityCache, SharedInterceptor, StalledStreamProtectionConfig,
};
use crate::config::service::Service;
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
/// Usually made from what is shared between clients, `Config::from(&aws_config::load_from_env().await)`, or with a
/// [`Builder`](super::Builder).
pub struct Config<S> {
    pub(crate) inner: ConfigInner,
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
    pub(super) fn from_inner(inner: ConfigInner) -> Self {
        Self {
            inner,
            service: PhantomData,
        }
    }

    pub(super) fn load<T: Storable<Storer = StoreReplace<T>>>(&self) -> Option<&T> {
        self.inner.config.load::<T>()
    }

    /// Protection against streams that stall.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.load()
    }

    /// The HTTP client.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.inner.runtime_components.http_client()
    }

    /// The auth schemes added to those of the service.
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.inner.runtime_components.auth_schemes()
    }

    /// The auth scheme resolver, where one was set.
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.inner.runtime_components.auth_scheme_option_resolver()
    }

    /// The preferred auth schemes.
    pub fn auth_scheme_preference(&self) -> Option<&AuthSchemePreference> {
        self.load()
    }

    /// The endpoint resolver: the one that was set, or else the service's own.
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        let configured = self.inner.runtime_components.endpoint_resolver();
        configured.unwrap_or_else(|| {
            use super::endpoint::ResolveEndpoint;
            super::endpoint::ServiceResolver(S::DESCRIPTOR).into_shared_resolver()
        })
    }

    /// How often and when calls are tried again.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.load()
    }

    /// What sleeps between attempts.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.inner.runtime_components.sleep_impl()
    }

    /// How long calls may take.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.load()
    }

    /// The quota of retries the client shares with others.
    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.load()
    }

    /// The cache of identities.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.inner.runtime_components.identity_cache()
    }

    /// The interceptors.
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.inner.runtime_components.interceptors()
    }

    /// What tells the time.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.inner.runtime_components.time_source()
    }

    /// The retry classifiers added to those of the client.
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.inner.runtime_components.retry_classifiers()
    }

    /// The application's name in the user agent.
    pub fn app_name(&self) -> Option<&AppName> {
        self.load()
    }

    /// The frameworks named in the user agent, in the order they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut entries: Vec<_> = self.inner.config.load::<FrameworkMetadata>().collect();
        entries.reverse();
        entries
    }

    /// Whether the correction of clock skew is off.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.load::<DisableClockSkewCorrection>()
            .map(DisableClockSkewCorrection::is_disabled)
    }

    /// What makes the ids of invocations.
    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.load::<SharedInvocationIdGenerator>().cloned()
    }

    /// What makes idempotency tokens, where one was set.
    pub fn idempotency_token_provider(&self) -> Option<super::IdempotencyTokenProvider> {
        self.load::<super::IdempotencyTokenProvider>().cloned()
    }

    /// The setting that inputs are checked before they are sent, or are not; unset is the client's default.
    pub fn validate_input(&self) -> Option<bool> {
        self.load::<ValidateInput>().map(|setting| setting.0)
    }

    /// Whether host prefixes of operations are left out; unset means that they are not.
    pub fn disable_host_prefix(&self) -> Option<bool> {
        self.load::<DisableHostPrefix>().map(|setting| setting.0)
    }

    /// The name of the service in signatures, which an endpoint may override.
    pub fn signing_name(&self) -> &'static str {
        S::DESCRIPTOR.signing_name
    }

    /// The region.
    pub fn region(&self) -> Option<&Region> {
        self.load()
    }

    /// Always `None`; the official crates keep it for compatibility, and so does this one.
    #[deprecated(note = "It always returns `None`, as in the official crates. Do not use.")]
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        None
    }
}
