//! Checks that the public items of the generator's library and of the runtime, according to rustdoc, are those recorded
//! in `tinsmith.txt` and `tinsmith-runtime.txt`. `TINSMITH_BLESS=1` updates these files.
//!
//! Items that are hidden from documentation are not public: the runtime's module for generated code has a number for
//! its contract instead.

#![cfg(unix)]

use similar::TextDiff;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target folder of this run, in which dependencies are compiled already.
fn target() -> PathBuf {
    let inherited = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    inherited.unwrap_or_else(|| root().join("target"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the public items of a package, one per line.
fn items(package: &str, features: &[&str]) -> String {
    let target = target();
    // the form of JSON is unstable; only rustdoc itself is told to allow it, so that nothing is built another time
    let scratch = tempfile::tempdir().expect("a folder");
    let wrapper = scratch.path().join("rustdoc");
    std::fs::write(&wrapper, "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc \"$@\"\n")
        .expect("it can be written");
    std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    let status = Command::new(env!("CARGO"))
        .args([
            "doc",
            "--quiet",
            "--locked",
            "--no-deps",
            "--lib",
            "--package",
            package,
        ])
        .args(features)
        .current_dir(root())
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOC", &wrapper)
        // other flags than those of the pages in the same folder, so that cargo takes neither for the other
        .env(
            "RUSTDOCFLAGS",
            "--cap-lints=allow -Zunstable-options --output-format=json",
        )
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "{package} can be documented"
    );
    let json = target
        .join("doc")
        .join(format!("{}.json", package.replace('-', "_")));
    let api = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build();
    let api = api.unwrap_or_else(|error| panic!("{package}: {error}"));
    api.items().map(|item| format!("{item}\n")).collect()
}

fn compare(package: &str, features: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{package}.txt"));
    let found = items(package, features);
    if std::env::var_os("TINSMITH_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, found).expect("the record can be written");
        return;
    }
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        recorded == found,
        "the public items of {package} are not those on record; if they are to be so, bless:\n{}",
        TextDiff::from_lines(recorded.as_str(), &found)
            .unified_diff()
            .header("on record", "now")
    );
}

#[test]
#[cfg_attr(not(pinned), ignore = "the compiler is not that of rust-toolchain.toml")]
fn the_library_has_the_items_on_record() {
    compare("tinsmith", &[]);
}

#[test]
#[cfg_attr(not(pinned), ignore = "the compiler is not that of rust-toolchain.toml")]
fn the_runtime_has_the_items_on_record() {
    compare("tinsmith-runtime", &["--all-features"]);
}
