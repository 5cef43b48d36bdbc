//! What tests need that is not part of the repository.

use std::io::Write;
use std::path::PathBuf;

/// The folder that an environment variable names; without it the test was not run, which is said where nobody can miss
/// it: standard error itself, not the output that the test runner keeps to itself.
pub fn folder(variable: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).filter(|folder| !folder.is_empty());
    if folder.is_none() {
        let test = std::thread::current();
        let test = test.name().unwrap_or("a test");
        // there is nobody left to tell of an error here
        let _ = writeln!(
            std::io::stderr(),
            "\nNOT RUN: {test}: {variable} names no folder\n"
        );
    }
    folder.map(PathBuf::from)
}

/// Says of a test of clients that the build script makes, which was built without them, that it was not run.
pub fn tell_missing_models() {
    let missing = ["TINSMITH_MODELS", "TINSMITH_BOTOCORE"].map(folder);
    assert!(missing.contains(&None));
}
