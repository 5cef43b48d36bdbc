//! Writes the replacements into a workspace.

use super::cargo::Cargo;
use super::output::{packages, remove_empty, replacements, KEPT};
use super::replacement::Replacement;
use super::{lockfile, resolve, workspace};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::write::write_if_changed;
use crate::{update, write};
use std::path::PathBuf;

/// The changes to a workspace that are to be written.
#[derive(Debug)]
pub struct Slim {
    /// The replacements, in order of their packages.
    pub replacements: Vec<Replacement>,
    /// The folders of replacements that are no longer needed.
    pub obsolete: Vec<PathBuf>,
    pub(super) manifest: Edited,
    pub(super) root: PathBuf,
    pub(super) output: String,
    pub(super) cargo: Cargo,
    /// The versions of published packages before.
    pub(super) versions: resolve::Versions,
}

/// A changed file.
#[derive(Debug)]
pub struct Edited {
    /// Its path.
    pub path: PathBuf,
    /// Its current text.
    pub old: String,
    /// Its new text.
    pub new: String,
}

impl Slim {
    /// The manifest, if it changes.
    pub fn manifest(&self) -> Option<&Edited> {
        (self.manifest.old != self.manifest.new).then_some(&self.manifest)
    }

    /// Returns `true` if everything is up to date.
    pub fn is_current(&self) -> bool {
        self.manifest().is_none()
            && self.obsolete.is_empty()
            && self
                .replacements
                .iter()
                .all(|replacement| replacement.changes.is_empty())
    }

    /// Writes the replacements, then the manifest, and lets cargo update the lock file. If cargo cannot resolve the
    /// workspace with them, they are removed again.
    ///
    /// Errors: files that tinsmith did not write; a path that cannot be written; a replacement that cargo does not accept.
    pub fn write(&self, force: bool) -> Result<Diagnostics, Diagnostics> {
        let mut findings = Diagnostics::default();
        let output = self.root.join(&self.output);
        let is_first = packages(&output).is_empty();
        for replacement in &self.replacements {
            let updated = update::package(&replacement.settings, &replacement.package, force)?;
            findings.extend(updated.warnings);
        }
        let lock = self.root.join("Cargo.lock");
        let before = std::fs::read_to_string(&lock).ok();
        write_if_changed(&self.manifest.path, &self.manifest.new)?;
        if !self.replacements.is_empty() {
            match resolve::again(&self.cargo, &self.versions) {
                Ok((workspace, more)) => {
                    findings.extend(more);
                    self.verify(&workspace)?;
                }
                Err(refused) => {
                    self.revert(is_first, before.as_deref())?;
                    return Err(refused);
                }
            }
        }
        for folder in &self.obsolete {
            findings.extend(write::remove(folder, force)?);
        }
        if self.replacements.is_empty() {
            // there may have been none
            let _ = std::fs::remove_file(output.join(KEPT));
            remove_empty(&self.root, &output);
            return Ok(findings);
        }
        if let (Some(before), Ok(after)) = (before, std::fs::read_to_string(&lock)) {
            self.keep(&before, &after)?;
        }
        Ok(findings)
    }

    /// Restores the manifest and the lock file, and removes replacements if there were none before.
    fn revert(&self, is_first: bool, lock: Option<&str>) -> Result<(), Diagnostics> {
        write_if_changed(&self.manifest.path, &self.manifest.old)?;
        if let Some(lock) = lock {
            write_if_changed(&self.root.join("Cargo.lock"), lock)?;
        }
        let output = self.root.join(&self.output);
        if is_first {
            for folder in packages(&output) {
                write::remove(&folder, true)?;
            }
        }
        remove_empty(&self.root, &output);
        Ok(())
    }

    /// Checks that cargo builds every replacement.
    fn verify(&self, workspace: &workspace::Workspace) -> Result<(), Diagnostics> {
        let is_taken = |replacement: &&Replacement| {
            let folder = std::fs::canonicalize(&replacement.package.folder).ok();
            let mut packages = workspace.packages.values();
            packages.any(|package| std::fs::canonicalize(&package.folder).ok() == folder)
        };
        let mut findings = Diagnostics::default();
        for replacement in self
            .replacements
            .iter()
            .filter(|replacement| !is_taken(replacement))
        {
            let package = &replacement.client.package;
            let message = format!(
                "cargo does not accept the replacement for {} {}",
                package.name, package.version
            );
            let hint = format!(
                "run `cargo update -p {}`, then run this command again",
                package.name
            );
            findings.push(
                Diagnostic::error(codes::SLIM, message)
                    .file(&replacement.package.folder)
                    .hint(hint),
            );
        }
        findings.ok(()).map(|_| ())
    }

    /// Keeps the lock file with the published clients.
    fn keep(&self, before: &str, after: &str) -> Result<(), Diagnostics> {
        let path = self.root.join(&self.output).join(KEPT);
        let kept = std::fs::read_to_string(&path).ok();
        let earlier = kept.as_deref().and_then(lockfile::before);
        let published = match earlier {
            Some(earlier) => {
                let replacements = replacements(&packages(&self.root.join(&self.output)));
                lockfile::merged(earlier, before, &replacements)
            }
            None => None,
        };
        let is_unchanged = kept
            .as_deref()
            .is_some_and(|kept| lockfile::is_after(kept, before));
        let text = match (earlier, published) {
            // nothing changed except the replacements
            (Some(earlier), _) if is_unchanged => lockfile::kept(earlier, after),
            (_, Some(published)) => lockfile::kept(&published, after),
            _ => lockfile::kept(before, after),
        };
        Ok(write_if_changed(&path, &text)?)
    }
}
