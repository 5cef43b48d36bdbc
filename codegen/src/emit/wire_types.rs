//! Emits the generated types that are replaced by types of the user, for conversion.

use super::module::Module;
use super::scope::{ident, Names};
use super::token_stream::{quote, TokenStream};
use super::{schema, structure, union};
use crate::plan::Plan;

/// Emits the modules of the generated types that are written and read for types of the user: they have only data, no
/// methods, and are visible only to the client itself.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    let scope = |name: &str| names.scope(2, &[name]);
    let module = |module: &String, name: &str, items: TokenStream| Module {
        path: vec!["types".to_owned(), module.clone()],
        doc: format!("The wire format of `{name}`."),
        public: false,
        items: quote!(use tinsmith_runtime::codegen as rt; #items),
    };
    let structures = plan.replaced_structures.iter().map(|replaced| {
        let scope = scope(&replaced.name);
        let (data, schema) = (
            structure::data(replaced, &scope),
            schema::structure(replaced, &scope),
        );
        module(&replaced.module, &replaced.name, quote!(#data #schema))
    });
    let unions = plan.replaced_unions.iter().map(|replaced| {
        let scope = scope(&replaced.name);
        let (data, schema) = (
            union::definition(replaced, &scope),
            schema::union(replaced, &scope),
        );
        module(&replaced.module, &replaced.name, quote!(#data #schema))
    });
    structures.chain(unions).collect()
}

/// Emits the imports of these types for the client.
pub fn exports(plan: &Plan) -> TokenStream {
    let structures = plan
        .replaced_structures
        .iter()
        .map(|replaced| (&replaced.module, &replaced.name));
    let unions = plan
        .replaced_unions
        .iter()
        .map(|replaced| (&replaced.module, &replaced.name));
    let exports = structures.chain(unions).map(|(module, name)| {
        let (module, name) = (ident(module), ident(name));
        quote!(pub(crate) use self::#module::#name;)
    });
    quote!(#(#exports)*)
}
