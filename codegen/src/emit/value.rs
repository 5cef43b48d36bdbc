//! Emits values: defaults, and the data of unions.

use super::scope::Scope;
use super::token_stream::{quote, TokenStream};
use crate::plan::{Correction, DefaultValue, Field, NamedKind, Type};
use proc_macro2::Literal;

/// Emits the default of a type.
pub fn type_default(ty: &Type, scope: &Scope) -> TokenStream {
    match ty {
        Type::Boolean => quote!(false),
        Type::Byte | Type::Short | Type::Integer | Type::Long => quote!(0),
        Type::Float | Type::Double => quote!(0.0),
        Type::String => {
            let string = scope.string();
            quote!(#string::new())
        }
        Type::List(_) => {
            let vec = scope.vec();
            quote!(#vec::new())
        }
        Type::Blob => quote!(rt::Blob::new([])),
        Type::EventStream { sent: true, .. } => quote!(rt::event_stream::nothing()),
        Type::Timestamp => quote!(rt::DateTime::from_secs(0)),
        Type::Document => quote!(rt::Document::Null),
        _ => {
            let default = scope.default();
            quote!(#default::default())
        }
    }
}

/// Emits the default of a member, in the type of the member.
pub fn default(value: &DefaultValue, ty: &Type, scope: &Scope) -> TokenStream {
    match value {
        DefaultValue::TypeDefault => type_default(ty, scope),
        DefaultValue::True => quote!(true),
        DefaultValue::Integer(n) => {
            let n = Literal::i64_unsuffixed(*n);
            quote!(#n)
        }
        DefaultValue::Fraction(n) if n.is_finite() => {
            let n = Literal::f64_unsuffixed(*n);
            quote!(#n)
        }
        DefaultValue::Fraction(n) => {
            let ty = scope.ty(ty);
            match (n.is_nan(), *n > 0.0) {
                (true, _) => quote!(#ty::NAN),
                (_, true) => quote!(#ty::INFINITY),
                _ => quote!(#ty::NEG_INFINITY),
            }
        }
        DefaultValue::String(text) => quote!(#text.to_owned()),
        DefaultValue::Enum(text) => {
            let ty = scope.ty(ty);
            quote!(#ty::from(#text))
        }
        DefaultValue::BigNumber(text) => quote!(rt::defaults::big_number(#text)),
        DefaultValue::Blob(base64) => quote!(rt::defaults::blob(#base64)),
        DefaultValue::Timestamp(seconds) => {
            let seconds = Literal::f64_unsuffixed(*seconds);
            quote!(rt::DateTime::from_secs_f64(#seconds))
        }
        DefaultValue::DateTime(text) => quote!(rt::defaults::timestamp(#text)),
        DefaultValue::Document(value) => {
            let json = value.to_string();
            quote!(rt::defaults::document(#json))
        }
    }
}

/// Emits the initial value of a member in a structure that is read.
pub fn start(field: &Field, scope: &Scope) -> TokenStream {
    let value = match (&field.default, field.correction) {
        (Some(value), _) if !field.optional => default(value, &field.ty, scope),
        (_, None) => {
            return if field.optional {
                scope.none()
            } else {
                type_default(&field.ty, scope)
            }
        }
        (_, Some(correction)) => corrected(correction, &field.ty, scope),
    };
    if field.optional {
        let some = scope.some();
        quote!(#some(#value))
    } else {
        value
    }
}

fn corrected(correction: Correction, ty: &Type, scope: &Scope) -> TokenStream {
    if let Type::Boxed(inner) = ty {
        let (boxed, inner) = (scope.boxed(), corrected(correction, inner, scope));
        return quote!(#boxed::new(#inner));
    }
    match (correction, ty) {
        (Correction::UnknownEnum, ty @ Type::Named(named)) if named.kind == NamedKind::Enum => {
            let ty = scope.ty(ty);
            quote!(#ty::from("no value was set"))
        }
        (Correction::UnknownUnion, ty) => {
            let ty = scope.ty(ty);
            quote!(#ty::Unknown)
        }
        (Correction::Structure, ty) => {
            let ty = scope.ty(ty);
            quote!(<#ty as rt::Empty>::CORRECTED())
        }
        (_, ty) => type_default(ty, scope),
    }
}

/// Emits `value`, a reference to the data of a variant, without its box.
pub fn in_box(ty: &Type) -> TokenStream {
    match ty {
        Type::Boxed(_) => quote!(&**value),
        _ => quote!(value),
    }
}
