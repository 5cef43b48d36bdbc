//! Where requests go.

use crate::endpoint as rules;
use crate::service::{Service, ServiceDescriptor};
pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint as ResolveErased};
use aws_smithy_types::config_bag::ConfigBag;
pub use aws_smithy_types::endpoint::Endpoint;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;
use std::fmt;
use std::marker::PhantomData;

/// Finds the endpoint of a call.
pub trait ResolveEndpoint: Send + Sync + fmt::Debug {
    /// The endpoint for these parameters.
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

    /// The form in which the orchestrator takes it.
    fn into_shared_resolver(self) -> SharedEndpointResolver
    where
        Self: Sized + 'static,
    {
        SharedEndpointResolver::new(WithParams(self))
    }
}

#[derive(Debug)]
struct WithParams<T>(T);

impl<T: ResolveEndpoint> ResolveErased for WithParams<T> {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_endpoint(params),
            None => EndpointFuture::ready(Err("params of expected type was not present".into())),
        }
    }
}

/// Finds endpoints by the rules of service `S`; the one the caller names where it has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct DefaultResolver<S>(PhantomData<fn() -> S>);

impl<S: Service> DefaultResolver<S> {
    /// The resolver of the service.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> ResolveEndpoint for DefaultResolver<S> {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        ServiceResolver(S::DESCRIPTOR).resolve_endpoint(params)
    }
}

/// [`DefaultResolver`], the service known as data.
#[derive(Debug)]
pub(crate) struct ServiceResolver(pub &'static ServiceDescriptor);

impl ResolveEndpoint for ServiceResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        EndpointFuture::ready(match (self.0.endpoint_rules, params.endpoint()) {
            (Some(rules), _) => rules::resolve(rules, &params.values).map_err(Into::into),
            (None, Some(url)) => Ok(Endpoint::builder().url(url.to_owned()).build()),
            (None, None) => Err("the service has no endpoint of its own: set `endpoint_url`".into()),
        })
    }
}

/// What an endpoint may depend on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    values: rules::Params,
}

/// Names of the built-in parameters in AWS's rule sets.
const REGION: &str = "Region";
const USE_DUAL_STACK: &str = "UseDualStack";
const USE_FIPS: &str = "UseFIPS";
const ENDPOINT: &str = "Endpoint";

impl Params {
    /// A builder for them.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// The built-in parameters, as configured.
    pub(crate) fn from_config(cfg: &ConfigBag) -> Self {
        let params = ParamsBuilder::default()
            .set_region(cfg.load::<Region>().map(|region| region.as_ref().to_owned()))
            .set_use_dual_stack(cfg.load::<UseDualStack>().map(|it| it.0))
            .set_use_fips(cfg.load::<UseFips>().map(|it| it.0))
            .set_endpoint(cfg.load::<EndpointUrl>().map(|it| it.0.clone()));
        Self {
            values: params.values,
        }
    }

    /// The region.
    pub fn region(&self) -> Option<&str> {
        self.values.get_str(REGION)
    }

    /// Whether the endpoint has to speak IPv4 and IPv6.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.values.get_bool(USE_DUAL_STACK)
    }

    /// Whether the endpoint has to comply with FIPS 140.
    pub fn use_fips(&self) -> Option<bool> {
        self.values.get_bool(USE_FIPS)
    }

    /// The URL the caller named.
    pub fn endpoint(&self) -> Option<&str> {
        self.values.get_str(ENDPOINT)
    }
}

/// Builds [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    values: rules::Params,
}

/// Setters of a parameter: by value, and as an option.
macro_rules! params {
    ($($(#[$doc:meta])* $name:ident, $set:ident, $get:ident: $type:ty => $param:ident, $view:ident -> $viewed:ty;)*) => {
        impl ParamsBuilder { $(
            $(#[$doc])*
            pub fn $name(self, value: impl Into<$type>) -> Self {
                self.$set(Some(value.into()))
            }
            $(#[$doc])*
            ///
            /// `None` clears it.
            pub fn $set(mut self, value: Option<$type>) -> Self {
                match value {
                    Some(value) => self.values.set($param, value),
                    None => self.values.clear($param),
                }
                self
            }
            $(#[$doc])*
            pub fn $get(&self) -> Option<$viewed> {
                self.values.$view($param)
            }
        )* }
    };
}

params! {
    /// The region.
    region, set_region, get_region: String => REGION, get_str -> &str;
    /// Whether the endpoint has to speak IPv4 and IPv6.
    use_dual_stack, set_use_dual_stack, get_use_dual_stack: bool => USE_DUAL_STACK, get_bool -> bool;
    /// Whether the endpoint has to comply with FIPS 140.
    use_fips, set_use_fips, get_use_fips: bool => USE_FIPS, get_bool -> bool;
    /// The URL the caller names.
    endpoint, set_endpoint, get_endpoint: String => ENDPOINT, get_str -> &str;
}

impl ParamsBuilder {
    /// Builds them.
    pub fn build(self) -> Result<Params, InvalidParams> {
        Ok(Params { values: self.values })
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
