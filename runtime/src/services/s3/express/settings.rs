//! Settings of sessions.

use super::scheme::SCHEME_ID;
use crate::config::settings::Settings;
use crate::config::SharedCredentialsProvider;

#[doc(hidden)]
impl Settings {
    pub fn set_express_credentials_provider(
        &mut self,
        provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = provider {
            self.runtime_components.set_identity_resolver(SCHEME_ID, provider);
        }
        self
    }
}

/// Defines the settings of the sessions of S3 Express on a builder of configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! s3_express_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets a provider of session credentials in place of the client's own.
                pub fn express_credentials_provider(
                    mut self,
                    provider: impl ProvideCredentials + 'static,
                ) -> Self {
                    self.set_express_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
                    self
                }

                /// Sets the provider of session credentials; `None` changes nothing.
                pub fn set_express_credentials_provider(
                    &mut self,
                    provider: Option<SharedCredentialsProvider>,
                ) -> &mut Self {
                    self.settings.set_express_credentials_provider(provider);
                    self
                }
            }
        };
    };
}
