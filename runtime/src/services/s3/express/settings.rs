//! Settings for sessions.

use super::scheme::SCHEME_ID;
use crate::config::service::Service;
use crate::config::{Builder, ProvideCredentials, SharedCredentialsProvider};

/// Services with S3 Express sessions.
pub trait S3ExpressAuth: Service {}

impl<S: S3ExpressAuth> Builder<S> {
    /// Sets a provider of session credentials in place of the client's own.
    pub fn express_credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.set_express_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
        self
    }

    /// Sets the provider of session credentials; `None` changes nothing.
    pub fn set_express_credentials_provider(
        &mut self,
        provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = provider {
            let components = &mut self.inner.runtime_components;
            components.set_identity_resolver(SCHEME_ID, provider);
        }
        self
    }
}
