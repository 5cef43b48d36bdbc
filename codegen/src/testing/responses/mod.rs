//! Generates responses to every operation from the model, in its protocol, without any code of the runtime.

mod cbor;
mod errors;
mod http;
mod json;
mod outputs;
mod response;
mod text;
mod tree;
mod xml;

use super::{calls::has_events, planned::planned};
use crate::build_script::Error;
use crate::node::Node;
use crate::plan::{Plan, Structure};
use proc_macro2::Literal;
use quote::quote;
use response::Response;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Writes a structure as the body of a JSON protocol.
pub fn json_body(plan: &Plan, structure: &Structure, sample: &Node) -> String {
    let body = json::write(&tree::structure(plan, structure, sample), false);
    String::from_utf8_lossy(&body).into_owned()
}

/// Returns the code of `RESPONSES`: for each operation without an event stream, its name and a list of responses, each
/// with a name, status, headers and body.
///
/// Errors: those of the generator.
pub fn responses(model: impl Into<PathBuf>) -> Result<String, Error> {
    let plan = planned(model)?;
    let operations = plan.operations.iter().filter(|operation| !has_events(operation));
    let operations = operations.map(|operation| {
        let mut seen = BTreeSet::new();
        let responses = outputs::responses(&plan, operation)
            .into_iter()
            .chain(errors::responses(&plan, operation))
            .filter(|(_, response)| seen.insert(response.clone()))
            .map(
                |(
                    name,
                    Response {
                        status,
                        headers,
                        body,
                    },
                )| {
                    let headers = headers.iter().map(|(name, value)| quote!((#name, #value)));
                    let body = Literal::byte_string(&body);
                    quote!((#name, #status, &[#(#headers),*], #body))
                },
            );
        let name = &operation.name;
        quote!((#name, &[#(#responses),*]))
    });
    let tokens = quote! {
        #[allow(clippy::type_complexity)]
        pub const RESPONSES: &[(&str, &[(&str, u16, &[(&str, &str)], &[u8])])] = &[#(#operations),*];
    };
    Ok(tokens.to_string())
}
