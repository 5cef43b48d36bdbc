//! Emits the values of protocol tests: builders with setters, as a caller would write them.
//!
//! Values that do not fit the model are `None`.

use super::pieces::{quote, TokenStream};
use super::scope::{ident, Scope};
use crate::plan::{Named, NamedKind, Plan, Structure, Type};
use proc_macro2::Literal;
use serde_json::Value;

/// Emits values of the types of a plan.
pub struct Values<'a> {
    plan: &'a Plan,
    scope: &'a Scope,
}

/// Creates the emitter of values for a plan.
pub fn values<'a>(plan: &'a Plan, scope: &'a Scope) -> Values<'a> {
    Values { plan, scope }
}

impl Values<'_> {
    /// Emits a builder, with all members set that are in the parameters.
    pub fn filled(
        &self,
        structure: &Structure,
        params: Option<&Value>,
        more: TokenStream,
    ) -> Option<TokenStream> {
        let ty = self.scope.at(&format!(
            "{}::{}",
            super::scope::module_of(&structure.public_module),
            structure.name
        ));
        let setters = self.setters(structure, params)?;
        Some(quote!(#ty::builder()#setters #more))
    }

    /// Emits the setters of all members that are in the parameters.
    pub fn setters(&self, structure: &Structure, params: Option<&Value>) -> Option<TokenStream> {
        let mut setters = Vec::new();
        for (member, value) in params.and_then(Value::as_object).into_iter().flatten() {
            let field = structure.fields.iter().find(|field| field.member == *member)?;
            if value.is_null() {
                continue;
            }
            let (setter, value) = (ident(&field.setter), self.value(value, &field.ty)?);
            setters.push(quote!(.#setter(Some(#value))));
        }
        Some(quote!(#(#setters)*))
    }

    /// Emits a structure.
    pub fn built(
        &self,
        structure: &Structure,
        params: Option<&Value>,
        more: TokenStream,
    ) -> Option<TokenStream> {
        let filled = self.filled(structure, params, more)?;
        Some(if structure.is_fallible() {
            quote!(#filled.build().map_err(|error| error.to_string())?)
        } else {
            quote!(#filled.build())
        })
    }

    /// Emits a value of a type.
    pub fn value(&self, json: &Value, ty: &Type) -> Option<TokenStream> {
        Some(match (ty, json) {
            (Type::Optional(_), Value::Null) => quote!(None),
            (Type::Optional(inner), json) => {
                let inner = self.value(json, inner)?;
                quote!(Some(#inner))
            }
            (Type::Boxed(inner), json) => {
                let inner = self.value(json, inner)?;
                quote!(Box::new(#inner))
            }
            (Type::Document, json) => {
                let json = json.to_string();
                quote!(rt::defaults::document(#json))
            }
            (Type::Boolean, Value::Bool(value)) => quote!(#value),
            (Type::Byte | Type::Short | Type::Integer | Type::Long, Value::Number(number)) => {
                let number = Literal::i64_unsuffixed(number.as_i64()?);
                quote!(#number)
            }
            (Type::Float | Type::Double, json) => self.fraction(json, ty)?,
            (Type::String, Value::String(text)) => quote!(#text.to_owned()),
            (Type::Blob, Value::String(text)) => {
                let bytes = Literal::byte_string(text.as_bytes());
                quote!(rt::Blob::new(#bytes))
            }
            (Type::BigInteger | Type::BigDecimal, Value::Number(_) | Value::String(_)) => {
                let text = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
                quote!(#text.parse().map_err(|_| "a number".to_owned())?)
            }
            (Type::Stream, Value::String(text)) => {
                let bytes = Literal::byte_string(text.as_bytes());
                quote!(rt::ByteStream::from_static(#bytes))
            }
            (Type::Timestamp, Value::Number(seconds)) => match seconds.as_i64() {
                Some(seconds) => {
                    let seconds = Literal::i64_unsuffixed(seconds);
                    quote!(rt::DateTime::from_secs(#seconds))
                }
                None => {
                    let text = seconds.to_string();
                    quote!(test::seconds(#text)?)
                }
            },
            (Type::Timestamp, Value::String(text)) => quote!(rt::defaults::timestamp(#text)),
            (Type::List(item), Value::Array(items)) => {
                let items = items
                    .iter()
                    .map(|element| self.value(element, item))
                    .collect::<Option<Vec<_>>>()?;
                quote!(vec![#(#items),*])
            }
            (Type::Map(key, item), Value::Object(entries)) => {
                let entry = |(name, value): (&String, &Value)| {
                    let key = self.value(&Value::String(name.clone()), key)?;
                    let value = self.value(value, item)?;
                    Some(quote!((#key, #value)))
                };
                let entries = entries.iter().map(entry).collect::<Option<Vec<_>>>()?;
                quote!(::std::collections::HashMap::from([#(#entries),*]))
            }
            (Type::Named(named), json) => self.named(json, named)?,
            _ => return None,
        })
    }

    fn fraction(&self, json: &Value, ty: &Type) -> Option<TokenStream> {
        let ty = self.scope.ty(ty);
        Some(match json {
            Value::Number(number) => {
                let number = Literal::f64_unsuffixed(number.as_f64()?);
                quote!(#number)
            }
            Value::String(text) => quote!(test::fraction(#text) as #ty),
            _ => return None,
        })
    }

    fn named(&self, json: &Value, named: &Named) -> Option<TokenStream> {
        let ty = self.scope.named(named);
        match named.kind {
            NamedKind::Structure => {
                let shape = self.plan.structure(named)?;
                self.built(shape, Some(json), quote!())
            }
            NamedKind::Enum => {
                let text = json.as_str()?;
                Some(quote!(#ty::from(#text)))
            }
            NamedKind::Union => {
                let union = self.plan.union(named)?;
                let (member, value) = json.as_object()?.iter().next()?;
                let variant = union.variants.iter().find(|variant| variant.member == *member)?;
                let name = ident(&variant.name);
                Some(match &variant.ty {
                    Some(of) => {
                        let value = self.value(value, of)?;
                        quote!(#ty::#name(#value))
                    }
                    None => quote!(#ty::#name),
                })
            }
        }
    }
}
