//! The staging folder, in which the files of a package are prepared before they are put in place. It marks an
//! unfinished run.
//!
//! It is in the package, so that files can be moved by an atomic rename. It contains `lock`; `new/` with the new files;
//! `record`, whose existence means that files are being put in place; `old/` with the files they replace. A killed run
//! leaves the folder behind: without `record` it is discarded, otherwise the next run completes it.

use super::owner::{owner, Owner};
use super::package_files::{unwritable, PackageFiles};
use super::record::{Record, RECORD};
use super::{hash, lock};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The folder's name in the package.
const STAGE: &str = ".tinsmith-new";
const LOCK: &str = "lock";
const PREPARED: &str = "record";
/// The file that marks permission to replace files that were changed by hand.
const FORCED: &str = "forced";

/// The staging folder of a run that holds the lock.
pub struct Stage<'a> {
    root: &'a Path,
    folder: PathBuf,
    /// The folders created for it, including those above the package, the topmost last.
    made: Vec<PathBuf>,
    _lock: File,
}

/// Returns `true` if a run is in progress or was interrupted.
pub fn is_there(root: &Path) -> bool {
    fs::symlink_metadata(root.join(STAGE)).is_ok()
}

/// Waits for a run in progress, and returns `true` if one was interrupted.
pub fn is_interrupted(root: &Path) -> Result<bool, Box<Diagnostic>> {
    // at the start and end of a run, the folder briefly exists without a lock
    for _ in 0..3 {
        if !is_there(root) {
            return Ok(false);
        }
        let path = root.join(STAGE).join(LOCK);
        lock::wait(&path).map_err(|error| unwritable(&path, &error))?;
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    Ok(is_there(root))
}

/// Creates the finding of `--check` about an interrupted run.
pub fn interrupted(root: &Path) -> Diagnostic {
    let message = "the last run that wrote this package was interrupted, and the package may be incomplete";
    Diagnostic::error(codes::INTERRUPTED, message)
        .file(root)
        .hint("generate it again to complete it")
}

impl<'a> Stage<'a> {
    /// Creates the package's folder and the staging folder, and waits for the lock.
    pub fn enter(root: &'a Path) -> Result<Self, Box<Diagnostic>> {
        let mut made = Vec::new();
        let entered = Self::locked(root, &mut made);
        entered.map_err(|error| {
            remove_if_empty(&made);
            unwritable(root, &error)
        })
    }

    fn locked(root: &'a Path, made: &mut Vec<PathBuf>) -> io::Result<Self> {
        let folder = root.join(STAGE);
        loop {
            let missing = root
                .ancestors()
                .take_while(|ancestor| !ancestor.as_os_str().is_empty());
            let missing: Vec<_> = missing
                .take_while(|ancestor| !ancestor.exists())
                .map(Path::to_owned)
                .collect();
            fs::create_dir_all(root)?;
            made.extend(missing);
            match fs::create_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
            match fs::symlink_metadata(&folder) {
                Ok(found) if !found.is_dir() => {
                    let message = format!("{STAGE} exists, but is not a folder");
                    return Err(io::Error::other(message));
                }
                _ => {}
            }
            if let Some(lock) = lock::exclusive(&folder.join(LOCK))? {
                return Ok(Self {
                    root,
                    folder,
                    made: std::mem::take(made),
                    _lock: lock,
                });
            }
        }
    }

    /// Completes an interrupted run, or discards it if it had not begun to put files in place.
    ///
    /// Errors: a file was changed by hand since, and `force` is not set; the folder cannot be written.
    pub fn recover(&self, force: bool) -> Result<(), Diagnostics> {
        let mut files = PackageFiles::of(self.root)?;
        let prepared = files.read(&format!("{STAGE}/{PREPARED}"))?;
        // the record is created atomically, so an unreadable one was changed by somebody else
        let Some(new) = prepared.and_then(|text| Record::parse(&text)) else {
            return Ok(self.clear()?);
        };
        let old = files.read(RECORD)?.and_then(|text| Record::parse(&text));
        let force = force || self.folder.join(FORCED).exists();
        let mut findings = Diagnostics::default();
        let (mut puts, mut removals) = (Vec::new(), Vec::new());
        for (path, hash) in &new.files {
            if fs::symlink_metadata(self.new_file(path)).is_err() {
                continue;
            }
            if let Some(text) = files.read(path)? {
                let is_known =
                    hash::of_text(&text) == *hash || owner(path, &text, old.as_ref()) == Owner::Ours;
                if !is_known && !force {
                    findings.push(changed_since(&self.root.join(path)));
                }
            }
            puts.push(path.as_str());
        }
        for path in old.iter().flat_map(|old| old.files.keys()) {
            if new.files.contains_key(path) {
                continue;
            }
            if let Some(text) = files.read(path)? {
                if owner(path, &text, old.as_ref()) != Owner::Ours && !force {
                    findings.push(changed_since(&self.root.join(path)));
                }
            }
            removals.push(path.as_str());
        }
        findings.ok(())?;
        self.put_in_place(&removals, &puts)?;
        Ok(self.clear()?)
    }

    /// Prepares files, by their paths and texts, and the new record of the package.
    pub fn prepare<'f>(
        &self,
        files: impl Iterator<Item = (&'f str, &'f str)>,
        record: &str,
        force: bool,
    ) -> Result<(), Box<Diagnostic>> {
        let mut made = BTreeSet::new();
        for (path, text) in files {
            let path = self.new_file(path);
            if path.parent().is_some_and(|folder| !made.contains(folder)) {
                make_folder_of(&path)?;
                made.extend(path.parent().map(Path::to_owned));
            }
            fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
        }
        if force {
            write(&self.folder.join(FORCED), "")?;
        }
        let path = self.folder.join(PREPARED);
        let unfinished = path.with_extension("part");
        write(&unfinished, record)?;
        fs::rename(&unfinished, &path).map_err(|error| unwritable(&path, &error))
    }

    /// Removes obsolete files, puts the prepared ones in place, and finally the new record. Undoes everything if a step
    /// fails.
    pub fn put_in_place(&self, removals: &[&str], puts: &[&str]) -> Result<(), Box<Diagnostic>> {
        let mut done = Vec::new();
        let result = self.moved(removals, puts, &mut done);
        if let Err((path, error)) = result {
            let is_undone = done.iter().rev().all(CompletedStep::undo);
            // while the files are in an intermediate state, the next run must see the record
            if is_undone && fs::remove_file(self.folder.join(PREPARED)).is_ok() {
                return Err(unwritable(&path, &error));
            }
            let message = format!("the package cannot be written, and is incomplete: {error}");
            let finding = Diagnostic::error(codes::UNWRITABLE, message).file(&path);
            return Err(Box::new(
                finding.hint("remove the cause and generate it again to complete it"),
            ));
        }
        Ok(())
    }

    fn moved(
        &self,
        removals: &[&str],
        puts: &[&str],
        done: &mut Vec<CompletedStep>,
    ) -> Result<(), (PathBuf, io::Error)> {
        for path in removals {
            let place = self.root.join(path);
            if fs::symlink_metadata(&place).is_ok() {
                self.take_away(path, &place, done)
                    .map_err(|error| (place, error))?;
            }
            let folders = Path::new(path).ancestors().skip(1);
            for folder in folders.filter(|folder| !folder.as_os_str().is_empty()) {
                // a folder that is not empty is kept, so this error is ignored
                let _ = fs::remove_dir(self.root.join(folder));
            }
        }
        let mut moved_folder: Option<&Path> = None;
        for path in puts {
            if moved_folder.is_some_and(|folder| Path::new(path).starts_with(folder)) {
                continue;
            }
            // a folder that is not there yet is moved as a whole: all that was prepared in it is to be put there
            if let Some(folder) = self.missing_folder(path) {
                let (from, to) = (self.folder.join("new").join(folder), self.root.join(folder));
                rename(from, to.clone(), done).map_err(|error| (to, error))?;
                moved_folder = Some(folder);
                continue;
            }
            let place = self.root.join(path);
            let mut put = || {
                if fs::symlink_metadata(&place).is_ok() {
                    self.take_away(path, &place, done)?;
                }
                if let Some(folder) = place.parent() {
                    make_folder(folder, done)?;
                }
                rename(self.new_file(path), place.clone(), done)
            };
            put().map_err(|error| (place.clone(), error))?;
        }
        let record = self.root.join(RECORD);
        fs::rename(self.folder.join(PREPARED), &record).map_err(|error| (record, error))
    }

    /// Returns the topmost folder of a file that the package does not have.
    fn missing_folder<'p>(&self, path: &'p str) -> Option<&'p Path> {
        let is_missing = |folder: &&Path| {
            let found = fs::symlink_metadata(self.root.join(folder));
            found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        };
        let folders = Path::new(path).ancestors().skip(1);
        let folders = folders.filter(|folder| !folder.as_os_str().is_empty());
        folders.take_while(is_missing).last()
    }

    fn take_away(&self, path: &str, place: &Path, done: &mut Vec<CompletedStep>) -> io::Result<()> {
        let old = self.folder.join("old").join(path);
        if let Some(folder) = old.parent() {
            fs::create_dir_all(folder)?;
        }
        rename(place.to_owned(), old, done)
    }

    /// Removes the staging folder; if nothing was written, also the folders that were created.
    pub fn leave(self) -> Result<(), Box<Diagnostic>> {
        if fs::symlink_metadata(self.folder.join(PREPARED)).is_ok() {
            return Ok(()); // for the next run
        }
        self.clear()?;
        let failed = |error: io::Error| not_removed(&self.folder, &error);
        fs::remove_file(self.folder.join(LOCK)).map_err(failed)?;
        // a waiting run has created a new lock in it
        let _ = fs::remove_dir(&self.folder);
        remove_if_empty(&self.made);
        Ok(())
    }

    /// Removes everything but the lock; the record first, as the rest is useless without it.
    fn clear(&self) -> Result<(), Box<Diagnostic>> {
        let failed = |error: io::Error| not_removed(&self.folder, &error);
        match fs::remove_file(self.folder.join(PREPARED)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let is_folder = entry.file_type().map_err(failed)?.is_dir();
            let removed = if is_folder {
                fs::remove_dir_all(entry.path())
            } else if entry.file_name() == LOCK {
                Ok(())
            } else {
                fs::remove_file(entry.path())
            };
            removed.map_err(failed)?;
        }
        Ok(())
    }

    fn new_file(&self, path: &str) -> PathBuf {
        self.folder.join("new").join(path)
    }
}

/// A completed step.
enum CompletedStep {
    Moved { from: PathBuf, to: PathBuf },
    Made(PathBuf),
}

impl CompletedStep {
    fn undo(&self) -> bool {
        match self {
            CompletedStep::Moved { from, to } => {
                let folder = from.parent().map_or(Ok(()), fs::create_dir_all);
                folder.and_then(|()| fs::rename(to, from)).is_ok()
            }
            CompletedStep::Made(folder) => fs::remove_dir(folder).is_ok(),
        }
    }
}

fn rename(from: PathBuf, to: PathBuf, done: &mut Vec<CompletedStep>) -> io::Result<()> {
    fs::rename(&from, &to)?;
    done.push(CompletedStep::Moved { from, to });
    Ok(())
}

fn make_folder(folder: &Path, done: &mut Vec<CompletedStep>) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folder(parent, done)?;
    }
    fs::create_dir(folder)?;
    done.push(CompletedStep::Made(folder.to_owned()));
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Box<Diagnostic>> {
    make_folder_of(path)?;
    fs::write(path, text).map_err(|error| unwritable(path, &error))
}

fn make_folder_of(path: &Path) -> Result<(), Box<Diagnostic>> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.map_err(|error| unwritable(path, &error))
}

fn remove_if_empty(folders: &[PathBuf]) {
    for folder in folders {
        // it is in use if it is not empty
        let _ = fs::remove_dir(folder);
    }
}

fn not_removed(stage: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("the staging folder cannot be removed: {error}");
    let finding = Diagnostic::error(codes::UNWRITABLE, message).file(stage);
    Box::new(finding.hint("remove the cause and generate the package again to remove the folder"))
}

fn changed_since(path: &Path) -> Diagnostic {
    let message =
        "the file was changed after the interruption of a run that would have replaced or removed it";
    Diagnostic::error(codes::UNWRITABLE, message)
        .file(path)
        .hint("move your change elsewhere and remove the file, or use --force")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the names and texts of the files in a folder.
    fn texts(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        let mut texts: Vec<_> = entries
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read_to_string(entry.path()).unwrap_or_default())
            })
            .collect();
        texts.sort();
        texts
    }

    #[test]
    fn a_step_that_fails_undoes_those_before_it() {
        let scratch = tempfile::tempdir().expect("a folder");
        let root = scratch.path();
        for (name, text) in [("Cargo.toml", "old"), ("gone.rs", "old"), ("src", "no folder")] {
            fs::write(root.join(name), text).expect("a file");
        }
        let before = texts(root);
        let stage = Stage::enter(root).expect("it is free");
        let files = [
            ("Cargo.toml", "new"),
            ("folder/below/a.rs", "new"),
            ("folder/b.rs", "new"),
            ("src/lib.rs", "new"),
        ];
        stage
            .prepare(files.into_iter(), "record", false)
            .expect("there is room");
        let puts = files.map(|(path, _)| path);
        let failed = stage.put_in_place(&["gone.rs"], &puts);
        assert!(failed.is_err());
        stage.leave().expect("it can be left");
        assert_eq!(texts(root), before);
    }

    #[test]
    fn a_run_killed_before_it_put_files_in_place_is_discarded() {
        let scratch = tempfile::tempdir().expect("a folder");
        let root = scratch.path().join("a/b");
        let stage = Stage::enter(&root).expect("it is free");
        write(&stage.new_file("src/lib.rs"), "new").expect("there is room");
        drop(stage);
        assert!(is_there(&root));
        assert!(is_interrupted(&root).expect("it can be looked at"));
        let stage = Stage::enter(&root).expect("it is free");
        stage.recover(false).expect("it can be recovered");
        stage.leave().expect("it can be left");
        assert_eq!(texts(&root), []);
    }
}
