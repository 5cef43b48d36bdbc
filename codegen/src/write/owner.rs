//! Determines the owner of a file in a package: tinsmith or the user.

use super::hash::of_text;
use super::record::{Record, MARKER};

/// The owner of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Unchanged since tinsmith wrote it.
    Ours,
    /// Written by tinsmith, and changed since.
    Edited,
    /// Not written by tinsmith.
    Foreign,
}

/// Finds the owner of a file: by the record, or without one, as in older packages, by the first line of the file.
pub fn owner(path: &str, text: &[u8], record: Option<&Record>) -> Owner {
    match record.map(|record| record.files.get(path)) {
        Some(Some(hash)) if *hash == of_text(text) => Owner::Ours,
        Some(Some(_)) => Owner::Edited,
        None if has_marker(text) => Owner::Ours,
        _ => Owner::Foreign,
    }
}

/// Checks the first line of a file for tinsmith's marker.
pub fn has_marker(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    String::from_utf8_lossy(line).contains(MARKER)
}
