//! Resolves the auth schemes of a call.

use super::endpoint::preferred;
use crate::schema::operation::{AuthScheme, OperationShape, OperationTrait};
use aws_runtime::auth::sigv4;
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
#[cfg(feature = "http-auth")]
use aws_smithy_runtime_api::client::auth::http;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::borrow::Cow;
use std::fmt;

/// Chooses the auth schemes of a call, in order of preference.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// Returns the schemes to try for a call.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// Converts to the type that the orchestrator uses.
    fn into_shared_resolver(self) -> SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        SharedAuthSchemeOptionResolver::new(WithParams(self))
    }
}

#[derive(Debug)]
struct WithParams<T>(T);

impl<T: ResolveAuthScheme> ResolveAuthSchemeOptions for WithParams<T> {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => AuthSchemeOptionsFuture::ready(Err("params of expected type was not present".into())),
        }
    }
}

/// The default resolver of a service.
#[derive(Debug, Default)]
pub struct DefaultAuthSchemeResolver {
    options: Vec<AuthSchemeOption>,
    /// True if endpoints list schemes, which then take precedence.
    by_endpoint: bool,
}

impl DefaultAuthSchemeResolver {
    /// Creates the resolver for these schemes, in order of preference; `by_endpoint` is true if endpoints also list
    /// schemes.
    pub(crate) fn of(schemes: &[AuthScheme], by_endpoint: bool) -> Self {
        Self {
            options: options(schemes),
            by_endpoint,
        }
    }
}

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let own = params.schemes.map(options);
        let options = own.unwrap_or_else(|| self.options.clone());
        if self.by_endpoint {
            AuthSchemeOptionsFuture::new(preferred(options, cfg, runtime_components))
        } else {
            AuthSchemeOptionsFuture::ready(Ok(options))
        }
    }
}

fn options(schemes: &[AuthScheme]) -> Vec<AuthSchemeOption> {
    let option = |scheme: &AuthScheme| AuthSchemeOption::builder().scheme_id(id(scheme)?).build().ok();
    schemes.iter().filter_map(option).collect()
}

/// Returns the id of a scheme, if this build supports it.
fn id(scheme: &AuthScheme) -> Option<AuthSchemeId> {
    Some(match scheme {
        AuthScheme::SigV4 => sigv4::SCHEME_ID,
        AuthScheme::None => NO_AUTH_SCHEME_ID,
        #[cfg(feature = "sigv4a")]
        AuthScheme::SigV4a => aws_runtime::auth::sigv4a::SCHEME_ID,
        #[cfg(feature = "http-auth")]
        AuthScheme::Bearer => http::HTTP_BEARER_AUTH_SCHEME_ID,
        #[cfg(feature = "http-auth")]
        AuthScheme::Basic => http::HTTP_BASIC_AUTH_SCHEME_ID,
        #[cfg(feature = "http-auth")]
        AuthScheme::Digest => http::HTTP_DIGEST_AUTH_SCHEME_ID,
        #[cfg(feature = "http-auth")]
        AuthScheme::ApiKeyHeader(..) | AuthScheme::ApiKeyQuery(_) => http::HTTP_API_KEY_AUTH_SCHEME_ID,
        AuthScheme::Custom(id) => AuthSchemeId::from(*id),
        #[cfg(not(all(feature = "sigv4a", feature = "http-auth")))]
        _ => return None,
    })
}

/// Returns the schemes that this build supports.
#[cfg_attr(not(feature = "http-auth"), allow(unused_variables))]
pub(crate) fn schemes(of_service: &[AuthScheme]) -> Vec<SharedAuthScheme> {
    #[cfg_attr(not(any(feature = "sigv4a", feature = "http-auth")), allow(unused_mut))]
    let mut schemes = vec![SharedAuthScheme::new(sigv4::SigV4AuthScheme::new())];
    #[cfg(feature = "sigv4a")]
    schemes.push(SharedAuthScheme::new(
        aws_runtime::auth::sigv4a::SigV4aAuthScheme::new(),
    ));
    #[cfg(feature = "http-auth")]
    {
        use aws_smithy_runtime::client::auth::http::{BasicAuthScheme, BearerAuthScheme};
        schemes.push(SharedAuthScheme::new(BearerAuthScheme::new()));
        schemes.push(SharedAuthScheme::new(BasicAuthScheme::new()));
        schemes.push(SharedAuthScheme::new(super::digest::Digest));
        schemes.extend(api_keys(of_service));
    }
    schemes
}

/// Returns the schemes among these for API keys, each with the place of the key.
#[cfg(feature = "http-auth")]
pub(crate) fn api_keys(schemes: &[AuthScheme]) -> impl Iterator<Item = SharedAuthScheme> + '_ {
    use aws_smithy_runtime::client::auth::http::{ApiKeyAuthScheme, ApiKeyLocation};
    schemes.iter().filter_map(|scheme| {
        let (before, location, name) = match scheme {
            AuthScheme::ApiKeyHeader(name, before) => (*before, ApiKeyLocation::Header, *name),
            AuthScheme::ApiKeyQuery(name) => ("", ApiKeyLocation::Query, *name),
            _ => return None,
        };
        Some(SharedAuthScheme::new(ApiKeyAuthScheme::new(
            before, location, name,
        )))
    })
}

/// The parameters of auth scheme resolution.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    operation_name: Cow<'static, str>,
    /// The schemes of the operation, if they differ from those of the service.
    schemes: Option<&'static [AuthScheme]>,
}

impl Params {
    pub(crate) fn of(operation: &OperationShape) -> Self {
        Self {
            operation_name: operation.name.into(),
            schemes: operation
                .traits
                .iter()
                .find_map(|operation_trait| match operation_trait {
                    OperationTrait::Auth(schemes) => Some(*schemes),
                    _ => None,
                }),
        }
    }

    /// Creates a builder.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// Returns the name of the operation.
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Builds [`Params`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation.
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets or clears the name of the operation.
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Builds the parameters; fails if the operation is not set.
    pub fn build(self) -> Result<Params, BuildError> {
        match self.operation_name {
            Some(operation_name) => Ok(Params {
                operation_name,
                schemes: None,
            }),
            None => Err(BuildError {
                field: "operation_name".into(),
            }),
        }
    }
}

/// The error of a builder with a missing parameter.
#[derive(Debug)]
pub struct BuildError {
    field: Cow<'static, str>,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
