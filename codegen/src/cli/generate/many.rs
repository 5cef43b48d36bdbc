//! A folder of models → a client for each.

use super::outputs;
use crate::cli::config::Client;
use crate::read::catalogue::{self, Entry};
use crate::settings::{Package, Settings};
use std::path::Path;

/// A client for each model in a folder, of the newest version where there are several. The package goes into a folder of the
/// model's name below `output`; all else is as in `template`.
///
/// Error: what is wrong with the folder.
pub fn clients(models: &Path, output: &Path, template: &Client) -> Result<Vec<Client>, String> {
    let entries = catalogue::entries(models)
        .map_err(|error| format!("the folder {} cannot be read: {error}", models.display()))?;
    if entries.is_empty() {
        return Err(format!("there is no model in the folder {}", models.display()));
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
    let folders: Vec<_> = clients.iter().map(|it| it.package.folder.as_path()).collect();
    match outputs::clashes(&folders).first() {
        None => Ok(clients),
        Some(clash) => {
            let path = |at: usize| entries.get(at).map(|entry| entry.newest().display().to_string());
            Err(format!(
                "the clients of {} and {} would be written over each other: rename one of them",
                path(clash.first).unwrap_or_default(),
                path(clash.second).unwrap_or_default(),
            ))
        }
    }
}
