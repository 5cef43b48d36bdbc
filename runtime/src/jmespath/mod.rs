//! JMESPath (<https://jmespath.org/specification.html>): expressions as data in the generated client, evaluated here.

mod expr;
mod functions;
mod search;
mod values;

pub use expr::{Comparison, Expr, Function, Literal};
pub use search::search;
