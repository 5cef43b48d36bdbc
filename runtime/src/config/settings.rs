//! Endpoint settings that not all services have.
//!
//! Each is a trait that the marker type of a generated client implements if its rules have the parameter.

use super::endpoint_params::ConfiguredParam;
use super::Builder;
use crate::config::service::Service;
use crate::endpoint::ParamValue;
use aws_types::endpoint_config::AccountIdEndpointMode;

/// Services whose endpoints may contain the account id.
pub trait AccountIdEndpoints: Service {}

impl<S: AccountIdEndpoints> Builder<S> {
    /// Sets whether endpoints contain the account id, if the credentials have it.
    pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
        self.set_account_id_endpoint_mode(Some(mode));
        self
    }

    /// Sets or clears the mode for account ids in endpoints.
    pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) -> &mut Self {
        self.inner.config.store_or_unset(mode);
        self
    }
}

impl<S: Service> Builder<S> {
    /// Sets or clears an endpoint parameter, for settings defined in generated code.
    #[doc(hidden)]
    pub fn __set_endpoint_param(&mut self, name: &'static str, value: Option<impl Into<ParamValue>>) {
        let value = value.map(Into::into);
        self.inner.config.store_append(ConfiguredParam { name, value });
    }
}
