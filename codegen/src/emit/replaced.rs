//! Emits the conversions of members whose types are replaced by the user.

use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use super::value;
use crate::plan::{Conversion, Field, Structure, Type, Union};
use proc_macro2::Ident;
use quote::format_ident;
use std::collections::BTreeMap;

/// Emits the conversion of a type that is or contains a type of the user; `None` if there is nothing to convert.
pub fn conversion(ty: &Type, scope: &Scope) -> Option<TokenStream> {
    let (nesting, inner) = match ty {
        Type::List(item) => (quote!(Listed), item),
        Type::Map(_, value) => (quote!(Mapped), value),
        Type::Optional(inner) => (quote!(Optional), inner),
        Type::Boxed(inner) => (quote!(Boxed), inner),
        Type::Own(own) => {
            let conversion = match &own.conversion {
                Conversion::Text => quote!(Text),
                Conversion::Bytes => quote!(Bytes),
                Conversion::Digits(number) => {
                    let number = scope.ty(number);
                    quote!(Digits<#number>)
                }
                Conversion::Via(wire) => {
                    let wire = scope.ty(wire);
                    quote!(Via<#wire>)
                }
                Conversion::Serialized(named) => {
                    let wire = scope.named(named);
                    quote!(Serialized<#wire>)
                }
            };
            return Some(quote!(rt::replaced::#conversion));
        }
        _ => return None,
    };
    let inner = conversion(inner, scope)?;
    Some(quote!(rt::replaced::#nesting<#inner>))
}

/// Emits the conversion of a field, like [`conversion`].
pub fn of_field(field: &Field, scope: &Scope) -> Option<TokenStream> {
    let conversion = conversion(&field.ty, scope)?;
    Some(if field.optional {
        quote!(rt::replaced::Optional<#conversion>)
    } else {
        conversion
    })
}

/// A field that is read through another value.
pub struct Converted {
    /// The variable with that value.
    pub wire: Ident,
    /// The statement that declares it.
    pub start: TokenStream,
    /// The statement that fills the field.
    pub fill: TokenStream,
}

/// Returns the fields of a structure that are read through other values, by name.
pub fn fields(structure: &Structure, scope: &Scope) -> BTreeMap<String, Converted> {
    let fields = structure.fields.iter().enumerate();
    fields
        .filter_map(|(index, field)| {
            let conversion = of_field(field, scope)?;
            let (name, ty) = (ident(&field.name), scope.field(field));
            let (wire, option, none) = (format_ident!("wire_{index}"), scope.option(), scope.none());
            let converted = Converted {
                start: quote!(let mut #wire: #option<rt::replaced::Wire<#conversion, #ty>> = #none;),
                fill: quote!(rt::replaced::fill::<#conversion, _>(&mut self.#name, #wire)?;),
                wire,
            };
            Some((field.name.clone(), converted))
        })
        .collect()
}

/// Emits the implementation that converts the data of a union; `None` if there is nothing to convert.
pub fn data(union: &Union, scope: &Scope) -> Option<TokenStream> {
    let of = |ty: &Option<Type>| ty.as_ref().and_then(|ty| conversion(ty, scope));
    if !union.variants.iter().any(|variant| of(&variant.ty).is_some()) {
        return None;
    }
    let arms = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        match (&variant.ty, of(&variant.ty)) {
            (None, _) => quote!(Self::#name => visit(&rt::Unit),),
            (Some(ty), None) => {
                let value = value::in_box(ty);
                quote!(Self::#name(value) => visit(#value),)
            }
            (Some(_), Some(conversion)) => quote! {
                Self::#name(value) => visit(&rt::replaced::to_wire::<#conversion, _>(value)?),
            },
        }
    });
    let (union, result, ok) = (ident(&union.name), scope.result(), scope.ok());
    Some(quote! {
        impl rt::ConvertedUnion for #union {
            fn converted_data(&self, visit: rt::VisitData<'_>) -> #result<(), rt::WriteError> {
                match self {
                    #(#arms)*
                    Self::Unknown => #ok(()),
                }
            }
        }
    })
}
