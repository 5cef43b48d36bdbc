//! Emits the root module and the small modules that only re-export items.

use super::module::Module;
use super::scope::{ident, path, Names, Scope};
use super::token_stream::{quote, TokenStream};
use super::{builder, doc, endpoint_rules, schema, wire_types};
use crate::docs;
use crate::model::AuthScheme;
use crate::plan::{AuthTokens, Behavior, Plan, ServiceTrait, Structure};
use crate::protocol::Runtime;
use proc_macro2::Literal;

/// The version of the interface between generated code and runtime: `CONTRACT` in the runtime's module `codegen`.
pub const CONTRACT: u32 = 2;

/// Emits the root, `error`, `meta` and `operation` of a client, and the modules that depend on its service.
pub fn modules(plan: &Plan) -> Vec<Module> {
    let mut modules = vec![
        module("", "", root(plan)),
        module(
            "error",
            "Errors that all operations share, and tools to handle them.",
            error(),
        ),
        module("meta", "Information about this crate.", meta()),
        module(
            "operation",
            "A module for each operation, with its input, output, error and builders.",
            request_ids(plan),
        ),
    ];
    if let Some(rules) = &plan.service.endpoint {
        let items = endpoint_rules::tokens(rules);
        modules.push(Module {
            public: false,
            ..module("endpoint_rules", "The endpoint rules, as data.", items)
        });
    }
    modules.extend(auth_token(plan));
    modules
}

/// Emits `primitives`, `types`, `types::builders`, `types::error` and its builders.
pub fn types(plan: &Plan, names: &Names) -> Vec<Module> {
    vec![
        module(
            "primitives",
            "Types of values that the standard library does not provide.",
            primitives(),
        ),
        module(
            "types",
            "Data structures used in inputs and outputs.",
            type_exports(plan),
        ),
        module("types::error", "The errors that the model defines.", errors(plan)),
        module(
            "types::builders",
            "Builders of the data structures.",
            builders(&plan.structures, "types", &names.scope(2, &[])),
        ),
        module(
            "types::error::builders",
            "Builders of the errors.",
            builders(&plan.errors, "types::error", &names.scope(3, &[])),
        ),
    ]
}

/// A public module at this path below the root.
pub fn module(path: &str, doc: &str, items: TokenStream) -> Module {
    Module {
        path: path
            .split("::")
            .filter(|p| !p.is_empty())
            .map(str::to_owned)
            .collect(),
        doc: doc.to_owned(),
        public: true,
        items,
    }
}

fn root(plan: &Plan) -> TokenStream {
    let service = &plan.service;
    let (sdk_id, shape_name, module) = (&service.sdk_id, &service.id.name, &service.module);
    let (sdk_id, scope_name, user_agent_name) = match sdk_id {
        Some(sdk_id) => {
            let scope_name = format!("aws-sdk-{module}");
            (quote!(Some(#sdk_id)), quote!(#scope_name), quote!(#module))
        }
        // a service outside AWS is identified by the package of its client
        None => (
            quote!(None),
            quote!(env!("CARGO_PKG_NAME")),
            quote!(env!("CARGO_PKG_NAME")),
        ),
    };
    let signing_name = service.signing_name.as_deref().unwrap_or_default();
    let (path_as_sent, content_sha256) = (
        service.has(Behavior::SignsPathAsSent),
        service.has(Behavior::SendsContentSha256),
    );
    let (protocol, api_version) = (protocol(plan), &service.version);
    let auth = schema::auth_schemes(&service.auth);
    let sessions = service
        .auth
        .contains(&Some(AuthScheme::S3Express))
        .then(|| quote!(rt::services::s3::sessions::<Service>()));
    let rules = match &service.endpoint {
        Some(_) => quote!(Some(&endpoint_rules::RULES)),
        None => quote!(None),
    };
    let traits = service.traits.iter().copied().map(service_trait);
    let endpoint_params = if service.endpoint_config.params.is_empty() {
        quote!(rt::endpoint::PARAMS)
    } else {
        quote!(config::endpoint::PARAMS)
    };
    let validates_input = plan.validates_input.then(|| {
        quote!(
            const VALIDATES_INPUT: bool = true;
        )
    });
    let contract = Literal::u32_unsuffixed(CONTRACT);
    let doc = doc::lines(&format!(
        "The marker type of {}, which describes the service for the runtime.",
        docs::line(&service.title)
    ));
    quote! {
        use tinsmith_runtime::codegen as rt;
        #[doc(inline)]
        pub use self::client::Client;
        #[doc(inline)]
        pub use self::config::Config;
        pub use self::error_meta::Error;
        #doc
        #[doc(hidden)]
        #[derive(Debug)]
        pub struct Service;
        impl rt::Service for Service {
            type ConfigBuilder = config::Builder;
            const DESCRIPTOR: &'static rt::ServiceDescriptor = &SERVICE;
            #validates_input
        }
        const _: () = rt::check_contract(#contract);
        static SERVICE: rt::ServiceDescriptor = rt::ServiceDescriptor {
            sdk_id: #sdk_id,
            shape: rt::ServiceShape { name: #shape_name, version: #api_version },
            crate_name: #scope_name,
            user_agent_name: #user_agent_name,
            version: meta::PKG_VERSION,
            signing_name: #signing_name,
            retry_partition: #module,
            protocol: #protocol,
            auth: #auth,
            signing: rt::Signing { path_as_sent: #path_as_sent, content_sha256: #content_sha256 },
            endpoint_rules: #rules,
            traits: &[#(#traits),*],
            endpoint_params: &#endpoint_params,
            extensions: &[#sessions],
        };
    }
}

fn service_trait(service_trait: ServiceTrait) -> TokenStream {
    let tokens = match service_trait {
        ServiceTrait::TransientError(code) => quote!(TransientError(#code)),
        ServiceTrait::Retries(millis, attempts) => {
            let (millis, attempts) = (Literal::u16_unsuffixed(millis), Literal::u8_unsuffixed(attempts));
            quote!(Retries(#millis, #attempts))
        }
        ServiceTrait::TokenInEnvironment => quote!(TokenInEnvironment),
    };
    quote!(rt::ServiceTrait::#tokens)
}

/// Emits the module `auth_token`; `None` if the service has no such tokens.
fn auth_token(plan: &Plan) -> Option<Module> {
    let tokens = match plan.service.auth_tokens? {
        AuthTokens::Rds => quote!(rds),
        AuthTokens::Dsql => quote!(dsql),
    };
    Some(Module {
        path: vec!["auth_token".to_owned()],
        doc: "Tokens for logging in to databases, used as passwords.".to_owned(),
        public: true,
        items: quote! {
            pub use tinsmith_runtime::codegen::services::auth_token::#tokens::{
                AuthToken, AuthTokenGenerator, Config, ConfigBuilder,
            };
        },
    })
}

fn protocol(plan: &Plan) -> TokenStream {
    let service = &plan.service;
    match service.protocol.runtime() {
        Runtime::Static {
            plain,
            query_compatible,
        } => {
            let compatible = query_compatible.filter(|_| service.query_compatible);
            let path = path(compatible.unwrap_or(plain));
            quote!(&rt::#path)
        }
        Runtime::XmlDocuments(ty) => {
            let ty = path(ty);
            let namespace = schema::traits(service.namespace.as_slice());
            let wraps_errors = service.wraps_errors;
            let errors_in_success = service.has(Behavior::ErrorsInSuccess);
            let not_found_by_status = service.has(Behavior::NotFoundByStatus);
            quote! {
                &rt::#ty {
                    namespace: #namespace,
                    wraps_errors: #wraps_errors,
                    errors_in_success: #errors_in_success,
                    not_found_by_status: #not_found_by_status,
                }
            }
        }
    }
}

/// Emits the seal of a trait in this module: only this type implements it, so that methods from later models break no
/// implementation.
pub fn sealed(ty: &TokenStream) -> TokenStream {
    quote! {
        mod sealed {
            pub trait Sealed {}
            impl Sealed for super::#ty {}
        }
    }
}

fn error() -> TokenStream {
    quote! {
        use tinsmith_runtime::codegen as rt;
        pub use tinsmith_runtime::codegen::error::{
            BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata,
            UnknownVariantError,
        };
        /// The error of a call: `E` is the error in the response of the service.
        pub type SdkError<E, R = rt::HttpResponse> = rt::error::SdkError<E, R>;
    }
}

pub fn meta() -> TokenStream {
    quote! {
        /// The version of this crate.
        pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
    }
}

fn primitives() -> TokenStream {
    quote! {
        pub use tinsmith_runtime::primitives::*;
    }
}

fn type_exports(plan: &Plan) -> TokenStream {
    let structures = plan
        .structures
        .iter()
        .map(|structure| (&structure.module, &structure.name));
    let unions = plan.unions.iter().map(|union| (&union.module, &union.name));
    let enums = plan
        .enums
        .iter()
        .map(|definition| (&definition.module, &definition.name));
    let mut items: Vec<_> = structures.chain(unions).chain(enums).collect();
    items.sort();
    let (exports, replaced) = (exports(items), wire_types::exports(plan));
    quote!(#exports #replaced)
}

/// Emits the re-exports of the traits for request ids.
fn request_ids(plan: &Plan) -> TokenStream {
    let extended = plan.service.has(Behavior::ExtendedRequestIds).then(|| {
        let modeled = plan.errors.iter().map(|error| &error.name);
        let of_streams = plan.stream_errors.iter().map(|error| &error.name);
        let types = modeled.chain(of_streams).map(|name| {
            let name = ident(name);
            quote!(super::types::error::#name)
        });
        let of_operations = plan.operations.iter().map(|operation| {
            let (module, name) = (ident(&operation.module), ident(&operation.error_name));
            quote!(self::#module::#name)
        });
        let all = std::iter::once(quote!(super::Error))
            .chain(types)
            .chain(of_operations);
        quote! {
            pub use ::tinsmith_runtime::RequestIdExt;
            ::tinsmith_runtime::extended_request_ids!(#(#all),*);
        }
    });
    quote! {
        // at the root, next to modules whose names come from the model
        pub use ::tinsmith_runtime::RequestId;
        #extended
    }
}

fn errors(plan: &Plan) -> TokenStream {
    let errors = plan.errors.iter().map(|error| (&error.module, &error.name));
    let streams = plan
        .stream_errors
        .iter()
        .map(|error| (&error.module, &error.name));
    exports(errors.chain(streams).collect())
}

fn exports(items: Vec<(&String, &String)>) -> TokenStream {
    let exports = items.into_iter().map(|(module, name)| {
        let (module, name) = (ident(module), ident(name));
        quote!(pub use self::#module::#name;)
    });
    quote!(#(#exports)*)
}

fn builders(structures: &[Structure], home: &str, scope: &Scope) -> TokenStream {
    let aliases = structures.iter().map(|structure| {
        let target = builder::target(structure);
        let module = scope.at(&format!("{home}::{}", structure.module));
        builder::alias(structure, quote!(#module::#target), scope)
    });
    quote!(#(#aliases)*)
}
