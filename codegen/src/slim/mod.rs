//! Replaces the published clients of a cargo workspace by generated ones that have only what its sources use.
//!
//! `scan` finds the clients and reads the sources, `usage` finds the names, `replacement` generates, `manifest` patches.

mod cargo;
mod catalogue;
mod choices;
mod lockfile;
mod manifest;
mod models;
mod older_http;
mod options;
mod published;
mod replacement;
mod report;
mod resolve;
mod scan;
mod sources;
mod syntax;
mod usage;
mod workspace;

pub use cargo::Cargo;
pub use options::{Additions, Options};
pub use report::{table, used, used_json, used_table};
pub use scan::read as scan;

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::write::write_if_changed;
use crate::{parallel, read, update, write};
use manifest::Entry;
use replacement::Replacement;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Everything to be written.
#[derive(Debug)]
pub struct Slim {
    /// The replacements, in order of their packages.
    pub replacements: Vec<Replacement>,
    /// The folders of replacements that are no longer needed.
    pub obsolete: Vec<PathBuf>,
    manifest: Edited,
    root: PathBuf,
    output: String,
    cargo: Cargo,
    /// The versions of published packages before.
    versions: resolve::Versions,
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

/// The file, in the folder of the replacements, that keeps the lock file with the published clients.
const KEPT: &str = "Cargo.lock.published";

/// Reads the workspace and generates all replacements, without writing anything.
///
/// Errors: those of cargo; missing or invalid models; all names in sources that a replacement would lack.
pub fn prepare(options: &Options) -> Result<(Slim, Diagnostics), Diagnostics> {
    choices::runtime(options)?;
    let (scan, mut findings) = scan::read(&options.cargo, Some(&options.output))?;
    choices::without_client(&scan, options, &mut findings);
    choices::other_tls(&scan, options, &mut findings);
    let root = scan.workspace.root.clone();
    let output = root.join(&options.output);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for client in &scan.clients {
        *names.entry(&client.package.name).or_default() += 1;
    }
    let folder = |client: &scan::Client| {
        let package = &client.package;
        let is_alone = names.get(package.name.as_str()).is_none_or(|count| *count == 1);
        let folder = if is_alone {
            package.name.clone()
        } else {
            format!("{}-{}", package.name, package.version)
        };
        (output.join(&folder), format!("{}/{folder}", options.output))
    };
    findings.extend(older_http_kept(&scan));
    let mut replacements = Vec::new();
    parallel::each(
        &scan.clients,
        |client| replacement::prepare(&scan, client, &folder(client).0, options),
        || (),
        |prepared| match prepared {
            Ok((replacement, more)) => {
                findings.extend(more);
                replacements.push(replacement);
            }
            Err(more) => findings.extend(more),
        },
    );
    choices::ignored(&scan, &replacements, options, &mut findings);
    let entries: Vec<_> = scan
        .clients
        .iter()
        .map(|client| Entry {
            package: client.package.name.clone(),
            path: folder(client).1,
        })
        .collect();
    let path = root.join("Cargo.toml");
    let old = text(&path)?;
    let new = manifest::set(&old, &entries, &options.output).map_err(|message| unfit(&path, &message))?;
    let current: BTreeSet<_> = replacements
        .iter()
        .map(|replacement| replacement.package.folder.clone())
        .collect();
    let slim = Slim {
        obsolete: packages(&output)
            .into_iter()
            .filter(|folder| !current.contains(folder))
            .collect(),
        replacements,
        manifest: Edited { path, old, new },
        output: options.output.clone(),
        cargo: options.cargo.clone(),
        versions: resolve::versions(&scan.workspace),
        root,
    };
    findings.ok(slim)
}

/// Creates the warning that the sources need the older HTTP client, which makes the build slower.
fn older_http_kept(scan: &scan::Scan) -> Diagnostics {
    let finding = |named: &older_http::Named| {
        let message = format!(
            "this names `{}`, which needs AWS's older HTTP client, on hyper 0.14: replacements have it on by default",
            named.path
        );
        let hint = "the items of `aws_smithy_http_client` for hyper 1 make the build lighter";
        let place = &named.place;
        Diagnostic::warning(codes::SLIM, message)
            .file(&place.file)
            .line(place.line)
            .hint(hint)
    };
    let mut findings = Diagnostics::default();
    scan.older_http
        .iter()
        .for_each(|named| findings.push(finding(named)));
    findings
}

fn text(path: &Path) -> Result<String, Diagnostics> {
    std::fs::read_to_string(path).map_err(|error| read::unreadable(path, &error).into())
}

fn unfit(path: &Path, message: &str) -> Diagnostics {
    Diagnostic::error(codes::SLIM, message).file(path).into()
}

/// Returns the folders of existing replacements.
fn packages(output: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(output).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && write::is_package(path))
        .collect();
    folders.sort();
    folders
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

/// Returns the names and versions of the packages in these folders.
fn replacements(folders: &[PathBuf]) -> Vec<(String, String)> {
    let of = |folder: &PathBuf| {
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let table: toml_edit::DocumentMut = text.parse().ok()?;
        let package = table.get("package")?;
        let text = |key| Some(package.get(key)?.as_str()?.to_owned());
        Some((text("name")?, text("version")?))
    };
    folders.iter().filter_map(of).collect()
}

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

/// Removes a folder below `root` and those it is in, as long as they are empty.
fn remove_empty(root: &Path, folder: &Path) {
    let below = folder.ancestors().take_while(|above| *above != root);
    for folder in below {
        // other files are kept, and so is their folder
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
