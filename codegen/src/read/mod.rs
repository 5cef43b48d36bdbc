//! The front ends: each parses its own form of a model and lowers it into the one model.

#[allow(dead_code, unused_imports)] // the front ends come to it one by one
pub mod ast;
pub mod botocore;
#[allow(dead_code)] // until models are read through it
pub mod idl;
pub mod smithy_json;

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use std::path::{Path, PathBuf};

/// A file of a model.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it was read from, for messages.
    pub path: PathBuf,
    /// Its contents.
    pub text: Vec<u8>,
}

/// Reads the model that these files form: a service of botocore, or one or several files of Smithy's JSON AST.
///
/// Errors: files that cannot be read, and whatever is wrong with them.
pub fn read(paths: &[PathBuf]) -> Result<(Model, Diagnostics), Diagnostics> {
    match paths {
        [path] if botocore::is_botocore(path) => {
            let sources = botocore::sources(path)?;
            smithy_json::read_ast(botocore::read(&sources)?, &sources)
        }
        paths => smithy_json::read(&smithy_sources(paths)?),
    }
}

fn smithy_sources(paths: &[PathBuf]) -> Result<Vec<Source>, Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut sources = Vec::new();
    if paths.is_empty() {
        let finding = Diagnostic::error(codes::SETTINGS, "no model is named");
        return Err(finding
            .hint("name the file of a model in Smithy's JSON AST, or a service of botocore")
            .into());
    }
    for path in paths {
        match std::fs::read(path) {
            Ok(text) => sources.push(Source {
                path: path.clone(),
                text,
            }),
            Err(error) => findings.push(unreadable(path, &error)),
        }
    }
    findings.ok(sources).map(|(sources, _)| sources)
}

/// A file that cannot be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let finding =
        Diagnostic::error(codes::UNREADABLE, format!("the file cannot be read: {error}")).file(path);
    match error.kind() {
        std::io::ErrorKind::NotFound => finding.hint(
            "paths are relative to the folder the command runs in, those of \
             tinsmith.toml to the folder it stands in",
        ),
        _ => finding,
    }
}
