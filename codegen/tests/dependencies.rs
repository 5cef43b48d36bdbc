//! Tests of the crates that a build script compiles for this one.

use std::collections::BTreeSet;
use std::process::Command;

/// The crates of the library, including itself. For comparison, prost-build 0.14 has 33.
const MOST: usize = 11;

/// Libraries whose behaviour depends on features that other crates of a build request: with `preserve_order`, objects
/// of serde_json keep the order of their members, without it they are sorted.
const UNSTABLE: [&str; 1] = ["serde_json"];

/// Returns the names and versions of the crates that the library is built from, with these options of `cargo tree`.
fn crates(options: &[&str]) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "-p", "tinsmith", "-e", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}", "--locked", "--offline"])
        .args(options)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout);
    let name = |line: &str| line.split(" (").next().unwrap_or(line).to_owned();
    let crates: BTreeSet<_> = tree.lines().filter(|line| !line.is_empty()).map(name).collect();
    assert!(crates.len() > 5, "{tree}");
    crates
}

#[test]
fn a_build_dependency_stays_small() {
    let crates = crates(&["--no-default-features"]);
    assert!(crates.len() <= MOST, "{} crates: {crates:?}", crates.len());
}

#[test]
fn output_does_not_depend_on_the_features_of_other_crates() {
    let crates = crates(&["--all-features"]);
    for name in UNSTABLE {
        let found = crates.iter().find(|known| known.split(' ').next() == Some(name));
        assert_eq!(found, None, "{crates:?}");
    }
}
