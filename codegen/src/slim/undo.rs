//! Removes the replacements from a workspace.

use super::cargo::Cargo;
use super::output::{packages, remove_empty, replacements, text, unfit, KEPT};
use super::{lockfile, manifest};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::write;
use crate::write::write_if_changed;
use std::path::PathBuf;

/// Reverts everything that `slim` wrote into a workspace. Returns the changed and removed paths.
///
/// Errors: files that cannot be read or written. Warnings: files that were changed by hand, which are kept unless
/// `force` is set.
pub fn undo(cargo: &Cargo, output: &str, force: bool) -> Result<(Vec<PathBuf>, Diagnostics), Diagnostics> {
    let root = cargo.root()?;
    let path = root.join("Cargo.toml");
    let old = text(&path)?;
    let new = manifest::without(&old, output).map_err(|message| unfit(&path, &message))?;
    let (mut changed, mut findings) = (Vec::new(), Diagnostics::default());
    if new != old {
        write_if_changed(&path, &new)?;
        changed.push(path);
    }
    let folder = root.join(output);
    let folders = packages(&folder);
    let names = replacements(&folders);
    let (lock, kept) = (root.join("Cargo.lock"), folder.join(KEPT));
    if let Ok(text) = std::fs::read_to_string(&kept) {
        let now = std::fs::read_to_string(&lock).unwrap_or_default();
        match lockfile::restored(&text, &now, &names) {
            Some(restored) => {
                write_if_changed(&lock, &restored)?;
                changed.push(lock);
            }
            None => {
                let message = "the lock file cannot be restored; cargo will choose versions again";
                findings.push(Diagnostic::warning(codes::SLIM, message).file(&kept));
            }
        }
        std::fs::remove_file(&kept).map_err(|error| unfit(&kept, &error.to_string()))?;
    }
    for package in folders {
        findings.extend(write::remove(&package, force)?);
        changed.push(package);
    }
    remove_empty(&root, &folder);
    Ok((changed, findings))
}
