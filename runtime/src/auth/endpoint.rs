//! Orders auth schemes by the preference of the endpoint.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemeOption};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::Document;
use std::borrow::Cow;

/// Returns the schemes that the endpoint of a call lists, in its order, followed by the other `options`.
///
/// # Errors
///
/// Those of the endpoint resolution.
pub(super) async fn preferred(
    mut options: Vec<AuthSchemeOption>,
    cfg: &ConfigBag,
    components: &RuntimeComponents,
) -> Result<Vec<AuthSchemeOption>, BoxError> {
    let params = cfg.load::<EndpointResolverParams>();
    let params = params.ok_or("the call has no endpoint parameters")?;
    let endpoint = components.endpoint_resolver().resolve_endpoint(params).await?;
    let asked_for = names(&endpoint).into_iter().map(|name| {
        let own = options
            .iter()
            .position(|option| option.scheme_id().inner() == name);
        match own {
            Some(at) => options.remove(at),
            None => AuthSchemeOption::from(AuthSchemeId::from(Cow::Owned(name.to_owned()))),
        }
    });
    let mut preferred: Vec<_> = asked_for.collect();
    preferred.append(&mut options);
    Ok(preferred)
}

/// Returns the names of the schemes that an endpoint lists, in order of preference.
pub(crate) fn names(endpoint: &Endpoint) -> Vec<&str> {
    let typed = endpoint.auth_schemes();
    if !typed.is_empty() {
        return typed.iter().map(|scheme| scheme.name()).collect();
    }
    match endpoint.properties().get("authSchemes") {
        Some(Document::Array(schemes)) => schemes.iter().filter_map(name).collect(),
        _ => Vec::new(),
    }
}

fn name(scheme: &Document) -> Option<&str> {
    scheme.as_object()?.get("name")?.as_string()
}
