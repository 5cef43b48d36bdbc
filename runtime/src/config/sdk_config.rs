//! Converts the settings shared between clients to the configuration of one service.

use super::inner::ConfigInner;
use super::service_config::Config;
use super::settings::Settings;
use super::shared::Shared;
use crate::config::service::{Service, ServiceDescriptor};
use crate::schema::service::ServiceTrait;
#[cfg(feature = "http-auth")]
use aws_credential_types::{credential_feature::AwsCredentialFeature, Token};
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::identity::Identity;
#[cfg(feature = "http-auth")]
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::service_config::ServiceConfigKey;
use aws_types::SdkConfig;
use std::time::Duration;

#[doc(hidden)]
impl Settings {
    pub fn of(shared: &SdkConfig, service: &ServiceDescriptor) -> Self {
        let mut settings = Self::default();
        settings
            .set_credentials_provider(shared.credentials_provider())
            .set_region(shared.region().cloned())
            .set_use_fips(shared.use_fips())
            .set_use_dual_stack(shared.use_dual_stack())
            .set_endpoint_url(endpoint_url(shared, service))
            .set_retry_config(shared.retry_config().cloned())
            .set_timeout_config(shared.timeout_config().cloned())
            .set_sleep_impl(shared.sleep_impl())
            .set_http_client(shared.http_client())
            .set_time_source(shared.time_source())
            .set_behavior_version(shared.behavior_version())
            .set_auth_scheme_preference(shared.auth_scheme_preference().cloned())
            .set_disable_clock_skew_correction(shared.disable_clock_skew_correction())
            .set_app_name(shared.app_name().cloned());
        settings
            .config
            .store_or_unset(shared.account_id_endpoint_mode().cloned());
        settings
            .config
            .store_or_unset(shared.sigv4a_signing_region_set().cloned());
        #[cfg(feature = "http-auth")]
        if let Some(provider) = shared.token_provider() {
            let components = &mut settings.runtime_components;
            components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
        for service_trait in service.traits {
            match service_trait {
                ServiceTrait::Retries(millis, attempts) => {
                    let backoff = Duration::from_millis((*millis).into());
                    settings.set_retry_config(retries(shared, backoff, (*attempts).into()));
                }
                #[cfg(feature = "http-auth")]
                ServiceTrait::TokenInEnvironment => take_token(shared, service, &mut settings),
                _ => {}
            }
        }
        #[cfg(feature = "compression")]
        settings
            .set_disable_request_compression(shared.disable_request_compression())
            .set_request_min_compression_size_bytes(shared.request_min_compression_size_bytes());
        #[cfg(feature = "flexible-checksums")]
        settings
            .set_request_checksum_calculation(shared.request_checksum_calculation())
            .set_response_checksum_validation(shared.response_checksum_validation());
        let find = |variable, profile| setting(shared, service.sdk_id?, variable, profile);
        for extension in service.extensions {
            extension.0.configure(&find, &mut settings);
        }
        // keeps the default if unset, instead of disabling the protection
        if let Some(protection) = shared.stalled_stream_protection() {
            settings.set_stalled_stream_protection(Some(protection));
        }
        if let Some(cache) = shared.identity_cache() {
            settings.set_identity_cache(cache);
        }
        for framework in shared.framework_metadata() {
            settings.push_framework_metadata(framework.clone());
        }
        settings
    }
}

impl ServiceDescriptor {
    /// Completes the configuration of a client with the shared settings.
    fn configure_shared(&self, shared: &SdkConfig) -> Shared<ConfigInner> {
        self.configure(Settings::of(shared, self))
    }
}

impl<S: Service> Config<S> {
    /// Creates the configuration of this service from the shared settings.
    pub fn new(config: &SdkConfig) -> Self {
        Self::from_inner(S::DESCRIPTOR.configure_shared(config))
    }
}

impl<S: Service> From<&SdkConfig> for Config<S> {
    fn from(config: &SdkConfig) -> Self {
        Self::new(config)
    }
}

/// Returns the retry configuration of a service with its own defaults: an earlier first retry, and its own number of
/// attempts unless that is set in code. `None` for retry strategies before 2.1.
fn retries(shared: &SdkConfig, backoff: Duration, attempts: u32) -> Option<RetryConfig> {
    let shared_config = shared.retry_config()?;
    let is_new = |spec: &RetrySpec| spec.is_at_least(RetrySpec::V2_1);
    if !shared_config.retry_spec().is_some_and(is_new) {
        return None;
    }
    let spec = RetrySpec::v2_1().with_non_throttling_initial_backoff(backoff);
    let config = shared_config.clone().with_retry_spec(spec);
    Some(if shared.get_origin("retry_config").is_client_config() {
        config
    } else {
        config.with_max_attempts(attempts)
    })
}

/// Uses the bearer token in the environment for services with this signing name, and prefers it to other
/// authentication, unless either is set in code.
#[cfg(feature = "http-auth")]
fn take_token(shared: &SdkConfig, service: &ServiceDescriptor, settings: &mut Settings) {
    // the name is turned into that of a variable; profiles have no such key
    let name = service.signing_name.replace('-', " ");
    let Some(token) = setting(shared, &name, "AWS_BEARER_TOKEN", "") else {
        return;
    };
    if !shared.get_origin("auth_scheme_preference").is_client_config() {
        settings.set_auth_scheme_preference(Some([HTTP_BEARER_AUTH_SCHEME_ID].into()));
    }
    if !shared.get_origin("token_provider").is_client_config() {
        let mut layer = Layer::new("BearerTokenInEnvironment");
        layer.store_append(AwsCredentialFeature::BearerServiceEnvVars);
        let identity = Identity::builder()
            .data(Token::new(token, None))
            .property(layer.freeze())
            .build();
        if let Ok(identity) = identity {
            let components = &mut settings.runtime_components;
            components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, identity);
        }
    }
}

/// Returns the URL set in code, otherwise the one that the environment or profile sets for this service, otherwise
/// for all services.
///
/// Services outside AWS only use the URL set in code, as the environment's URLs are those of AWS services.
fn endpoint_url(shared: &SdkConfig, service: &ServiceDescriptor) -> Option<String> {
    let for_all = || shared.endpoint_url().map(str::to_owned);
    if shared.get_origin("endpoint_url").is_client_config() {
        return for_all();
    }
    let sdk_id = service.sdk_id?;
    setting(shared, sdk_id, "AWS_ENDPOINT_URL", "endpoint_url").or_else(for_all)
}

/// Finds a setting of the environment or profile for this service.
fn setting(
    shared: &SdkConfig,
    sdk_id: &str,
    variable: &'static str,
    profile: &'static str,
) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id(sdk_id)
        .env(variable)
        .profile(profile)
        .build()
        .ok()?;
    shared.service_config()?.load_config(key)
}
