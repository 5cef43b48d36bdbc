//! Paths and types as written in a module of the output.

use super::token_stream::{quote, TokenStream};
pub use crate::names::ident;
use crate::plan::{Field, Named, PublicModule, Type};
use proc_macro2::Ident;

/// The output's own items.
#[derive(Clone, Copy)]
pub struct Names {
    /// True for a package, false for a module that another crate includes.
    is_package: bool,
    /// True if a feature of the package leaves out parts of the builders.
    slims_builders: bool,
}

impl Names {
    /// Creates the names for a package, whose paths begin with `crate`.
    pub fn of_package(slims_builders: bool) -> Self {
        Self {
            is_package: true,
            slims_builders,
        }
    }

    /// Creates the names for an included module, whose paths begin with `super`. It has no cargo features.
    pub fn of_module() -> Self {
        Self {
            is_package: false,
            slims_builders: false,
        }
    }

    /// Returns the scope of code that imports the client under this name.
    #[cfg(feature = "__testing")]
    pub fn outside(root: &str) -> Scope {
        Scope {
            root: root.to_owned(),
            names: Names::of_package(false),
            depth: 0,
            shadowed: false,
        }
    }

    /// Returns the scope of a module at this depth below the root, which defines the types `defined`.
    pub fn scope(&self, depth: usize, defined: &[&str]) -> Scope {
        let root = match (self.is_package, depth) {
            (true, _) => "crate".to_owned(),
            (false, 0) => "self".to_owned(),
            (false, depth) => vec!["super"; depth].join("::"),
        };
        Scope {
            root,
            names: *self,
            depth,
            shadowed: defined.iter().any(|name| PRELUDE.contains(name)),
        }
    }
}

/// Names of the prelude in generated code that shapes may have, too.
const PRELUDE: &[&str] = &[
    "Option", "Some", "None", "Result", "Ok", "Err", "String", "Vec", "Box", "Default", "From", "Into",
];

/// The names in scope in a module.
pub struct Scope {
    root: String,
    names: Names,
    depth: usize,
    shadowed: bool,
}

impl Scope {
    /// Returns the scope of a nested module.
    pub fn inner(&self, defined: &[&str]) -> Scope {
        self.names.scope(self.depth + 1, defined)
    }

    /// Returns the condition that the feature `full-builders` is on; `None` if the output has no such feature.
    pub fn full_builders_feature(&self) -> Option<TokenStream> {
        let feature = super::package_features::FULL_BUILDERS;
        self.names.slims_builders.then(|| quote!(feature = #feature))
    }

    /// Returns the attribute of an item that only the feature `full-builders` brings; `None` if it is always there.
    pub fn full_builders(&self) -> Option<TokenStream> {
        let feature = self.full_builders_feature()?;
        Some(quote!(#[cfg(#feature)]))
    }

    /// Returns the attribute that derives traits which only the feature `full-builders` brings, if there is that feature.
    pub fn derive_with_full_builders(&self, derives: &TokenStream) -> TokenStream {
        match self.full_builders_feature() {
            Some(feature) => quote!(#[cfg_attr(#feature, derive(#derives))]),
            None => quote!(#[derive(#derives)]),
        }
    }

    /// Returns the path of the root module, for links in documentation.
    pub fn root_str(&self) -> &str {
        &self.root
    }

    /// Returns a path below the root, for links in documentation.
    pub fn at_str(&self, below: &str) -> String {
        format!("{}::{below}", self.root)
    }

    /// Returns a path below the root, such as `types::builders`.
    pub fn at(&self, below: &str) -> TokenStream {
        path(&format!("{}::{below}", self.root))
    }

    fn std(&self, short: &str, full: &str) -> TokenStream {
        path(if self.shadowed { full } else { short })
    }

    /// `Option`
    pub fn option(&self) -> TokenStream {
        self.std("Option", "::std::option::Option")
    }
    /// `Some`
    pub fn some(&self) -> TokenStream {
        self.std("Some", "::std::option::Option::Some")
    }
    /// `None`
    pub fn none(&self) -> TokenStream {
        self.std("None", "::std::option::Option::None")
    }
    /// `Result`
    pub fn result(&self) -> TokenStream {
        self.std("Result", "::std::result::Result")
    }
    /// `Ok`
    pub fn ok(&self) -> TokenStream {
        self.std("Ok", "::std::result::Result::Ok")
    }
    /// `Err`
    pub fn err(&self) -> TokenStream {
        self.std("Err", "::std::result::Result::Err")
    }
    /// `String`
    pub fn string(&self) -> TokenStream {
        self.std("String", "::std::string::String")
    }
    /// `Vec`
    pub fn vec(&self) -> TokenStream {
        self.std("Vec", "::std::vec::Vec")
    }
    /// `Box`
    pub fn boxed(&self) -> TokenStream {
        self.std("Box", "::std::boxed::Box")
    }
    /// `Default`
    pub fn default(&self) -> TokenStream {
        self.std("Default", "::std::default::Default")
    }
    /// `Into`
    pub fn into(&self) -> TokenStream {
        self.std("Into", "::std::convert::Into")
    }
    /// `From`
    pub fn from(&self) -> TokenStream {
        self.std("From", "::std::convert::From")
    }

    /// Returns the path of a type of the client.
    pub fn named(&self, named: &Named) -> TokenStream {
        self.at(&format!("{}::{}", module_of(&named.public_module), named.name))
    }

    /// A type.
    pub fn ty(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Boolean => quote!(bool),
            Type::Byte => quote!(i8),
            Type::Short => quote!(i16),
            Type::Integer => quote!(i32),
            Type::Long => quote!(i64),
            Type::Float => quote!(f32),
            Type::Double => quote!(f64),
            Type::String => self.string(),
            Type::Blob => quote!(rt::Blob),
            Type::Stream => quote!(rt::ByteStream),
            Type::EventStream { events, error, sent } => {
                let (events, error) = (self.named(events), self.at(&format!("types::error::{error}")));
                if *sent {
                    quote!(rt::event_stream::EventStreamSender<#events, #error>)
                } else {
                    quote!(rt::event_stream::EventReceiver<#events, #error>)
                }
            }
            Type::BigInteger => quote!(rt::BigInteger),
            Type::BigDecimal => quote!(rt::BigDecimal),
            Type::Timestamp => quote!(rt::DateTime),
            Type::Document => quote!(rt::Document),
            Type::Named(named) => self.named(named),
            Type::Own(own) => own_path(&own.path),
            Type::List(item) => {
                let (vec, item) = (self.vec(), self.ty(item));
                quote!(#vec<#item>)
            }
            Type::Map(key, value) => {
                let (key, value) = (self.ty(key), self.ty(value));
                quote!(::std::collections::HashMap<#key, #value>)
            }
            Type::Optional(inner) => self.optional(inner),
            Type::Boxed(inner) => {
                let (boxed, inner) = (self.boxed(), self.ty(inner));
                quote!(#boxed<#inner>)
            }
        }
    }

    /// `Option<T>`
    pub fn optional(&self, ty: &Type) -> TokenStream {
        let (option, ty) = (self.option(), self.ty(ty));
        quote!(#option<#ty>)
    }

    /// The type of a field.
    pub fn field(&self, field: &Field) -> TokenStream {
        if field.optional {
            self.optional(&field.ty)
        } else {
            self.ty(&field.ty)
        }
    }

    /// Returns the type of a parameter for a value of this type, and the conversion to the value.
    pub fn argument(&self, ty: &Type, name: &Ident) -> (TokenStream, TokenStream) {
        match ty {
            Type::String | Type::Boxed(_) => {
                let (into, ty) = (self.into(), self.ty(ty));
                (quote!(impl #into<#ty>), quote!(#name.into()))
            }
            other => (self.ty(other), quote!(#name)),
        }
    }
}

/// Emits the path of a user's type, which begins at its crate wherever it stands. The plan has checked that it is one.
fn own_path(path: &str) -> TokenStream {
    let is_global = path.starts_with("::");
    let of_crate = ["crate::", "crate "].iter().any(|start| path.starts_with(start));
    let tokens: TokenStream = path.parse().unwrap_or_default();
    if is_global || of_crate {
        tokens
    } else {
        quote!(::#tokens)
    }
}

/// Returns the path of a public module, from the root.
pub fn module_of(home: &PublicModule) -> String {
    match home {
        PublicModule::Types => "types".to_owned(),
        PublicModule::Errors => "types::error".to_owned(),
        PublicModule::Operation(module) => format!("operation::{module}"),
    }
}

/// Parses a path of identifiers.
pub fn path(path: &str) -> TokenStream {
    let (global, rest) = match path.strip_prefix("::") {
        Some(rest) => (Some(quote!(::)), rest),
        None => (None, path),
    };
    let segments = rest.split("::").map(ident);
    quote!(#global #(#segments)::*)
}
