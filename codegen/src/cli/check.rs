//! What `--check` shows: a unified diff from what is on disk to what it should be.

use crate::write::Change;
use similar::TextDiff;
use std::path::Path;

/// The differences.
pub fn diff(folder: &Path, changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let path = folder.join(change.path()).display().to_string();
        let (old, new, old_name, new_name) = match change {
            Change::Missing { new, .. } => ("", new.as_str(), "/dev/null", path.as_str()),
            Change::Different { old, new, .. } => (old.as_str(), new.as_str(), path.as_str(), path.as_str()),
            Change::Stale { old, .. } => (old.as_str(), "", path.as_str(), "/dev/null"),
        };
        let diff = TextDiff::from_lines(old, new);
        text.push_str(&diff.unified_diff().header(old_name, new_name).to_string());
    }
    text
}
