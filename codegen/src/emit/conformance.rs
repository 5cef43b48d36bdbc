//! Emits the protocol tests: a `#[test]` for each case of the model, and a list of them.

use super::module::Module;
use super::scope::{ident, Names, Scope};
use super::test_message::{expected_request, given_response, has_nan};
use super::test_value::values;
use super::token_stream::{quote, TokenStream};
use super::{doc, event_tests};
use crate::docs;
use crate::node::Node;
use crate::plan::{Case, CaseKind, CaseSetting, Operation, Plan, Structure};
use proc_macro2::Literal;

/// Emits `protocol_tests`, if tests are requested.
pub fn module(plan: &Plan, names: &Names) -> Option<Module> {
    let cases = plan.conformance.as_ref()?;
    let scope = names.scope(1, &[]);
    let functions = cases.iter().map(|case| function(plan, case, &scope));
    let list = cases.iter().map(|case| {
        let (id, run) = (&case.id, ident(&case.function));
        let kind = match case.kind {
            CaseKind::Request => quote!(Request),
            CaseKind::Response | CaseKind::Error(_) => quote!(Response),
            CaseKind::EventStream => quote!(EventStream),
        };
        quote!(test::Case { id: #id, kind: test::Kind::#kind, run: #run })
    });
    // the values of responses are made by builders
    let condition = match scope.full_builders_feature() {
        Some(feature) => quote!(all(test, #feature)),
        None => quote!(test),
    };
    Some(Module {
        path: vec!["protocol_tests".to_owned()],
        doc: "The protocol tests of the model: the requests of the client, and the values it reads from responses."
            .to_owned(),
        public: true,
        items: quote! {
            #![cfg(#condition)]
            #[allow(unused_imports)]
            use tinsmith_runtime::codegen as rt;
            use tinsmith_runtime::codegen::protocol_test as test;
            /// All cases.
            pub static CASES: &[test::Case] = &[#(#list),*];
            #(#functions)*
        },
    })
}

fn function(plan: &Plan, case: &Case, scope: &Scope) -> TokenStream {
    let name = ident(&case.function);
    let operation = &plan.operations[case.operation];
    let body = match &case.kind {
        CaseKind::Request => request(plan, operation, case, scope),
        CaseKind::EventStream => event_tests::case(plan, operation, &case.test, scope),
        CaseKind::Response => response(plan, operation, &case.test, scope),
        CaseKind::Error(variant) => error(plan, operation, variant, &case.test, scope),
    };
    // a case whose parameters do not fit the model fails, so that it is noticed
    let body =
        body.unwrap_or_else(|| quote!(Err("the parameters of the case do not fit the model".to_owned())));
    let text = case.test.text("documentation").unwrap_or_default();
    let doc = doc::lines(&format!("{}\n\n{}", docs::code(&case.id), docs::markdown(text)));
    quote! {
        #doc
        #[test]
        pub fn #name() -> test::Outcome { #body }
    }
}

fn request(plan: &Plan, operation: &Operation, case: &Case, scope: &Scope) -> Option<TokenStream> {
    let test = &case.test;
    let input = values(plan, scope).filled(&operation.input, test.get("params"), quote!())?;
    let has_region = case
        .settings
        .iter()
        .any(|setting| matches!(setting, CaseSetting::Region(_)));
    let host = if has_region && plan.service.endpoint.is_some() {
        // the endpoint rules determine the host, as for any caller with these settings
        quote!(None)
    } else {
        let host = test.text("host").unwrap_or("example.com");
        quote!(Some(#host))
    };
    let settings = case.settings.iter().map(|wanted| setting(wanted, scope));
    let expected = expected_request(test);
    let client = scope.at("Client");
    let service = scope.at("Service");
    Some(quote! {
        let (config, sent) = test::capture::<#service>(#host);
        let client = #client::from_conf(config #(#settings)* .build());
        sent.check(#input.send_with(&client), &#expected)
    })
}

/// Emits a setting as a call of the configuration builder.
fn setting(setting: &CaseSetting, scope: &Scope) -> TokenStream {
    match setting {
        CaseSetting::Region(region) => {
            let of = scope.at("config::Region");
            quote!(.region(#of::new(#region)))
        }
        CaseSetting::Credentials(key, secret, token) => {
            let credentials = scope.at("config::Credentials");
            let token = match token {
                Some(token) => quote!(Some(#token.to_owned())),
                None => quote!(None),
            };
            quote!(.credentials_provider(#credentials::new(#key, #secret, #token, None, "protocol test")))
        }
        CaseSetting::DualStack(on) => quote!(.use_dual_stack(#on)),
        CaseSetting::ForcePathStyle(on) => quote!(.force_path_style(#on)),
        CaseSetting::Accelerate(on) => quote!(.accelerate(#on)),
    }
}

fn response(plan: &Plan, operation: &Operation, test: &Node, scope: &Scope) -> Option<TokenStream> {
    let expected = values(plan, scope).built(&operation.output, test.get("params"), quote!())?;
    let marker = scope.at(&format!("operation::{}::{}", operation.module, operation.name));
    let (response, by_print) = (given_response(test), has_nan(test.get("params")));
    if let Some(field) = operation.output.stream() {
        let params = test.get("params");
        let body = params
            .and_then(|params| params.text(&field.member))
            .unwrap_or_default();
        let (name, body) = (ident(&field.name), Literal::byte_string(body.as_bytes()));
        return Some(quote! {
            let response = #response;
            let mut output = response.output::<#marker>()?;
            let (mut expected, body) = (#expected, ::std::mem::take(&mut output.#name));
            expected.#name = rt::ByteStream::default();
            test::same(&test::collect(body)?.as_slice(), &#body.as_slice(), false)?;
            test::same_print(&output, expected)
        });
    }
    Some(quote! {
        let response = #response;
        let output = response.output::<#marker>()?;
        test::same_output(&output, #expected, #by_print)
    })
}

fn error(
    plan: &Plan,
    operation: &Operation,
    variant: &str,
    test: &Node,
    scope: &Scope,
) -> Option<TokenStream> {
    let shape: &Structure = plan.errors.iter().find(|error| error.name == variant)?;
    let mut meta = quote!(.meta(rt::error::ProvideErrorMetadata::meta(&value).clone()));
    // a message is read even if the model has no member for it
    let message = shape
        .error
        .as_ref()
        .and_then(|error| shape.fields.get(error.message?));
    let is_given = |member: &str| {
        test.get("params")
            .is_some_and(|params| params.get(member).is_some())
    };
    if message.is_some_and(|field| !is_given(&field.member)) {
        meta.extend(quote!(.set_message(value.message().map(str::to_owned))));
    }
    let expected = values(plan, scope).built(shape, test.get("params"), meta)?;
    let module = format!("operation::{}", operation.module);
    let marker = scope.at(&format!("{module}::{}", operation.name));
    let error = scope.at(&format!("{module}::{}", operation.error_name));
    let (variant, response) = (ident(variant), given_response(test));
    let by_print = has_nan(test.get("params"));
    Some(quote! {
        let response = #response;
        match response.error::<#marker>()? {
            #error::#variant(value) => test::same(&value, &#expected, #by_print),
            other => Err(format!("{other:?}")),
        }
    })
}
