//! Emits a structure: its type, accessors, builder and schema, in one file.

use super::module::Module;
use super::scope::{ident, module_of, Names, Scope};
use super::token_stream::{quote, TokenStream};
use super::{attributes, builder, doc, error, extra_field, schema};
use crate::plan::{Field, Role, Structure, Type};

/// Emits the module of a data structure or error.
pub fn module(structure: &Structure, names: &Names) -> Module {
    let mut path: Vec<_> = module_of(&structure.public_module)
        .split("::")
        .map(str::to_owned)
        .collect();
    path.push(structure.module.clone());
    let scope = names.scope(path.len(), &[&structure.name]);
    let items = items(structure, &scope);
    Module {
        path,
        doc: format!("The type [`{}`] and its builder.", structure.name),
        public: false,
        items: quote!(use tinsmith_runtime::codegen as rt; #items),
    }
}

/// Emits the type, its accessors, its builder and its schema.
pub fn items(shape: &Structure, scope: &Scope) -> TokenStream {
    let data = data(shape, scope);
    let accessors = accessors(shape, scope);
    let role = match shape.role {
        Role::Error => error::error_shape(shape, scope),
        Role::Output if shape.types_only => TokenStream::new(),
        Role::Output => output(shape, scope),
        Role::Data | Role::Input => TokenStream::new(),
    };
    let builder = builder::builder(shape, scope);
    let schema = schema::structure(shape, scope);
    quote!(#data #accessors #role #builder #schema)
}

/// Emits the type without methods.
pub fn data(shape: &Structure, scope: &Scope) -> TokenStream {
    let definition = definition(shape, scope);
    let debug = (!derives_debug(shape)).then(|| redacting_debug(shape));
    quote!(#definition #debug)
}

fn definition(structure: &Structure, scope: &Scope) -> TokenStream {
    let name = ident(&structure.name);
    let doc = doc::or(&structure.documentation, &default_doc(structure));
    let deprecated = doc::deprecated(structure.deprecated.as_ref());
    let fields = structure.fields.iter().map(|field| {
        let (name, ty) = (ident(&field.name), scope.field(field));
        let doc = doc::lines(&doc::field(field));
        let deprecated = doc::deprecated(field.deprecated.as_ref());
        let attributes = attributes::of_field(&structure.attributes, &field.member);
        quote!(#doc #deprecated #attributes pub #name: #ty)
    });
    let extra = extra_field::declarations(structure, &TokenStream::new(), scope);
    let attributes = attributes::own(&structure.attributes);
    let derives = extra_field::derives(structure, derives_debug(structure));
    quote! {
        #doc
        #deprecated
        #[non_exhaustive]
        #[derive(#derives)]
        #attributes
        pub struct #name { #(#fields,)* #extra }
    }
}

fn default_doc(structure: &Structure) -> String {
    match structure.role {
        Role::Input => format!("The input of `{}`.", structure.name.trim_end_matches("Input")),
        Role::Output => format!("The output of `{}`.", structure.name.trim_end_matches("Output")),
        Role::Error => {
            let is_of_server = structure.error.as_ref().is_some_and(|error| error.server);
            let cause = if is_of_server { "server" } else { "request" };
            format!("The error `{}`, caused by the {cause}.", structure.name)
        }
        Role::Data => format!("The structure `{}` of the model.", structure.id.name),
    }
}

fn derives_debug(structure: &Structure) -> bool {
    !structure.sensitive && !structure.fields.iter().any(|f| f.sensitive)
}

/// Emits `Debug` for a structure with values that must not be printed.
pub fn redacting_debug(structure: &Structure) -> TokenStream {
    let (name, name_str) = (ident(&structure.name), &structure.name);
    let fields = extra_field::debug_fields(structure);
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#name_str)#fields.finish()
            }
        }
    }
}

fn accessors(structure: &Structure, scope: &Scope) -> TokenStream {
    let name = ident(&structure.name);
    let is_message = |f: &&Field| structure.role == Role::Error && f.name == "message";
    let accessors = structure
        .fields
        .iter()
        .filter(|f| !is_message(f))
        .map(|f| accessor(f, scope));
    let message = structure
        .fields
        .iter()
        .find(is_message)
        .map(|f| message(f, scope));
    let builder = builder::builder_fn(structure, scope);
    quote!(impl #name { #(#accessors)* #message #builder })
}

/// Emits the accessor of a member, which borrows: a type that dereferences is returned as its target, a list as a
/// slice, even if unset.
fn accessor(field: &Field, scope: &Scope) -> TokenStream {
    let name = ident(&field.name);
    let mut text = doc::field(field);
    let option = scope.option();
    let (ty, value) = match (field.optional, &field.ty) {
        (true, Type::List(item)) => {
            text.push_str(&format!(
                "\n\nEmpty if unset, which `.{}.is_none()` detects.",
                field.name
            ));
            let item = scope.ty(item);
            (
                quote!(&[#item]),
                quote!(self.#name.as_deref().unwrap_or_default()),
            )
        }
        (_, ty) if ty.is_copy() => (scope.field(field), quote!(self.#name)),
        (true, Type::String) => (quote!(#option<&str>), quote!(self.#name.as_deref())),
        (true, Type::Boxed(inner)) => {
            let inner = scope.ty(inner);
            (quote!(#option<&#inner>), quote!(self.#name.as_deref()))
        }
        (true, ty) => {
            let ty = scope.ty(ty);
            (quote!(#option<&#ty>), quote!(self.#name.as_ref()))
        }
        (false, Type::String) => (quote!(&str), quote!(&self.#name)),
        (false, Type::List(item)) => {
            let item = scope.ty(item);
            (quote!(&[#item]), quote!(&self.#name))
        }
        (false, Type::Boxed(inner)) => {
            let inner = scope.ty(inner);
            (quote!(&#inner), quote!(&self.#name))
        }
        (false, ty) => {
            let ty = scope.ty(ty);
            (quote!(&#ty), quote!(&self.#name))
        }
    };
    let doc = doc::lines(&text);
    let deprecated = doc::deprecated(field.deprecated.as_ref());
    quote! {
        #doc
        #deprecated
        #[inline]
        pub fn #name(&self) -> #ty { #value }
    }
}

fn message(field: &Field, scope: &Scope) -> TokenStream {
    let name = ident(&field.name);
    let (ty, value) = match (field.optional, &field.ty) {
        (true, Type::String) => {
            let option = scope.option();
            (quote!(#option<&str>), quote!(self.#name.as_deref()))
        }
        (false, Type::String) => (quote!(&str), quote!(&self.#name)),
        _ => return accessor(field, scope),
    };
    quote! {
        /// Returns the error message.
        #[inline]
        pub fn message(&self) -> #ty { #value }
    }
}

fn output(structure: &Structure, scope: &Scope) -> TokenStream {
    let (name, option, string) = (ident(&structure.name), scope.option(), scope.string());
    let body = structure.stream().map(|field| {
        let has_events = matches!(field.ty, Type::EventStream { .. }) && structure.fields.len() > 1;
        let field = ident(&field.name);
        let events = has_events.then(|| {
            let some = scope.some();
            quote! {
                fn events(&mut self) -> #option<&mut dyn rt::event_stream::ErasedEvents> {
                    #some(&mut self.#field)
                }
            }
        });
        quote! {
            fn set_body(&mut self, body: rt::ResponseBody) {
                self.#field = body.into();
            }
            #events
        }
    });
    let (set_extended, extended) = if structure.has_extended_request_id {
        (
            quote! {
                #[inline]
                fn set_extended_request_id(&mut self, extended_request_id: #option<#string>) {
                    self._extended_request_id = extended_request_id;
                }
            },
            quote! {
                impl rt::RequestIdExt for #name {
                    #[inline]
                    fn extended_request_id(&self) -> #option<&str> {
                        self._extended_request_id.as_deref()
                    }
                }
            },
        )
    } else {
        Default::default()
    };
    quote! {
        impl rt::OperationOutput for #name {
            #[inline]
            fn set_request_id(&mut self, request_id: #option<#string>) {
                self._request_id = request_id;
            }
            #set_extended
            #body
        }
        #extended
        impl rt::RequestId for #name {
            #[inline]
            fn request_id(&self) -> #option<&str> {
                self._request_id.as_deref()
            }
        }
    }
}
