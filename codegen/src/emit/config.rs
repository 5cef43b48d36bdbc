//! Emits the configuration: that of the runtime, under the names of the official crates, and types of the client's own.

use super::module::Module;
use super::scope::{ident, Names, Scope};
use super::token_stream::{quote, TokenStream};
use super::{doc, features};
use crate::docs;
use crate::endpoint::ParamKind;
use crate::model::AuthScheme;
use crate::names::without_raw;
use crate::plan::{EndpointParam, Plan};

/// Emits `config` and its submodules.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    let scope = names.scope(1, &[]);
    let service = scope.at("Service");
    let doc = format!(
        "Configuration of the client for {}.",
        docs::line(&plan.service.title)
    );
    let builder = builder(plan, &scope);
    let identities = identities(&plan.service.auth_schemes);
    let config = quote! {
        use tinsmith_runtime::codegen as rt;
        pub use tinsmith_runtime::codegen::config::reexports::*;
        #(pub use tinsmith_runtime::codegen::config::#identities;)*
        /// The configuration of a client, built by a [`Builder`] or from an `SdkConfig`.
        pub type Config = rt::config::Config<#service>;
        #builder
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
    let mut endpoint = inner("endpoint", "Endpoints: the URLs requests are sent to.");
    endpoint.items = self::endpoint(plan, &names.scope(2, &[]));
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

/// Emits the builder of configurations: an alias of the runtime's, or a type of the client with the settings that not every client has.
fn builder(plan: &Plan, scope: &Scope) -> TokenStream {
    let endpoint = &plan.service.endpoint_config;
    let groups = features::config_settings(plan);
    let service = scope.at("Service");
    let doc = quote!(#[doc = " Builds a [`Config`]."]);
    if groups.is_empty() && endpoint.settings.is_empty() && endpoint.params.is_empty() {
        return quote! {
            #doc
            pub type Builder = rt::config::Builder<#service>;
        };
    }
    let variants = (endpoint.variants.iter()).map(|variant| features::variant_settings(*variant));
    let settings = endpoint.settings.iter().map(|param| setting(param, scope));
    let settings = (!endpoint.settings.is_empty()).then(|| quote!(impl Builder { #(#settings)* }));
    quote! {
        #doc
        #[derive(Clone, Debug, Default)]
        pub struct Builder {
            settings: rt::config::Settings,
        }
        impl rt::ConfigBuilder for Builder {
            fn of(settings: rt::config::Settings) -> Self {
                Self { settings }
            }
            fn into_settings(self) -> rt::config::Settings {
                self.settings
            }
        }
        tinsmith_runtime::config_builder!([] Builder, #service, [self::endpoint::ResolveEndpoint]);
        #(tinsmith_runtime::#variants!(Builder);)*
        #(tinsmith_runtime::#groups!(Builder);)*
        #settings
    }
}

/// Emits the methods of a setting for a parameter of the endpoint rules.
fn setting(setting: &EndpointParam, scope: &Scope) -> TokenStream {
    let (name, set, param) = (ident(&setting.name), ident(&setting.setter), &setting.param);
    let (ty, _, _) = param_type(setting.kind, scope);
    let fallback = format!("Sets the endpoint parameter {}.", docs::code(param));
    let doc = doc::or(&setting.documentation, &fallback);
    let set_doc = doc::lines(&format!(
        "Does the same as [`{0}`](Self::{0}); `None` restores the default.",
        without_raw(&setting.name)
    ));
    quote! {
        #doc
        pub fn #name(mut self, value: impl Into<#ty>) -> Self {
            self.#set(Some(value.into()));
            self
        }
        #set_doc
        pub fn #set(&mut self, value: Option<#ty>) -> &mut Self {
            self.settings.set_endpoint_param(#param, value);
            self
        }
    }
}

/// Emits the types of endpoint parameters and resolvers: the runtime's, or types of the client where its rules have other
/// parameters than most.
fn endpoint(plan: &Plan, scope: &Scope) -> TokenStream {
    let service = scope.at("Service");
    let params = &plan.service.endpoint_config.params;
    if params.is_empty() {
        return quote! {
            pub use tinsmith_runtime::config::endpoint::{
                Endpoint, EndpointFuture, InvalidParams, Params, ParamsBuilder, ResolveEndpoint,
                SharedEndpointResolver,
            };
            /// Finds endpoints by the rules of the service.
            pub type DefaultResolver = tinsmith_runtime::config::endpoint::DefaultResolver<#service>;
        };
    }
    let rules = scope.at("endpoint_rules::RULES");
    let accessors = params.iter().map(|param| {
        let (_, view, get) = param_type(param.kind, scope);
        let (name, param, doc) = (ident(&param.name), &param.param, param_doc(param));
        quote! {
            #doc
            pub fn #name(&self) -> Option<#view> {
                self.0.#get(#param)
            }
        }
    });
    let setters = params.iter().map(|param| {
        let (ty, _, _) = param_type(param.kind, scope);
        let set_doc = doc::lines(&format!(
            "Does the same as [`{0}`](Self::{0}); `None` clears it.",
            without_raw(&param.name)
        ));
        let (name, set, param, doc) = (
            ident(&param.name),
            ident(&param.setter),
            &param.param,
            param_doc(param),
        );
        quote! {
            #doc
            pub fn #name(self, value: impl Into<#ty>) -> Self {
                self.#set(Some(value.into()))
            }
            #set_doc
            pub fn #set(mut self, value: Option<#ty>) -> Self {
                self.0.put(#param, value);
                self
            }
        }
    });
    quote! {
        pub use tinsmith_runtime::config::endpoint::{
            Endpoint, EndpointFuture, InvalidParams, SharedEndpointResolver,
        };
        tinsmith_runtime::endpoint_params!(&#rules);
        tinsmith_runtime::endpoint_resolver!(#service);
        impl Params {
            #(#accessors)*
        }
        impl ParamsBuilder {
            #(#setters)*
        }
    }
}

fn param_doc(param: &EndpointParam) -> TokenStream {
    let fallback = format!("The parameter {}.", docs::code(&param.param));
    doc::or(&param.documentation, &fallback)
}

/// Returns the type of a parameter, the type of a view of it, and the getter of the runtime that returns that.
fn param_type(kind: ParamKind, scope: &Scope) -> (TokenStream, TokenStream, TokenStream) {
    match kind {
        ParamKind::Boolean => (quote!(bool), quote!(bool), quote!(get_bool)),
        ParamKind::String => (scope.string(), quote!(&str), quote!(get_str)),
        ParamKind::Strings => {
            let (vec, string) = (scope.vec(), scope.string());
            (quote!(#vec<#string>), quote!(&[#string]), quote!(get_list))
        }
    }
}
