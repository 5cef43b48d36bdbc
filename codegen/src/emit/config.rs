//! Emits the configuration: that of the runtime, under the names of the official crates.

use super::doc;
use super::module::Module;
use super::scope::{ident, Names, Scope};
use crate::docs;
use crate::model::AuthScheme;
use crate::plan::{OwnSetting, Plan};
use proc_macro2::TokenStream;
use quote::quote;

/// Emits `config` and its submodules.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    let scope = names.scope(1, &[]);
    let service = scope.at("Service");
    let doc = format!(
        "Configuration of the client for {}.",
        docs::line(&plan.service.title)
    );
    let own_settings = own_settings(&plan.service.own_settings, &scope);
    let identities = identities(&plan.service.auth_schemes);
    let config = quote! {
        use tinsmith_runtime::codegen as rt;
        pub use tinsmith_runtime::config::reexports::*;
        #(pub use rt::config::credentials::#identities;)*
        /// The configuration of a client, built by a [`Builder`] or from an `SdkConfig`.
        pub type Config = rt::config::Config<#service>;
        /// Builds a [`Config`].
        pub type Builder = rt::config::Builder<#service>;
        #own_settings
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
    let mut endpoint = inner("endpoint", "Endpoints: the URLs requests are sent to.");
    endpoint.items.extend(quote! {
        /// Finds endpoints by the rules of the service.
        pub type DefaultResolver = tinsmith_runtime::config::endpoint::DefaultResolver<#service>;
    });
    vec![
        Module {
            path: vec!["config".to_owned()],
            doc,
            public: true,
            items: config,
        },
        inner("auth", "The choice of an auth scheme for each request."),
        endpoint,
        inner("http", "HTTP requests and responses, for interceptors."),
        inner("interceptors", "Interceptors and their contexts."),
        inner("retry", "The configuration of retries."),
        inner("timeout", "The configuration of timeouts."),
    ]
}

/// Returns the types of the identities for HTTP auth schemes.
fn identities(schemes: &[AuthScheme]) -> Vec<TokenStream> {
    let is_token = |scheme: &AuthScheme| matches!(scheme, AuthScheme::Bearer | AuthScheme::ApiKey { .. });
    let is_login = |scheme: &AuthScheme| matches!(scheme, AuthScheme::Basic | AuthScheme::Digest);
    let login = schemes.iter().any(is_login).then(|| quote!(Login));
    let token = schemes.iter().any(is_token).then(|| quote!(Token));
    login.into_iter().chain(token).collect()
}

/// Emits the endpoint settings that only this service has, as a trait, since the builder belongs to the runtime.
fn own_settings(settings: &[OwnSetting], scope: &Scope) -> Option<TokenStream> {
    let declared = settings.iter().map(|setting| {
        let (name, set, ty) = (
            ident(&setting.name),
            ident(&setting.setter),
            scope.ty(&setting.ty),
        );
        let fallback = format!("Sets the endpoint parameter {}.", docs::code(&setting.param));
        let doc = doc::or(&setting.documentation, &fallback);
        let set_doc = doc::lines(&format!(
            "Does the same as [`{0}`](Self::{0}); `None` restores the default.",
            setting.name.trim_start_matches("r#")
        ));
        quote! {
            #doc
            fn #name(self, value: impl Into<#ty>) -> Self;
            #set_doc
            fn #set(&mut self, value: Option<#ty>) -> &mut Self;
        }
    });
    let defined = settings.iter().map(|setting| {
        let (name, set, ty) = (
            ident(&setting.name),
            ident(&setting.setter),
            scope.ty(&setting.ty),
        );
        let param = &setting.param;
        quote! {
            fn #name(mut self, value: impl Into<#ty>) -> Self {
                self.#set(Some(value.into()));
                self
            }
            fn #set(&mut self, value: Option<#ty>) -> &mut Self {
                self.__set_endpoint_param(#param, value);
                self
            }
        }
    });
    let sealed = super::root::sealed(&quote!(Builder));
    (!settings.is_empty()).then(|| {
        quote! {
            /// Settings of this service's endpoints; import the trait to use them on a [`Builder`].
            pub trait EndpointSettings: Sized + sealed::Sealed {
                #(#declared)*
            }
            impl EndpointSettings for Builder {
                #(#defined)*
            }
            #sealed
        }
    })
}
