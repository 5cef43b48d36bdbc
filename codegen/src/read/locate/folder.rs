//! Finds the files of models in a folder and its subfolders.

use super::file::{self, has_extension};
use crate::diagnostics::{codes, Diagnostic};
use crate::read::recognise;
use crate::source::is_idl;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The maximum number of files in a folder.
const MAX_FILES: usize = 100_000;

/// Returns the folders in a folder, in the order of their names; none if it cannot be read.
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.map(|entry| entry.path()).filter(|path| path.is_dir());
    let mut folders: Vec<_> = folders.collect();
    folders.sort();
    folders
}

/// Returns the files with the extension of a model, in the order of their paths. Folders whose names begin with a dot
/// are skipped.
///
/// Errors: a folder that cannot be read, or has too many files.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    // links may form a cycle
    let mut entered = BTreeSet::new();
    let mut count = 0;
    while let Some(folder) = open.pop() {
        let unreadable = |error: std::io::Error| Box::new(file::unreadable(&folder, &error));
        if !entered.insert(std::fs::canonicalize(&folder).map_err(unreadable)?) {
            continue;
        }
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            count += 1;
            if count > MAX_FILES {
                let message = format!("the folder has more than {MAX_FILES} files");
                let finding = Diagnostic::error(codes::UNREADABLE, message).file(&folder);
                return Err(Box::new(
                    finding.hint("give the folder of the model, or its files"),
                ));
            }
            let path = entry.path();
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if path.is_dir() {
                if !is_hidden {
                    open.push(path);
                }
            } else if is_model(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Returns `true` for files with the extension of a model.
pub fn is_model(path: &Path) -> bool {
    let by_name = |path: &Path| {
        ["smithy", "json", "jar"]
            .iter()
            .any(|value| has_extension(path, value))
    };
    by_name(path)
        || (has_extension(path, "gz") && path.file_stem().is_some_and(|stem| by_name(Path::new(stem))))
}

/// Returns `true` if a file may be a model: JSON without the property `smithy` is not, in an encoding that can be read.
pub fn may_be_model(path: &Path, text: &[u8]) -> bool {
    const PROPERTY: &[u8] = b"\"smithy\"";
    is_idl(path)
        || recognise::is_binary(text)
        || text.windows(PROPERTY.len()).any(|window| window == PROPERTY)
}
