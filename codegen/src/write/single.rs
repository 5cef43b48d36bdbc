//! Writes a single file outside of a package.

use super::package_files::unwritable;
use crate::diagnostics::Diagnostic;
use std::path::Path;

/// Writes a file, unless it has this text already. It is written to a temporary file and renamed, so that no reader
/// sees half of it.
pub fn write_if_changed(path: &Path, text: &str) -> Result<(), Box<Diagnostic>> {
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".new");
    if std::fs::read(path).is_ok_and(|before| before == text.as_bytes()) {
        // left behind by a killed run
        let _ = std::fs::remove_file(&temporary);
        return Ok(());
    }
    let written = std::fs::write(&temporary, text).and_then(|()| std::fs::rename(&temporary, path));
    written.map_err(|error| {
        // the first error is the one to report
        let _ = std::fs::remove_file(&temporary);
        unwritable(path, &error)
    })
}
