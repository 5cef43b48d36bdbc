//! Emits errors: modelled ones, those of operations, and that of the service.

use super::doc;
use super::module::Module;
use super::scope::{ident, Names, Scope};
use super::token_stream::{quote, TokenStream};
use crate::plan::{OperationError, Plan, StreamError, Structure};
use proc_macro2::{Ident, Literal};

/// Emits the methods and implementations that make a structure an error.
pub fn error_shape(structure: &Structure, scope: &Scope) -> TokenStream {
    let name = ident(&structure.name);
    let Some(error) = &structure.error else {
        return TokenStream::new();
    };
    let label = if structure.name == structure.id.name {
        structure.name.clone()
    } else {
        format!("{} [{}]", structure.name, structure.id.name)
    };
    let (some, none) = (scope.some(), scope.none());
    let message = match error.message.and_then(|index| structure.fields.get(index)) {
        None => none.clone(),
        Some(field) if field.sensitive || structure.sensitive => quote!(#some(rt::REDACTED)),
        Some(field) if field.optional => quote!(self.message.as_deref()),
        Some(_) => quote!(#some(&self.message)),
    };
    let option = scope.option();
    let member = match error.message.and_then(|index| structure.fields.get(index)) {
        None => quote!(None),
        Some(field) if field.optional => quote!(Optional(&mut self.message)),
        Some(_) => quote!(Required(&mut self.message)),
    };
    let kind = error
        .retryable
        .map(|throttling| match (throttling, error.server) {
            (true, _) => quote!(ThrottlingError),
            (false, true) => quote!(ServerError),
            (false, false) => quote!(ClientError),
        });
    let retryable = kind.as_ref().map(|kind| {
        quote! {
            impl #name {
                /// Returns the kind of failure for retries; the model says that the error is retryable.
                #[inline]
                pub fn retryable_error_kind(&self) -> rt::ErrorKind {
                    rt::ErrorKind::#kind
                }
            }
        }
    });
    let kind = kind.map(|kind| {
        quote! {
            fn retryable_kind(&self) -> #option<rt::ErrorKind> {
                #some(rt::ErrorKind::#kind)
            }
        }
    });
    quote! {
        #retryable
        impl rt::ModeledError for #name {
            fn error_name(&self) -> &'static str { #label }
            fn error_message(&self) -> #option<&str> { #message }
            fn metadata_and_message(&mut self) -> (&mut rt::error::Meta, rt::MessageMember<'_>) {
                (&mut self.meta, rt::MessageMember::#member)
            }
            #kind
        }
        rt::error_shape_impls!(#name);
    }
}

/// Emits the error of an operation or event stream: its modelled errors, and a variant for all others.
pub fn operation_error(name: &str, doc: &str, errors: &[OperationError], scope: &Scope) -> TokenStream {
    let name = ident(name);
    let of_model = errors;
    let (option, some, none) = (scope.option(), scope.some(), scope.none());
    let doc = doc::lines(doc);
    let types = scope.at("types::error");
    let variants = of_model.iter().map(|error| {
        let name = ident(&error.name);
        let doc = doc::or(&error.documentation, &format!("The error `{}`.", error.name));
        quote!(#doc #name(#types::#name),)
    });
    let errors: Vec<_> = of_model.iter().map(|e| ident(&e.name)).collect();
    let codes = of_model.iter().flat_map(|error| &error.codes);
    let mut position = 0..;
    let positions = of_model.iter().map(|error| {
        let positions = position.by_ref().take(error.codes.len());
        let positions = positions.map(Literal::usize_unsuffixed);
        quote!(#(#positions)|*)
    });
    let predicates = of_model.iter().map(|error| {
        let (variant, predicate) = (ident(&error.name), ident(&error.predicate));
        let doc = doc::lines(&format!(
            "Returns `true` if the error is [`{0}`](Self::{0}).",
            error.name
        ));
        quote! {
            #doc
            #[inline]
            pub fn #predicate(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    let predicates = (!of_model.is_empty()).then(|| quote!(impl #name { #(#predicates)* }));
    let read = if errors.is_empty() {
        quote! {
            fn read(_: &str, _: &mut rt::ErrorReader<'_>) -> #option<Self> { #none }
        }
    } else {
        // comparing with each code would be compiled for each error of each operation
        quote! {
            fn read(code: &str, reader: &mut rt::ErrorReader<'_>) -> #option<Self> {
                #some(match rt::enums::position(&[#(#codes),*], code) {
                    #(#positions => Self::#errors(reader.read()),)*
                    _ => return #none,
                })
            }
        }
    };
    let (unhandled, of_variants) = (unhandled_variant(), of_variants(&errors));
    quote! {
        #doc
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unhandled
        }
        #predicates
        impl rt::OperationError for #name {
            #read
            #of_variants
        }
        rt::operation_error_impls!(#name);
    }
}

/// Emits the error of an event stream.
pub fn stream_error(stream: &StreamError, names: &Names) -> Module {
    let scope = names.scope(3, &[&stream.name]);
    let doc = format!(
        "The error of an event stream of [`{0}`]({1}::{0}).",
        stream.events,
        scope.root_str().to_owned() + "::types"
    );
    let error = operation_error(&stream.name, &doc, &stream.errors, &scope);
    let name = ident(&stream.name);
    let variants: Vec<_> = stream.errors.iter().map(|error| ident(&error.name)).collect();
    let members = stream.errors.iter().flat_map(|error| &error.codes);
    let sent = stream.written.then(|| {
        let (option, some, none) = (scope.option(), scope.some(), scope.none());
        quote! {
            impl rt::event_stream::SentError for #name {
                fn event(&self) -> #option<(&'static str, &dyn rt::Value)> {
                    match self {
                        #(Self::#variants(error) => #some((#members, error)),)*
                        Self::Unhandled(_) => #none,
                    }
                }
            }
        }
    });
    Module {
        path: ["types", "error", &stream.module].map(str::to_owned).to_vec(),
        doc: format!("The error [`{}`].", stream.name),
        public: false,
        items: quote!(use tinsmith_runtime::codegen as rt; #error #sent),
    }
}

fn unhandled_variant() -> TokenStream {
    quote! {
        /// Any other error: one that the model does not define, or a response that could not be parsed.
        #[deprecated(note = "Use a wildcard arm and `code()`: the error may get a variant of its own.")]
        Unhandled(rt::error::Unhandled),
    }
}

/// Emits the methods that an enum of errors has for its trait: it gives the error inside, and is made of an unhandled one.
fn of_variants(errors: &[Ident]) -> TokenStream {
    quote! {
        fn inner(&self) -> &dyn rt::ServiceError {
            match self {
                #(Self::#errors(error) => error,)*
                Self::Unhandled(error) => error,
            }
        }
        fn from_unhandled(error: rt::error::Unhandled) -> Self {
            Self::Unhandled(error)
        }
    }
}

/// Emits `crate::Error`: all errors of the service in one enum.
pub fn service_error(plan: &Plan, names: &Names) -> Vec<Module> {
    let scope = names.scope(1, &[]);
    let types = scope.at("types::error");
    let variants = plan.errors.iter().map(|error| {
        let name = ident(&error.name);
        let doc = doc::or(&error.documentation, &format!("The error `{}`.", error.name));
        quote!(#doc #name(#types::#name),)
    });
    let errors: Vec<_> = plan.errors.iter().map(|e| ident(&e.name)).collect();
    let (unhandled, of_variants) = (unhandled_variant(), of_variants(&errors));
    let of_operations = plan.operations.iter().map(|operation| {
        let path = format!("operation::{}::{}", operation.module, operation.error_name);
        (path, &operation.errors)
    });
    let of_streams = plan
        .stream_errors
        .iter()
        .map(|error| (format!("types::error::{}", error.name), &error.errors));
    let conversions = of_operations.chain(of_streams).map(|(path, errors)| {
        let error = scope.at(&path);
        let variants = errors.iter().map(|e| ident(&e.name));
        quote! {
            impl From<#error> for Error {
                #[inline]
                fn from(error: #error) -> Self {
                    use #error as E;
                    match error {
                        #(E::#variants(error) => Self::#variants(error),)*
                        E::Unhandled(error) => Self::Unhandled(error),
                    }
                }
            }
        }
    });
    let of_waiters = plan
        .has_waiters()
        .then(|| quote!(rt::waiter_error_impls!(Error);));
    let items = quote! {
        use tinsmith_runtime::codegen as rt;
        /// All errors of the service; the error of every operation converts into it.
        #[non_exhaustive]
        pub enum Error {
            #(#variants)*
            #unhandled
        }
        impl rt::ServiceWideError for Error {
            #of_variants
        }
        rt::service_error_impls!(Error);
        #of_waiters
        #(#conversions)*
    };
    vec![Module {
        path: vec!["error_meta".to_owned()],
        doc: "The error type for all errors of the service.".to_owned(),
        public: false,
        items,
    }]
}
