//! Lists the models of many services in a folder, in the layouts in which they are published: AWS's repository of
//! models (`models/<service>/service/<version>/*.json`), botocore's data (`<service>/<version>/service-2.json`), a
//! folder of files (`<service>.json`) or of folders in Smithy's IDL (`<service>/*.smithy`); all of it optionally with
//! `.gz`.

use super::build_config;
use super::folder::{self, folders};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// Files beside the services of botocore that are not models.
const OF_BOTOCORE: &[&str] = &["_retry", "endpoints", "partitions", "sdk-default-configuration"];

/// The model of a service in a folder of models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name: that of its folder, or of its file without extension.
    pub name: OsString,
    /// Its versions, the newest last; there is at least one.
    pub versions: Vec<Version>,
}

/// A version of the model of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name, usually a date, if the layout has versions.
    pub name: Option<String>,
    /// The file or folder of the model.
    pub path: PathBuf,
}

impl Entry {
    /// Returns the path of the newest version.
    pub fn newest(&self) -> &Path {
        self.versions
            .last()
            .map_or(Path::new(""), |version| &version.path)
    }
}

/// Returns the models in a folder, in the order of their paths.
///
/// Errors: a folder that cannot be read.
pub fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let root = root(folder);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(&root)? {
        paths.push(entry?.path());
    }
    paths.sort();
    let is_botocore = paths.iter().any(|path| !botocore_versions(path).is_empty());
    let mut entries = Vec::new();
    for path in paths {
        let Some(file_name) = path.file_name() else {
            continue;
        };
        let is_hidden = file_name.to_string_lossy().starts_with('.');
        if path.is_dir() {
            let name = file_name.to_owned();
            let versions = versions(&path);
            if !versions.is_empty() {
                entries.push(Entry { name, versions });
            } else if !is_hidden && holds_model(&path) {
                let versions = vec![Version { name: None, path }];
                entries.push(Entry { name, versions });
            }
        } else if !is_hidden && folder::is_model(&path) {
            let name = stem(&path);
            if is_botocore && OF_BOTOCORE.iter().any(|part| name == *part) {
                continue;
            }
            let versions = vec![Version { name: None, path }];
            entries.push(Entry { name, versions });
        }
    }
    Ok(entries)
}

/// Returns the versions of the service in this folder, the newest last; none if it is not the folder of a service.
pub fn versions(folder: &Path) -> Vec<Version> {
    let of_aws = aws_versions(folder);
    if of_aws.is_empty() {
        botocore_versions(folder)
    } else {
        of_aws
    }
}

/// Returns the services in a folder with the layout of AWS's models or botocore's data: the one whose folder it is, or
/// those below it.
pub fn services(folder: &Path) -> Vec<Entry> {
    let versions = versions(folder);
    if !versions.is_empty() {
        let name = folder.file_name().unwrap_or_default().to_owned();
        return vec![Entry { name, versions }];
    }
    let mut entries = entries(folder).unwrap_or_default();
    entries.retain(|entry| entry.versions.iter().any(|version| version.name.is_some()));
    entries
}

/// Returns the folder of the services, given the root of a published repository or package.
fn root(folder: &Path) -> PathBuf {
    type IsService = fn(&Path) -> bool;
    let below = |parts: &[&str]| folder.join(parts.iter().collect::<PathBuf>());
    let holds = |root: &Path, is_service: IsService| {
        let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).any(|path| is_service(&path))
    };
    let candidates: [(PathBuf, IsService); 4] = [
        (below(&["botocore", "data"]), |path| {
            !botocore_versions(path).is_empty()
        }),
        (below(&["data"]), |path| !botocore_versions(path).is_empty()),
        (below(&["models"]), |path| !aws_versions(path).is_empty()),
        (below(&["aws-models"]), folder::is_model),
    ];
    let found = candidates
        .into_iter()
        .find(|(root, is_service)| holds(root, *is_service));
    found.map_or_else(|| folder.to_owned(), |(root, _)| root)
}

/// Returns the versions in a folder of AWS's repository of models: `service/<version>/`, each with the files of a
/// model.
fn aws_versions(folder: &Path) -> Vec<Version> {
    let versions = folders(&folder.join("service")).into_iter();
    let versions = versions.filter_map(|path| {
        let files = std::fs::read_dir(&path).ok()?.flatten().map(|entry| entry.path());
        let mut models: Vec<_> = files
            .filter(|path| path.is_file() && folder::is_model(path))
            .collect();
        let name = name_of(&path);
        let path = match models.len() {
            0 => return None,
            1 => models.remove(0),
            _ => path,
        };
        Some(Version { name, path })
    });
    versions.collect()
}

/// Returns the versions in a folder of botocore's data.
pub fn botocore_versions(folder: &Path) -> Vec<Version> {
    let has_service = |path: &PathBuf| {
        ["service-2.json", "service-2.json.gz"]
            .iter()
            .any(|name| path.join(name).is_file())
    };
    if has_service(&folder.to_owned()) {
        let (name, path) = (None, folder.to_owned());
        return vec![Version { name, path }];
    }
    let versions = folders(folder).into_iter().filter(has_service);
    let versions = versions.map(|path| Version {
        name: name_of(&path),
        path,
    });
    versions.collect()
}

/// Returns `true` for a folder with a model in Smithy's IDL, or with a `smithy-build.json`, which names its model.
fn holds_model(folder: &Path) -> bool {
    let is_idl = |path: PathBuf| path.is_file() && crate::source::is_idl(&path);
    let files = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten();
    folder.join(build_config::NAME).is_file()
        || [folder.to_owned(), folder.join("model")]
            .into_iter()
            .flat_map(files)
            .any(|entry| is_idl(entry.path()))
}

fn name_of(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}

/// Returns the name of a file without `.gz` and the extension before it.
fn stem(path: &Path) -> OsString {
    let is_compressed = super::has_extension(path, "gz");
    let stem = path.file_stem().unwrap_or_default();
    if is_compressed {
        Path::new(stem).file_stem().unwrap_or_default().to_owned()
    } else {
        stem.to_owned()
    }
}
