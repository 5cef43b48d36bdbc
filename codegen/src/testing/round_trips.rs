//! JSON texts of every type of a client, which have to survive `serde` as they are.

use super::answers::json_body;
use super::planned::planned;
use super::samples::{Samples, OUTPUTS};
use crate::build_script::Error;
use crate::names;
use crate::plan::{Plan, Structure, Type};
use quote::quote;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// `round_trips`, a function with a call of `round_trip::<Type>(name, texts)?` for each structure of the client, which is
/// the module `sdk`; inputs, outputs and errors included. The names on the wire have to be those in the model.
///
/// # Errors
///
/// Models that the generator refuses.
pub fn round_trips(model: impl Into<PathBuf>) -> Result<String, Error> {
    let plan = planned(model)?;
    let data = plan.structures.iter().map(|it| ("types".to_owned(), it));
    let errors = plan.errors.iter().map(|it| ("types::error".to_owned(), it));
    let operations = plan.operations.iter().flat_map(|operation| {
        let module = format!("operation::{}", operation.module);
        [(module.clone(), &operation.input), (module, &operation.output)]
    });
    let has_events = |it: &Structure| matches!(it.stream().map(|f| &f.ty), Some(Type::EventStream { .. }));
    let types = data
        .chain(errors)
        .chain(operations)
        .filter(|(_, it)| !has_events(it));
    let calls = types.map(|(module, it)| {
        let path = module.split("::").map(names::ident);
        let name = names::ident(&it.name);
        let title = format!("{module}::{}", it.name);
        let texts = texts(&plan, it);
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

/// The texts of a structure, each once: with all members, with those that are required, and with values at the edges. One
/// level has a time of another zone, which is not written as it was read.
fn texts(plan: &Plan, it: &Structure) -> BTreeSet<String> {
    let levels = OUTPUTS.into_iter().filter(|level| level.name != "Late");
    levels
        .map(|level| json_body(plan, it, &Samples { plan, level }.structure(it)))
        .collect()
}
