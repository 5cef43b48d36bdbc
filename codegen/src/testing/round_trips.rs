//! Generates JSON texts of every type of a client, which have to survive a round trip through `serde` unchanged.

use super::planned::planned;
use super::responses::json_body;
use super::samples::{Samples, OUTPUTS};
use crate::build_script::Error;
use crate::names;
use crate::plan::{Plan, Structure, Type};
use quote::quote;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Returns the code of `round_trips`, a function with a call of `round_trip::<Type>(name, texts)?` for each structure
/// of the client, which is the module `sdk`; inputs, outputs and errors included. The names on the wire have to be
/// those in the model.
///
/// # Errors
///
/// Those of the generator.
pub fn round_trips(model: impl Into<PathBuf>) -> Result<String, Error> {
    let plan = planned(model)?;
    let data = plan
        .structures
        .iter()
        .map(|structure| ("types".to_owned(), structure));
    let errors = plan.errors.iter().map(|error| ("types::error".to_owned(), error));
    let operations = plan.operations.iter().flat_map(|operation| {
        let module = format!("operation::{}", operation.module);
        [(module.clone(), &operation.input), (module, &operation.output)]
    });
    let has_events =
        |structure: &Structure| matches!(structure.stream().map(|f| &f.ty), Some(Type::EventStream { .. }));
    let types = data
        .chain(errors)
        .chain(operations)
        .filter(|(_, structure)| !has_events(structure));
    let calls = types.map(|(module, structure)| {
        let path = module.split("::").map(names::ident);
        let name = names::ident(&structure.name);
        let title = format!("{module}::{}", structure.name);
        let texts = texts(&plan, structure);
        quote!(round_trip::<sdk::#(#path::)*#name>(#title, &[#(#texts),*])?;)
    });
    let tokens = quote! {
        pub fn round_trips() -> ::std::result::Result<(), ::std::string::String> {
            #(#calls)*
            Ok(())
        }
    };
    Ok(tokens.to_string())
}

/// Returns the distinct texts of a structure: with all members, with required ones only, and with edge cases. One
/// level, whose time has another time zone, is left out, since it is not written as it was read.
fn texts(plan: &Plan, structure: &Structure) -> BTreeSet<String> {
    let levels = OUTPUTS.into_iter().filter(|level| level.name != "Late");
    levels
        .map(|level| json_body(plan, structure, &Samples { plan, level }.structure(structure)))
        .collect()
}
