//! Emits the plan as modules of tokens: one file per concern, pure functions, no naming decisions.

mod attributes;
mod builder;
mod client;
mod config;
mod conformance;
mod doc;
mod endpoint_discovery;
mod endpoint_rules;
mod enums;
mod error;
mod event_tests;
mod example;
mod extra_field;
mod features;
mod front_page;
mod jmespath;
mod layout;
mod manifest;
mod module;
mod operation;
mod package_features;
mod paginator;
mod presigning;
mod readme;
mod replaced;
mod root;
mod schema;
mod scope;
mod structure;
mod test_message;
mod test_value;
mod token_stream;
mod types_only;
mod union;
mod value;
mod waiter;
mod wire_types;

use crate::plan::Plan;
use module::Module;
use std::collections::BTreeMap;
#[cfg(feature = "__testing")]
use token_stream::TokenStream;

#[cfg(feature = "cli")]
pub use manifest::RUST_VERSION;
pub use manifest::{quoted as toml_string, OwnManifest, PackageInfo};

/// Emits the setters of an operation's call with these parameters, for code that imports the client as `sdk`.
#[cfg(feature = "__testing")]
pub fn call_setters(
    plan: &Plan,
    operation: &crate::plan::Operation,
    params: &crate::node::Node,
) -> Option<TokenStream> {
    let scope = scope::Names::outside("sdk");
    test_value::values(plan, &scope).setters(&operation.input, Some(params))
}

/// Emits a JMESPath expression, for code that has the runtime in scope as `rt`, and its `Expr`.
///
/// # Errors
///
/// The problem with the expression.
#[cfg(feature = "__testing")]
pub fn expression(text: &str) -> Result<TokenStream, String> {
    crate::jmespath::parse(text).map(|expr| jmespath::expr(&expr))
}

/// The layout of the output.
#[derive(Clone, Debug)]
pub enum Output {
    /// A cargo package of its own.
    Package(Box<PackageInfo>),
    /// One file, to be included into a module of another crate.
    Module,
}

/// Emits the client: texts by file paths, relative to the output folder, with `/`.
///
/// A package consists of `Cargo.toml` and `src/…`; a module is the one file `mod.rs`.
pub fn emit(plan: &Plan, output: &Output) -> BTreeMap<String, String> {
    match output {
        Output::Package(info) => {
            let slims_builders = !info.keeps_builders && !plan.types_only;
            let names = scope::Names::of_package(slims_builders);
            let modules = modules(plan, &names).map(|mut module| {
                if module.path.is_empty() {
                    module.doc = front_page::front_page(plan, info);
                }
                module
            });
            let mut files = layout::files(modules, "src");
            files.insert("Cargo.toml".to_owned(), manifest::manifest(plan, info));
            if !info.own.has_readme() {
                files.insert("README.md".to_owned(), readme::readme(plan, info));
            }
            files.extend(readme::notice(plan, info).map(|text| ("NOTICE".to_owned(), text)));
            files
        }
        Output::Module => {
            let names = scope::Names::of_module();
            let mut modules: Vec<_> = modules(plan, &names).collect();
            if let Some(root) = modules.iter_mut().find(|module| module.path.is_empty()) {
                root.items.extend(features::checks(plan));
            }
            layout::single_file(&modules)
        }
    }
}

/// Emits the items of each module of a package.
#[cfg(test)]
pub fn items(plan: &Plan) -> Vec<proc_macro2::TokenStream> {
    let names = scope::Names::of_package(!plan.types_only);
    let modules = modules(plan, &names);
    modules
        .map(|module| quote::ToTokens::into_token_stream(module.items))
        .collect()
}

/// Emits the modules one by one, parents before children.
fn modules<'a>(plan: &'a Plan, names: &'a scope::Names) -> impl Iterator<Item = Module> + 'a {
    let (first, operations, last) = if plan.types_only {
        (types_only::modules(plan, names), [].as_slice(), None)
    } else {
        let last = conformance::module(plan, names);
        (of_client(plan, names), plan.operations.as_slice(), last)
    };
    first
        .into_iter()
        .chain(
            operations
                .iter()
                .map(|operation| operation::module(operation, names)),
        )
        .chain(last)
        .chain(root::types(plan, names))
        .chain(
            plan.structures
                .iter()
                .map(|structure| structure::module(structure, names)),
        )
        .chain(plan.unions.iter().map(|union| union::module(union, names)))
        .chain(
            plan.enums
                .iter()
                .map(|definition| enums::module(definition, names)),
        )
        .chain(wire_types::modules(plan, names))
        .chain(plan.errors.iter().map(|error| structure::module(error, names)))
        .chain(
            plan.stream_errors
                .iter()
                .map(|error| error::stream_error(error, names)),
        )
}

/// Emits the modules that a client has beside those of operations and data types.
fn of_client(plan: &Plan, names: &scope::Names) -> Vec<Module> {
    let mut modules = root::modules(plan);
    modules.extend(client::modules(plan, names));
    modules.extend(waiter::modules(plan, names));
    modules.extend(presigning::module(plan));
    modules.extend(endpoint_discovery::module(plan));
    modules.extend(config::modules(plan, names));
    modules.extend(error::service_error(plan, names));
    modules
}
