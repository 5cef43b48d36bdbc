//! Emits the values of protocol tests: builders with setters, as a caller would write them.
//!
//! Values that do not fit the model are `None`.

use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use crate::node::{Entry, Node, NodeKind};
use crate::plan::{Named, NamedKind, Plan, Structure, Type};
use proc_macro2::Literal;

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
        params: Option<&Node>,
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
    pub fn setters(&self, structure: &Structure, params: Option<&Node>) -> Option<TokenStream> {
        let mut setters = Vec::new();
        for member in params.into_iter().flat_map(Node::members) {
            let field = structure.fields.iter().find(|field| field.member == member.key)?;
            if member.value.is_null() {
                continue;
            }
            let (setter, value) = (ident(&field.setter), self.value(&member.value, &field.ty)?);
            setters.push(quote!(.#setter(Some(#value))));
        }
        Some(quote!(#(#setters)*))
    }

    /// Emits a structure.
    pub fn built(
        &self,
        structure: &Structure,
        params: Option<&Node>,
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
    pub fn value(&self, json: &Node, ty: &Type) -> Option<TokenStream> {
        Some(match (ty, &json.kind) {
            (Type::Optional(_), NodeKind::Null) => quote!(None),
            (Type::Optional(inner), _) => {
                let inner = self.value(json, inner)?;
                quote!(Some(#inner))
            }
            (Type::Boxed(inner), _) => {
                let inner = self.value(json, inner)?;
                quote!(Box::new(#inner))
            }
            (Type::Document, _) => {
                let json = json.to_string();
                quote!(rt::defaults::document(#json))
            }
            (Type::Boolean, NodeKind::Bool(value)) => quote!(#value),
            (Type::Byte | Type::Short | Type::Integer | Type::Long, NodeKind::Number(_)) => {
                let number = Literal::i64_unsuffixed(json.as_i64()?);
                quote!(#number)
            }
            (Type::Float | Type::Double, _) => self.fraction(json, ty)?,
            (Type::String, NodeKind::String(text)) => quote!(#text.to_owned()),
            (Type::Blob, NodeKind::String(text)) => {
                let bytes = Literal::byte_string(text.as_bytes());
                quote!(rt::Blob::new(#bytes))
            }
            (Type::BigInteger | Type::BigDecimal, NodeKind::Number(_) | NodeKind::String(_)) => {
                let text = json.as_str().or(json.as_number())?;
                quote!(#text.parse().map_err(|_| "a number".to_owned())?)
            }
            (Type::Stream, NodeKind::String(text)) => {
                let bytes = Literal::byte_string(text.as_bytes());
                quote!(rt::ByteStream::from_static(#bytes))
            }
            (Type::Timestamp, NodeKind::Number(_)) => match json.as_i64() {
                Some(seconds) => {
                    let seconds = Literal::i64_unsuffixed(seconds);
                    quote!(rt::DateTime::from_secs(#seconds))
                }
                None => {
                    // the shortest text of the number: a timestamp has nine digits of a fraction at most
                    let text = format!("{:?}", json.as_f64()?);
                    quote!(test::seconds(#text)?)
                }
            },
            (Type::Timestamp, NodeKind::String(text)) => quote!(rt::defaults::timestamp(#text)),
            (Type::List(item), NodeKind::Array(items)) => {
                let items = items
                    .iter()
                    .map(|element| self.value(element, item))
                    .collect::<Option<Vec<_>>>()?;
                quote!(vec![#(#items),*])
            }
            (Type::Map(key, item), NodeKind::Object(entries)) => {
                let entry = |entry: &Entry| {
                    let key = self.value(&Node::string(&entry.key, entry.key_at), key)?;
                    let value = self.value(&entry.value, item)?;
                    Some(quote!((#key, #value)))
                };
                let entries = entries.iter().map(entry).collect::<Option<Vec<_>>>()?;
                quote!(::std::collections::HashMap::from([#(#entries),*]))
            }
            (Type::Named(named), _) => self.named(json, named)?,
            _ => return None,
        })
    }

    fn fraction(&self, json: &Node, ty: &Type) -> Option<TokenStream> {
        let ty = self.scope.ty(ty);
        Some(match &json.kind {
            NodeKind::Number(_) => {
                let number = Literal::f64_unsuffixed(json.as_f64()?);
                quote!(#number)
            }
            NodeKind::String(text) => quote!(test::fraction(#text) as #ty),
            _ => return None,
        })
    }

    fn named(&self, json: &Node, named: &Named) -> Option<TokenStream> {
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
                let mut members = json.as_object()?.iter();
                let (Some(member), None) = (members.next(), members.next()) else {
                    return None;
                };
                let variant = union
                    .variants
                    .iter()
                    .find(|variant| variant.member == member.key)?;
                let name = ident(&variant.name);
                Some(match &variant.ty {
                    Some(of) => {
                        let value = self.value(&member.value, of)?;
                        quote!(#ty::#name(#value))
                    }
                    None => quote!(#ty::#name),
                })
            }
        }
    }
}
