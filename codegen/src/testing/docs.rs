//! Checks the conversion of documentation, for tests of many texts.

/// Checks that a documentation is harmless as Markdown, and that none of its text is lost.
///
/// # Errors
///
/// The defect, with the documentation and its Markdown.
pub fn check_documentation(documentation: &str) -> Result<(), String> {
    crate::docs::check::check(documentation)
}
