//! Emits pagination: the description of an operation's pages, and the names of its paginators.

use super::doc;
use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use crate::plan::{Operation, Pagination, PathStep, Type};
use quote::format_ident;

/// Emits the implementations, and the module `paginator`.
pub fn paginator(operation: &Operation, scope: &Scope) -> Option<TokenStream> {
    let pages = operation.pagination.as_ref()?;
    let name = ident(&operation.name);
    let (option, token, input_token) = (scope.option(), scope.ty(&pages.token), ident(&pages.input_token));
    let output_token = by_reference(&pages.output_token, scope);
    let is_last = pages.last_page_flag.as_ref().map(|step| {
        let (field, none) = (ident(&step.field), scope.none());
        let unset = step.optional.then(|| quote!(.unwrap_or_default()));
        quote!(if !output.#field #unset { return #none; })
    });
    let items = items(&name, pages, scope);
    let page_size = pages.page_size.as_ref().map(|(field, ty)| {
        let (field, ty) = (ident(field), scope.ty(ty));
        quote! {
            impl rt::paginate::PaginatedBySize for #name {
                type Size = #ty;
                #[inline]
                fn page_size(input: &mut Self::Input) -> &mut #option<#ty> {
                    &mut input.#field
                }
            }
        }
    });
    let (paginator, paginator_items) = (ident(&pages.name), format_ident!("{}Items", pages.name));
    let doc = doc::lines(&format!(
        "Calls `{}` repeatedly, up to the last page.",
        operation.name
    ));
    let items_alias = pages.items.is_some().then(|| {
        let doc = doc::lines(&format!(
            "Calls `{}` repeatedly, up to the last page, and returns the items of all pages.",
            operation.name
        ));
        quote! {
            #doc
            pub type #paginator_items = tinsmith_runtime::client::PaginatorItems<super::#name>;
        }
    });
    Some(quote! {
        impl rt::paginate::Paginated for #name {
            type Token = #token;
            #[inline]
            fn input_token(input: &mut Self::Input) -> &mut #option<#token> {
                &mut input.#input_token
            }
            #[inline]
            fn output_token(output: &Self::Output) -> #option<&#token> {
                #is_last
                #output_token
            }
        }
        #items
        #page_size
        /// Paginators of the operation.
        pub mod paginator {
            #doc
            pub type #paginator = tinsmith_runtime::client::Paginator<super::#name>;
            #items_alias
        }
    })
}

fn items(name: &proc_macro2::Ident, pages: &Pagination, scope: &Scope) -> Option<TokenStream> {
    let (path, ty) = pages.items.as_ref()?;
    let vec = scope.vec();
    let (item, collect) = match ty {
        Type::List(item) => (scope.ty(item), TokenStream::new()),
        Type::Map(key, value) => {
            let (key, value) = (scope.ty(key), scope.ty(value));
            (quote!((#key, #value)), quote!(.into_iter().collect()))
        }
        _ => return None,
    };
    let value = by_value(path);
    Some(quote! {
        impl rt::paginate::PaginatedItems for #name {
            type Item = #item;
            #[inline]
            fn items(output: Self::Output) -> #vec<#item> {
                #value #collect
            }
        }
    })
}

/// Emits `output.a.as_ref()?.b.as_ref()`.
fn by_reference(path: &[PathStep], scope: &Scope) -> TokenStream {
    let Some((last, before)) = path.split_last() else {
        return scope.none();
    };
    let steps = before.iter().map(|step| {
        let field = ident(&step.field);
        if step.optional {
            quote!(.#field.as_ref()?)
        } else {
            quote!(.#field)
        }
    });
    let field = ident(&last.field);
    if last.optional {
        quote!(output #(#steps)* .#field.as_ref())
    } else {
        let some = scope.some();
        quote!(#some(&output #(#steps)* .#field))
    }
}

/// Emits `output.a.and_then(|value| value.b).unwrap_or_default()`.
fn by_value(path: &[PathStep]) -> TokenStream {
    let Some((first, rest)) = path.split_first() else {
        return TokenStream::new();
    };
    let field = ident(&first.field);
    let mut value = quote!(output.#field);
    let mut optional = first.optional;
    for step in rest {
        let field = ident(&step.field);
        value = match (optional, step.optional) {
            (true, true) => quote!(#value.and_then(|value| value.#field)),
            (true, false) => quote!(#value.map(|value| value.#field)),
            (false, _) => quote!(#value.#field),
        };
        optional |= step.optional;
    }
    if optional {
        quote!(#value.unwrap_or_default())
    } else {
        value
    }
}
