//! Emits a union: an enum with data, and a variant for unknown members.

use super::enums::redacting_debug;
use super::module::Module;
use super::scope::{ident, Names, Scope};
use super::token_stream::{quote, TokenStream};
use super::{attributes, doc, schema};
use crate::plan::{Union, Variant};

/// Emits the module of a union.
pub fn module(union: &Union, names: &Names) -> Module {
    let path = vec!["types".to_owned(), union.module.clone()];
    let scope = names.scope(path.len(), &[&union.name]);
    let definition = definition(union, &scope);
    let accessors = accessors(union, &scope);
    let schema = schema::union(union, &scope);
    let items = quote!(#definition #accessors #schema);
    // without a client, a union of strings and numbers has no need of it
    let import = items.has("rt").then(|| {
        quote!(
            use tinsmith_runtime::codegen as rt;
        )
    });
    let items = quote!(#import #items);
    Module {
        path,
        doc: format!("The union [`{}`].", union.name),
        public: false,
        items,
    }
}

/// Returns the variants sorted by name, as in the official crates.
fn sorted(union: &Union) -> Vec<&Variant> {
    let mut variants: Vec<_> = union.variants.iter().collect();
    variants.sort_by(|a, b| a.name.cmp(&b.name));
    variants
}

/// Emits the type without methods.
pub fn definition(union: &Union, scope: &Scope) -> TokenStream {
    let name = ident(&union.name);
    let doc = doc::or(
        &union.documentation,
        &format!(
            "The union `{}` of the model: one of several values.",
            union.id.name
        ),
    );
    let deprecated = doc::deprecated(union.deprecated.as_ref());
    let variants = sorted(union).into_iter().map(|variant| {
        let name = ident(&variant.name);
        let doc = doc::or(
            &variant.documentation,
            &doc::member(&variant.member, variant.ty.as_ref()),
        );
        let deprecated = doc::deprecated(variant.deprecated.as_ref());
        let data = variant.ty.as_ref().map(|ty| {
            let ty = scope.ty(ty);
            quote!((#ty))
        });
        let attributes = attributes::of_field(&union.attributes, &variant.member);
        quote!(#doc #deprecated #attributes #name #data,)
    });
    let redacts = union.sensitive || union.variants.iter().any(|v| v.sensitive);
    let (derives, debug) = match (redacts, union.sensitive) {
        (false, _) => (quote!(#[derive(Clone, PartialEq, Debug)]), None),
        (true, true) => (quote!(#[derive(Clone, PartialEq)]), Some(redacting_debug(&name))),
        (true, false) => (quote!(#[derive(Clone, PartialEq)]), Some(debug_by_variant(union))),
    };
    let attributes = attributes::own(&union.attributes);
    quote! {
        #doc
        #deprecated
        #[non_exhaustive]
        #derives
        #attributes
        pub enum #name {
            #(#variants)*
            /// A member that was unknown when the client was generated; it cannot be sent.
            #[non_exhaustive]
            Unknown,
        }
        #debug
    }
}

fn debug_by_variant(union: &Union) -> TokenStream {
    let name = ident(&union.name);
    let arms = sorted(union).into_iter().map(|variant| {
        let (name, name_str) = (ident(&variant.name), &variant.name);
        match (&variant.ty, variant.sensitive) {
            (Some(_), false) => quote!(Self::#name(value) => f.debug_tuple(#name_str).field(value).finish(),),
            (Some(_), true) => quote!(Self::#name(_) => f.debug_tuple(rt::REDACTED).finish(),),
            (None, _) => quote!(Self::#name => f.write_str(#name_str),),
        }
    });
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #(#arms)*
                    Self::Unknown => f.write_str("Unknown"),
                }
            }
        }
    }
}

fn accessors(union: &Union, scope: &Scope) -> TokenStream {
    let name = ident(&union.name);
    let accessors = sorted(union).into_iter().map(|variant| accessor(variant, scope));
    quote! {
        impl #name {
            #(#accessors)*
            /// Returns `true` for a member that was unknown when the client was generated.
            #[inline]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown)
            }
        }
    }
}

fn accessor(variant: &Variant, scope: &Scope) -> TokenStream {
    let (name, accessor, predicate) = (
        ident(&variant.name),
        ident(&variant.accessor),
        ident(&variant.predicate),
    );
    let (result, ok, err) = (scope.result(), scope.ok(), scope.err());
    let as_doc = doc::lines(&format!(
        "Returns the data of [`{0}`](Self::{0}), or `self` if it is another variant.",
        variant.name
    ));
    let is_doc = doc::lines(&format!("Returns `true` for [`{0}`](Self::{0}).", variant.name));
    let (ty, pattern, value) = match &variant.ty {
        Some(ty) => {
            let ty = scope.ty(ty);
            (quote!(&#ty), quote!(Self::#name(value)), quote!(value))
        }
        None => (quote!(()), quote!(Self::#name), quote!(())),
    };
    quote! {
        #as_doc
        #[inline]
        pub fn #accessor(&self) -> #result<#ty, &Self> {
            match self {
                #pattern => #ok(#value),
                _ => #err(self),
            }
        }
        #is_doc
        #[inline]
        pub fn #predicate(&self) -> bool {
            self.#accessor().is_ok()
        }
    }
}
