//! Reads the manifest and the sources of a package on disk, to compare them.

use super::owner::has_marker;
use super::package_files::{files_below, PackageFiles};
use super::record::{Record, RECORD};
use crate::diagnostics::Diagnostic;
use std::collections::BTreeMap;
use std::path::Path;

/// A package on disk.
#[derive(Debug, Default)]
pub struct Package {
    /// `Cargo.toml`, and the Rust files below `src`, by path.
    pub files: BTreeMap<String, String>,
    /// The record of their inputs, if there is one.
    pub record: Option<Record>,
}

impl Package {
    /// Reads the package in a folder; it is empty if there is none.
    ///
    /// Error: a file or folder that cannot be read.
    pub fn read(root: &Path) -> Result<Self, Box<Diagnostic>> {
        let mut package = Self::default();
        let mut files = PackageFiles::of(root)?;
        let Some(manifest) = files.read("Cargo.toml")? else {
            return Ok(package);
        };
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        package.files.insert("Cargo.toml".to_owned(), text(manifest));
        for path in files_below(root, "src")? {
            if path.ends_with(".rs") {
                if let Some(source) = files.read(&path)? {
                    package.files.insert(path, text(source));
                }
            }
        }
        package.record = files.read(RECORD)?.and_then(|bytes| Record::parse(&bytes));
        Ok(package)
    }

    /// Returns `true` if it is a client: a library that tinsmith wrote.
    pub fn is_client(&self) -> bool {
        let root = self.files.get("src/lib.rs");
        root.is_some_and(|text| has_marker(text.as_bytes()))
    }
}
