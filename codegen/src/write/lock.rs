//! The lock of a package, so that of two runs one waits. The system drops it when its holder ends, however that happens.

use fs4::FileExt;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Takes the lock for writing, waiting for whoever has it; none where the file was removed meanwhile, by the run that had
/// it, so that the lock is to be taken anew.
pub fn exclusive(path: &Path) -> io::Result<Option<File>> {
    refuse_no_file(path)?;
    let opened = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path);
    let file = match opened {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    waited(FileExt::lock(&file))?;
    Ok(is_at(&file, path).then_some(file))
}

/// Waits until nobody has the lock for writing; there may be no such file.
pub fn wait(path: &Path) -> io::Result<()> {
    refuse_no_file(path)?;
    match File::open(path) {
        Ok(file) => waited(FileExt::lock_shared(&file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A file system without locks is no reason to write nothing.
fn waited(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        other => other,
    }
}

/// Opening a pipe would wait for ever.
fn refuse_no_file(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => Err(io::Error::other("there is something else than a file")),
        _ => Ok(()),
    }
}

/// Checks that a path still leads to an open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
