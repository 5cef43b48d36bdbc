//! Reads macro calls: some take expressions, others have a syntax of their own.

use proc_macro2::TokenStream;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

/// Macros of std, tokio, tracing and similar crates that only evaluate their arguments.
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

/// Returns the arguments of a macro that only evaluates them; `None` if it may do something else, or if they cannot be
/// parsed.
pub fn expressions(name: &str, tokens: &TokenStream) -> Option<Vec<Expr>> {
    if !OF_EXPRESSIONS.contains(&name) {
        return None;
    }
    let list = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone());
    list.ok().map(|list| list.into_iter().collect())
}
