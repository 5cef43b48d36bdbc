//! Smithy's IDL: Smithy's own corpus of valid and invalid files, and the sources of its protocol suites.

#[cfg(conformance)]
mod corpus;
#[cfg(conformance)]
mod suites;
mod time;

#[cfg(not(conformance))]
tinsmith_materials::missing!(
    corpus,
    "set TINSMITH_SHARED to the folder that holds Smithy's files in conformance/idl/"
);
#[cfg(not(conformance))]
tinsmith_materials::missing!(
    suites,
    "set TINSMITH_SHARED to the folder that holds Smithy's suites in conformance/"
);

/// Returns the files below a folder whose names have this ending, sorted.
#[cfg(conformance)]
fn files(folder: &std::path::Path, extension: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|actual| actual == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
