//! Checks the output folders of several clients, which must be distinct and not inside the sources of another.

use std::path::{Component, Path, PathBuf};

/// Two clients that would overwrite each other, by their index.
#[derive(Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The earlier one.
    pub first: usize,
    /// The later one.
    pub second: usize,
}

/// Returns the clients whose folder is the same as that of an earlier one, however it is spelled, or inside the sources
/// of the other.
pub fn conflicts(folders: &[&Path]) -> Vec<Conflict> {
    let folders: Vec<_> = folders.iter().map(|folder| resolved(folder)).collect();
    let is_in_sources = |a: &PathBuf, b: &PathBuf| a.starts_with(b.join("src"));
    let mut conflicts = Vec::new();
    for (second, b) in folders.iter().enumerate() {
        let earlier = folders.iter().take(second);
        let conflict = earlier
            .enumerate()
            .find(|(_, a)| *a == b || is_in_sources(a, b) || is_in_sources(b, a));
        conflicts.extend(conflict.map(|(first, _)| Conflict { first, second }));
    }
    conflicts
}

/// Returns the absolute path of a folder, which need not exist, with links resolved.
fn resolved(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut resolved = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(resolved.pop()),
            part => {
                resolved.push(part);
                if let Ok(real) = std::fs::canonicalize(&resolved) {
                    resolved = real;
                }
            }
        }
    }
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_is_found_in_all_its_spellings() {
        let scratch = tempfile::tempdir().expect("a scratch folder");
        let path = |name: &str| scratch.path().join(name);
        let conflict = |a: &str, b: &str| !conflicts(&[&path(a), &path("other"), &path(b)]).is_empty();
        std::fs::create_dir(path("real")).expect("a folder");
        for (a, b) in [
            ("a", "a"),
            ("a", "./a/"),
            ("a", "none/../a"),
            ("a/src/b", "a"),
            ("a", "a/src"),
        ] {
            assert!(conflict(a, b), "{a} {b}");
        }
        for (a, b) in [("a", "b"), ("a", "a/b"), ("a", "a/src2"), ("a/src", "a/srcs")] {
            assert!(!conflict(a, b), "{a} {b}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(path("real"), path("link")).expect("a link");
            assert!(conflict("real", "link") && conflict("link/new", "real/new"));
        }
    }
}
