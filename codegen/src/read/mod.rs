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

/// The files of a model, read and not yet parsed.
pub enum Loaded {
    /// A service of botocore: its `service-2` and the files beside it.
    Botocore(Vec<Source>),
    /// One or several files of Smithy's JSON AST.
    Smithy(Vec<Source>),
}

/// Reads the files of the model that these paths name: a service of botocore, or one or several files of Smithy's JSON AST.
///
/// Errors: files that cannot be read.
pub fn load(paths: &[PathBuf]) -> Result<Loaded, Diagnostics> {
    match paths {
        [path] if botocore::is_botocore(path) => Ok(Loaded::Botocore(botocore::sources(path)?)),
        paths => Ok(Loaded::Smithy(smithy_sources(paths)?)),
    }
}

impl Loaded {
    /// The files.
    pub fn sources(&self) -> &[Source] {
        match self {
            Loaded::Botocore(sources) | Loaded::Smithy(sources) => sources,
        }
    }

    /// Paths to watch for changes: each file, and the folders in which further files of the model may come to be.
    pub fn watched(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let mut watched: Vec<_> = self.sources().iter().map(|source| source.path.clone()).collect();
        if let Loaded::Botocore(sources) = self {
            let parents = sources.iter().filter_map(|source| source.path.parent());
            let folders = parents.filter(|folder| !folder.as_os_str().is_empty());
            watched.extend(folders.map(Path::to_owned));
        }
        watched.extend(paths.iter().filter(|path| path.is_dir()).cloned());
        watched.sort();
        watched.dedup();
        watched
    }

    /// Parses the files and lowers them into the model.
    ///
    /// Errors: whatever is wrong with them.
    pub fn model(&self) -> Result<(Model, Diagnostics), Diagnostics> {
        match self {
            Loaded::Botocore(sources) => smithy_json::read_ast(botocore::read(sources)?, sources),
            Loaded::Smithy(sources) => smithy_json::read(sources),
        }
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
