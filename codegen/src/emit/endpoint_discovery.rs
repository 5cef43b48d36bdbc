//! Emits endpoint discovery: the method of the client that enables it, and the module `endpoint_discovery`.

use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use super::Module;
use crate::plan::{DiscoveryField, EndpointDiscovery, Plan};

/// Emits the module `endpoint_discovery`; `None` if the service has no endpoint discovery.
pub fn module(plan: &Plan) -> Option<Module> {
    plan.endpoint_discovery.is_some().then(|| Module {
        path: vec!["endpoint_discovery".to_owned()],
        doc: "Keeps a discovered endpoint up to date.".to_owned(),
        public: true,
        items: quote! {
            pub use tinsmith_runtime::client::ReloadEndpoint;
        },
    })
}

/// Emits the method of the client that discovers its endpoint.
pub fn method(discovery: &EndpointDiscovery, scope: &Scope) -> TokenStream {
    let reload = scope.at("endpoint_discovery::ReloadEndpoint");
    let call = ident(&discovery.method);
    let EndpointDiscovery {
        endpoints,
        address,
        cache_period,
        ..
    } = discovery;
    let is_optional = address.optional;
    let first = taken(quote!(output), endpoints, quote!(.unwrap_or_default()));
    let address = taken(quote!(endpoint), address, quote!(?));
    // without a cache period, the endpoint is requested again at the next check
    let minutes = taken(quote!(endpoint), cache_period, quote!(.unwrap_or_default()));
    let found = if is_optional {
        quote!(first.and_then(|endpoint| Some((#address, #minutes))))
    } else {
        quote!(first.map(|endpoint| (#address, #minutes)))
    };
    quote! {
        /// Asks the service for the endpoint of this client, and returns a client that uses it.
        ///
        /// Other operations need the discovered endpoint. Spawn `reload_task` of the `ReloadEndpoint` to keep it up to
        /// date.
        ///
        /// # Errors
        ///
        /// The error of the request for the endpoint, or a configuration without sleep implementation or time source.
        pub async fn with_endpoint_discovery_enabled(
            self,
        ) -> ::std::result::Result<(Self, #reload), rt::endpoint_discovery::BoxError> {
            let client = self.clone();
            let discover = move || {
                let call = client.#call().send();
                async move {
                    let output = call.await?;
                    let first = #first.into_iter().next();
                    Ok(#found)
                }
            };
            let (conf, reload) = rt::endpoint_discovery::discover(self.config(), discover).await?;
            Ok((Self::from_conf(conf), reload))
        }
    }
}

/// Emits the value of a field, moved out of its structure.
fn taken(of: TokenStream, field: &DiscoveryField, unwrap: TokenStream) -> TokenStream {
    let name = ident(&field.name);
    let unwrap = field.optional.then_some(unwrap);
    quote!(#of.#name #unwrap)
}
