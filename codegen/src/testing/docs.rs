//! What documentation becomes, for tests of many texts.

/// Proves that a documentation is harmless as Markdown, and that nothing of its text is lost.
///
/// # Errors
///
/// What is wrong, with the documentation and what it became.
pub fn prove_documentation(documentation: &str) -> Result<(), String> {
    crate::docs::proof::prove(documentation)
}
