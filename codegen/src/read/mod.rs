//! The front ends: each parses its own format into shapes with locations, which are then lowered into the model.

pub mod ast;
pub mod botocore;
mod idl;
mod json_ast;
mod locate;
mod recognise;
mod schema;

pub use crate::source::Source;
pub use locate::catalogue;
pub use locate::named;
#[cfg(feature = "cli")]
pub use locate::unreadable;

use crate::diagnostics::Diagnostics;
use crate::model::Model;
use crate::source::{is_idl, Sources};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of a model, loaded but not parsed.
pub struct Loaded {
    sources: Arc<Sources>,
    /// The format of each file.
    formats: Vec<Format>,
    /// Folders in which new files may appear.
    folders: Vec<PathBuf>,
    /// Warnings about skipped files.
    warnings: Diagnostics,
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Smithy's IDL.
    Idl,
    /// Smithy's JSON AST.
    JsonAst,
    /// A part of botocore's description of a service.
    Botocore,
}

impl Format {
    /// Returns the format of a Smithy file, by its name.
    fn of_smithy(path: &Path) -> Self {
        if is_idl(path) {
            Self::Idl
        } else {
            Self::JsonAst
        }
    }
}

/// Loads the files of the model at these paths: a service of botocore, or files, folders, jars and `smithy-build.json`
/// of Smithy's IDL and JSON AST.
///
/// Errors: files that cannot be read.
pub fn load(paths: &[PathBuf]) -> Result<Loaded, Diagnostics> {
    if let [path] = paths {
        let services = catalogue::services(path);
        let path = match services.as_slice() {
            [service] => service.newest(),
            _ => path,
        };
        if botocore::is_botocore(path) {
            let (sources, warnings) = botocore::sources(path)?;
            let parents = sources.iter().filter_map(|(_, source)| source.path.parent());
            let folders = parents.filter(|folder| !folder.as_os_str().is_empty());
            let folders = folders.map(Path::to_owned).collect();
            let mut loaded = Loaded::new(sources, |_| Format::Botocore).with_folders(folders);
            loaded.warnings = warnings;
            return Ok(loaded);
        }
    }
    let located = locate::locate(paths)?;
    let mut loaded = Loaded::new(located.sources, Format::of_smithy).with_folders(located.folders);
    loaded.warnings = located.findings;
    Ok(loaded)
}

impl Loaded {
    /// Wraps files with these formats.
    pub fn new(sources: Sources, format: impl Fn(&Path) -> Format) -> Self {
        Self {
            formats: sources.iter().map(|(_, source)| format(&source.path)).collect(),
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

    /// Returns the paths to watch for changes: each file, and the folders in which new files of the model may appear.
    pub fn watched(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        // for a file in a jar, the jar is watched
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
    /// # Errors
    ///
    /// All findings about the files, if one is an error.
    pub fn model(&self) -> Result<(Model, Diagnostics), Diagnostics> {
        let mut findings = self.warnings.clone();
        let ast = self.parse(&mut findings);
        ast::into_model(ast, &self.sources, findings)
    }

    /// Parses the files and prints the model as one document in Smithy's JSON AST 2.0.
    ///
    /// # Errors
    ///
    /// All findings about the files, if one is an error.
    #[cfg(any(feature = "cli", feature = "__testing"))]
    pub fn document(&self) -> Result<(String, Diagnostics), Diagnostics> {
        let mut findings = self.warnings.clone();
        let ast = self.parse(&mut findings);
        ast::into_document(ast, &self.sources, findings)
    }

    fn is_botocore(&self) -> bool {
        self.formats.contains(&Format::Botocore)
    }

    /// Parses the files into shapes.
    pub fn parse(&self, findings: &mut Diagnostics) -> ast::Ast {
        if self.is_botocore() {
            return botocore::read(&self.sources, findings);
        }
        let mut ast = ast::Ast::default();
        for file in self.files(Format::JsonAst) {
            json_ast::parse(file, &self.sources, &mut ast, findings);
        }
        idl::add(&self.files(Format::Idl), &self.sources, &mut ast, findings);
        ast
    }

    /// Returns the indexes of the files with a format.
    fn files(&self, wanted: Format) -> Vec<u32> {
        let formats = (0..).zip(&self.formats);
        formats
            .filter(|(_, format)| **format == wanted)
            .map(|(file, _)| file)
            .collect()
    }
}
