//! JMESPath (<https://jmespath.org/specification.html>): paths from an input or output to a part of it.
//!
//! In: the text of an expression. Out: [`Expr`], a tree that [`resolve`] checks against the shapes it walks over.

mod expr;
mod lexer;
mod parser;
mod resolve;

pub use expr::{Comparison, Expr, Function};
pub use parser::parse;
pub use resolve::{resolve, Reached};
