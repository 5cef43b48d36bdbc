//! The settings for the identities that sign requests. AWS credentials, which nearly all services use, are in every
//! builder; for every other scheme there is a macro that adds its settings to the builder of a client.

use super::settings::Settings;
#[cfg(feature = "http-auth")]
use aws_credential_types::provider::token::SharedTokenProvider;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID, HTTP_BASIC_AUTH_SCHEME_ID, HTTP_BEARER_AUTH_SCHEME_ID,
    HTTP_DIGEST_AUTH_SCHEME_ID,
};
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
#[cfg(feature = "http-auth")]
pub use aws_smithy_runtime_api::client::identity::http::{Login, Token};
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_types::region::SigningRegionSet;

#[doc(hidden)]
impl Settings {
    pub fn set_sigv4a_signing_region_set(&mut self, regions: Option<SigningRegionSet>) -> &mut Self {
        self.config.store_or_unset(regions);
        self
    }
}

#[cfg(feature = "http-auth")]
#[doc(hidden)]
impl Settings {
    pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) -> &mut Self {
        if let Some(provider) = provider {
            self.runtime_components
                .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
        self
    }

    pub fn set_bearer_token(&mut self, token: Token) -> &mut Self {
        self.set_identity(HTTP_BEARER_AUTH_SCHEME_ID, SharedIdentityResolver::new(token))
    }

    pub fn set_api_key(&mut self, key: Token) -> &mut Self {
        self.set_identity(HTTP_API_KEY_AUTH_SCHEME_ID, SharedIdentityResolver::new(key))
    }

    pub fn set_basic_auth_login(&mut self, login: Login) -> &mut Self {
        self.set_identity(HTTP_BASIC_AUTH_SCHEME_ID, SharedIdentityResolver::new(login))
    }

    pub fn set_digest_auth_login(&mut self, login: Login) -> &mut Self {
        self.set_identity(HTTP_DIGEST_AUTH_SCHEME_ID, SharedIdentityResolver::new(login))
    }

    fn set_identity(&mut self, scheme: AuthSchemeId, identity: SharedIdentityResolver) -> &mut Self {
        self.runtime_components.set_identity_resolver(scheme, identity);
        self
    }
}

#[cfg(feature = "sigv4a")]
impl<S: super::service::Service> super::Config<S> {
    /// Sets the regions for which SigV4a signatures are valid.
    pub fn sigv4a_signing_region_set(&self) -> Option<&SigningRegionSet> {
        self.load()
    }
}

/// Defines the settings of `aws.auth#sigv4a` on a builder of configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! sigv4a_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets the regions for which SigV4a signatures are valid.
                pub fn sigv4a_signing_region_set(mut self, regions: impl Into<SigningRegionSet>) -> Self {
                    self.set_sigv4a_signing_region_set(Some(regions.into()));
                    self
                }

                /// Sets or clears the regions for which SigV4a signatures are valid.
                pub fn set_sigv4a_signing_region_set(
                    &mut self,
                    regions: Option<SigningRegionSet>,
                ) -> &mut Self {
                    self.settings.set_sigv4a_signing_region_set(regions);
                    self
                }
            }
        };
    };
}

/// Defines the settings of `httpBearerAuth` on a builder of configurations.
#[cfg(feature = "http-auth")]
#[doc(hidden)]
#[macro_export]
macro_rules! bearer_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets the provider of the token, such as a single sign-on.
                pub fn token_provider(mut self, provider: impl ProvideToken + 'static) -> Self {
                    self.set_token_provider(Some(SharedTokenProvider::new(provider)));
                    self
                }

                /// Sets the provider of the token.
                pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) -> &mut Self {
                    self.settings.set_token_provider(provider);
                    self
                }

                /// Sets the token.
                pub fn bearer_token(mut self, token: Token) -> Self {
                    self.settings.set_bearer_token(token);
                    self
                }
            }
        };
    };
}

/// Defines the setting of `httpApiKeyAuth` on a builder of configurations.
#[cfg(feature = "http-auth")]
#[doc(hidden)]
#[macro_export]
macro_rules! api_key_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets the API key.
                pub fn api_key(mut self, key: Token) -> Self {
                    self.settings.set_api_key(key);
                    self
                }
            }
        };
    };
}

/// Defines the setting of `httpBasicAuth` on a builder of configurations.
#[cfg(feature = "http-auth")]
#[doc(hidden)]
#[macro_export]
macro_rules! basic_auth_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets user name and password.
                pub fn basic_auth_login(mut self, login: Login) -> Self {
                    self.settings.set_basic_auth_login(login);
                    self
                }
            }
        };
    };
}

/// Defines the setting of `httpDigestAuth` on a builder of configurations.
#[cfg(feature = "http-auth")]
#[doc(hidden)]
#[macro_export]
macro_rules! digest_auth_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets user name and password.
                pub fn digest_auth_login(mut self, login: Login) -> Self {
                    self.settings.set_digest_auth_login(login);
                    self
                }
            }
        };
    };
}
