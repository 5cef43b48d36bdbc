//! Finds what tests need and the repository does not hold: models of AWS, botocore's sources, Smithy's suites, a server.
//! Environment variables name them.
//!
//! A build script asks for them with [`cfg()`], so that tests that need them are compiled where they are at hand, and are
//! reported as ignored where they are not ([`missing!`], or `#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]`).

use std::path::{Path, PathBuf};

/// Sets `cfg(name)` for the package of this build script if a variable is set, and returns what it names.
pub fn cfg(name: &str, variable: &str) -> Option<PathBuf> {
    println!("cargo::rustc-check-cfg=cfg({name})");
    println!("cargo::rerun-if-env-changed={variable}");
    let found = value(variable);
    if found.is_some() {
        println!("cargo::rustc-cfg={name}");
    }
    found
}

/// Returns what a variable names, for tests that are compiled only where it names something.
///
/// # Panics
///
/// The variable is not set.
pub fn named(variable: &str) -> PathBuf {
    value(variable)
        .unwrap_or_else(|| panic!("{variable} was set when this was built, and is not set any more"))
}

fn value(variable: &str) -> Option<PathBuf> {
    let value = std::env::var_os(variable).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

/// The path of a file that a build script makes.
pub fn out(file: &str) -> PathBuf {
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    folder.join(file)
}

/// Writes a file unless it is there with the same text: what is newer than a build script makes cargo run it again.
///
/// # Panics
///
/// The file cannot be written.
pub fn write_new(path: &Path, text: &str) {
    if std::fs::read(path).ok().as_deref() != Some(text.as_bytes()) {
        std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Stands in for tests that are not compiled without their materials: reported as ignored, a failure when run all the same.
#[macro_export]
macro_rules! missing {
    ($test:ident, $reason:literal) => {
        #[test]
        #[ignore = $reason]
        fn $test() {
            panic!("{}", $reason);
        }
    };
}
