//! JMESPath expressions as Rust.

/// A JMESPath expression as a Rust expression, for code that has the runtime as `rt` and its `Expr` in scope.
///
/// Error: what is wrong with it, and at which byte.
pub fn jmespath(text: &str) -> Result<String, String> {
    crate::emit::expression(text).map(|tokens| tokens.to_string())
}
