//! The lock of a package, which makes concurrent runs wait. The system releases it when its holder ends, in any way.

use crate::characters::Printable;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The time after which a waiting run says so.
const SILENT: Duration = Duration::from_secs(1);

/// Takes the write lock, waiting for its holder. Returns `None` if the holder removed the file meanwhile; the caller
/// must try again.
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
    take(path, || file.try_lock(), || file.lock())?;
    Ok(is_at(&file, path).then_some(file))
}

/// Waits until nobody holds the write lock; the file need not exist.
pub fn wait(path: &Path) -> io::Result<()> {
    refuse_no_file(path)?;
    match File::open(path) {
        Ok(file) => take(path, || file.try_lock_shared(), || file.lock_shared()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Takes a lock, and prints a message to standard error if it has to wait.
fn take(
    path: &Path,
    try_lock: impl Fn() -> Result<(), TryLockError>,
    lock: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let start = Instant::now();
    let taken = loop {
        match try_lock() {
            Err(TryLockError::WouldBlock) if start.elapsed() < SILENT => sleep(Duration::from_millis(20)),
            Err(TryLockError::WouldBlock) => {
                let path = path.to_string_lossy();
                eprintln!(
                    "waiting for another run of tinsmith, which has locked {}",
                    Printable(&path)
                );
                break lock();
            }
            Err(TryLockError::Error(error)) => break Err(error),
            Ok(()) => return Ok(()),
        }
    };
    match taken {
        // without support for locks in the file system, the package is still written
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        other => other,
    }
}

/// Refuses anything but regular files, since opening a pipe would block.
fn refuse_no_file(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => Err(io::Error::other("it is not a regular file")),
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
