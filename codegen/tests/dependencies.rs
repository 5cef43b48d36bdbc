//! Tests of the crates that a build script compiles for this one.

use std::collections::BTreeSet;
use std::process::Command;

/// The crates of the library, including itself. For comparison, prost-build 0.14 has 33.
const MOST: usize = 19;

#[test]
fn a_build_dependency_stays_small() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "-p",
            "tinsmith",
            "--no-default-features",
            "-e",
            "normal,build",
        ])
        .args(["--prefix", "none", "--format", "{p}", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout);
    let name = |line: &str| line.split(" (").next().unwrap_or(line).to_owned();
    let crates: BTreeSet<_> = tree.lines().filter(|line| !line.is_empty()).map(name).collect();
    assert!(crates.len() > 5, "{tree}");
    assert!(crates.len() <= MOST, "{} crates: {crates:?}", crates.len());
}
