//! Reads the source files of a package.

use super::syntax::{self, Names, ScanScope};
use super::workspace::Package;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The maximum size of a file that is read; the largest in AWS's crates has 2 MB.
const MAX_SIZE: u64 = 32 << 20;

/// The names in the source files of packages, by the ids of these.
pub type SourceFiles = BTreeMap<String, Vec<(PathBuf, Names)>>;

/// Returns the names in each file of a package, except in the folders `except`.
pub fn names(package: &Package, except: &[PathBuf]) -> Vec<(PathBuf, Names)> {
    let scope = ScanScope {
        with_tests: package.is_member,
    };
    let mut open = files(package, except);
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    while let Some(path) = open.pop() {
        if !seen.insert(std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
            continue;
        }
        let is_readable = std::fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() <= MAX_SIZE);
        let Some(bytes) = is_readable.then(|| std::fs::read(&path).ok()).flatten() else {
            continue;
        };
        let names = syntax::read(&path, &String::from_utf8_lossy(&bytes), scope);
        open.extend(names.files.iter().cloned());
        found.push((path, names));
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
}

/// Returns the files below a package's folder, and the roots of its targets wherever they are; for a dependency, only
/// those of its library.
fn files(package: &Package, except: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = package.roots.clone();
    let mut open = vec![package.folder.clone()];
    while let Some(folder) = open.pop() {
        // nested packages and cargo's target folder do not belong to the package
        let is_other = folder != package.folder
            && (folder.join("Cargo.toml").exists() || folder.join("CACHEDIR.TAG").exists());
        if is_other || except.contains(&folder) {
            continue;
        }
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !is_hidden => open.push(path),
                // a link may lead anywhere, but cargo builds what it leads to
                Ok(_) if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
                _ => {}
            }
        }
    }
    if !package.is_member {
        let others = ["tests", "benches", "examples"].map(|name| package.folder.join(name));
        files.retain(|file| !others.iter().any(|folder| file.starts_with(folder)));
    }
    files
}
