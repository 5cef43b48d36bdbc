//! Accesses the files of a package on disk without following links out of it.

use crate::diagnostics::{codes, Diagnostic};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The maximum size of a generated file; larger files are not read.
const MAX_SIZE: u64 = 256 << 20;

/// Checks that a path with `/` stays in the folder it is relative to.
pub fn is_inside(path: &str) -> bool {
    let is_normal = |part| matches!(part, Component::Normal(_));
    !path.is_empty()
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && Path::new(path).components().all(is_normal)
}

/// The folder of a package, for reading.
pub struct PackageFiles<'a> {
    root: &'a Path,
    /// Folders that were checked: neither they nor their parents in the package are links.
    checked: BTreeSet<PathBuf>,
}

impl<'a> PackageFiles<'a> {
    /// Opens a folder, which may be a link itself.
    ///
    /// Errors: it exists, but is not a folder.
    pub fn of(root: &'a Path) -> Result<Self, Box<Diagnostic>> {
        match fs::metadata(root) {
            Ok(metadata) if !metadata.is_dir() => Err(in_the_way(root, "a file, where the package")),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unreadable(root, &error)),
            // a dangling link
            Err(_) if fs::symlink_metadata(root).is_ok() => {
                Err(in_the_way(root, "a link that leads nowhere, where the package"))
            }
            _ => Ok(Self {
                root,
                checked: BTreeSet::new(),
            }),
        }
    }

    /// Reads a file; `None` if it does not exist.
    ///
    /// Errors: it or one of its folders is a link or not a regular file; it cannot be read.
    pub fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        if !self.has_folder_of(path)? {
            return Ok(None);
        }
        let full = self.root.join(path);
        let metadata = match fs::symlink_metadata(&full) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(&full, &error)),
        };
        if metadata.is_symlink() {
            return Err(link(&full));
        }
        if !metadata.is_file() {
            return Err(in_the_way(&full, "not a file, where a generated file"));
        }
        if metadata.len() > MAX_SIZE {
            return Err(in_the_way(
                &full,
                "larger than any generated file, where one of them",
            ));
        }
        match fs::read(&full) {
            Ok(text) => Ok(Some(text)),
            Err(error) => Err(unreadable(&full, &error)),
        }
    }

    /// Checks that the folder of a file exists.
    fn has_folder_of(&mut self, path: &str) -> Result<bool, Box<Diagnostic>> {
        let mut folder = self.root.to_owned();
        let parents = Path::new(path).parent().unwrap_or(Path::new(""));
        for part in parents.components() {
            folder.push(part);
            if self.checked.contains(&folder) {
                continue;
            }
            match fs::symlink_metadata(&folder) {
                Ok(found) if found.is_symlink() => return Err(link(&folder)),
                Ok(found) if found.is_dir() => drop(self.checked.insert(folder.clone())),
                Ok(_) => return Err(in_the_way(&folder, "a file, where a folder of the package")),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                Err(error) => return Err(unreadable(&folder, &error)),
            }
        }
        Ok(true)
    }
}

/// Returns the files below a folder of a package, in order of their paths. Links, which may lead out of it, are not
/// followed, and nested packages are skipped.
pub fn files_below(root: &Path, folder: &str) -> Result<Vec<String>, Box<Diagnostic>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        let path = root.join(&folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(unreadable(&path, &error)),
        };
        for entry in entries.flatten() {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let name = format!("{folder}/{name}");
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !entry.path().join("Cargo.toml").exists() => open.push(name),
                Ok(kind) if kind.is_file() => found.push(name),
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

fn link(path: &Path) -> Box<Diagnostic> {
    let message = "the package contains a link, and nothing is written through links";
    let finding = Diagnostic::error(codes::UNWRITABLE, message).file(path);
    Box::new(finding.hint("remove the link, or choose another output folder"))
}

fn in_the_way(path: &Path, found: &str) -> Box<Diagnostic> {
    let message = format!("there is {found} is to be");
    let finding = Diagnostic::error(codes::UNWRITABLE, message).file(path);
    Box::new(finding.hint("remove it, or choose another output folder"))
}

/// Creates the finding about a file of the package that cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("the file of the package cannot be read: {error}");
    Box::new(Diagnostic::error(codes::UNREADABLE, message).file(path))
}

/// Creates the finding about a path that cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("the package cannot be written: {error}");
    let finding = Diagnostic::error(codes::UNWRITABLE, message).file(path);
    Box::new(finding.hint("nothing was changed; check the free space and the permissions of the folder"))
}

#[cfg(test)]
mod tests {
    use super::is_inside;

    #[test]
    fn paths_outside_the_package_are_errors() {
        for path in ["src/lib.rs", "Cargo.toml", "src/r#type/a.rs"] {
            assert!(is_inside(path), "{path}");
        }
        for path in ["", "../a", "/a", "src/../../a", "a\\b", "a\nb", "src/./.."] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
