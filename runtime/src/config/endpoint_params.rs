//! The parameters of endpoint rules: as values by their names, and as the types that resolvers of a client get.

use super::settings::Settings;
use crate::endpoint::{ParamValue, Params as Values};
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;
use std::fmt;

/// A parameter that a configuration sets, or clears; those of a client and of a call add up.
#[derive(Clone, Debug)]
pub(crate) struct ConfiguredParam {
    pub name: &'static str,
    pub value: Option<ParamValue>,
}

impl Storable for ConfiguredParam {
    type Storer = StoreAppend<Self>;
}

#[doc(hidden)]
impl Settings {
    pub fn set_endpoint_param(
        &mut self,
        name: &'static str,
        value: Option<impl Into<ParamValue>>,
    ) -> &mut Self {
        let value = value.map(Into::into);
        self.config.store_append(ConfiguredParam { name, value });
        self
    }
}

/// The values of the parameters that are configured.
pub(crate) fn configured(cfg: &ConfigBag) -> Values {
    let mut values = Values::with_room();
    // what was set last comes first
    let configured: Vec<_> = cfg.load::<ConfiguredParam>().collect();
    for param in configured.into_iter().rev() {
        match &param.value {
            Some(value) => values.set(param.name, value.clone()),
            None => values.clear(param.name),
        }
    }
    if let Some(region) = cfg.load::<Region>() {
        values.set("Region", region.as_ref().to_owned());
    }
    if let Some(&UseDualStack(value)) = cfg.load::<UseDualStack>() {
        values.set("UseDualStack", value);
    }
    if let Some(&UseFips(value)) = cfg.load::<UseFips>() {
        values.set("UseFIPS", value);
    }
    if let Some(EndpointUrl(url)) = cfg.load::<EndpointUrl>() {
        values.set("Endpoint", url.clone());
    }
    let mode = match cfg.load::<AccountIdEndpointMode>() {
        Some(AccountIdEndpointMode::Required) => "required",
        Some(AccountIdEndpointMode::Disabled) => "disabled",
        _ => "preferred",
    };
    values.set("AccountIdEndpointMode", ParamValue::Str(mode.into()));
    values
}

/// The type of a client's parameters: [`Params`], or one of its own.
#[doc(hidden)]
pub trait EndpointParams: fmt::Debug + Send + Sync + 'static {
    /// The parameters with these values.
    fn of(values: Values) -> Self;
    /// The values, as rules take them.
    fn values(&self) -> &Values;
    /// The values, to be changed.
    fn values_mut(&mut self) -> &mut Values;
}

/// The type of a client's parameters, behind function pointers.
#[doc(hidden)]
#[derive(Debug)]
pub struct EndpointParamsType {
    erase: fn(Values) -> EndpointResolverParams,
    values: fn(&EndpointResolverParams) -> Option<&Values>,
    values_mut: fn(&mut EndpointResolverParams) -> Option<&mut Values>,
}

impl EndpointParamsType {
    /// The type `P`.
    pub const fn of<P: EndpointParams>() -> Self {
        Self {
            erase: |values| EndpointResolverParams::new(P::of(values)),
            values: |params| params.get::<P>().map(P::values),
            values_mut: |params| params.get_mut::<P>().map(P::values_mut),
        }
    }

    /// The parameters with these values, in the form in which the orchestrator passes them on.
    pub(crate) fn erase(&self, values: Values) -> EndpointResolverParams {
        (self.erase)(values)
    }

    /// The values of such parameters.
    pub(crate) fn values<'a>(&self, params: &'a EndpointResolverParams) -> Option<&'a Values> {
        (self.values)(params)
    }

    /// Sets the account, which is known once there is an identity.
    pub fn set_account(&self, params: &mut EndpointResolverParams) {
        // nothing of the identity may stay behind
        let identity = params
            .get_property_mut::<Identity>()
            .map(|identity| std::mem::replace(identity, Identity::new((), None)));
        let account = identity
            .as_ref()
            .and_then(|identity| identity.property::<AccountId>());
        if let (Some(values), Some(account)) = ((self.values_mut)(params), account) {
            values.set("AccountId", account.as_str().to_owned());
        }
    }
}

/// A parameter is missing or wrong.
#[derive(Debug)]
pub struct InvalidParams {
    field: String,
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for InvalidParams {}

/// Defines the types of a client's parameters, the trait of its endpoint resolvers and the value for its service's
/// descriptor. Accessors and setters of the parameters stand beside the call.
#[doc(hidden)]
#[macro_export]
macro_rules! endpoint_params {
    () => {
        /// The values on which the endpoint of a call depends.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params($crate::codegen::endpoint::Params);

        /// Builds [`Params`].
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ParamsBuilder($crate::codegen::endpoint::Params);

        impl Params {
            /// A builder with nothing set.
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }
        }

        impl ParamsBuilder {
            /// Builds them.
            pub fn build(self) -> Result<Params, $crate::config::endpoint::InvalidParams> {
                Ok(Params(self.0))
            }
        }

        impl $crate::codegen::endpoint::EndpointParams for Params {
            fn of(values: $crate::codegen::endpoint::Params) -> Self {
                Self(values)
            }
            fn values(&self) -> &$crate::codegen::endpoint::Params {
                &self.0
            }
            fn values_mut(&mut self) -> &mut $crate::codegen::endpoint::Params {
                &mut self.0
            }
        }

        #[doc(hidden)]
        pub static PARAMS: $crate::codegen::endpoint::EndpointParamsType =
            $crate::codegen::endpoint::EndpointParamsType::of::<Params>();

        /// Finds the endpoint of a call.
        pub trait ResolveEndpoint: Send + Sync + ::std::fmt::Debug {
            /// The endpoint for these parameters.
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a Params,
            ) -> $crate::config::endpoint::EndpointFuture<'a>;

            /// The form in which the orchestrator takes it.
            fn into_shared_resolver(self) -> $crate::config::endpoint::SharedEndpointResolver
            where
                Self: Sized + 'static,
            {
                $crate::config::endpoint::SharedEndpointResolver::new(WithParams(self))
            }
        }

        #[derive(Debug)]
        struct WithParams<T>(T);

        impl<T: ResolveEndpoint> $crate::codegen::endpoint::ResolveErased for WithParams<T> {
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a $crate::codegen::endpoint::EndpointResolverParams,
            ) -> $crate::config::endpoint::EndpointFuture<'a> {
                match params.get::<Params>() {
                    Some(params) => self.0.resolve_endpoint(params),
                    None => $crate::config::endpoint::EndpointFuture::ready(Err(
                        "params of expected type was not present".into(),
                    )),
                }
            }

            fn finalize_params<'a>(
                &'a self,
                params: &'a mut $crate::codegen::endpoint::EndpointResolverParams,
            ) -> Result<(), $crate::codegen::error::BoxError> {
                PARAMS.set_account(params);
                Ok(())
            }
        }
    };
}

/// Defines the resolver by the rules of a service whose client has parameters of its own, beside
/// [`endpoint_params!`](crate::endpoint_params).
#[doc(hidden)]
#[macro_export]
macro_rules! endpoint_resolver {
    ($service:ty) => {
        /// Finds endpoints by the rules of the service.
        #[derive(Clone, Copy, Debug, Default)]
        pub struct DefaultResolver(());

        impl DefaultResolver {
            /// The resolver of the service.
            pub fn new() -> Self {
                Self(())
            }
        }

        impl ResolveEndpoint for DefaultResolver {
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a Params,
            ) -> $crate::config::endpoint::EndpointFuture<'a> {
                $crate::codegen::endpoint::resolve_by_rules::<$service>(&params.0)
            }
        }
    };
}
