//! Finds the settings file of a command: the given one, or the nearest `tinsmith.toml`.

use super::config;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::settings::Settings;
use std::path::PathBuf;

/// The name of settings files.
pub const NAME: &str = "tinsmith.toml";

/// Returns the given settings file, or else `tinsmith.toml` in the current folder or in the nearest one above, as cargo
/// finds its manifest.
///
/// Errors: there is no such file.
pub fn of(given: Option<PathBuf>) -> Result<PathBuf, Diagnostics> {
    if let Some(path) = given.or_else(nearest) {
        return Ok(path);
    }
    let message = format!("there is no {NAME} in this folder or in one above it");
    let hint = "`tinsmith add MODEL` writes one; --config gives a file of another name, and --model and --output of \
                `generate` describe a client without a file";
    Err(Diagnostic::error(codes::SETTINGS, message).hint(hint).into())
}

/// Returns the path of `tinsmith.toml` in the current folder or in the nearest one above.
pub fn nearest() -> Option<PathBuf> {
    let folder = std::env::current_dir().ok()?;
    let depth = folder
        .ancestors()
        .position(|folder| folder.join(NAME).is_file())?;
    Some(above(depth).join(NAME))
}

/// Returns the relative path of the folder this many levels above the current one.
fn above(depth: usize) -> PathBuf {
    std::iter::repeat_n("..", depth).collect()
}

/// Sets the folders in which the models of a command are found by name, if it names some without folders: those of the
/// nearest settings file.
pub fn complete(settings: &mut Settings) -> Result<(), Diagnostics> {
    let is_open = !settings.names.is_empty() && settings.models_from.is_empty();
    if let Some(path) = nearest().filter(|_| is_open) {
        settings.models_from = config::models_from(&path)?;
    }
    Ok(())
}
