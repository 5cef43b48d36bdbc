//! A folder of models → a client for each.

use super::outputs;
use crate::cli::config::Client;
use crate::read::botocore;
use crate::settings::{Package, Settings};
use std::path::{Path, PathBuf};

/// A client for each model in a folder: each JSON file, and each folder that is a service of botocore. The package goes
/// into a folder of the model's name below `output`; all else is as in `template`.
///
/// Error: what is wrong with the folder.
pub fn clients(models: &Path, output: &Path, template: &Client) -> Result<Vec<Client>, String> {
    let unreadable =
        |error: std::io::Error| format!("the folder {} cannot be read: {error}", models.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(models).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if is_model(&path) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(format!("there is no model in the folder {}", models.display()));
    }
    let client = |path: &PathBuf| Client {
        package: Package {
            folder: output.join(name(path)),
            ..template.package.clone()
        },
        settings: Settings {
            models: vec![path.clone()],
            ..template.settings.clone()
        },
    };
    let clients: Vec<_> = paths.iter().map(client).collect();
    let folders: Vec<_> = clients.iter().map(|it| it.package.folder.as_path()).collect();
    match outputs::clashes(&folders).first() {
        None => Ok(clients),
        Some(clash) => {
            let path = |at: usize| paths.get(at).map(|it| it.display().to_string());
            Err(format!(
                "the clients of {} and {} would be written over each other: rename one of them",
                path(clash.first).unwrap_or_default(),
                path(clash.second).unwrap_or_default(),
            ))
        }
    }
}

/// The name of a model, without `.json`.
fn name(path: &Path) -> &std::ffi::OsStr {
    let name = if path.is_dir() {
        path.file_name()
    } else {
        path.file_stem()
    };
    name.unwrap_or_default()
}

fn is_model(path: &Path) -> bool {
    let is_json = || path.extension().is_some_and(|extension| extension == "json");
    if path.is_dir() {
        botocore::is_botocore(path)
    } else {
        is_json()
    }
}
