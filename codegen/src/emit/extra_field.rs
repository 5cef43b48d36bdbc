//! Emits the fields that structures and their drafts have in addition to members, and the traits derived for both.

use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use crate::names::without_raw;
use crate::plan::{Field, Role, Structure, Type};

/// A field of a structure that is not a member.
#[derive(Clone, Copy)]
pub enum ExtraField {
    /// The second request id of an output.
    ExtendedRequestId,
    /// The request id of an output.
    RequestId,
    /// The metadata of an error: code, message and request id.
    Meta,
}

impl ExtraField {
    /// The extra fields of a structure.
    pub fn of(structure: &Structure) -> &'static [ExtraField] {
        match structure.role {
            Role::Output if structure.types_only => &[],
            Role::Output if structure.has_extended_request_id => {
                &[ExtraField::ExtendedRequestId, ExtraField::RequestId]
            }
            Role::Output => &[ExtraField::RequestId],
            Role::Error => &[ExtraField::Meta],
            Role::Data | Role::Input => &[],
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            ExtraField::ExtendedRequestId => "_extended_request_id",
            ExtraField::RequestId => "_request_id",
            ExtraField::Meta => "meta",
        }
    }

    fn ty(self, scope: &Scope) -> TokenStream {
        match self {
            ExtraField::ExtendedRequestId | ExtraField::RequestId => scope.optional(&Type::String),
            ExtraField::Meta => quote!(rt::error::Meta),
        }
    }

    /// Its initial value.
    pub fn start(self, scope: &Scope) -> TokenStream {
        match self {
            ExtraField::ExtendedRequestId | ExtraField::RequestId => scope.none(),
            ExtraField::Meta => quote!(rt::error::Meta::default()),
        }
    }
}

/// Emits the declarations of the extra fields.
pub fn declarations(structure: &Structure, visibility: &TokenStream, scope: &Scope) -> TokenStream {
    let fields = ExtraField::of(structure).iter().map(|field| {
        let (name, ty) = (ident(field.name()), field.ty(scope));
        quote!(#visibility #name: #ty)
    });
    quote!(#(#fields),*)
}

/// Emits the extra fields with their values.
pub fn fields(structure: &Structure, value: impl Fn(ExtraField) -> TokenStream) -> TokenStream {
    let fields = ExtraField::of(structure).iter().map(|field| {
        let (name, value) = (ident(field.name()), value(*field));
        quote!(#name: #value)
    });
    quote!(#(#fields),*)
}

/// Emits the names of the derived traits. A structure with a stream can be neither cloned nor compared.
pub fn derives(structure: &Structure, with_debug: bool) -> TokenStream {
    let values = structure.stream().is_none().then(|| quote!(Clone, PartialEq,));
    let debug = with_debug.then(|| quote!(Debug));
    quote!(#values #debug)
}

/// Emits `.field(…)` for every field, with sensitive ones redacted.
pub fn debug_fields(structure: &Structure) -> TokenStream {
    let fields = structure.fields.iter().map(|field| {
        let (name, name_str) = (ident(&field.name), without_raw(&field.name));
        if structure.sensitive || field.sensitive {
            quote!(.field(#name_str, &rt::REDACTED))
        } else {
            quote!(.field(#name_str, &self.#name))
        }
    });
    let is_secret_message = |field: &Field| field.sensitive && field.name == "message";
    let has_secret_message = structure.sensitive || structure.fields.iter().any(is_secret_message);
    let extra = ExtraField::of(structure).iter().map(|field| {
        let (name, name_str) = (ident(field.name()), field.name());
        // the metadata contains the message, too
        if has_secret_message && matches!(field, ExtraField::Meta) {
            quote!(.field(#name_str, &rt::error::without_message(&self.#name)))
        } else {
            quote!(.field(#name_str, &self.#name))
        }
    });
    quote!(#(#fields)* #(#extra)*)
}
