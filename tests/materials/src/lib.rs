//! Finds materials of tests that are not in the repository: models of AWS, botocore's sources, Smithy's suites, a
//! server. Environment variables name them.
//!
//! A build script requests them with [`cfg()`], so that tests that need them are compiled if they are available, and
//! are reported as ignored otherwise ([`missing!`], or `#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]`).

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

/// Returns the value of a variable, for tests that are compiled only if it is set.
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

/// Returns the path of a file that a build script creates.
pub fn out(file: &str) -> PathBuf {
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    folder.join(file)
}

/// Writes a file.
///
/// # Panics
///
/// The file cannot be written.
pub fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Defines a placeholder for tests that are not compiled without their materials: it is reported as ignored, and fails
/// if it is run nevertheless.
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
