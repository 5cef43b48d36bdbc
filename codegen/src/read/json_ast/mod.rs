//! Smithy's JSON AST, versions 1.0 and 2.0 (<https://smithy.io/2.0/spec/json-ast.html>).
//!
//! In: the text of one or several files. Out: shapes, `apply` statements and metadata as trees that know their places.

mod document;
mod reader;
#[cfg(test)]
mod tests;

pub use document::parse;
pub use reader::read as read_json;
