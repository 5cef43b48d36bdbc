//! A folder of models → a client for each.

use super::config::Client;
use crate::read::botocore;
use crate::settings::{Package, Settings};
use std::path::{Path, PathBuf};

/// A client for each model in a folder: each JSON file, and each folder that is a service of botocore. The package goes
/// into a folder of the model's name below `output`.
///
/// Error: what is wrong with the folder.
pub fn clients(
    models: &Path,
    output: &Path,
    settings: &Settings,
    package: &Package,
) -> Result<Vec<Client>, String> {
    let unreadable = |error| format!("the folder {} cannot be read: {error}", models.display());
    let mut paths: Vec<PathBuf> = std::fs::read_dir(models)
        .map_err(unreadable)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_model(path))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(format!("there is no model in the folder {}", models.display()));
    }
    let client = |path: PathBuf| Client {
        package: Package {
            folder: output.join(path.file_stem().unwrap_or_default()),
            ..package.clone()
        },
        settings: Settings {
            models: vec![path],
            ..settings.clone()
        },
    };
    Ok(paths.into_iter().map(client).collect())
}

fn is_model(path: &Path) -> bool {
    let is_json = || path.extension().is_some_and(|extension| extension == "json");
    match path.is_dir() {
        true => botocore::is_botocore(path),
        false => is_json(),
    }
}
