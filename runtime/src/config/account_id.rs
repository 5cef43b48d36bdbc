//! The setting for account ids in endpoints.

use super::settings::Settings;
use aws_types::endpoint_config::AccountIdEndpointMode;

#[doc(hidden)]
impl Settings {
    pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) -> &mut Self {
        self.config.store_or_unset(mode);
        self
    }
}

/// Defines the setting on a builder of configurations: for clients whose endpoint rules have the built-in parameter
/// `AWS::Auth::AccountIdEndpointMode`.
#[doc(hidden)]
#[macro_export]
macro_rules! account_id_settings {
    ($builder:ty) => {
        const _: () = {
            use $crate::codegen::config::types::*;

            impl $builder {
                /// Sets whether endpoints contain the account id, if the credentials have it.
                pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
                    self.set_account_id_endpoint_mode(Some(mode));
                    self
                }

                /// Sets or clears the mode for account ids in endpoints.
                pub fn set_account_id_endpoint_mode(
                    &mut self,
                    mode: Option<AccountIdEndpointMode>,
                ) -> &mut Self {
                    self.settings.set_account_id_endpoint_mode(mode);
                    self
                }
            }
        };
    };
}
