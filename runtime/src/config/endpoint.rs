//! Endpoint resolvers: those for a service's rules, and those of callers.

pub use super::endpoint_params::InvalidParams;
use crate::config::service::{Service, ServiceDescriptor};
use crate::endpoint as rules;
use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint as ResolveErased};
pub use aws_smithy_types::endpoint::Endpoint;
use std::marker::PhantomData;

crate::endpoint_params!(&STANDARD);

/// Rules with the parameters of most services and their defaults, and nothing else: clients of services with just these
/// parameters share the types of this module.
static STANDARD: rules::Rules = rules::Rules {
    params: &[
        param("Region", None),
        param("UseDualStack", Some(false)),
        param("UseFIPS", Some(false)),
        param("Endpoint", None),
    ],
    conditions: &[],
    outcomes: &[],
    nodes: &[],
    root: rules::Next::NoMatch,
    slots: 0,
};

const fn param(name: &'static str, default: Option<bool>) -> rules::Param {
    let required = default.is_some();
    let default = match default {
        Some(value) => Some(rules::StaticParam::Bool(value)),
        None => None,
    };
    rules::Param {
        name,
        default,
        required,
    }
}

macro_rules! params {
    ($($(#[$doc:meta])* $name:ident, $set:ident: $type:ty => $param:literal, $get:ident -> $view:ty;)*) => {
        impl Params { $(
            $(#[$doc])*
            pub fn $name(&self) -> Option<$view> {
                self.0.$get($param)
            }
        )* }

        impl ParamsBuilder { $(
            $(#[$doc])*
            pub fn $name(self, value: impl Into<$type>) -> Self {
                self.$set(Some(value.into()))
            }

            $(#[$doc])*
            ///
            /// `None` clears it.
            pub fn $set(mut self, value: Option<$type>) -> Self {
                self.0.put($param, value);
                self
            }
        )* }
    };
}

params! {
    /// The region.
    region, set_region: String => "Region", get_str -> &str;
    /// True if the endpoint must support IPv4 and IPv6.
    use_dual_stack, set_use_dual_stack: bool => "UseDualStack", get_bool -> bool;
    /// True if the endpoint must comply with FIPS 140.
    use_fips, set_use_fips: bool => "UseFIPS", get_bool -> bool;
    /// The URL set by the caller.
    endpoint, set_endpoint: String => "Endpoint", get_str -> &str;
}

/// Finds endpoints by the rules of service `S`; without rules, uses the one set by the caller.
#[derive(Clone, Copy, Debug)]
pub struct DefaultResolver<S>(PhantomData<fn() -> S>);

// by hand: the marker of a service has no default
impl<S> Default for DefaultResolver<S> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> DefaultResolver<S> {
    /// The resolver of the service.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> ResolveEndpoint for DefaultResolver<S> {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        resolve(S::DESCRIPTOR, &params.0)
    }
}

/// Resolves an endpoint by the rules of a service.
#[doc(hidden)]
pub fn resolve_by_rules<S: Service>(values: &rules::Params) -> EndpointFuture<'static> {
    resolve(S::DESCRIPTOR, values)
}

fn resolve(service: &ServiceDescriptor, values: &rules::Params) -> EndpointFuture<'static> {
    let url = values.get_str("Endpoint");
    if let Some(why) = url.and_then(rules::unusable) {
        let message = format!("`endpoint_url` cannot be used: {why}");
        return EndpointFuture::ready(Err(message.into()));
    }
    EndpointFuture::ready(match (service.endpoint_rules, url) {
        (Some(rules), _) => rules::resolve(rules, values).map_err(Into::into),
        (None, Some(url)) => Ok(Endpoint::builder().url(url.to_owned()).build()),
        (None, None) => Err("the service has no endpoint of its own: set `endpoint_url`".into()),
    })
}

/// Finds endpoints by the rules of a service that is given as data.
#[derive(Debug)]
pub(crate) struct ServiceResolver(pub &'static ServiceDescriptor);

impl ServiceResolver {
    /// Converts to the type that the orchestrator uses.
    pub(crate) fn shared(self) -> SharedEndpointResolver {
        SharedEndpointResolver::new(self)
    }
}

impl ResolveErased for ServiceResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        match self.0.endpoint_params.values(params) {
            Some(values) => resolve(self.0, values),
            None => EndpointFuture::ready(Err("params of expected type was not present".into())),
        }
    }

    fn finalize_params<'a>(&'a self, params: &'a mut EndpointResolverParams) -> Result<(), BoxError> {
        self.0.endpoint_params.set_account(params);
        Ok(())
    }
}
