//! Emits an operation: marker type, input, output, error, builders and the client method, in one file.

use super::module::Module;
use super::schema::operation_traits;
use super::scope::{ident, Names, Scope};
use super::token_stream::{quote, TokenStream};
use super::{builder, doc, error, paginator, presigning, structure};
use crate::names::without_raw;
use crate::plan::{Field, Operation, Type};
use quote::format_ident;

/// Emits the module of an operation.
pub fn module(operation: &Operation, names: &Names) -> Module {
    let scope = names.scope(2, &[&operation.name]);
    let marker = marker(operation, &scope);
    let client = client_method(operation, &scope);
    let input = structure::items(&operation.input, &scope);
    let output = structure::items(&operation.output, &scope);
    let error = error::operation_error(
        &operation.error_name,
        &format!("The error of the operation `{}`.", operation.name),
        &operation.errors,
        &scope,
    );
    let paginator = paginator::paginator(operation, &scope);
    let presigned = presigning::presignable(operation, &scope);
    let output_name = ident(&operation.output.name);
    let unsigned_payload = operation
        .unsigned_payload
        .then(|| quote!(impl rt::customize::PayloadCanBeUnsigned for #output_name {}));
    let builders = builders(operation, &scope.inner(&[]));
    // the official crates keep the names of operations, which need not be in camel case
    let lints = operation
        .name
        .contains('_')
        .then(|| quote!(#![allow(non_camel_case_types)]));
    Module {
        path: vec!["operation".to_owned(), operation.module.clone()],
        doc: module_doc(operation, &scope),
        public: true,
        items: quote! {
            #lints
            use tinsmith_runtime::codegen as rt;
            #client
            #input
            #output
            #error
            #marker
            #paginator
            #presigned
            #unsigned_payload
            #builders
        },
    }
}

/// Returns the documentation of the module: what the operation does, in a sentence, and where there is more.
fn module_doc(operation: &Operation, scope: &Scope) -> String {
    let method = without_raw(&operation.method);
    let mut text = format!("The operation `{}`", operation.name);
    let summary = doc::summary(&operation.documentation);
    if summary.is_empty() {
        text.push('.');
    } else {
        text.push_str(&format!(": {summary}"));
    }
    text.push_str(&format!(
        "\n\n[`Client::{method}`]({}::{method}) calls it.",
        scope.at_str("client::Client")
    ));
    text
}

/// Emits the marker type, which describes the operation for the runtime.
fn marker(operation: &Operation, scope: &Scope) -> TokenStream {
    let name = ident(&operation.name);
    let (input, output, error) = (
        ident(&operation.input.name),
        ident(&operation.output.name),
        ident(&operation.error_name),
    );
    let (name_str, traits) = (&operation.id.name, operation_traits(&operation.traits));
    let service = scope.at("Service");
    let token = operation
        .input
        .fields
        .iter()
        .find(|f| f.idempotency_token)
        .map(|field| {
            let field = ident(&field.name);
            quote! {
                const IDEMPOTENCY_TOKEN: Option<rt::IdempotencyToken<Self::Input>> = Some(|input| &mut input.#field);
            }
        });
    let body = operation.input.stream().map(|field| {
        let (ty, field) = (&field.ty, ident(&field.name));
        let body = match ty {
            Type::Stream => quote!(rt::RequestBody::Bytes(::std::mem::take(&mut input.#field))),
            _ => quote! {{
                let events = ::std::mem::replace(&mut input.#field, rt::event_stream::nothing());
                rt::RequestBody::Events(rt::event_stream::EventBody::new(events))
            }},
        };
        quote! {
            const TAKE_BODY: Option<rt::TakeBody<Self::Input>> = Some(|input| #body);
        }
    });
    let doc = doc::lines(&format!("The marker type of the operation `{}`.", operation.name));
    let new_doc = doc::lines(&format!("Creates the marker of `{}`.", operation.name));
    quote! {
        #doc
        #[derive(Clone, Default, Debug)]
        #[non_exhaustive]
        pub struct #name;
        impl #name {
            #new_doc
            #[inline]
            pub fn new() -> Self {
                Self
            }
        }
        impl rt::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;
            type Service = #service;
            const SHAPE: rt::OperationShape = rt::OperationShape {
                name: #name_str,
                traits: #traits,
            };
            #token
            #body
        }
        impl rt::OperationInput for #input {
            type Operation = #name;
        }
    }
}

fn client_method(operation: &Operation, scope: &Scope) -> TokenStream {
    let (client, method) = (scope.at("client::Client"), ident(&operation.method));
    let fluent = format_ident!("{}FluentBuilder", operation.name);
    let doc = doc::lines(&method_doc(operation));
    let deprecated = doc::deprecated(operation.deprecated.as_ref());
    quote! {
        impl #client {
            #doc
            #deprecated
            #[inline]
            pub fn #method(&self) -> builders::#fluent {
                builders::#fluent::__new(self.handle())
            }
        }
    }
}

/// Returns the documentation of the client method: description, input, output and errors.
fn method_doc(operation: &Operation) -> String {
    let mut text = doc::text_or(
        &operation.documentation,
        &format!("Calls the operation `{}`.", operation.name),
    );
    text = text.trim_end().to_owned();
    let builder = format!("builders::{}FluentBuilder", operation.name);
    if !operation.input.fields.is_empty() {
        text.push_str("\n\n# Input\n\nSet these on the returned builder; `send()` sends the request.\n");
        for field in &operation.input.fields {
            let need = if field.required {
                "**required**"
            } else {
                "optional"
            };
            text.push_str(&member_line(field, &builder, need));
        }
    }
    let output = &operation.output.name;
    text.push_str(&format!("\n\n# Output\n\n[`{output}`]\n"));
    for field in &operation.output.fields {
        text.push_str(&member_line(field, output, ""));
    }
    let error = &operation.error_name;
    text.push_str(&format!(
        "\n\n# Errors\n\n[`{error}`], with one of these variants\n"
    ));
    for variant in &operation.errors {
        let summary = doc::summary(&variant.documentation);
        text.push_str(&format!("\n- [`{0}`]({error}::{0})", variant.name));
        if !summary.is_empty() {
            text.push_str(&format!(": {summary}"));
        }
    }
    text.push_str("\n- `Unhandled`: any other error, with its code and message");
    text
}

fn member_line(field: &Field, container: &str, need: &str) -> String {
    let name = without_raw(&field.name);
    let summary = doc::summary(&field.documentation);
    let parts: Vec<_> = [need, &summary]
        .into_iter()
        .filter(|p| !p.is_empty())
        .map(str::to_owned)
        .collect();
    if parts.is_empty() {
        format!("\n- [`{name}`]({container}::{name})")
    } else {
        format!("\n- [`{name}`]({container}::{name}): {}", parts.join(". "))
    }
}

/// Emits the names of the builders of input and output.
pub fn builders_of_data(operation: &Operation, scope: &Scope) -> TokenStream {
    let (input, output) = (ident(&operation.input.name), builder::target(&operation.output));
    let input_alias = builder::alias(&operation.input, quote!(super::#input), scope);
    let output_alias = builder::alias(&operation.output, quote!(super::#output), scope);
    quote!(#input_alias #output_alias)
}

/// Emits the names of the operation's builders.
fn builders(operation: &Operation, scope: &Scope) -> TokenStream {
    let input = ident(&operation.input.name);
    let of_data = builders_of_data(operation, scope);
    let method = without_raw(&operation.method);
    let (name, fluent) = (
        ident(&operation.name),
        format_ident!("{}FluentBuilder", operation.name),
    );
    let doc = doc::lines(&format!(
        "Fluent builder constructing a request to `{}`: set its input, then `send().await`.\n\n[`Client::{method}`]({}::{method}) \
         returns it and documents the operation.",
        operation.name,
        scope.at_str("client::Client"),
    ));
    let (generic, mode) = (scope.at("builder::Builder"), scope.at("builder::Fluent"));
    quote! {
        /// Builders of the operation's types.
        pub mod builders {
            #of_data
            #doc
            pub type #fluent = #generic<super::#input, #mode<super::#name>>;
        }
    }
}
