//! Public surface: every item a caller of the published `aws-sdk-kinesisanalyticsv2` can name has to be in the client
//! generated for the whole service, of the same kind, methods with as many arguments.
//!
//! Both crates are documented as JSON by rustdoc. Exceptions are listed with a reason each in `exceptions.rs`.

mod exceptions;
mod rustdoc;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use tinsmith_tests::materials;

const OFFICIAL: &str = "aws-sdk-kinesisanalyticsv2";
const OFFICIAL_VERSION: &str = "=1.125.0";

/// Where builds go: a folder of its own in the workspace's target folder, kept between runs.
fn target() -> PathBuf {
    let inherited = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    inherited.unwrap_or(workspace).join("surface")
}

/// Runs rustdoc over a package of a scratch workspace, for JSON.
fn document(workspace: &Path, package: &str) -> serde_json::Value {
    let wrapper = workspace.join("rustdoc");
    // the form is unstable; only rustdoc itself is told to allow it, so that nothing is built anew
    let script = "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc \"$@\" -Z unstable-options --output-format json --cap-lints allow\n";
    std::fs::write(&wrapper, script).expect("the wrapper can be written");
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755))
        .expect("the wrapper can be run");
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["doc", "--quiet", "--no-deps", "--package", package])
        .env("RUSTDOC", &wrapper)
        .env("CARGO_TARGET_DIR", target())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{package} is documented");
    let path = target()
        .join("doc")
        .join(format!("{}.json", package.replace('-', "_")));
    serde_json::from_slice(&std::fs::read(path).expect("rustdoc wrote JSON")).expect("JSON")
}

#[test]
fn models_the_whole_service_has_the_official_surface() {
    let Some(models) = materials::folder("TINSMITH_MODELS") else {
        return;
    };
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the workspace");
    tinsmith::configure()
        .model(models.join("kinesis-analytics-v2.json"))
        .package("ours")
        .runtime_path(root.join("runtime"))
        .generate_package(scratch.path().join("ours"))
        .expect("it generates");
    let manifest = format!(
        "[workspace]\nmembers = [\"ours\"]\n[package]\nname = \"surface\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
         [lib]\npath = \"lib.rs\"\n[dependencies]\n{OFFICIAL} = \"{OFFICIAL_VERSION}\"\n"
    );
    std::fs::write(scratch.path().join("Cargo.toml"), manifest).expect("a manifest");
    std::fs::write(scratch.path().join("lib.rs"), "").expect("a library");
    std::fs::copy(root.join("Cargo.lock"), scratch.path().join("Cargo.lock")).expect("the lock file");

    let official = rustdoc::surface(&document(scratch.path(), OFFICIAL), None);
    let runtime = document(scratch.path(), "tinsmith-runtime");
    let ours = rustdoc::surface(&document(scratch.path(), "ours"), Some(&runtime));
    assert!(official.len() > 4_000, "{} items only", official.len());
    let missing: BTreeSet<_> = official
        .difference(&ours)
        .filter(|item| !exceptions::covers(item))
        .collect();
    eprintln!(
        "{} items of the official crate, {} missing, {} more of ours",
        official.len(),
        missing.len(),
        ours.len()
    );
    let list: Vec<_> = missing.iter().map(|item| item.as_str()).collect();
    assert!(list.is_empty(), "missing:\n{}", list.join("\n"));
    let unused = exceptions::unused(&official, &ours);
    assert!(unused.is_empty(), "exceptions that except nothing: {unused:?}");
}
