//! Finds the changes between manifests.

use super::change::{Change, ChangeKind};
use super::step::Step;
use super::surface::Package;
use crate::names::is_older_rust;
use semver::Version;

/// Returns the changes between two manifests, except for features.
pub fn changes(old: &Package, new: &Package) -> Vec<Change> {
    let change = |step: Step, noun: &'static str, words: String, old: &str, new: &str| Change {
        step,
        noun,
        kind: ChangeKind::Changed,
        subject: "Cargo.toml".to_owned(),
        owner: String::new(),
        topic: "",
        words,
        old: Some(old.to_owned()),
        new: Some(new.to_owned()),
    };
    let mut changes = Vec::new();
    if old.name != new.name {
        let words = format!("the package has another name: {} → {}", old.name, new.name);
        changes.push(change(Step::Major, "package", words, &old.name, &new.name));
    }
    let (was, is) = (&old.rust_version, &new.rust_version);
    if was != is {
        let words = format!("rust-version: {was} → {is}");
        let step = if is_older_rust(was, is) {
            Step::Minor
        } else {
            Step::Patch
        };
        changes.push(change(step, "package", words, was, is));
    }
    let (was, is) = (&old.runtime, &new.runtime);
    if was != is {
        let step = if is_compatible(was, is) {
            Step::Patch
        } else {
            Step::Major
        };
        let types = if step == Step::Major {
            ", whose types are in the public interface"
        } else {
            ""
        };
        let words = format!("tinsmith-runtime{types}: {was} → {is}");
        changes.push(change(step, "runtime", words, was, is));
    }
    changes
}

/// Returns `true` if cargo treats two versions of a package as compatible.
fn is_compatible(was: &str, is: &str) -> bool {
    let major = |text: &str| {
        let Version {
            major, minor, patch, ..
        } = Version::parse(text).ok()?;
        Some(match (major, minor) {
            (0, 0) => (0, 0, patch),
            (0, minor) => (0, minor, 0),
            (major, _) => (major, 0, 0),
        })
    };
    major(was).is_some() && major(was) == major(is)
}
