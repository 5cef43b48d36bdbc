//! JMESPath (<https://jmespath.org/specification.html>): paths from an input or output to a part of it.
//!
//! The input is the text of an expression. The output is [`Expr`], a tree that [`resolve`] checks against the shapes of
//! the model.

mod expr;
mod lexer;
mod parser;
mod resolve;

pub use expr::{Comparison, Expr, Function};
pub use parser::parse;
pub use resolve::{resolve, ResultType};
