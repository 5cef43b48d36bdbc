//! Emits endpoint rules as data.

use super::token_stream::{quote, TokenStream};
use crate::endpoint::{EndpointRules, Expr, Function, Next, Outcome, Param, ParamValue, Step};
use proc_macro2::Literal;

/// Emits `pub(crate) static RULES`, for a module of its own.
pub fn tokens(rules: &EndpointRules) -> TokenStream {
    let params = rules.params.iter().map(param);
    let conditions = rules.conditions.iter().map(|condition| {
        let (test, assign) = (expr(&condition.test), option(condition.assign.map(index)));
        quote!(Condition { test: #test, assign: #assign })
    });
    let outcomes = rules.outcomes.iter().map(outcome);
    let nodes = rules.nodes.iter().map(|node| {
        let (condition, high, low) = (index(node.condition), next(node.high), next(node.low));
        quote!(Node { condition: #condition, high: #high, low: #low })
    });
    let (root, slots) = (next(rules.root), index(rules.slots.len()));
    quote! {
                #[allow(unused_imports)]
        use tinsmith_runtime::codegen::endpoint::{
            self as rules, Condition, Expr::*, Function::*, Next, Node, Outcome, Rules, StaticParam, Step,
        };
        pub(crate) static RULES: Rules = Rules {
            params: &[#(#params),*],
            conditions: &[#(#conditions),*],
            outcomes: &[#(#outcomes),*],
            nodes: &[#(#nodes),*],
            root: #root,
            slots: #slots,
        };
    }
}

fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

fn param(param: &Param) -> TokenStream {
    let (name, required) = (&param.name, param.required);
    let default = param.default.as_ref().map(static_param);
    let default = option(default.map(|value| quote!(StaticParam::#value)));
    quote!(rules::Param { name: #name, default: #default, required: #required })
}

/// Emits the value of a parameter that the model states: the variant of the runtime's `StaticParam`.
pub fn static_param(value: &ParamValue) -> TokenStream {
    match value {
        ParamValue::Boolean(value) => quote!(Bool(#value)),
        ParamValue::String(text) => quote!(Str(#text)),
        ParamValue::Strings(items) => quote!(List(&[#(#items),*])),
    }
}

fn next(next: Next) -> TokenStream {
    match next {
        Next::Node(at) => {
            let at = index(at);
            quote!(Next::Node(#at))
        }
        Next::Outcome(at) => {
            let at = index(at);
            quote!(Next::Outcome(#at))
        }
        Next::NoMatch => quote!(Next::NoMatch),
    }
}

fn outcome(outcome: &Outcome) -> TokenStream {
    match outcome {
        Outcome::Error(message) => {
            let message = expr(message);
            quote!(Outcome::Error(#message))
        }
        Outcome::Endpoint {
            url,
            headers,
            properties,
        } => {
            let url = expr(url);
            let headers = headers.iter().map(|(name, values)| {
                let values = values.iter().map(expr);
                quote!((#name, &[#(#values),*]))
            });
            let properties = members(properties);
            quote!(Outcome::Endpoint { url: #url, headers: &[#(#headers),*], properties: #properties })
        }
    }
}

fn members(members: &[(String, Expr)]) -> TokenStream {
    let members = members.iter().map(|(name, value)| {
        let value = expr(value);
        quote!((#name, #value))
    });
    quote!(&[#(#members),*])
}

fn expr(expression: &Expr) -> TokenStream {
    let list = |items: &[Expr]| {
        let items = items.iter().map(expr);
        quote!(&[#(#items),*])
    };
    match expression {
        Expr::Str(text) => quote!(Str(#text)),
        Expr::Bool(value) => quote!(Bool(#value)),
        Expr::Int(value) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(Int(#value))
        }
        Expr::Param(at) => {
            let at = index(*at);
            quote!(Param(#at))
        }
        Expr::Var(slot) => {
            let slot = index(*slot);
            quote!(Var(#slot))
        }
        Expr::Template(parts) => {
            let parts = list(parts);
            quote!(Template(#parts))
        }
        Expr::List(items) => {
            let items = list(items);
            quote!(List(#items))
        }
        Expr::Record(record) => {
            let record = members(record);
            quote!(Record(#record))
        }
        Expr::Attr(of, steps) => {
            let of = expr(of);
            let steps = steps.iter().map(|step| match step {
                Step::Key(key) => quote!(Step::Key(#key)),
                Step::Index(at) => {
                    let at = Literal::i64_unsuffixed(*at);
                    quote!(Step::Index(#at))
                }
            });
            quote!(Attr(&#of, &[#(#steps),*]))
        }
        Expr::Call(called, arguments) => {
            let (function, arguments) = (function(*called), list(arguments));
            quote!(Call(#function, #arguments))
        }
    }
}

/// Returns the corresponding function of the runtime.
fn function(function: Function) -> TokenStream {
    match function {
        Function::IsSet => quote!(IsSet),
        Function::Not => quote!(Not),
        Function::BooleanEquals => quote!(BooleanEquals),
        Function::StringEquals => quote!(StringEquals),
        Function::Substring => quote!(Substring),
        Function::UriEncode => quote!(UriEncode),
        Function::ParseUrl => quote!(ParseUrl),
        Function::IsValidHostLabel => quote!(IsValidHostLabel),
        Function::Coalesce => quote!(Coalesce),
        Function::Ite => quote!(Ite),
        Function::Split => quote!(Split),
        Function::Partition => quote!(Partition),
        Function::ParseArn => quote!(ParseArn),
        Function::IsVirtualHostableS3Bucket => quote!(IsVirtualHostableS3Bucket),
    }
}
