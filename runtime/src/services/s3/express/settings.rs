//! Settings of sessions.

use super::scheme::SCHEME_ID;
use crate::config::service::Service;
use crate::config::{Builder, ProvideCredentials, SharedCredentialsProvider};

/// The sessions of S3 Express.
pub trait S3ExpressAuth: Service {}

impl<S: S3ExpressAuth> Builder<S> {
    /// What knows the credentials of sessions, instead of the client, which creates sessions as it needs them.
    pub fn express_credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.set_express_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
        self
    }

    /// Sets what knows the credentials of sessions; `None` changes nothing.
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
