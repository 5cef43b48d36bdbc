//! Emits presignable operations, and the module `presigning`.

use super::module::Module;
use super::schema::{operation_traits, shape};
use super::scope::{ident, Scope};
use super::token_stream::{quote, TokenStream};
use crate::plan::{Field, Operation, OperationTrait, Plan, PresignedForm, WireTrait};

/// Emits the module `presigning`; `None` if no operation can be presigned.
pub fn module(plan: &Plan) -> Option<Module> {
    plan.has_presigned().then(|| Module {
        path: vec!["presigning".to_owned()],
        doc: "Presigned requests, which others can send without credentials.".to_owned(),
        public: true,
        items: quote! {
            pub use tinsmith_runtime::client::{
                PresignedRequest, PresigningConfig, PresigningConfigBuilder, PresigningConfigError,
            };
        },
    })
}

/// Emits the implementation that makes an operation presignable.
pub fn presignable(operation: &Operation, scope: &Scope) -> Option<TokenStream> {
    let name = ident(&operation.name);
    let (instead, shapes) = match operation.presigned? {
        PresignedForm::Unchanged => (None, None),
        PresignedForm::GetWithQuery => {
            let (option, some) = (scope.option(), scope.some());
            let instead = quote! {
                const PRESIGNED_AS: #option<(&'static rt::OperationShape, &'static rt::Shape)> =
                    #some((&PRESIGNED, &PRESIGNED_INPUT));
            };
            (Some(instead), Some(get_with_query(operation)))
        }
    };
    Some(quote! {
        #shapes
        impl rt::presigning::Presignable for #name {
            #instead
        }
    })
}

/// Emits the operation as a GET, and its input with the members of the body in the query.
fn get_with_query(operation: &Operation) -> TokenStream {
    let name = &operation.id.name;
    let traits = operation
        .traits
        .iter()
        .cloned()
        .map(|wire_trait| match wire_trait {
            OperationTrait::Http(_, uri) => OperationTrait::Http("GET".to_owned(), uri),
            other => other,
        });
    let traits = operation_traits(&traits.collect::<Vec<_>>());
    let in_query = |field: &Field| {
        let query = field
            .is_in_document
            .then(|| WireTrait::Query(field.wire_name.clone()));
        field.traits.iter().cloned().chain(query).collect::<Vec<_>>()
    };
    let fields = super::schema::on_wire(&operation.input);
    let members = fields.iter().map(|field| {
        let traits = in_query(field);
        super::schema::member(&field.member, &field.wire_name, &field.constraints, &traits)
    });
    let input = shape(
        &ident("PRESIGNED_INPUT"),
        &operation.input.wire_name,
        members,
        &operation.input.traits,
    );
    quote! {
        static PRESIGNED: rt::OperationShape = rt::OperationShape {
            name: #name,
            traits: #traits,
        };
        #input
    }
}
