//! Converts JMESPath expressions to Rust.

/// Converts a JMESPath expression to a Rust expression, for code with the runtime as `rt` and its `Expr` in scope.
///
/// Error: the problem, and the byte it is at.
pub fn jmespath(text: &str) -> Result<String, String> {
    crate::emit::expression(text).map(|tokens| tokens.to_string())
}
