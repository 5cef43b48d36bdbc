//! The front ends: each turns its own form of a model into shapes that know their places, which then become the model.

pub mod ast;
pub mod botocore;
mod idl;
mod json_ast;
mod locate;
mod recognise;

pub use crate::source::Source;
#[cfg(feature = "cli")]
pub use locate::unreadable;

use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::source::{is_idl, Sources};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a model, read and not yet parsed.
pub struct Loaded {
    sources: Arc<Sources>,
    /// The form of each of them.
    forms: Vec<Form>,
    /// Folders in which further files may come to be.
    folders: Vec<PathBuf>,
    /// Warnings about files that were left out.
    warnings: Diagnostics,
}

/// The form of a file.
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
        if is_idl(path) {
            Self::Idl
        } else {
            Self::JsonAst
        }
    }
}

/// Reads the files of the model that these paths name: a service of botocore, or files, folders, jars and
/// `smithy-build.json` of Smithy's IDL and JSON AST.
///
/// Errors: files that cannot be read.
pub fn load(paths: &[PathBuf]) -> Result<Loaded, Diagnostics> {
    if let [path] = paths {
        if botocore::is_botocore(path) {
            let sources = botocore::sources(path)?;
            let parents = sources.iter().filter_map(|(_, source)| source.path.parent());
            let folders = parents.filter(|folder| !folder.as_os_str().is_empty());
            let folders = folders.map(Path::to_owned).collect();
            return Ok(Loaded::new(sources, |_| Form::Botocore).with_folders(folders));
        }
    }
    let located = locate::locate(paths)?;
    let mut loaded = Loaded::new(located.sources, Form::of_smithy).with_folders(located.folders);
    loaded.warnings = located.findings;
    Ok(loaded)
}

impl Loaded {
    /// Files of these forms.
    pub fn new(sources: Sources, form: impl Fn(&Path) -> Form) -> Self {
        Self {
            forms: sources.iter().map(|(_, source)| form(&source.path)).collect(),
            sources: Arc::new(sources),
            folders: Vec::new(),
            warnings: Diagnostics::default(),
        }
    }

    fn with_folders(self, folders: Vec<PathBuf>) -> Self {
        Self { folders, ..self }
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Paths to watch for changes: each file, and the folders in which further files of the model may come to be.
    pub fn watched(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        // a file in a jar changes with the jar
        let file = |path: &Path| match path.to_string_lossy().split_once("!/") {
            Some((jar, _)) => PathBuf::from(jar),
            None => path.to_owned(),
        };
        let files = self.sources.iter().map(|(_, source)| file(&source.path));
        let mut watched: Vec<_> = files.chain(self.folders.iter().cloned()).collect();
        watched.extend(paths.iter().filter(|path| path.exists()).cloned());
        watched.sort();
        watched.dedup();
        watched
    }

    /// Parses the files and lowers them into the model.
    ///
    /// Errors: whatever is wrong with them.
    pub fn model(&self) -> Result<(Model, Diagnostics), Diagnostics> {
        let mut findings = self.warnings.clone();
        let ast = self.parse(&mut findings);
        ast::into_model(ast, &self.sources, findings)
    }

    /// Parses the files and prints the model as one document in Smithy's JSON AST 2.0.
    ///
    /// Errors: whatever is wrong with them.
    #[cfg(any(feature = "cli", feature = "testing"))]
    pub fn document(&self) -> Result<(String, Diagnostics), Diagnostics> {
        let mut findings = self.warnings.clone();
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
            .filter(|(_, of_input)| **of_input == form)
            .map(|(file, _)| file)
            .collect()
    }
}
