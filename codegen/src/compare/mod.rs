//! Two clients compared: what changed in the public surface and on the wire, what callers have to change, and the step of
//! the version.
//!
//! In: the files of two packages, on disk or made in memory. The sources are what is compared, so that a package is as good
//! as a model, whichever tinsmith wrote it.

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
use change::{Change, Way};
use surface::Package;

/// Two clients compared.
#[derive(Debug)]
pub struct Comparison {
    /// The manifest of the old one.
    old: Package,
    /// The manifest of the new one.
    new: Package,
    /// True if both are packages with versions of their own.
    has_versions: bool,
    /// The changes, the largest steps first.
    changes: Vec<Change>,
}

/// Compares two clients. `has_versions` says that both have a version that somebody gave them.
///
/// Error: a file that is missing or no Rust.
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
    /// The step that the version needs.
    pub fn step(&self) -> Step {
        self.changes.iter().map(|it| it.step).max().unwrap_or_default()
    }

    /// The changes that callers have to follow.
    fn breaking(&self) -> Vec<&Change> {
        self.changes.iter().filter(|it| it.step == Step::Major).collect()
    }

    /// The changes of one way that callers need not follow.
    fn compatible(&self, way: Way) -> Vec<&Change> {
        let is_one = |it: &&Change| it.way == way && it.step != Step::Major;
        self.changes.iter().filter(is_one).collect()
    }

    /// The smallest version that follows the changes, where the old one has a version.
    fn needed_version(&self) -> Option<String> {
        self.step().after(&self.old.version).filter(|_| self.has_versions)
    }

    /// Returns whether the new version is large enough; `None` where there are no versions, or only one.
    fn is_version_enough(&self) -> Option<bool> {
        if !self.has_versions || self.old.version == self.new.version {
            return None;
        }
        self.step().is_made(&self.old.version, &self.new.version)
    }
}

#[cfg(test)]
mod tests;
