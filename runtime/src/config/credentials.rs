//! Settings for the auth schemes of single services. Those for AWS credentials are in the builder.
//!
//! Each is a trait that the marker type of a generated client implements if the service has the scheme.

use super::{Builder, Config};
use crate::config::service::Service;
#[cfg(feature = "http-auth")]
use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID, HTTP_BASIC_AUTH_SCHEME_ID, HTTP_BEARER_AUTH_SCHEME_ID,
    HTTP_DIGEST_AUTH_SCHEME_ID,
};
#[cfg(feature = "http-auth")]
pub use aws_smithy_runtime_api::client::identity::http::{Login, Token};
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_types::region::SigningRegionSet;

/// Services with `aws.auth#sigv4a`.
pub trait SigV4aAuth: Service {}

impl<S: SigV4aAuth> Builder<S> {
    /// Sets the regions for which SigV4a signatures are valid.
    pub fn sigv4a_signing_region_set(mut self, regions: impl Into<SigningRegionSet>) -> Self {
        self.set_sigv4a_signing_region_set(Some(regions.into()));
        self
    }

    /// Sets or clears the regions for which SigV4a signatures are valid.
    pub fn set_sigv4a_signing_region_set(&mut self, regions: Option<SigningRegionSet>) -> &mut Self {
        self.inner.config.store_or_unset(regions);
        self
    }
}

impl<S: SigV4aAuth> Config<S> {
    /// Returns the regions for which SigV4a signatures are valid.
    pub fn sigv4a_signing_region_set(&self) -> Option<&SigningRegionSet> {
        self.load()
    }
}

/// Services with `httpBearerAuth`.
#[cfg(feature = "http-auth")]
pub trait BearerAuth: Service {}

#[cfg(feature = "http-auth")]
impl<S: BearerAuth> Builder<S> {
    /// Sets the provider of the token, such as a single sign-on.
    pub fn token_provider(mut self, provider: impl ProvideToken + 'static) -> Self {
        self.set_token_provider(Some(SharedTokenProvider::new(provider)));
        self
    }

    /// Sets the provider of the token.
    pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) -> &mut Self {
        if let Some(provider) = provider {
            let components = &mut self.inner.runtime_components;
            components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
        self
    }

    /// Sets the token.
    pub fn bearer_token(mut self, token: Token) -> Self {
        let components = &mut self.inner.runtime_components;
        components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, SharedIdentityResolver::new(token));
        self
    }
}

/// Services with `httpApiKeyAuth`.
#[cfg(feature = "http-auth")]
pub trait ApiKeyAuth: Service {}

#[cfg(feature = "http-auth")]
impl<S: ApiKeyAuth> Builder<S> {
    /// Sets the API key.
    pub fn api_key(mut self, key: Token) -> Self {
        let components = &mut self.inner.runtime_components;
        components.set_identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID, SharedIdentityResolver::new(key));
        self
    }
}

/// Services with `httpBasicAuth`.
#[cfg(feature = "http-auth")]
pub trait BasicAuth: Service {}

#[cfg(feature = "http-auth")]
impl<S: BasicAuth> Builder<S> {
    /// Sets user name and password.
    pub fn basic_auth_login(mut self, login: Login) -> Self {
        let components = &mut self.inner.runtime_components;
        components.set_identity_resolver(HTTP_BASIC_AUTH_SCHEME_ID, SharedIdentityResolver::new(login));
        self
    }
}

/// Services with `httpDigestAuth`.
#[cfg(feature = "http-auth")]
pub trait DigestAuth: Service {}

#[cfg(feature = "http-auth")]
impl<S: DigestAuth> Builder<S> {
    /// Sets user name and password.
    pub fn digest_auth_login(mut self, login: Login) -> Self {
        let components = &mut self.inner.runtime_components;
        components.set_identity_resolver(HTTP_DIGEST_AUTH_SCHEME_ID, SharedIdentityResolver::new(login));
        self
    }
}
