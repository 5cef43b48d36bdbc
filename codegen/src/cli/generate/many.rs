//! Determines a client for each model in a folder.

use super::outputs;
use crate::cli::config::Client;
use crate::read::catalogue::{self, Entry};
use crate::settings::{Package, Settings};
use std::path::Path;

/// Returns a client for each model in a folder; of several versions, the newest. The package goes into a folder below
/// `output` with the name of the model; everything else is as in `template`.
///
/// Errors: a folder that cannot be read or has no models.
pub fn clients(models: &Path, output: &Path, template: &Client) -> Result<Vec<Client>, String> {
    let entries = catalogue::entries(models)
        .map_err(|error| format!("the folder {} cannot be read: {error}", models.display()))?;
    if entries.is_empty() {
        return Err(format!("the folder {} contains no models", models.display()));
    }
    let client = |entry: &Entry| Client {
        package: Package {
            folder: output.join(&entry.name),
            ..template.package.clone()
        },
        settings: Settings {
            models: vec![entry.newest().to_owned()],
            ..template.settings.clone()
        },
    };
    let clients: Vec<_> = entries.iter().map(client).collect();
    let folders: Vec<_> = clients
        .iter()
        .map(|client| client.package.folder.as_path())
        .collect();
    match outputs::conflicts(&folders).first() {
        None => Ok(clients),
        Some(conflict) => {
            let path = |at: usize| entries.get(at).map(|entry| entry.newest().display().to_string());
            Err(format!(
                "the clients of {} and {} would overwrite each other: rename one of them",
                path(conflict.first).unwrap_or_default(),
                path(conflict.second).unwrap_or_default(),
            ))
        }
    }
}
