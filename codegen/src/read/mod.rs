//! The front ends: each turns its own form of a model into shapes that know their places, which then become the model.

#[allow(dead_code, unused_imports)] // for the front end of Smithy's IDL
pub mod ast;
pub mod botocore;
mod files;
#[allow(dead_code)] // until models are read through it
pub mod idl;
mod json_ast;

pub use crate::source::Source;
#[cfg(feature = "cli")]
pub use files::unreadable;

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use crate::source::Sources;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a model, read and not yet parsed.
pub struct Loaded {
    is_botocore: bool,
    sources: Arc<Sources>,
}

/// Reads the files of the model that these paths name: a service of botocore, or one or several files of Smithy's JSON AST.
///
/// Errors: files that cannot be read.
pub fn load(paths: &[PathBuf]) -> Result<Loaded, Diagnostics> {
    let (is_botocore, sources) = match paths {
        [path] if botocore::is_botocore(path) => (true, botocore::sources(path)?),
        paths => (false, smithy_sources(paths)?),
    };
    Ok(Loaded {
        is_botocore,
        sources: Arc::new(sources),
    })
}

impl Loaded {
    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Paths to watch for changes: each file, and the folders in which further files of the model may come to be.
    pub fn watched(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let files = || self.sources.iter().map(|(_, source)| source.path.as_path());
        let mut watched: Vec<_> = files().map(Path::to_owned).collect();
        if self.is_botocore {
            let folders = files().filter_map(Path::parent);
            let folders = folders.filter(|folder| !folder.as_os_str().is_empty());
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
        let (sources, mut findings) = (&self.sources, Diagnostics::default());
        let ast = match self.is_botocore {
            true => botocore::read(sources, &mut findings),
            false => smithy(sources, &mut findings),
        };
        ast::into_model(ast, sources, findings)
    }
}

/// The shapes in files of Smithy's JSON AST.
fn smithy(sources: &Sources, findings: &mut Diagnostics) -> ast::Ast {
    let mut ast = ast::Ast::default();
    for (file, _) in sources.iter() {
        json_ast::parse(file, sources, &mut ast, findings);
    }
    ast
}

fn smithy_sources(paths: &[PathBuf]) -> Result<Sources, Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut sources = Sources::default();
    if paths.is_empty() {
        let finding = Diagnostic::error(codes::SETTINGS, "no model is named");
        return Err(finding
            .hint("name the file of a model in Smithy's JSON AST, or a service of botocore")
            .into());
    }
    for path in paths {
        match files::read(path) {
            Ok(text) => drop(sources.push(Source::new(path, text))),
            Err(finding) => findings.push(*finding),
        }
    }
    findings.ok(sources).map(|(sources, _)| sources)
}
