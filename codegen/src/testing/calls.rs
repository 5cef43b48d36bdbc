//! Calls of every operation, as code that compiles against any client with the same public API: `sdk` is the client's
//! crate or module, and `told` says what came of a call.

use super::samples::{Level, Samples};
use crate::build_script::Error;
use crate::emit::call_setters;
use crate::pipeline;
use crate::settings::Settings;
use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use std::path::PathBuf;

/// `CALLS`: for each operation without an event stream, a call for each level of values.
pub fn calls(model: impl Into<PathBuf>) -> Result<String, Error> {
    let settings = Settings {
        models: vec![model.into()],
        ..Settings::default()
    };
    let plan = pipeline::plan(&settings)?;
    let (mut functions, mut list) = (Vec::new(), Vec::new());
    let operations = plan.operations.iter().filter(|it| {
        let streams = [it.input.stream(), it.output.stream()];
        let has_events = streams
            .into_iter()
            .flatten()
            .any(|it| it.ty != crate::plan::Type::Stream);
        !has_events
    });
    for operation in operations {
        for level in [Level::Required, Level::Everything, Level::Odd] {
            let samples = Samples { plan: &plan, level };
            let params = samples.structure(&operation.input);
            let Some(setters) = call_setters(&plan, operation, &params) else {
                continue;
            };
            let name = format!("{}, {level:?}", operation.name);
            let function = format_ident!("call_{}", list.len());
            let method = Ident::new(operation.method.trim_start_matches("r#"), Span::call_site());
            functions.push(quote! {
                fn #function(client: &sdk::Client) -> Result<Told, String> {
                    let call = client.#method()#setters;
                    Ok(Box::pin(async move { told!(sdk, call.send().await) }))
                }
            });
            list.push(quote!((#name, #function)));
        }
    }
    let tokens = quote! {
        type Told = ::std::pin::Pin<Box<dyn ::std::future::Future<Output = String>>>;
        pub type Call = fn(&sdk::Client) -> Result<Told, String>;
        pub const CALLS: &[(&str, Call)] = &[#(#list),*];
        #(#functions)*
    };
    let text = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => tokens.to_string(),
    };
    Ok(text)
}
