//! Emits builders: setters on the crate's generic builder, the draft they fill, and `build()`.

use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use super::{doc, extra_field, value};
use crate::names::without_raw;
use crate::plan::{DefaultValue, Field, Role, Structure, Type};
use quote::format_ident;

/// Emits the draft, the setters and `build()`.
pub fn builder(structure: &Structure, scope: &Scope) -> TokenStream {
    let draft = structure.needs_draft().then(|| draft(structure, scope));
    let methods = methods(structure, scope);
    quote!(#draft #methods)
}

/// Returns the attribute of the items of a builder that callers rarely need: they do not build what they receive.
fn rarely_needed(structure: &Structure, scope: &Scope) -> Option<TokenStream> {
    is_received(structure).then(|| scope.full_builders()).flatten()
}

/// Returns `true` if a structure comes from the service only.
fn is_received(structure: &Structure) -> bool {
    match structure.role {
        Role::Output | Role::Error => true,
        Role::Input => false,
        Role::Data => structure.read && !structure.written,
    }
}

/// The expressions for the state of a builder, by the builder's mode.
struct Holder {
    /// The expression that a setter changes.
    changed: TokenStream,
    /// The expression that a getter reads.
    read: TokenStream,
}

/// The type that the builder fills: the structure itself, or its draft.
pub fn target(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name);
    if structure.needs_draft() {
        quote!(draft::#name)
    } else {
        quote!(#name)
    }
}

/// Emits the alias that gives the builder its name.
pub fn alias(structure: &Structure, target: TokenStream, scope: &Scope) -> TokenStream {
    let builder = format_ident!("{}Builder", structure.name);
    let doc = doc::lines(&format!(
        "A builder for [`{0}`]({1}::{2}::{0}).",
        structure.name,
        scope.root_str(),
        super::scope::module_of(&structure.public_module)
    ));
    let (generic, condition) = (scope.at("builder::Builder"), rarely_needed(structure, scope));
    quote! {
        #doc
        #condition
        pub type #builder = #generic<#target>;
    }
}

/// Emits the function `builder()`.
pub fn builder_fn(structure: &Structure, scope: &Scope) -> TokenStream {
    let (doc, target) = (
        doc::lines(&format!("Creates a builder for [`{0}`](Self).", structure.name)),
        target(structure),
    );
    let (generic, default) = (scope.at("builder::Builder"), scope.default());
    let condition = rarely_needed(structure, scope);
    quote! {
        #doc
        #condition
        #[inline]
        pub fn builder() -> #generic<#target> {
            #default::default()
        }
    }
}

/// Emits the draft: a copy of the structure in which all members are optional.
fn draft(structure: &Structure, scope: &Scope) -> TokenStream {
    let name = ident(&structure.name);
    let scope = scope.inner(&[&structure.name]);
    let condition = rarely_needed(structure, &scope);
    let none = scope.none();
    let fields = structure.fields.iter().map(|f| {
        let (name, ty) = (ident(&f.name), scope.optional(&f.ty));
        quote!(pub(crate) #name: #ty)
    });
    let starts = structure.fields.iter().map(|f| {
        let name = ident(&f.name);
        quote!(#name: #none)
    });
    let hidden = extra_field::declarations(structure, &quote!(pub(crate)), &scope);
    let hidden_start = extra_field::fields(structure, |field| field.start(&scope));
    let redacts = structure.sensitive || structure.fields.iter().any(|f| f.sensitive);
    let debug = redacts.then(|| {
        let (name_str, fields) = (&structure.name, extra_field::debug_fields(structure));
        let condition = condition.is_none().then(|| scope.full_builders());
        quote! {
            #condition
            impl ::std::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.debug_struct(#name_str)#fields.finish()
                }
            }
        }
    });
    let derives = extra_field::derives(structure, !redacts);
    let derives = if condition.is_some() {
        quote!(#[derive(#derives)])
    } else {
        scope.derive_with_full_builders(&derives)
    };
    let doc = doc::lines(&format!(
        "The values set on a builder of [`{0}`](super::{0}).",
        structure.name
    ));
    quote! {
        #[doc(hidden)]
        #condition
        pub mod draft {
            use tinsmith_runtime::codegen as rt;
            #doc
            #derives
            pub struct #name { #(#fields,)* #hidden }
            #debug
            impl rt::Empty for #name {
                #[inline]
                fn empty() -> Self {
                    Self { #(#starts,)* #hidden_start }
                }
            }
        }
    }
}

/// Emits the setters, and `build()` where the runtime does not have it, in one `impl`: rustc compares each with all
/// others.
///
/// The setters of an input are for any mode, as the builder may be that of a call.
fn methods(structure: &Structure, scope: &Scope) -> TokenStream {
    let (target, generic) = (target(structure), scope.at("builder::Builder"));
    let is_input = structure.role == Role::Input && !structure.types_only;
    // a type parameter would hide a type of the same name
    let mode = ident(if structure.name == "M" { "Mode" } else { "M" });
    // functions of a trait: rustc would look for methods in each `impl` of the crate's builder
    let holder = if is_input {
        Holder {
            changed: quote!(#mode::draft_mut(&mut self.holder)),
            read: quote!(#mode::draft(&self.holder)),
        }
    } else {
        Holder {
            changed: quote!(self.holder),
            read: quote!(self.holder),
        }
    };
    let condition = rarely_needed(structure, scope);
    // a getter of a builder that is there in any case
    let getters_condition = condition.is_none().then(|| scope.full_builders()).flatten();
    let setters = structure.fields.iter().map(|f| {
        if structure.role == Role::Input && !f.optional {
            return stream_setters(f, &holder, scope);
        }
        let (add, set) = (setter(f, &holder, scope), replacing_setter(f, &holder, scope));
        let get = getter(f, &holder, getters_condition.as_ref(), scope);
        quote!(#add #set #get)
    });
    if is_input {
        return if structure.fields.is_empty() {
            TokenStream::new()
        } else {
            quote!(impl<#mode: rt::Mode> #generic<#target, #mode> { #(#setters)* })
        };
    }
    let meta = (structure.role == Role::Error).then(|| meta_setters(&holder, scope));
    let build = build(structure, scope);
    quote!(#condition impl #generic<#target> { #(#setters)* #meta #build })
}

/// Emits the setters of a stream in an input, which is an empty stream until it is set.
fn stream_setters(field: &Field, holder: &Holder, scope: &Scope) -> TokenStream {
    let (name, set) = (ident(&field.name), ident(&field.setter));
    let (ty, optional) = (scope.ty(&field.ty), scope.optional(&field.ty));
    let (doc, set_doc) = (doc::lines(&doc::setter(field)), link(field, "Sets or empties"));
    let changed = &holder.changed;
    let deprecated = doc::deprecated(field.deprecated.as_ref());
    let empty = match field.ty {
        Type::Stream => quote!(input.unwrap_or_default()),
        _ => quote!(input.unwrap_or_else(rt::event_stream::nothing)),
    };
    quote! {
        #doc
        #deprecated
        #[inline]
        pub fn #name(mut self, input: #ty) -> Self {
            #changed.#name = input;
            self
        }
        #set_doc
        #deprecated
        #[inline]
        pub fn #set(mut self, input: #optional) -> Self {
            #changed.#name = #empty;
            self
        }
    }
}

/// Emits the setter `name(value)`: lists and maps get one more entry, other values are replaced.
fn setter(field: &Field, holder: &Holder, scope: &Scope) -> TokenStream {
    let name = ident(&field.name);
    let some = scope.some();
    let changed = &holder.changed;
    let collection = matches!(field.ty, Type::List(_) | Type::Map(..));
    let mut text = doc::setter(field);
    if collection {
        let action = if matches!(field.ty, Type::List(_)) {
            "Appends an item to"
        } else {
            "Adds an entry to"
        };
        text = format!(
            "{action} `{0}`; [`{1}`](Self::{1}) replaces them all.\n\n{text}",
            without_raw(&field.name),
            field.setter
        );
    }
    let doc = doc::lines(&text);
    let deprecated = doc::deprecated(field.deprecated.as_ref());
    let input = format_ident!("input");
    let (arguments, change) = match &field.ty {
        Type::List(item) => {
            let (ty, value) = scope.argument(item, &input);
            (
                quote!(input: #ty),
                quote!(#changed.#name.get_or_insert_default().push(#value);),
            )
        }
        Type::Map(key, item) => {
            let (k, v) = (format_ident!("k"), format_ident!("v"));
            let ((key, k), (item, v)) = (scope.argument(key, &k), scope.argument(item, &v));
            (
                quote!(k: #key, v: #item),
                quote!(#changed.#name.get_or_insert_default().insert(#k, #v);),
            )
        }
        ty => {
            let (ty, value) = scope.argument(ty, &input);
            (quote!(input: #ty), quote!(#changed.#name = #some(#value);))
        }
    };
    quote! {
        #doc
        #deprecated
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
            #change
            self
        }
    }
}

fn replacing_setter(field: &Field, holder: &Holder, scope: &Scope) -> TokenStream {
    let (name, set, ty) = (
        ident(&field.name),
        ident(&field.setter),
        scope.optional(&field.ty),
    );
    let doc = link(field, "Sets or clears");
    let changed = &holder.changed;
    let deprecated = doc::deprecated(field.deprecated.as_ref());
    quote! {
        #doc
        #deprecated
        #[inline]
        pub fn #set(mut self, input: #ty) -> Self {
            #changed.#name = input;
            self
        }
    }
}

fn getter(field: &Field, holder: &Holder, condition: Option<&TokenStream>, scope: &Scope) -> TokenStream {
    let (name, get, ty) = (
        ident(&field.name),
        ident(&field.getter),
        scope.optional(&field.ty),
    );
    let doc = link(field, "Returns the value set for");
    let read = &holder.read;
    let deprecated = doc::deprecated(field.deprecated.as_ref());
    quote! {
        #doc
        #condition
        #deprecated
        #[inline]
        pub fn #get(&self) -> &#ty {
            &#read.#name
        }
    }
}

fn link(field: &Field, what: &str) -> TokenStream {
    let name = without_raw(&field.name);
    doc::lines(&format!("{what} [`{name}`](Self::{name})."))
}

fn meta_setters(holder: &Holder, scope: &Scope) -> TokenStream {
    let option = scope.option();
    let changed = &holder.changed;
    quote! {
        /// Sets the error's metadata.
        #[inline]
        pub fn meta(mut self, meta: rt::ErrorMetadata) -> Self {
            #changed.meta = meta.into();
            self
        }
        /// Sets or clears the error's metadata.
        #[inline]
        pub fn set_meta(&mut self, meta: #option<rt::ErrorMetadata>) -> &mut Self {
            #changed.meta = meta.unwrap_or_default().into();
            self
        }
    }
}

/// Names that are also derive macros, so that links need a disambiguator.
const DERIVES: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

fn build(structure: &Structure, scope: &Scope) -> TokenStream {
    let name = ident(&structure.name);
    let (result, ok) = (scope.result(), scope.ok());
    let mut text = if DERIVES.contains(&structure.name.as_str()) {
        format!("Builds the [`{0}`](struct@{0}).", structure.name)
    } else {
        format!("Builds the [`{0}`].", structure.name)
    };
    let required: Vec<_> = structure.fields.iter().filter(|f| f.must_be_set()).collect();
    if !required.is_empty() {
        text.push_str("\n\nFails if one of these is not set:\n");
        for field in &required {
            let name = without_raw(&field.name);
            text.push_str(&format!("\n- [`{name}`](Self::{name})"));
        }
    }
    let doc = doc::lines(&text);
    let ty = if structure.is_fallible() {
        quote!(#result<#name, rt::BuildError>)
    } else {
        quote!(#name)
    };
    let body = if structure.needs_draft() {
        let checks = required.iter().map(|field| check(field, structure, scope));
        let fields = structure.fields.iter().map(|f| built(f, scope));
        let hidden = extra_field::fields(structure, |field| {
            let name = ident(field.name());
            quote!(self.holder.#name)
        });
        let built = quote!(#name { #(#fields,)* #hidden });
        let built = if structure.is_fallible() {
            quote!(#ok(#built))
        } else {
            built
        };
        quote!(#(#checks)* #built)
    } else if structure.is_fallible() {
        quote!(#ok(self.holder))
    } else {
        quote!(self.holder)
    };
    quote! {
        #doc
        #[inline]
        pub fn build(self) -> #ty { #body }
    }
}

/// Emits the statement that takes a required member out of the draft. No `?`, which costs rustc as much as a function.
fn check(field: &Field, structure: &Structure, scope: &Scope) -> TokenStream {
    let (name, name_str) = (ident(&field.name), without_raw(&field.name));
    let (some, err) = (scope.some(), scope.err());
    let details = format!(
        "{name_str} was not specified but it is required when building {}",
        structure.name
    );
    quote! {
        let #some(#name) = self.holder.#name else {
            return #err(rt::missing(#name_str, #details));
        };
    }
}

/// Emits the conversion of a draft's field to that of the built structure.
fn built(field: &Field, scope: &Scope) -> TokenStream {
    let name = ident(&field.name);
    if field.optional {
        return quote!(#name: self.holder.#name);
    }
    let Some(default) = &field.default else {
        return quote!(#name);
    };
    let value = value::default(default, &field.ty, scope);
    match (default, &field.ty) {
        (_, ty) if ty.is_copy() => quote!(#name: self.holder.#name.unwrap_or(#value)),
        (
            DefaultValue::TypeDefault,
            Type::String
            | Type::List(_)
            | Type::Map(..)
            | Type::BigInteger
            | Type::BigDecimal
            | Type::Stream
            | Type::EventStream { .. },
        ) => {
            quote!(#name: self.holder.#name.unwrap_or_default())
        }
        _ => quote!(#name: self.holder.#name.unwrap_or_else(|| #value)),
    }
}
