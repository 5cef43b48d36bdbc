//! Which files a service is made of, and what is in them.

use super::super::Source;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::path::{Path, PathBuf};

/// The files beside `service-2`, without `.json`.
const COMPANIONS: &[&str] = &[
    "service-2.sdk-extras",
    "paginators-1",
    "paginators-1.sdk-extras",
    "waiters-2",
    "endpoint-rule-set-1",
];

/// Whether a path is a service of botocore: its `service-2.json`, or a folder that holds one or versions of it.
pub fn is_botocore(path: &Path) -> bool {
    match path.is_dir() {
        true => version(path).is_some(),
        false => kind(path) == "service-2",
    }
}

/// What a file is called, without `.json` and `.gz`.
pub fn kind(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.trim_end_matches(".gz").trim_end_matches(".json").to_owned()
}

/// The folder of the newest version: the folder itself, or the last one in it by name, which is a date.
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

/// A file of this kind in a folder, plain or compressed.
fn find(folder: &Path, kind: &str) -> Option<PathBuf> {
    let candidates = [format!("{kind}.json"), format!("{kind}.json.gz")];
    candidates
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// Reads the files of a service, its `service-2` first.
///
/// Errors: a file that cannot be read or decompressed.
pub fn sources(path: &Path) -> Result<Vec<Source>, Diagnostics> {
    let folder = match path.is_dir() {
        true => version(path),
        false => path.parent().map(Path::to_owned),
    };
    let folder = folder.unwrap_or_default();
    let service = match path.is_dir() {
        true => find(&folder, "service-2"),
        false => Some(path.to_owned()),
    };
    let companions = COMPANIONS.iter().filter_map(|kind| find(&folder, kind));
    let mut findings = Diagnostics::default();
    let mut sources = Vec::new();
    for path in service.into_iter().chain(companions) {
        match read(&path) {
            Ok(text) => sources.push(Source { path, text }),
            Err(finding) => findings.push(*finding),
        }
    }
    findings.ok(sources).map(|(sources, _)| sources)
}

fn read(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let bytes = std::fs::read(path).map_err(|error| Box::new(crate::read::unreadable(path, &error)))?;
    match path.extension().is_some_and(|extension| extension == "gz") {
        true => decompress(path, &bytes),
        false => Ok(bytes),
    }
}

#[cfg(feature = "gzip")]
fn decompress(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, Box<Diagnostic>> {
    use std::io::Read;
    /// The largest service has 20 MB of JSON; what claims to be far more is no model.
    const MAX_SIZE: u64 = 256 << 20;
    let mut text = Vec::new();
    let read = flate2::read::GzDecoder::new(bytes)
        .take(MAX_SIZE)
        .read_to_end(&mut text);
    match read {
        Ok(_) => Ok(text),
        Err(error) => {
            let message = format!("the file cannot be decompressed: {error}");
            Err(Box::new(Diagnostic::error(codes::UNREADABLE, message).file(path)))
        }
    }
}

#[cfg(not(feature = "gzip"))]
fn decompress(path: &Path, _: &[u8]) -> Result<Vec<u8>, Box<Diagnostic>> {
    let finding = Diagnostic::error(
        codes::UNREADABLE,
        "this build of tinsmith reads no compressed files",
    );
    Err(Box::new(finding.file(path).hint(
        "turn on the feature `gzip` of tinsmith, or decompress the file",
    )))
}
