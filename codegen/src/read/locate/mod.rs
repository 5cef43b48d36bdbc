//! Finds the files of a model from paths: files, folders, jars and `smithy-build.json`, as Smithy's own loader does
//! (<https://smithy.io/2.0/guides/smithy-build-json.html>).

mod build_config;
pub mod catalogue;
mod file;
mod folder;
mod installed;
mod jar;
pub mod named;

pub use file::read;
#[cfg(feature = "cli")]
pub use file::unreadable;

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::source::{Source, Sources};
use file::{has_extension, NAME_A_MODEL};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The files of a model, and the folders to watch.
#[derive(Debug, Default)]
pub struct Located {
    /// The files.
    pub sources: Sources,
    /// Folders in which new files of the model may appear.
    pub folders: Vec<PathBuf>,
    /// Warnings.
    pub findings: Diagnostics,
    seen: BTreeSet<PathBuf>,
}

/// Finds and reads the files of a model in Smithy's IDL or JSON AST.
///
/// Errors: a path that cannot be read or contains no model, a file that is not a jar, an invalid `smithy-build.json`.
/// Warnings: JSON in a folder that is not a model.
pub fn locate(paths: &[PathBuf]) -> Result<Located, Diagnostics> {
    let mut located = Located::default();
    if paths.is_empty() {
        let finding = Diagnostic::error(codes::SETTINGS, "no model is given");
        return Err(finding.hint(NAME_A_MODEL).into());
    }
    for path in paths {
        located.add(path);
    }
    let findings = std::mem::take(&mut located.findings);
    let (mut located, warnings) = findings.ok(located)?;
    located.findings = warnings;
    Ok(located)
}

impl Located {
    /// Adds the files of a path.
    fn add(&mut self, path: &Path) {
        if is_named(path, build_config::NAME) {
            return self.add_all(build_config::paths(path));
        }
        if !path.is_dir() {
            return self.add_file(path);
        }
        match catalogue::services(path).as_slice() {
            [] => {}
            // the newest version of the only service
            [service] if service.newest() != path => return self.add(service.newest()),
            [_] => {}
            services => {
                let message = format!("the folder contains the models of {} services", services.len());
                let first = services.first().map(|service| service.name.to_string_lossy());
                let hint = format!(
                    "choose one of them, such as `{}`, and give this folder with --models-from; --models generates a client for each",
                    first.unwrap_or_default()
                );
                let finding = Diagnostic::error(codes::SERVICE, message);
                return self.findings.push(finding.file(path).hint(hint));
            }
        }
        let config = path.join(build_config::NAME);
        if config.is_file() {
            return self.add_all(build_config::paths(&config));
        }
        match folder::files(path) {
            Ok(files) if files.is_empty() => {
                let message =
                    "the folder contains no model: none of its files ends in `.smithy`, `.json` or `.jar`";
                let finding = Diagnostic::error(codes::UNREADABLE, message);
                self.findings.push(finding.file(path).hint(NAME_A_MODEL));
            }
            Ok(files) => {
                self.folders.push(path.to_owned());
                for file in files {
                    self.add_found(&file);
                }
            }
            Err(finding) => self.findings.push(*finding),
        }
    }

    fn add_all(&mut self, paths: Result<Vec<PathBuf>, Box<Diagnostic>>) {
        match paths {
            Ok(paths) => paths.iter().for_each(|path| self.add(path)),
            Err(finding) => self.findings.push(*finding),
        }
    }

    /// Adds a file that was given explicitly.
    fn add_file(&mut self, path: &Path) {
        if has_extension(path, "jar") {
            match file::bytes(path).and_then(|bytes| jar::models(path, bytes)) {
                Ok(models) => self.push_all(models),
                Err(finding) => self.findings.push(*finding),
            }
            return;
        }
        match file::read(path) {
            Ok(text) => self.push(path, text),
            Err(finding) => self.findings.push(*finding),
        }
    }

    /// Adds a file found in a folder: JSON that is not a model is left out with a warning.
    fn add_found(&mut self, path: &Path) {
        if has_extension(path, "jar") {
            return self.add_file(path);
        }
        match file::read(path) {
            Ok(text) if folder::may_be_model(path, &text) => self.push(path, text),
            Ok(_) => {
                let message = "the file is skipped: it has no property `smithy`, so it is not a model";
                let finding = Diagnostic::warning(codes::UNREADABLE, message).file(path);
                self.findings.push(
                    finding.hint("give the files of the model instead of the folder, or move this one"),
                );
            }
            Err(finding) => self.findings.push(*finding),
        }
    }

    fn push_all(&mut self, models: Vec<(PathBuf, Vec<u8>)>) {
        for (path, text) in models {
            self.push(&path, text);
        }
    }

    /// Adds a file, unless it was added before.
    fn push(&mut self, path: &Path, text: Vec<u8>) {
        let same = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if self.seen.insert(same) {
            self.sources.push(Source::new(path, text));
        }
    }
}

fn is_named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|file_name| file_name == name)
}

#[cfg(test)]
mod tests;
