//! Emits JMESPath expressions as data.

use super::token_stream::{quote, TokenStream};
use crate::jmespath::{Comparison, Expr, Function};
use crate::node::{Node, NodeKind};
use proc_macro2::Literal;

/// Emits an expression; the code has the runtime in scope as `rt`, and its `Expr`.
pub fn expr(expression: &Expr) -> TokenStream {
    let one = |operand: &Expr| {
        let tokens = expr(operand);
        quote!(&#tokens)
    };
    let two = |a: &Expr, b: &Expr| {
        let (a, b) = (expr(a), expr(b));
        quote!(&#a, &#b)
    };
    let tokens = match expression {
        Expr::Current => quote!(Current),
        Expr::Field(name) => quote!(Field(#name)),
        Expr::Literal(value) => {
            let value = literal(value);
            quote!(Literal(#value))
        }
        Expr::Chain(a, b) => {
            let both = two(a, b);
            quote!(Chain(#both))
        }
        Expr::Index(list, index) => {
            let (list, index) = (one(list), Literal::i64_unsuffixed(*index));
            quote!(Index(#list, #index))
        }
        Expr::Slice(list, start, stop, step) => {
            let (list, start, stop) = (one(list), optional(*start), optional(*stop));
            let step = Literal::i64_unsuffixed(*step);
            quote!(Slice(#list, #start, #stop, #step))
        }
        Expr::Flatten(list) => {
            let list = one(list);
            quote!(Flatten(#list))
        }
        Expr::Values(object) => {
            let object = one(object);
            quote!(Values(#object))
        }
        Expr::Filter(a, b) => {
            let both = two(a, b);
            quote!(Filter(#both))
        }
        Expr::Project(a, b) => {
            let both = two(a, b);
            quote!(Project(#both))
        }
        Expr::Not(inner) => {
            let inner = one(inner);
            quote!(Not(#inner))
        }
        Expr::And(a, b) => {
            let both = two(a, b);
            quote!(And(#both))
        }
        Expr::Or(a, b) => {
            let both = two(a, b);
            quote!(Or(#both))
        }
        Expr::Compare(how, a, b) => {
            let (how, both) = (comparison(*how), two(a, b));
            quote!(Compare(rt::jmespath::Comparison::#how, #both))
        }
        Expr::List(items) => {
            let items = items.iter().map(expr);
            quote!(List(&[#(#items),*]))
        }
        Expr::Object(entries) => {
            let entries = entries.iter().map(|(name, value)| {
                let value = expr(value);
                quote!((#name, #value))
            });
            quote!(Object(&[#(#entries),*]))
        }
        Expr::Call(function, arguments) => {
            let (function, arguments) = (self::function(*function), arguments.iter().map(expr));
            quote!(Call(rt::jmespath::Function::#function, &[#(#arguments),*]))
        }
        Expr::Reference(inner) => {
            let inner = one(inner);
            quote!(Reference(#inner))
        }
    };
    quote!(Expr::#tokens)
}

/// Returns the corresponding comparison of the runtime.
fn comparison(comparison: Comparison) -> TokenStream {
    match comparison {
        Comparison::Equal => quote!(Equal),
        Comparison::NotEqual => quote!(NotEqual),
        Comparison::Less => quote!(Less),
        Comparison::LessOrEqual => quote!(LessOrEqual),
        Comparison::Greater => quote!(Greater),
        Comparison::GreaterOrEqual => quote!(GreaterOrEqual),
    }
}

/// Returns the corresponding function of the runtime.
fn function(function: Function) -> TokenStream {
    match function {
        Function::Abs => quote!(Abs),
        Function::Avg => quote!(Avg),
        Function::Ceil => quote!(Ceil),
        Function::Contains => quote!(Contains),
        Function::EndsWith => quote!(EndsWith),
        Function::Floor => quote!(Floor),
        Function::Join => quote!(Join),
        Function::Keys => quote!(Keys),
        Function::Length => quote!(Length),
        Function::Map => quote!(Map),
        Function::Max => quote!(Max),
        Function::MaxBy => quote!(MaxBy),
        Function::Merge => quote!(Merge),
        Function::Min => quote!(Min),
        Function::MinBy => quote!(MinBy),
        Function::NotNull => quote!(NotNull),
        Function::Reverse => quote!(Reverse),
        Function::Sort => quote!(Sort),
        Function::SortBy => quote!(SortBy),
        Function::StartsWith => quote!(StartsWith),
        Function::Sum => quote!(Sum),
        Function::ToArray => quote!(ToArray),
        Function::ToNumber => quote!(ToNumber),
        Function::ToString => quote!(ToString),
        Function::Type => quote!(Type),
        Function::Values => quote!(Values),
    }
}

fn optional(number: Option<i64>) -> TokenStream {
    match number {
        None => quote!(None),
        Some(number) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(Some(#number))
        }
    }
}

fn literal(value: &Node) -> TokenStream {
    let literal = match &value.kind {
        NodeKind::Null => quote!(Null),
        NodeKind::Bool(value) => quote!(Boolean(#value)),
        NodeKind::Number(_) => {
            let number = Literal::f64_unsuffixed(value.as_f64().unwrap_or_default());
            quote!(Number(#number))
        }
        NodeKind::String(text) => quote!(String(#text)),
        NodeKind::Array(items) => {
            let items = items.iter().map(literal);
            quote!(List(&[#(#items),*]))
        }
        NodeKind::Object(members) => {
            let entries = members.iter().map(|member| {
                let (name, value) = (&member.key, literal(&member.value));
                quote!((#name, #value))
            });
            quote!(Object(&[#(#entries),*]))
        }
    };
    quote!(rt::jmespath::Literal::#literal)
}
