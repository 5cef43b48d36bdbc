//! Emits string enums. They have a variant for unknown values.

use super::module::Module;
use super::scope::{ident, Names};
use super::token_stream::{quote, TokenStream};
use super::{attributes, doc, schema};
use crate::plan::Enum;
use proc_macro2::Literal;

/// Emits the module of an enum.
pub fn module(string_enum: &Enum, names: &Names) -> Module {
    let path = vec!["types".to_owned(), string_enum.module.clone()];
    let scope = names.scope(path.len(), &[&string_enum.name]);
    let definition = definition(string_enum);
    let name = ident(&string_enum.name);
    let variants: Vec<_> = string_enum.values.iter().map(|v| ident(&v.name)).collect();
    let values: Vec<_> = string_enum.values.iter().map(|v| v.value.as_str()).collect();
    let indices = (0..values.len()).map(Literal::usize_unsuffixed);
    let from = scope.from();
    let write = (string_enum.written || string_enum.watched || string_enum.whole).then(|| quote!(Value));
    let read = string_enum.read.then(|| quote!(Read));
    let traits = write.into_iter().chain(read);
    let serde = string_enum.serde.then(|| schema::serde(&string_enum.name));
    let items = quote! {
        use tinsmith_runtime::codegen as rt;
        #definition
        impl #name {
            /// Returns the string on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
            /// Returns the strings of all values that were known when the client was generated.
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }
        }
        impl #from<&str> for #name {
            fn from(value: &str) -> Self {
                match rt::enums::position(Self::values(), value) {
                    #(#indices => Self::#variants,)*
                    _ => Self::Unknown(rt::UnknownVariantValue::new(value)),
                }
            }
        }
        rt::enum_impls!(#name: #(#traits),*);
        #serde
    };
    Module {
        path,
        doc: format!("The enum [`{}`].", string_enum.name),
        public: false,
        items,
    }
}

fn definition(string_enum: &Enum) -> TokenStream {
    let name = ident(&string_enum.name);
    let text = doc::text_or(
        &string_enum.documentation,
        &format!("The enum `{}` of the model.", string_enum.id.name),
    );
    let text = format!(
        "{}\n\nLater versions may have more values: a `match` needs a wildcard arm, where [`as_str`](Self::as_str) \
         gives the value.",
        text.trim_end()
    );
    let doc = doc::lines(&text);
    let deprecated = doc::deprecated(string_enum.deprecated.as_ref());
    let variants = string_enum.values.iter().map(|variant| {
        let name = ident(&variant.name);
        let doc = doc::or(&variant.documentation, &doc::value(&variant.value));
        let deprecated = doc::deprecated(variant.deprecated.as_ref());
        let attributes = attributes::of_field(&string_enum.attributes, &variant.value);
        quote!(#doc #deprecated #attributes #name,)
    });
    let derives = if string_enum.sensitive {
        quote!(#[derive(Clone, Eq, Ord, PartialEq, PartialOrd, Hash)])
    } else {
        quote!(#[derive(Clone, Eq, Ord, PartialEq, PartialOrd, Debug, Hash)])
    };
    let debug = string_enum.sensitive.then(|| redacting_debug(&name));
    let attributes = attributes::own(&string_enum.attributes);
    quote! {
        #doc
        #deprecated
        #[non_exhaustive]
        #derives
        #attributes
        pub enum #name {
            #(#variants)*
            /// A value that was unknown when the client was generated.
            #[deprecated(note = "Use a wildcard arm and `as_str()`: the value may get a variant of its own.")]
            Unknown(rt::UnknownVariantValue),
        }
        #debug
    }
}

/// Emits `Debug` for a type that must not be printed.
pub fn redacting_debug(name: &proc_macro2::Ident) -> TokenStream {
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(rt::REDACTED)
            }
        }
    }
}
