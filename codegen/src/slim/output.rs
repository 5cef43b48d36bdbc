//! The folder of the replacements in a workspace.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::{read, write};
use std::path::{Path, PathBuf};

/// The file, in the folder of the replacements, that keeps the lock file with the published clients.
pub const KEPT: &str = "Cargo.lock.published";

/// Returns the folders of existing replacements.
pub fn packages(output: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(output).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && write::is_package(path))
        .collect();
    folders.sort();
    folders
}

/// Returns the names and versions of the packages in these folders.
pub fn replacements(folders: &[PathBuf]) -> Vec<(String, String)> {
    let of = |folder: &PathBuf| {
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let table: toml_edit::DocumentMut = text.parse().ok()?;
        let package = table.get("package")?;
        let text = |key| Some(package.get(key)?.as_str()?.to_owned());
        Some((text("name")?, text("version")?))
    };
    folders.iter().filter_map(of).collect()
}

/// Reads a file of the workspace.
pub fn text(path: &Path) -> Result<String, Diagnostics> {
    std::fs::read_to_string(path).map_err(|error| read::unreadable(path, &error).into())
}

/// Creates the finding about a file of the workspace that cannot be used.
pub fn unfit(path: &Path, message: &str) -> Diagnostics {
    Diagnostic::error(codes::SLIM, message).file(path).into()
}

/// Removes a folder below `root` and those it is in, as long as they are empty.
pub fn remove_empty(root: &Path, folder: &Path) {
    let below = folder.ancestors().take_while(|above| *above != root);
    for folder in below {
        // other files are kept, and so is their folder
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
