//! Finds and reads the files of a service.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::read::locate::{self, catalogue};
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

/// Returns the name of a file without `.json` and `.gz`, which names its contents.
pub fn kind(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".gz").trim_end_matches(".json").to_owned()
}

/// Finds the folder of the latest version: the folder itself, or the last subfolder by name, which is a date.
fn version(folder: &Path) -> Option<PathBuf> {
    catalogue::botocore_versions(folder)
        .pop()
        .map(|version| version.path)
}

/// Finds a file by its kind in a folder, plain or compressed.
fn find(folder: &Path, kind: &str) -> Option<PathBuf> {
    let candidates = [format!("{kind}.json"), format!("{kind}.json.gz")];
    candidates
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// The folder of the files of a service.
fn folder(path: &Path) -> PathBuf {
    let folder = if path.is_dir() {
        version(path)
    } else {
        path.parent().map(Path::to_owned)
    };
    match folder.unwrap_or_default() {
        here if here.as_os_str().is_empty() => PathBuf::from("."),
        folder => folder,
    }
}

/// The paths of the files of a service, its `service-2` first.
fn paths(path: &Path) -> Vec<PathBuf> {
    let is_folder = path.is_dir();
    let folder = folder(path);
    let service = if is_folder {
        find(&folder, "service-2")
    } else {
        Some(path.to_owned())
    };
    let companions = COMPANIONS.iter().filter_map(|kind| find(&folder, kind));
    service.into_iter().chain(companions).collect()
}

/// Finds files in a folder whose names resemble those of the parts of a service, but are not read.
fn not_read(folder: &Path) -> Vec<PathBuf> {
    let is_almost = |path: &PathBuf| {
        let kind = kind(path);
        let stems = ["paginators", "waiters", "endpoint-rule-set", "endpoint-bdd"];
        stems.iter().any(|stem| kind.starts_with(stem)) && !COMPANIONS.contains(&kind.as_str())
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries.map(|entry| entry.path()).filter(is_almost).collect();
    found.sort();
    found
}

/// Reads the files of a service, its `service-2` first.
///
/// A file beside it whose name is almost that of a part gets a warning.
///
/// Errors: a file that cannot be read or decompressed.
pub fn sources(path: &Path) -> Result<(Sources, Diagnostics), Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut sources = Sources::default();
    for path in paths(path) {
        match locate::read(&path) {
            Ok(text) => drop(sources.push(Source::new(path, text))),
            Err(finding) => findings.push(*finding),
        }
    }
    for path in not_read(&folder(path)) {
        let message =
            "the file is not read: its name is that of a part of a service, but with another version";
        let finding = Diagnostic::warning(codes::UNSUPPORTED, message).file(&path);
        let known = COMPANIONS.join(".json, ");
        findings.push(finding.hint(format!("the parts of a service are {known}.json")));
    }
    findings.ok(sources)
}
