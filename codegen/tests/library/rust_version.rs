//! Tests that the minimum Rust version of a generated package is that of the runtime.

use std::path::Path;

fn rust_version(manifest: &str) -> Option<&str> {
    let line = manifest
        .lines()
        .find(|line| line.starts_with("rust-version = "))?;
    line.split('"').nth(1)
}

#[test]
fn a_generated_package_needs_the_rust_of_the_runtime() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let workspace = std::fs::read_to_string(root.join("Cargo.toml")).expect("the workspace has a manifest");
    let folder = tempfile::tempdir().expect("a temporary folder");
    tinsmith::configure()
        .model(root.join("models/kinesis-analytics-v2.json"))
        .generate_package(folder.path())
        .expect("the model is sound");
    let package =
        std::fs::read_to_string(folder.path().join("Cargo.toml")).expect("the package has a manifest");
    assert_eq!(rust_version(&package), rust_version(&workspace));
    assert!(rust_version(&package).is_some());
}
