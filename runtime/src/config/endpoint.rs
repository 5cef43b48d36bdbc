//! Endpoint resolvers.

pub use super::endpoint_params::{InvalidParams, Params, ParamsBuilder};
use crate::config::service::{Service, ServiceDescriptor};
use crate::endpoint as rules;
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint as ResolveErased};
use aws_smithy_runtime_api::client::identity::Identity;
pub use aws_smithy_types::endpoint::Endpoint;
use std::fmt;
use std::marker::PhantomData;

/// Finds the endpoint of a call.
pub trait ResolveEndpoint: Send + Sync + fmt::Debug {
    /// Returns the endpoint for these parameters.
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

    /// Converts to the type that the orchestrator uses.
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

    /// Adds the account of the identity to the parameters.
    fn finalize_params<'a>(&'a self, params: &'a mut EndpointResolverParams) -> Result<(), BoxError> {
        // no data of the identity must remain
        let identity = params
            .get_property_mut::<Identity>()
            .map(|identity| std::mem::replace(identity, Identity::new((), None)));
        let account = identity
            .as_ref()
            .and_then(|identity| identity.property::<AccountId>());
        if let (Some(params), Some(account)) = (params.get_mut::<Params>(), account) {
            params.set_account_id(account.as_str());
        }
        Ok(())
    }
}

/// Finds endpoints with the rules of service `S`, or uses the configured URL if it has none.
#[derive(Clone, Copy, Debug)]
pub struct DefaultResolver<S>(PhantomData<fn() -> S>);

// implemented by hand, since the marker type has no default
impl<S> Default for DefaultResolver<S> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> DefaultResolver<S> {
    /// Creates the resolver of the service.
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S: Service> ResolveEndpoint for DefaultResolver<S> {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        ServiceResolver(S::DESCRIPTOR).resolve_endpoint(params)
    }
}

/// [`DefaultResolver`] for a service given as data.
#[derive(Debug)]
pub(crate) struct ServiceResolver(pub &'static ServiceDescriptor);

impl ResolveEndpoint for ServiceResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let url = params.endpoint();
        if let Some(why) = url.and_then(rules::unusable) {
            let message = format!("`endpoint_url` cannot be used: {why}");
            return EndpointFuture::ready(Err(message.into()));
        }
        EndpointFuture::ready(match (self.0.endpoint_rules, url) {
            (Some(rules), _) => rules::resolve(rules, params.values()).map_err(Into::into),
            (None, Some(url)) => Ok(Endpoint::builder().url(url.to_owned()).build()),
            (None, None) => Err("the service has no endpoint of its own: set `endpoint_url`".into()),
        })
    }
}
