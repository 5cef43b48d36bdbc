//! The host prefix of an operation (`smithy.api#endpoint`): text with members of the input, put in front of the host of
//! the endpoint.

use crate::client::operation::Descriptor;
use crate::config::host_prefix::DisableHostPrefix;
use crate::endpoint::is_valid_host_label;
use crate::schema::operation::OperationTrait;
use crate::schema::pattern::fill_labels;
use crate::schema::shape::Shape;
use crate::schema::value::{Value, View};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint, SharedEndpointResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use std::borrow::Cow;
use std::net::IpAddr;

/// The host prefix of a call.
#[derive(Clone, Debug)]
struct HostPrefix(String);

/// Fills the prefix `pattern` from the input and adds it to the endpoint parameters, unless the caller has disabled
/// host prefixes.
pub(super) fn add(
    pattern: &str,
    input: View<'_>,
    params: &mut EndpointResolverParams,
    cfg: &ConfigBag,
) -> Result<(), BoxError> {
    let is_disabled = cfg.load::<DisableHostPrefix>().is_some_and(|setting| setting.0);
    if let (false, View::Structure(structure)) = (is_disabled, input) {
        let host = structure.with_members(|shape, members| fill(pattern, shape, members))??;
        params.set_property(HostPrefix(host));
    }
    Ok(())
}

/// Replaces the labels of the pattern by members, which must be valid host labels.
fn fill(pattern: &str, shape: &Shape, members: &[&dyn Value]) -> Result<String, BoxError> {
    let mut host = String::with_capacity(pattern.len());
    let open = || BoxError::from("the host prefix has no end of a label");
    fill_labels(&mut host, pattern, shape, members, open, |host, label| {
        let name = label.name;
        match label.member.map(|(_, value)| value.view()) {
            Some(View::String(value)) if is_valid_host_label(value, false) => host.push_str(value),
            Some(View::String(value)) if !value.is_empty() => {
                let message = format!(
                    "`{name}` is part of the host: it must be letters, digits and hyphens, at most 63 of them, and not `{}`",
                    value.escape_debug()
                );
                return Err(message.into());
            }
            _ => return Err(format!("`{name}` is part of the host and must not be empty").into()),
        }
        Ok(())
    })?;
    Ok(host)
}

/// Puts the prefix of a call in front of the host, for any endpoint resolver.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HostPrefixPlugin;

impl HostPrefixPlugin {
    /// Returns the plugin, if the operation has a prefix.
    pub(crate) fn of(operation: &Descriptor) -> Option<Self> {
        let is_prefix =
            |operation_trait: &OperationTrait| matches!(operation_trait, OperationTrait::HostPrefix(_));
        operation.shape.traits.iter().any(is_prefix).then_some(Self)
    }
}

impl RuntimePlugin for HostPrefixPlugin {
    // after the client and the call have set their resolvers
    fn order(&self) -> Order {
        Order::NestedComponents
    }

    fn runtime_components(&self, current: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let mut components = RuntimeComponentsBuilder::new("HostPrefix");
        if let Some(resolver) = current.endpoint_resolver() {
            let prefixed = SharedEndpointResolver::new(Prefixed(resolver));
            components.set_endpoint_resolver(Some(prefixed));
        }
        Cow::Owned(components)
    }
}

/// A resolver that adds the prefix to endpoints.
#[derive(Debug)]
struct Prefixed(SharedEndpointResolver);

impl ResolveEndpoint for Prefixed {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let endpoint = self.0.resolve_endpoint(params);
        match params.get_property::<HostPrefix>() {
            Some(prefix) => EndpointFuture::new(async move { Ok(prefixed(endpoint.await?, &prefix.0)) }),
            None => endpoint,
        }
    }

    fn finalize_params<'a>(&'a self, params: &'a mut EndpointResolverParams) -> Result<(), BoxError> {
        self.0.finalize_params(params)
    }
}

/// Adds the prefix to the host of an endpoint, unless it is an IP address.
fn prefixed(endpoint: Endpoint, prefix: &str) -> Endpoint {
    let Some((scheme, rest)) = endpoint.url().split_once("://") else {
        return endpoint;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (format!("{user}@"), host),
        None => (String::new(), authority),
    };
    if is_ip_address(host) {
        return endpoint;
    }
    let url = format!(
        "{scheme}://{user}{prefix}{}",
        &rest[authority.len() - host.len()..]
    );
    endpoint.into_builder().url(url).build()
}

/// Returns `true` if a host, optionally with a port, is an IP address.
fn is_ip_address(host: &str) -> bool {
    if host.starts_with('[') {
        return true;
    }
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(url: &str) -> String {
        let endpoint = Endpoint::builder().url(url.to_owned()).build();
        prefixed(endpoint, "data-").url().to_owned()
    }

    #[test]
    fn a_prefix_stands_in_front_of_the_host() {
        assert_eq!(url("https://logs.example.com"), "https://data-logs.example.com");
        assert_eq!(url("http://localhost:4566/a/b"), "http://data-localhost:4566/a/b");
        assert_eq!(
            url("http://me:it@localhost/x@y"),
            "http://me:it@data-localhost/x@y"
        );
    }

    #[test]
    fn an_ip_address_gets_no_prefix() {
        for address in [
            "http://127.0.0.1:4566",
            "https://10.1.2.3/path",
            "http://[::1]:8080",
            "http://[fe80::1]",
        ] {
            assert_eq!(url(address), address);
        }
    }
}
