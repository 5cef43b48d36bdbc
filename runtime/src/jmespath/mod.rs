//! JMESPath (<https://jmespath.org/specification.html>) as data, and its evaluation over documents.

mod expr;
mod functions;
mod search;
mod values;

pub use expr::{Comparison, Expr, Function, Literal};
pub use search::search;
