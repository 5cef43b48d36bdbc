//! Finds and reads the files of a service.

use crate::diagnostics::Diagnostics;
use crate::read::locate;
use crate::source::{Source, Sources};
use std::path::{Path, PathBuf};

/// The files beside `service-2`, without `.json`.
const COMPANIONS: &[&str] = &[
    "service-2.sdk-extras",
    "paginators-1",
    "paginators-1.sdk-extras",
    "waiters-2",
    "endpoint-rule-set-1",
];

/// Returns `true` if a path is a service of botocore: its `service-2.json`, or a folder with one or with several
/// versions.
pub fn is_botocore(path: &Path) -> bool {
    if path.is_dir() {
        return version(path).is_some();
    }
    kind(path) == "service-2"
}

/// Returns the name of a file without `.json` and `.gz`, which tells its contents.
pub fn kind(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".gz").trim_end_matches(".json").to_owned()
}

/// Finds the folder of the latest version: the folder itself, or the last subfolder by name, which is a date.
fn version(folder: &Path) -> Option<PathBuf> {
    if find(folder, "service-2").is_some() {
        return Some(folder.to_owned());
    }
    let mut versions: Vec<_> = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| find(path, "service-2").is_some())
        .collect();
    versions.sort();
    versions.pop()
}

/// Finds a file by its kind in a folder, plain or compressed.
fn find(folder: &Path, kind: &str) -> Option<PathBuf> {
    let candidates = [format!("{kind}.json"), format!("{kind}.json.gz")];
    candidates
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// The paths of the files of a service, its `service-2` first.
fn paths(path: &Path) -> Vec<PathBuf> {
    let is_folder = path.is_dir();
    let folder = if is_folder {
        version(path)
    } else {
        path.parent().map(Path::to_owned)
    };
    let folder = folder.unwrap_or_default();
    let service = if is_folder {
        find(&folder, "service-2")
    } else {
        Some(path.to_owned())
    };
    let companions = COMPANIONS.iter().filter_map(|kind| find(&folder, kind));
    service.into_iter().chain(companions).collect()
}

/// Reads the files of a service, its `service-2` first.
///
/// Errors: a file that cannot be read or decompressed.
pub fn sources(path: &Path) -> Result<Sources, Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut sources = Sources::default();
    for path in paths(path) {
        match locate::read(&path) {
            Ok(text) => drop(sources.push(Source::new(path, text))),
            Err(finding) => findings.push(*finding),
        }
    }
    findings.ok(sources).map(|(sources, _)| sources)
}
