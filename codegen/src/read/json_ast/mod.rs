//! Smithy's JSON AST, versions 1.0 and 2.0 (<https://smithy.io/2.0/spec/json-ast.html>).
//!
//! The input is the text of one or several files. The output is shapes, `apply` statements and metadata as trees with
//! locations.

mod document;

pub use document::parse;
