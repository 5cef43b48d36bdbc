//! Emits the modules of types without a client: the root, the module of each operation with its input and output, and
//! the builder.

use super::module::Module;
use super::scope::Names;
use super::token_stream::quote;
use super::{operation, root, structure};
use crate::plan::{Operation, Plan};
use proc_macro2::Literal;

/// Emits the root, `error`, `meta`, `operation` with the modules below it, and `builder`.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    let contract = Literal::u32_unsuffixed(root::CONTRACT);
    let items = quote! {
        use tinsmith_runtime::codegen as rt;
        const _: () = rt::check_contract(#contract);
    };
    let errors = quote! {
        pub use tinsmith_runtime::codegen::error::{
            BuildError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, UnknownVariantError,
        };
    };
    let builder = quote!(tinsmith_runtime::data_builder_type!(););
    let mut modules = vec![
        root::module("", "", items),
        root::module("builder", "The type behind every builder of this crate.", builder),
        root::module("error", "Types that all errors share.", errors),
        root::module("meta", "Information about this crate.", root::meta()),
        root::module(
            "operation",
            "A module for each operation, with its input and output.",
            quote!(),
        ),
    ];
    modules.extend(plan.operations.iter().map(|operation| data(operation, names)));
    modules
}

/// Emits input and output of an operation.
fn data(operation: &Operation, names: &Names) -> Module {
    let scope = names.scope(2, &[]);
    let input = structure::items(&operation.input, &scope);
    let output = structure::items(&operation.output, &scope);
    let builders = operation::builders_of_data(operation, &scope.inner(&[]));
    Module {
        path: vec!["operation".to_owned(), operation.module.clone()],
        doc: format!("Input and output of the operation `{}`.", operation.name),
        public: true,
        items: quote! {
            use tinsmith_runtime::codegen as rt;
            #input
            #output
            /// Builders of input and output.
            pub mod builders {
                #builders
            }
        },
    }
}
