//! Responses to every operation, written from the model in its protocol, without any code of the runtime.

mod answer;
mod cbor;
mod errors;
mod http;
mod json;
mod outputs;
mod text;
mod tree;
mod xml;

use super::{calls::has_events, planned::planned};
use crate::build_script::Error;
use crate::plan::{Plan, Structure};
use answer::Answer;
use proc_macro2::Literal;
use quote::quote;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A structure as the body of a JSON protocol.
pub fn json_body(plan: &Plan, it: &Structure, sample: &Value) -> String {
    let body = json::write(&tree::structure(plan, it, sample), false);
    String::from_utf8_lossy(&body).into_owned()
}

/// Returns the code of `ANSWERS`: for each operation without an event stream its name, and responses: name, status,
/// headers, body.
///
/// Errors: those of the generator.
pub fn answers(model: impl Into<PathBuf>) -> Result<String, Error> {
    let plan = planned(model)?;
    let operations = plan.operations.iter().filter(|operation| !has_events(operation));
    let operations = operations.map(|operation| {
        let mut seen = BTreeSet::new();
        let answers = outputs::answers(&plan, operation)
            .into_iter()
            .chain(errors::answers(&plan, operation))
            .filter(|(_, answer)| seen.insert(answer.clone()))
            .map(
                |(
                    name,
                    Answer {
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
        quote!((#name, &[#(#answers),*]))
    });
    let tokens = quote! {
        #[allow(clippy::type_complexity)]
        pub const ANSWERS: &[(&str, &[(&str, u16, &[(&str, &str)], &[u8])])] = &[#(#operations),*];
    };
    Ok(tokens.to_string())
}
