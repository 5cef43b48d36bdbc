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
mod types_only;
mod union;
mod value;
mod waiter;
mod wire_types;

use crate::plan::Plan;
use module::Module;
#[cfg(feature = "__testing")]
use proc_macro2::TokenStream;
use std::collections::BTreeMap;

#[cfg(feature = "cli")]
pub use manifest::RUST_VERSION;
pub use manifest::{quoted as toml_string, OwnManifest, PackageInfo};

/// Emits the setters of an operation's call with these parameters, for code that imports the client as `sdk`.
#[cfg(feature = "__testing")]
pub fn call_setters(
    plan: &Plan,
    operation: &crate::plan::Operation,
    params: &serde_json::Value,
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
            let mut modules = modules(plan, &scope::Names::new(true, slims_builders));
            if let Some(root) = root_of(&mut modules) {
                root.doc = front_page::front_page(plan, info);
            }
            let mut files = layout::files(&modules, "src");
            files.insert("Cargo.toml".to_owned(), manifest::manifest(plan, info));
            if !info.own.has_readme() {
                files.insert("README.md".to_owned(), readme::readme(plan, info));
            }
            files.extend(readme::notice(plan, info).map(|text| ("NOTICE".to_owned(), text)));
            files
        }
        Output::Module => {
            let mut modules = modules(plan, &scope::Names::new(false, false));
            if let Some(root) = root_of(&mut modules) {
                root.items.extend(features::checks(plan));
            }
            layout::single_file(&modules)
        }
    }
}

fn root_of(modules: &mut [Module]) -> Option<&mut Module> {
    modules.iter_mut().find(|module| module.path.is_empty())
}

/// Emits the items of each module of a package.
#[cfg(test)]
pub fn items(plan: &Plan) -> Vec<proc_macro2::TokenStream> {
    let modules = modules(plan, &scope::Names::new(true, !plan.types_only));
    modules.into_iter().map(|module| module.items).collect()
}

/// All modules, parents before children.
fn modules(plan: &Plan, names: &scope::Names) -> Vec<Module> {
    let mut modules = if plan.types_only {
        types_only::modules(plan, names)
    } else {
        of_client(plan, names)
    };
    modules.extend(root::types(plan, names));
    for structure in &plan.structures {
        modules.push(structure::module(structure, names));
    }
    for union in &plan.unions {
        modules.push(union::module(union, names));
    }
    for definition in &plan.enums {
        modules.push(enums::module(definition, names));
    }
    modules.extend(wire_types::modules(plan, names));
    for error in &plan.errors {
        modules.push(structure::module(error, names));
    }
    for error in &plan.stream_errors {
        modules.push(error::stream_error(error, names));
    }
    modules
}

/// The modules that a client has beside its data types.
fn of_client(plan: &Plan, names: &scope::Names) -> Vec<Module> {
    let mut modules = root::modules(plan);
    modules.extend(client::modules(plan, names));
    modules.extend(waiter::modules(plan, names));
    modules.extend(presigning::module(plan));
    modules.extend(endpoint_discovery::module(plan));
    modules.extend(config::modules(plan, names));
    modules.extend(error::service_error(plan, names));
    for operation in &plan.operations {
        modules.push(operation::module(operation, names));
    }
    modules.extend(conformance::module(plan, names));
    modules
}
