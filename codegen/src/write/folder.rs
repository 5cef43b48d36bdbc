//! Compares a package on disk with its new contents, and updates it.

use super::hash;
use super::owner::{has_marker, owner, Owner};
use super::package_files::{files_below, is_inside, PackageFiles};
use super::record::{Origin, Record, RECORD};
use super::stage::{self, Stage};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The README, which users may write themselves.
const README: &str = "README.md";

/// The folder of a package, and its new contents.
pub struct Folder<'a> {
    root: &'a Path,
    files: &'a BTreeMap<String, String>,
    record: Record,
}

/// A difference between a file on disk and its new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path in the package.
    pub path: String,
    /// Its text on disk, if it exists.
    pub old: Option<String>,
    /// Its new text; `None` if it is to be removed.
    pub new: Option<String>,
    owner: Owner,
}

/// The effect of a change on a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is new.
    Added,
    /// Its text changed.
    Changed,
    /// It is removed.
    Removed,
}

impl Change {
    /// The effect on the file.
    pub fn effect(&self) -> Effect {
        match (&self.old, &self.new) {
            (_, None) => Effect::Removed,
            (None, Some(_)) => Effect::Added,
            (Some(_), Some(_)) => Effect::Changed,
        }
    }
}

/// A package compared with its new contents.
struct Comparison {
    changes: Vec<Change>,
    record: RecordState,
}

/// The state of the record on disk.
enum RecordState {
    Missing,
    Unreadable(String),
    Read { text: String, record: Record },
}

impl RecordState {
    fn record(&self) -> Option<&Record> {
        match self {
            RecordState::Read { record, .. } => Some(record),
            _ => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            RecordState::Missing => None,
            RecordState::Unreadable(text) | RecordState::Read { text, .. } => Some(text),
        }
    }
}

/// The result of writing a package.
#[derive(Debug, Default)]
pub struct Written {
    /// The files that were written or removed, by their paths in the package.
    pub files: Vec<(String, Effect)>,
    /// Warnings about files that were replaced or kept.
    pub warnings: Diagnostics,
}

/// Completes an interrupted run.
///
/// Errors: a file was changed by hand since, and `force` is not set; the folder cannot be written.
pub fn repair(root: &Path, force: bool) -> Result<(), Diagnostics> {
    if !stage::is_there(root) {
        return Ok(());
    }
    let stage = Stage::enter(root)?;
    let recovered = stage.recover(force);
    stage.leave()?;
    recovered
}

/// Returns the number of warnings of the run that wrote the package, if it was made from the same inputs and is
/// unchanged.
///
/// Errors: something other than a regular file is in the place of a file.
pub fn unchanged_since(root: &Path, origin: &Origin) -> Result<Option<usize>, Diagnostics> {
    if stage::is_there(root) {
        return Ok(None);
    }
    let mut files = PackageFiles::of(root)?;
    let Some(record) = files.read(RECORD)?.and_then(|text| Record::parse(&text)) else {
        return Ok(None);
    };
    if record.origin != *origin {
        return Ok(None);
    }
    for (path, hash) in &record.files {
        match files.read(path)? {
            Some(text) if hash::of_text(&text) == *hash => {}
            _ => return Ok(None),
        }
    }
    Ok(Some(record.warnings))
}

impl<'a> Folder<'a> {
    /// Creates a folder with these files, by their paths with `/`, made from these inputs.
    ///
    /// Errors: a path leads out of the folder.
    pub fn new(
        root: &'a Path,
        files: &'a BTreeMap<String, String>,
        record: Record,
    ) -> Result<Self, Diagnostics> {
        if let Some(name) = files.keys().find(|name| !is_inside(name)) {
            let message = format!(
                "`{}` would be written outside the output folder",
                name.escape_debug()
            );
            return Err(Diagnostic::error(codes::UNSAFE_NAME, message).file(root).into());
        }
        Ok(Self { root, files, record })
    }

    /// Returns the differences between the folder and its new contents.
    ///
    /// Errors: an interrupted run; a file or folder cannot be read.
    pub fn changes(&self) -> Result<Vec<Change>, Diagnostics> {
        if stage::is_interrupted(self.root)? {
            return Err(stage::interrupted(self.root).into());
        }
        let mut comparison = self.compare()?;
        if comparison.changes.is_empty() {
            let is_current = |found: &Record| found.is_same_package(&self.record);
            if !comparison.record.record().is_some_and(is_current) {
                comparison.changes.push(Change {
                    path: RECORD.to_owned(),
                    old: comparison.record.text().map(str::to_owned),
                    new: Some(self.record.text()),
                    owner: Owner::Ours,
                });
            }
        }
        Ok(comparison.changes)
    }

    /// Writes changed files and removes obsolete ones, all or none of them.
    ///
    /// Errors: a file in the way was not written by tinsmith or was changed by hand, and `force` is not set; the folder
    /// cannot be written.
    pub fn write(&self, force: bool) -> Result<Written, Diagnostics> {
        if !stage::is_there(self.root) {
            let comparison = self.compare()?;
            self.refuse(&comparison, force)?;
            if self.is_current(&comparison) {
                return Ok(Written::default());
            }
        }
        let stage = Stage::enter(self.root)?;
        let written = stage.recover(force).and_then(|()| self.replace(&stage, force));
        let left = stage.leave();
        let written = written?;
        left?;
        Ok(written)
    }

    fn replace(&self, stage: &Stage<'_>, force: bool) -> Result<Written, Diagnostics> {
        // another run may have changed the files while it held the lock
        let comparison = self.compare()?;
        self.refuse(&comparison, force)?;
        if self.is_current(&comparison) {
            return Ok(Written::default());
        }
        let warnings = self.warnings(&comparison)?;
        let changes = &comparison.changes;
        let puts = changes
            .iter()
            .filter_map(|change| Some((change.path.as_str(), change.new.as_deref()?)));
        stage.prepare(puts.clone(), &self.record.text(), force)?;
        let removals: Vec<_> = changes
            .iter()
            .filter(|change| change.new.is_none())
            .map(|change| change.path.as_str())
            .collect();
        let puts: Vec<_> = puts.map(|(path, _)| path).collect();
        stage.put_in_place(&removals, &puts)?;
        Ok(Written {
            files: changes
                .iter()
                .map(|change| (change.path.clone(), change.effect()))
                .collect(),
            warnings,
        })
    }

    fn is_current(&self, comparison: &Comparison) -> bool {
        comparison.changes.is_empty() && comparison.record.record() == Some(&self.record)
    }

    fn compare(&self) -> Result<Comparison, Diagnostics> {
        let mut findings = Diagnostics::default();
        let mut files = PackageFiles::of(self.root)?;
        let record = match files.read(RECORD)? {
            None => RecordState::Missing,
            Some(bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                match Record::parse(&bytes) {
                    Some(record) => RecordState::Read { text, record },
                    None => RecordState::Unreadable(text),
                }
            }
        };
        let recorded = record.record().into_iter().flat_map(|record| record.files.keys());
        let paths: BTreeSet<&String> = self.files.keys().chain(recorded).collect();
        let mut changes = Vec::new();
        for path in paths {
            let new = self.files.get(path);
            let old = match files.read(path) {
                Ok(old) => old,
                Err(finding) => {
                    findings.push(*finding);
                    continue;
                }
            };
            let is_same = match (&old, new) {
                (Some(old), Some(new)) => hash::is_same_text(old, new.as_bytes()),
                (None, None) => true,
                _ => false,
            };
            if !is_same {
                let of_old = |text: &Vec<u8>| owner(path, text, record.record());
                let owner = old.as_ref().map_or(Owner::Ours, of_old);
                // a README that the user wrote in place of the generated one
                if path == README && new.is_none() && owner == Owner::Edited {
                    continue;
                }
                changes.push(Change {
                    path: path.clone(),
                    owner,
                    old: old.map(|text| String::from_utf8_lossy(&text).into_owned()),
                    new: new.cloned(),
                });
            }
        }
        findings
            .ok(Comparison { changes, record })
            .map(|(comparison, _)| comparison)
    }

    /// Refuses to replace or remove files that are not as tinsmith wrote them.
    fn refuse(&self, comparison: &Comparison, force: bool) -> Result<(), Diagnostics> {
        if force {
            return Ok(());
        }
        let mut findings = Diagnostics::default();
        if let Some(found) = comparison.record.record() {
            if found.service != self.record.service {
                let message = format!(
                    "the package is the client of another service, `{}`",
                    found.service
                );
                findings.push(
                    Diagnostic::error(codes::UNWRITABLE, message)
                        .file(self.root)
                        .hint("choose another output folder, or use --force"),
                );
            }
        }
        for change in &comparison.changes {
            let (message, hint) = match (change.owner, &change.new) {
                (Owner::Ours, _) => continue,
                // the only generated file that users may replace
                (_, Some(_)) if change.path == README => (
                    "the file was not written by tinsmith, and a generated one would replace it",
                    "keep it with `readme = \"README.md\"` in [client.package], remove it, or use --force",
                ),
                (Owner::Edited, Some(_)) => (
                    "the generated file was changed by hand",
                    "move the change to a file of your own and remove this one, or use --force",
                ),
                (Owner::Edited, None) => (
                    "the file is no longer generated, but was changed by hand",
                    "rename the file to keep the change, or use --force to remove it",
                ),
                (Owner::Foreign, _) => (
                    "a file that tinsmith did not write is in the way",
                    "choose another output folder, remove the file, or use --force",
                ),
            };
            let finding = Diagnostic::error(codes::UNWRITABLE, message);
            findings.push(finding.file(&self.root.join(&change.path)).hint(hint));
        }
        findings.ok(()).map(|_| ())
    }

    /// Warns of manual changes that are lost, and of files that are kept.
    fn warnings(&self, comparison: &Comparison) -> Result<Diagnostics, Diagnostics> {
        let mut warnings = Diagnostics::default();
        let warning = |message: &str, path: &str| {
            Diagnostic::warning(codes::UNWRITABLE, message).file(&self.root.join(path))
        };
        for change in comparison
            .changes
            .iter()
            .filter(|change| change.owner != Owner::Ours)
        {
            let message = match change.owner {
                Owner::Edited => "the file was changed by hand, and is replaced because of --force",
                _ => "the file was not written by tinsmith, and is replaced because of --force",
            };
            warnings.push(warning(message, &change.path));
        }
        if comparison.record.record().is_some() {
            return Ok(warnings);
        }
        if let RecordState::Unreadable(_) = comparison.record {
            let message =
                "the record is not as tinsmith wrote it; generated files are recognised by their first line instead";
            warnings.push(warning(message, RECORD));
        }
        // without a record, edits of the manifest cannot be detected
        let manifest = comparison
            .changes
            .iter()
            .find(|change| change.path == "Cargo.toml" && change.owner == Owner::Ours);
        if let Some((change, (old, new))) = manifest
            .and_then(|manifest| Some((manifest, (manifest.old.as_deref()?, manifest.new.as_deref()?))))
        {
            let lost: Vec<_> = lost_lines(old, new);
            if !lost.is_empty() {
                let message = format!(
                    "the manifest is replaced, and there is no record of whether these lines were added by hand: {}",
                    lost.join(" | ")
                );
                warnings.push(warning(&message, &change.path));
            }
        }
        for path in self.left_over()? {
            let message = "the file looks generated, but is not in the record of this client, and is kept";
            warnings.push(warning(message, &path).hint("remove it if it is not needed"));
        }
        Ok(warnings)
    }

    /// Finds files below `src` that have tinsmith's marker, but are not part of the client.
    fn left_over(&self) -> Result<Vec<String>, Diagnostics> {
        let mut found = files_below(self.root, "src")?;
        found.retain(|name| !self.files.contains_key(name));
        let mut files = PackageFiles::of(self.root)?;
        found.retain(|name| matches!(files.read(name), Ok(Some(text)) if has_marker(&text)));
        Ok(found)
    }
}

/// Returns the lines that a new text lacks.
fn lost_lines<'t>(old: &'t str, new: &str) -> Vec<&'t str> {
    let kept: BTreeSet<&str> = new.lines().map(str::trim).collect();
    let lines = old.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !kept.contains(line)).collect()
}
