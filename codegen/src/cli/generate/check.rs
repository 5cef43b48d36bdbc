//! Creates the text that `--check` shows: a unified diff from the files on disk to the expected ones.

use crate::write::Change;
use similar::TextDiff;
use std::path::Path;

/// Returns the differences.
pub fn diff(folder: &Path, changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let path = folder.join(&change.path).display().to_string();
        let name = |text: &Option<String>| match text {
            Some(_) => path.clone(),
            None => "/dev/null".to_owned(),
        };
        let (old_name, new_name) = (name(&change.old), name(&change.new));
        let (old, new) = (change.old.as_deref(), change.new.as_deref());
        // differences in line ends are ignored
        let old = old.unwrap_or_default().replace("\r\n", "\n");
        let diff = TextDiff::from_lines(old.as_str(), new.unwrap_or_default());
        text.push_str(&diff.unified_diff().header(&old_name, &new_name).to_string());
    }
    text
}
