//! Compares two clients: changes of the public surface and on the wire, changes that callers have to make, and the
//! version step they require.
//!
//! The input is the files of two packages, on disk or generated in memory. Their sources are compared, so that a
//! package can be compared with a model, whichever version of tinsmith wrote it.

mod change;
mod changes;
mod config;
mod derived;
mod files;
mod manifest;
mod on_wire;
mod package;
mod read;
mod reader;
mod report;
mod step;
mod surface;
mod tokens;
mod wire;
mod words;

pub use files::Files;
pub use report::{json, markdown, text};
pub use step::Step;

use crate::diagnostics::Diagnostic;
use change::{Change, ChangeKind};
use surface::Package;

/// The result of comparing two clients.
#[derive(Debug)]
pub struct Comparison {
    /// The manifest of the old one.
    old: Package,
    /// The manifest of the new one.
    new: Package,
    /// True if both have versions given by their authors.
    has_versions: bool,
    /// The changes, the largest steps first.
    changes: Vec<Change>,
}

/// Compares two clients. `has_versions` is true if both have versions given by their authors.
///
/// Error: a file that is missing or not valid Rust.
pub fn compare(old: &Files, new: &Files, has_versions: bool) -> Result<Comparison, Box<Diagnostic>> {
    let (old, new) = read::surfaces(old, new)?;
    Ok(Comparison {
        changes: changes::changes(&old, &new),
        old: old.package,
        new: new.package,
        has_versions,
    })
}

impl Comparison {
    /// Returns the step that the version requires.
    pub fn step(&self) -> Step {
        self.changes
            .iter()
            .map(|change| change.step)
            .max()
            .unwrap_or_default()
    }

    /// Returns the breaking changes.
    fn breaking(&self) -> Vec<&Change> {
        self.changes
            .iter()
            .filter(|change| change.step == Step::Major)
            .collect()
    }

    /// Returns the compatible changes of a kind.
    fn compatible(&self, kind: ChangeKind) -> Vec<&Change> {
        let is_one = |change: &&Change| change.kind == kind && change.step != Step::Major;
        self.changes.iter().filter(is_one).collect()
    }

    /// Returns the smallest new version that the changes allow, if the old client has a version.
    fn needed_version(&self) -> Option<String> {
        self.step().after(&self.old.version).filter(|_| self.has_versions)
    }

    /// Returns `true` if the new version is large enough; `None` if there are no versions, or both are the same.
    fn is_version_enough(&self) -> Option<bool> {
        if !self.has_versions || self.old.version == self.new.version {
            return None;
        }
        self.step().is_made(&self.old.version, &self.new.version)
    }
}

#[cfg(test)]
mod tests;
