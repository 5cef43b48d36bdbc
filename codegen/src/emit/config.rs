//! The service's configuration: the runtime's, under the names the official crates give it.

use super::scope::Names;
use super::Module;
use crate::plan::Plan;
use quote::quote;

/// `config` and the modules in it.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    let scope = names.scope(1, &[]);
    let service = scope.at("Service");
    let doc = format!("Configuration of the client for {}.", plan.service.title);
    let config = quote! {
        use tinsmith_runtime as rt;
        pub use rt::config::reexports::*;
        /// The configuration of a client, made by a [`Builder`] or from an `SdkConfig`.
        pub type Config = rt::config::Config<#service>;
        /// Builds a [`Config`].
        pub type Builder = rt::config::Builder<#service>;
    };
    let inner = |name: &str, doc: &str| {
        let path = super::scope::path(&format!("tinsmith_runtime::config::{name}"));
        Module {
            path: vec!["config".to_owned(), name.to_owned()],
            doc: doc.to_owned(),
            public: true,
            items: quote!(pub use #path::*;),
        }
    };
    let inner_scope = names.scope(2, &[]);
    let service = inner_scope.at("Service");
    let mut endpoint = inner("endpoint", "Where requests go.");
    endpoint.items.extend(quote! {
        /// Finds endpoints by the service's rules.
        pub type DefaultResolver = tinsmith_runtime::config::endpoint::DefaultResolver<#service>;
    });
    vec![
        Module {
            path: vec!["config".to_owned()],
            doc,
            public: true,
            items: config,
        },
        inner("auth", "Which auth scheme signs a request."),
        endpoint,
        inner("http", "Requests and responses as interceptors see them."),
        inner("interceptors", "What interceptors are handed."),
        inner("retry", "How often and when a call is tried again."),
        inner("timeout", "How long a call may take."),
    ]
}
