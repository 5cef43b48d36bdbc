//! Settings of endpoints that not all services have.
//!
//! Each is a trait that the marker of a generated client implements where its rules have the parameter.

use super::endpoint_params::ConfiguredParam;
use super::Builder;
use crate::config::service::Service;
use crate::endpoint::ParamValue;
use aws_types::endpoint_config::AccountIdEndpointMode;

/// Endpoints may name the account.
pub trait AccountIdEndpoints: Service {}

impl<S: AccountIdEndpoints> Builder<S> {
    /// Whether endpoints name the account, where the credentials know it.
    pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
        self.set_account_id_endpoint_mode(Some(mode));
        self
    }

    /// Sets or clears whether endpoints name the account.
    pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) -> &mut Self {
        self.inner.config.store_or_unset(mode);
        self
    }
}

impl<S: Service> Builder<S> {
    /// Sets or clears a parameter of endpoints, for the settings that generated code has of its own.
    #[doc(hidden)]
    pub fn __set_endpoint_param(&mut self, name: &'static str, value: Option<impl Into<ParamValue>>) {
        let value = value.map(Into::into);
        self.inner.config.store_append(ConfiguredParam { name, value });
    }
}
