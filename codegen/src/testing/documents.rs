//! Prints models as one document.

use crate::diagnostics::Diagnostics;
use crate::read::{load, Format, Loaded};
use crate::source::{Source, Sources};
use std::path::PathBuf;

/// Returns the model in these files as a JSON AST 2.0 document.
///
/// # Errors
///
/// The findings about them.
pub fn document(models: &[PathBuf]) -> Result<String, crate::Error> {
    let (document, _) = load(models)?.document()?;
    Ok(document)
}

/// Returns a text in Smithy's IDL as a JSON AST 2.0 document.
///
/// # Errors
///
/// The findings about it.
pub fn read_idl(text: &[u8]) -> Result<String, crate::Error> {
    read("model.smithy", text, Format::Idl)
}

/// Returns a text in Smithy's JSON AST as a JSON AST 2.0 document.
///
/// # Errors
///
/// The findings about it.
pub fn read_json(text: &[u8]) -> Result<String, crate::Error> {
    read("model.json", text, Format::JsonAst)
}

/// Parses a text in Smithy's IDL up to shapes with resolved names.
///
/// # Errors
///
/// The findings about it.
pub fn parse_idl(text: &[u8]) -> Result<(), crate::Error> {
    let mut findings = Diagnostics::default();
    drop(loaded("model.smithy", text, Format::Idl).parse(&mut findings));
    if findings.has_errors() {
        Err(findings.into())
    } else {
        Ok(())
    }
}

fn read(name: &str, text: &[u8], format: Format) -> Result<String, crate::Error> {
    let (document, _) = loaded(name, text, format).document()?;
    Ok(document)
}

fn loaded(name: &str, text: &[u8], format: Format) -> Loaded {
    let mut sources = Sources::default();
    sources.push(Source::new(name, text));
    Loaded::new(sources, |_| format)
}
