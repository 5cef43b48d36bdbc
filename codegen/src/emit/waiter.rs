//! Emits waiters: the trait with their methods for the client, and a module for each.

use super::doc;
use super::jmespath::expr;
use super::module::Module;
use super::scope::{ident, Names, Scope};
use super::token_stream::{quote, TokenStream};
use crate::docs;
use crate::names::without_raw;
use crate::plan::{Acceptor, AcceptorState, Comparator, Matcher, Operation, Plan, Waiter};
use proc_macro2::Literal;
use quote::format_ident;

/// Returns all waiters, with their operations.
fn all(plan: &Plan) -> impl Iterator<Item = (&Operation, &Waiter)> {
    plan.operations
        .iter()
        .flat_map(|operation| operation.waiters.iter().map(move |waiter| (operation, waiter)))
}

/// Emits `waiters` and its submodules; nothing if there are no waiters.
pub fn modules(plan: &Plan, names: &Names) -> Vec<Module> {
    if !plan.has_waiters() {
        return Vec::new();
    }
    let root = Module {
        path: vec!["waiters".to_owned()],
        doc: format!(
            "Waiters, which repeat a call until its result meets a condition. The trait [`Waiters`]({}::client::Waiters) \
             adds their methods to the client.",
            names.scope(1, &[]).root_str()
        ),
        public: true,
        items: TokenStream::new(),
    };
    let scope = names.scope(2, &[]);
    let each = all(plan).map(|(operation, waiter)| module(operation, waiter, &scope));
    std::iter::once(root).chain(each).collect()
}

/// Emits the trait `Waiters` and its implementation for the client.
pub fn client_trait(plan: &Plan, scope: &Scope) -> TokenStream {
    let methods: Vec<_> = all(plan)
        .map(|(_, waiter)| {
            let (method, builder) = (ident(&waiter.method), builder_name(waiter));
            let builder = scope.at(&format!("waiters::{}::{builder}", waiter.module));
            let doc = doc::lines(&summary(waiter));
            let deprecated = doc::deprecated(waiter.deprecated.as_ref());
            (doc, deprecated, quote!(fn #method(&self) -> #builder))
        })
        .collect();
    let declared = methods
        .iter()
        .map(|(doc, deprecated, signature)| quote!(#doc #deprecated #signature;));
    let sealed = super::root::sealed(&quote!(Client));
    let new = scope.at("builder::Builder");
    let defined = methods.iter().map(|(_, deprecated, signature)| {
        let allow = deprecated.as_ref().map(|_| quote!(#[allow(deprecated)]));
        quote!(#allow #signature { #new::__waiter(self.handle()) })
    });
    quote! {
        /// The waiters of the client; import the trait to call its methods.
        pub trait Waiters: sealed::Sealed {
            #(#declared)*
        }
        impl Waiters for Client {
            #(#defined)*
        }
        #sealed
    }
}

fn builder_name(waiter: &Waiter) -> proc_macro2::Ident {
    format_ident!("{}FluentBuilder", without_raw(&waiter.name))
}

fn summary(waiter: &Waiter) -> String {
    doc::text_or(
        &waiter.documentation,
        &format!("Waits for `{}`.", without_raw(&waiter.name)),
    )
}

fn module(operation: &Operation, waiter: &Waiter, scope: &Scope) -> Module {
    let (name, name_str) = (ident(&waiter.name), without_raw(&waiter.name));
    let (builder, final_poll) = (builder_name(waiter), format_ident!("{name_str}FinalPoll"));
    let error = format_ident!("WaitUntil{name_str}Error");
    let path = |below: &str| scope.at(&format!("operation::{}::{below}", operation.module));
    let (marker, input) = (path(&operation.name), path(&operation.input.name));
    let (output, operation_error) = (path(&operation.output.name), path(&operation.error_name));
    let (generic, mode) = (scope.at("builder::Builder"), scope.at("builder::Waiting"));
    let doc = doc::lines(&builder_doc(operation, waiter, scope));
    let deprecated = doc::deprecated(waiter.deprecated.as_ref());
    let acceptors = waiter.acceptors.iter().map(acceptor);
    let (min, max) = (waiter.delays.0, waiter.delays.1);
    let (min, max) = (Literal::u64_unsuffixed(min), Literal::u64_unsuffixed(max));
    let view = looks_at_output(waiter).then(|| {
        quote! {
            fn view(output: &#output) -> rt::View<'_> {
                rt::Value::view(output)
            }
        }
    });
    let (marker_doc, poll_doc, error_doc) = (
        doc::lines(&format!("The waiter `{name_str}`.")),
        doc::lines(&format!(
            "The result of the last call of the waiter `{name_str}`."
        )),
        doc::lines(&format!(
            "The error of the waiter `{name_str}`: it failed, or took too long."
        )),
    );
    let jmespath = looks_at_output(waiter).then(|| {
        quote!(
            use tinsmith_runtime::codegen::jmespath::Expr;
        )
    });
    let items = quote! {
        use tinsmith_runtime::codegen as rt;
        #jmespath
        use tinsmith_runtime::codegen::waiters::{Acceptor, AcceptorState, Matcher};
        #doc
        #deprecated
        pub type #builder = #generic<#input, #mode<#name>>;
        #poll_doc
        pub type #final_poll = rt::waiters::FinalPoll<#output, rt::waiters::PollError<#operation_error>>;
        #error_doc
        pub type #error = rt::waiters::WaiterError<#output, #operation_error>;
        #marker_doc
        #[doc(hidden)]
        #[derive(Debug)]
        pub struct #name;
        impl rt::waiters::Waiter for #name {
            type Operation = #marker;
            const NAME: &'static str = #name_str;
            const DELAYS: (u64, u64) = (#min, #max);
            const ACCEPTORS: &'static [Acceptor] = &[#(#acceptors),*];
            #view
        }
    };
    Module {
        path: vec!["waiters".to_owned(), waiter.module.clone()],
        doc: format!("The waiter `{name_str}`."),
        public: true,
        items,
    }
}

fn looks_at_output(waiter: &Waiter) -> bool {
    waiter
        .acceptors
        .iter()
        .any(|acceptor| matches!(acceptor.matcher, Matcher::Path { .. }))
}

/// Returns the documentation of a waiter's builder: the call it repeats, and the conditions that end the wait.
fn builder_doc(operation: &Operation, waiter: &Waiter, scope: &Scope) -> String {
    let (min, max) = waiter.delays;
    let method = without_raw(&operation.method);
    let mut text = summary(waiter).trim_end().to_owned();
    text.push_str(&format!(
        "\n\nCalls [`{method}`]({}::client::Client::{method}) with the input set here, {min} to {max} seconds between the \
         calls, and checks these conditions in order; the first that holds decides:\n",
        scope.root_str()
    ));
    for Acceptor { state, matcher } in &waiter.acceptors {
        let state = match state {
            AcceptorState::Success => "the wait succeeds",
            AcceptorState::Failure => "the wait fails",
            AcceptorState::Retry => "the wait continues",
        };
        text.push_str(&format!("\n- {}: {state}", condition(matcher)));
    }
    text.push_str("\n\nAny other response continues the wait, any other error ends it.");
    text
}

fn condition(matcher: &Matcher) -> String {
    match matcher {
        Matcher::Success(true) => "the call succeeds".to_owned(),
        Matcher::Success(false) => "the call fails with an error of the service".to_owned(),
        Matcher::Status(status) => format!("the response has the status {status}"),
        Matcher::Error(codes) => {
            let codes: Vec<_> = codes.iter().map(|code| docs::code(code)).collect();
            format!("the call fails with {}", codes.join(" or "))
        }
        Matcher::Path {
            path,
            comparator,
            expected,
            ..
        } => {
            let (path, expected) = (docs::code(path), doc::value(expected));
            match comparator {
                Comparator::String | Comparator::Boolean => format!("{path} is {expected}"),
                Comparator::AllStrings => format!("all of {path} are {expected}"),
                Comparator::AnyString => format!("any of {path} is {expected}"),
            }
        }
    }
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let state = match acceptor.state {
        AcceptorState::Success => quote!(Success),
        AcceptorState::Failure => quote!(Failure),
        AcceptorState::Retry => quote!(Retry),
    };
    let matcher = match &acceptor.matcher {
        Matcher::Success(success) => quote!(Success(#success)),
        Matcher::Error(codes) => quote!(Error(&[#(#codes),*])),
        Matcher::Status(status) => {
            let status = Literal::u16_unsuffixed(*status);
            quote!(Status(#status))
        }
        Matcher::Path {
            expr: path,
            with_input,
            comparator,
            expected,
            ..
        } => {
            let path = expr(path);
            let is_true = expected == "true";
            let expected = match comparator {
                Comparator::Boolean => quote!(Boolean(#is_true)),
                Comparator::String => quote!(String(#expected)),
                Comparator::AllStrings => quote!(AllStrings(#expected)),
                Comparator::AnyString => quote!(AnyString(#expected)),
            };
            let over = if *with_input {
                quote!(InputOutput)
            } else {
                quote!(Output)
            };
            quote!(#over(&#path, rt::waiters::Expected::#expected))
        }
    };
    quote!(Acceptor(AcceptorState::#state, Matcher::#matcher))
}
