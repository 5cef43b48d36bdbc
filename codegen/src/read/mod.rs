//! The front ends: each turns its own form of a model into shapes that know their places, which then become the model.

pub mod ast;
pub mod botocore;
mod files;
mod idl;
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
    sources: Arc<Sources>,
    /// What each of them is.
    forms: Vec<Form>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Smithy's IDL.
    Idl,
    /// Smithy's JSON AST.
    JsonAst,
    /// A part of botocore's description of a service.
    Botocore,
}

impl Form {
    /// The form of a file of Smithy, by its name.
    fn of_smithy(path: &Path) -> Self {
        match path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("smithy"))
        {
            true => Self::Idl,
            false => Self::JsonAst,
        }
    }
}

/// Reads the files of the model that these paths name: a service of botocore, or one or several files of Smithy's IDL or
/// JSON AST.
///
/// Errors: files that cannot be read.
pub fn load(paths: &[PathBuf]) -> Result<Loaded, Diagnostics> {
    Ok(match paths {
        [path] if botocore::is_botocore(path) => Loaded::new(botocore::sources(path)?, |_| Form::Botocore),
        paths => Loaded::new(smithy_sources(paths)?, Form::of_smithy),
    })
}

impl Loaded {
    /// Files of these forms.
    pub fn new(sources: Sources, form: impl Fn(&Path) -> Form) -> Self {
        Self {
            forms: sources.iter().map(|(_, source)| form(&source.path)).collect(),
            sources: Arc::new(sources),
        }
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Paths to watch for changes: each file, and the folders in which further files of the model may come to be.
    pub fn watched(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let files = || self.sources.iter().map(|(_, source)| source.path.as_path());
        let mut watched: Vec<_> = files().map(Path::to_owned).collect();
        if self.is_botocore() {
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
        let mut findings = Diagnostics::default();
        let ast = self.parse(&mut findings);
        ast::into_model(ast, &self.sources, findings)
    }

    /// Parses the files and prints the model as one document in Smithy's JSON AST 2.0.
    ///
    /// Errors: whatever is wrong with them.
    #[cfg(any(feature = "cli", feature = "testing"))]
    pub fn document(&self) -> Result<(String, Diagnostics), Diagnostics> {
        let mut findings = Diagnostics::default();
        let ast = self.parse(&mut findings);
        ast::into_document(ast, &self.sources, findings)
    }

    fn is_botocore(&self) -> bool {
        self.forms.contains(&Form::Botocore)
    }

    /// Parses the files into shapes.
    pub fn parse(&self, findings: &mut Diagnostics) -> ast::Ast {
        if self.is_botocore() {
            return botocore::read(&self.sources, findings);
        }
        let mut ast = ast::Ast::default();
        for file in self.files(Form::JsonAst) {
            json_ast::parse(file, &self.sources, &mut ast, findings);
        }
        idl::add(&self.files(Form::Idl), &self.sources, &mut ast, findings);
        ast
    }

    /// The indexes of the files of a form.
    fn files(&self, form: Form) -> Vec<u32> {
        let forms = (0..).zip(&self.forms);
        forms
            .filter(|(_, it)| **it == form)
            .map(|(file, _)| file)
            .collect()
    }
}

fn smithy_sources(paths: &[PathBuf]) -> Result<Sources, Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut sources = Sources::default();
    if paths.is_empty() {
        let finding = Diagnostic::error(codes::SETTINGS, "no model is named");
        return Err(finding
            .hint("name the file of a model in Smithy's IDL or JSON AST, or a service of botocore")
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
