//! Scratch workspaces: packages that are built beside this one, against its runtime and with its lock file.

use std::path::{Path, PathBuf};

/// The root of this workspace.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().unwrap_or(root)
}

/// The folder for builds: one in the workspace's target folder, kept between runs and shared by all tests.
pub fn target() -> PathBuf {
    let inherited = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    inherited.unwrap_or_else(|| root().join("target")).join("surface")
}

/// Turns a folder into a workspace, with a manifest and our lock file.
///
/// # Errors
///
/// The files cannot be written.
pub fn workspace(folder: &Path, manifest: &str) -> std::io::Result<()> {
    std::fs::write(folder.join("Cargo.toml"), manifest)?;
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}
