//! A folder with the files of one client.

use super::{unwritable, write_if_changed, MARKER};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder, and what is to be in it.
pub struct Folder<'a> {
    path: &'a Path,
    files: &'a BTreeMap<String, String>,
}

/// How a file on disk differs from what it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is not there.
    Missing {
        /// Its path in the folder.
        path: String,
        /// Its text to be.
        new: String,
    },
    /// It has another text.
    Different {
        /// Its path in the folder.
        path: String,
        /// Its text on disk.
        old: String,
        /// Its text to be.
        new: String,
    },
    /// It is tinsmith's, but no longer written.
    Stale {
        /// Its path in the folder.
        path: String,
        /// Its text on disk.
        old: String,
    },
}

impl Change {
    /// The path of the file in the folder.
    pub fn path(&self) -> &str {
        match self {
            Change::Missing { path, .. } | Change::Different { path, .. } | Change::Stale { path, .. } => {
                path
            }
        }
    }
}

impl<'a> Folder<'a> {
    /// A folder that is to have these files, by their paths in it with `/`.
    ///
    /// Error: a path that leads out of the folder.
    pub fn new(path: &'a Path, files: &'a BTreeMap<String, String>) -> Result<Self, Diagnostics> {
        for name in files.keys() {
            let leads_out = Path::new(name)
                .components()
                .any(|part| !matches!(part, Component::Normal(_)));
            if leads_out || name.is_empty() || name.contains('\\') {
                let message = format!(
                    "`{}` would be written outside the output folder",
                    name.escape_debug()
                );
                return Err(Diagnostic::error(codes::UNSAFE_NAME, message).file(path).into());
            }
        }
        Ok(Self { path, files })
    }

    /// How the folder differs from what it is to be.
    ///
    /// Error: a file or folder that cannot be read.
    pub fn changes(&self) -> Result<Vec<Change>, Diagnostics> {
        let mut changes = Vec::new();
        for (name, new) in self.files {
            match fs::read(self.path.join(name)) {
                Ok(old) if old == new.as_bytes() => {}
                Ok(old) => changes.push(Change::Different {
                    path: name.clone(),
                    old: String::from_utf8_lossy(&old).into_owned(),
                    new: new.clone(),
                }),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    changes.push(Change::Missing {
                        path: name.clone(),
                        new: new.clone(),
                    });
                }
                Err(error) => return Err(crate::read::unreadable(&self.path.join(name), &error).into()),
            }
        }
        for (path, old) in self.ours()? {
            if !self.files.contains_key(&path) {
                changes.push(Change::Stale { path, old });
            }
        }
        Ok(changes)
    }

    /// Writes what changed and removes what is stale; returns how many files that were.
    ///
    /// Error: a file in the way that tinsmith did not write, unless `force`; a place that cannot be written. In the first
    /// case nothing was written.
    pub fn write(&self, force: bool) -> Result<usize, Diagnostics> {
        let changes = self.changes()?;
        if !force {
            self.refuse_foreign(&changes)?;
        }
        let mut emptied = BTreeSet::new();
        for change in &changes {
            let path = self.path.join(change.path());
            match change {
                Change::Missing { new, .. } | Change::Different { new, .. } => {
                    write_if_changed(&path, new)?;
                }
                Change::Stale { .. } => {
                    fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
                    emptied.extend(path.parent().map(Path::to_owned));
                }
            }
        }
        // a folder that still has something in it stays, which is what the error would say
        for folder in emptied.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        Ok(changes.len())
    }

    fn refuse_foreign(&self, changes: &[Change]) -> Result<(), Diagnostics> {
        let mut findings = Diagnostics::default();
        for change in changes {
            if let Change::Different { path, old, .. } = change {
                if !is_ours(old) {
                    findings.push(
                        Diagnostic::error(
                            codes::UNWRITABLE,
                            "a file that tinsmith did not write is in the way",
                        )
                        .file(&self.path.join(path))
                        .hint("choose another output folder, remove the file, or say --force"),
                    );
                }
            }
        }
        findings.ok(()).map(|_| ())
    }

    /// The files in the folder that tinsmith wrote: `Cargo.toml` and everything below `src`.
    fn ours(&self) -> Result<Vec<(String, String)>, Diagnostics> {
        let mut ours = Vec::new();
        let mut open = vec![self.path.join("src")];
        let mut candidates = vec![self.path.join("Cargo.toml")];
        while let Some(folder) = open.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(crate::read::unreadable(&folder, &error).into()),
            };
            for entry in entries.flatten() {
                // links are not followed: they may lead out of the folder
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => open.push(entry.path()),
                    Ok(kind) if kind.is_file() => candidates.push(entry.path()),
                    _ => {}
                }
            }
        }
        candidates.sort();
        for path in candidates {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            if let (true, Some(name)) = (is_ours(&text), self.name_of(&path)) {
                ours.push((name, text));
            }
        }
        Ok(ours)
    }

    fn name_of(&self, path: &Path) -> Option<String> {
        let name: PathBuf = path.strip_prefix(self.path).ok()?.to_owned();
        let parts: Vec<_> = name.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        Some(parts.join("/"))
    }
}

fn is_ours(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.contains(MARKER))
}
