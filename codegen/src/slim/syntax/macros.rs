//! Calls of macros: those whose arguments are expressions, and those with a syntax of their own.

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

/// Macros of std, tokio, tracing and their likes, which do nothing with their arguments but evaluate them.
const OF_EXPRESSIONS: &[&str] = &[
    "anyhow",
    "assert",
    "assert_eq",
    "assert_matches",
    "assert_ne",
    "bail",
    "dbg",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "ensure",
    "eprint",
    "eprintln",
    "error",
    "format",
    "format_args",
    "info",
    "join",
    "json",
    "matches",
    "panic",
    "pin",
    "print",
    "println",
    "ready",
    "span",
    "todo",
    "trace",
    "try_join",
    "unimplemented",
    "unreachable",
    "vec",
    "warn",
    "write",
    "writeln",
];

/// The arguments of a macro that only evaluates them; none where it may make names of them, or cannot be read that way.
pub fn expressions(name: &str, tokens: &TokenStream) -> Option<Vec<Expr>> {
    if !OF_EXPRESSIONS.contains(&name) {
        return None;
    }
    let list = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone());
    list.ok().map(|list| list.into_iter().collect())
}
