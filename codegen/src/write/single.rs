//! A single file that is written outside of a package.

use super::place::unwritable;
use crate::diagnostics::Diagnostic;
use std::path::Path;

/// Writes a file unless it has this text already; by way of a second file, so that no reader sees half of it.
pub fn write_if_changed(path: &Path, text: &str) -> Result<(), Box<Diagnostic>> {
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".new");
    if std::fs::read(path).is_ok_and(|before| before == text.as_bytes()) {
        // of a run that was killed
        let _ = std::fs::remove_file(&temporary);
        return Ok(());
    }
    let written = std::fs::write(&temporary, text).and_then(|()| std::fs::rename(&temporary, path));
    written.map_err(|error| {
        // the error that matters is the first one
        let _ = std::fs::remove_file(&temporary);
        unwritable(path, &error)
    })
}
