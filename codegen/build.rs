//! Gives the generator its identity, the hash of its own sources, so that a package records which build wrote it; and tells
//! tests whether the models they need are at hand.

use std::path::{Path, PathBuf};
use twox_hash::XxHash3_128;

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=build.rs");
    // tests that need the models are ignored where they are not at hand
    println!("cargo::rustc-check-cfg=cfg(models)");
    println!("cargo::rerun-if-env-changed=TINSMITH_MODELS");
    if std::env::var_os("TINSMITH_MODELS").is_some_and(|folder| !folder.is_empty()) {
        println!("cargo::rustc-cfg=models");
    }
    checkout_runtime();
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files)?;
    files.sort();
    let mut all = Vec::new();
    for (name, path) in files {
        all.extend_from_slice(name.as_bytes());
        all.push(0);
        // the same on a checkout with the line ends of Windows
        all.extend(std::fs::read(path)?.into_iter().filter(|byte| *byte != b'\r'));
        all.push(0);
    }
    println!(
        "cargo::rustc-env=TINSMITH_SOURCES={:032x}",
        XxHash3_128::oneshot(&all)
    );
    Ok(())
}

/// Tells a build in a checkout of the repository where the runtime of that checkout is; as a package of a registry, the
/// generator stands alone.
fn checkout_runtime() {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let Some(repository) = Path::new(&folder).parent() else {
        return;
    };
    let runtime = repository.join("runtime");
    let manifest = std::fs::read_to_string(runtime.join("Cargo.toml")).unwrap_or_default();
    if manifest
        .lines()
        .any(|line| line.trim() == "name = \"tinsmith-runtime\"")
    {
        println!("cargo::rustc-env=TINSMITH_CHECKOUT_RUNTIME={}", runtime.display());
        println!("cargo::rerun-if-changed={}", runtime.join("Cargo.toml").display());
    }
}

/// The files below a folder, each with its path in it, written with `/`.
fn collect(folder: &Path, files: &mut Vec<(String, PathBuf)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            let name = path.to_string_lossy().replace('\\', "/");
            files.push((name, path));
        }
    }
    Ok(())
}
