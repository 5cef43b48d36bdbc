//! Models as one document.

use crate::diagnostics::Diagnostics;
use crate::read::{load, Form, Loaded};
use crate::source::{Source, Sources};
use std::path::PathBuf;

/// The model of these files as the text of one JSON AST 2.0 document.
///
/// # Errors
///
/// Whatever is wrong with them.
pub fn document(models: &[PathBuf]) -> Result<String, crate::Error> {
    let (document, _) = load(models)?.document()?;
    Ok(document)
}

/// The same for a text in Smithy's IDL.
///
/// # Errors
///
/// Whatever is wrong with it.
pub fn read_idl(text: &[u8]) -> Result<String, crate::Error> {
    read("model.smithy", text, Form::Idl)
}

/// The same for a text in Smithy's JSON AST.
///
/// # Errors
///
/// Whatever is wrong with it.
pub fn read_json(text: &[u8]) -> Result<String, crate::Error> {
    read("model.json", text, Form::JsonAst)
}

/// Reads a text in Smithy's IDL as far as its own front end goes: up to shapes with resolved names.
///
/// # Errors
///
/// What is wrong with the text.
pub fn parse_idl(text: &[u8]) -> Result<(), crate::Error> {
    let mut findings = Diagnostics::default();
    drop(loaded("model.smithy", text, Form::Idl).parse(&mut findings));
    if findings.has_errors() {
        Err(findings.into())
    } else {
        Ok(())
    }
}

fn read(name: &str, text: &[u8], form: Form) -> Result<String, crate::Error> {
    let (document, _) = loaded(name, text, form).document()?;
    Ok(document)
}

fn loaded(name: &str, text: &[u8], form: Form) -> Loaded {
    let mut sources = Sources::default();
    sources.push(Source::new(name, text));
    Loaded::new(sources, |_| form)
}
