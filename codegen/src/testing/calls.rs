//! Generates calls of every operation, as code for any client with the same public API: `sdk` is the client's crate or
//! module, and the macro `outcome` formats the result of a call.

use super::planned::planned;
use super::samples::{Samples, INPUTS};
use crate::build_script::Error;
use crate::emit::call_setters;
use crate::names;
use crate::plan::{Operation, Type};
use crate::print::print;
use quote::{format_ident, quote};
use std::path::PathBuf;

/// Returns the code of `CALLS`: for each operation without an event stream, a call for each level of values.
pub fn calls(model: impl Into<PathBuf>) -> Result<String, Error> {
    let plan = planned(model)?;
    let (mut functions, mut list) = (Vec::new(), Vec::new());
    let operations = plan.operations.iter().filter(|operation| !has_events(operation));
    for operation in operations {
        for level in INPUTS {
            let samples = Samples { plan: &plan, level };
            let params = samples.structure(&operation.input);
            let Some(setters) = call_setters(&plan, operation, &params) else {
                continue;
            };
            let name = format!("{}, {}", operation.name, level.name);
            let function = format_ident!("call_{}", list.len());
            let method = names::ident(&operation.method);
            functions.push(quote! {
                fn #function(client: &sdk::Client) -> Result<CallResult, String> {
                    let call = client.#method()#setters;
                    Ok(Box::pin(async move { outcome!(sdk, call.send().await) }))
                }
            });
            list.push(quote!((#name, #function)));
        }
    }
    let tokens = quote! {
        type CallResult = ::std::pin::Pin<Box<dyn ::std::future::Future<Output = String>>>;
        pub type Call = fn(&sdk::Client) -> Result<CallResult, String>;
        pub const CALLS: &[(&str, Call)] = &[#(#list),*];
        #(#functions)*
    };
    Ok(print(tokens))
}

/// Returns `true` if the input or output has an event stream.
pub fn has_events(operation: &Operation) -> bool {
    let streams = [operation.input.stream(), operation.output.stream()];
    streams
        .into_iter()
        .flatten()
        .any(|stream| stream.ty != Type::Stream)
}
