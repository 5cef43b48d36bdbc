//! The owner of a file in a package: tinsmith, or somebody else.

use super::hash::of_text;
use super::record::{Record, MARKER};

/// The owner of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// It is as tinsmith wrote it.
    Ours,
    /// Tinsmith wrote it, and it was changed since.
    Edited,
    /// Tinsmith did not write it.
    Foreign,
}

/// Tells by the record who a file belongs to; without one, as packages had none before, by its first line.
pub fn owner(path: &str, text: &[u8], record: Option<&Record>) -> Owner {
    match record.map(|record| record.files.get(path)) {
        Some(Some(hash)) if *hash == of_text(text) => Owner::Ours,
        Some(Some(_)) => Owner::Edited,
        None if has_marker(text) => Owner::Ours,
        _ => Owner::Foreign,
    }
}

/// Checks that the first line of a file says that tinsmith wrote it.
pub fn has_marker(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    String::from_utf8_lossy(line).contains(MARKER)
}
