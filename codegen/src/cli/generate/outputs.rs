//! Output folders of several clients, none of which may be another's or in its sources.

use std::path::{Component, Path, PathBuf};

/// Two clients that would write over each other, by their places in the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Clash {
    /// The earlier one.
    pub first: usize,
    /// The later one.
    pub second: usize,
}

/// The clients whose folder is that of an earlier one, however it is spelled, or one of which is in the sources of the
/// other.
pub fn clashes(folders: &[&Path]) -> Vec<Clash> {
    let folders: Vec<_> = folders.iter().map(|folder| resolved(folder)).collect();
    let is_in_sources = |a: &PathBuf, b: &PathBuf| a.starts_with(b.join("src"));
    let mut clashes = Vec::new();
    for (second, b) in folders.iter().enumerate() {
        let earlier = folders.iter().take(second);
        let clash = earlier
            .enumerate()
            .find(|(_, a)| *a == b || is_in_sources(a, b) || is_in_sources(b, a));
        clashes.extend(clash.map(|(first, _)| Clash { first, second }));
    }
    clashes
}

/// The path of a folder that may not be there yet, absolute and with the links on the way to it followed.
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
        let clash = |a: &str, b: &str| !clashes(&[&path(a), &path("other"), &path(b)]).is_empty();
        std::fs::create_dir(path("real")).expect("a folder");
        for (a, b) in [
            ("a", "a"),
            ("a", "./a/"),
            ("a", "none/../a"),
            ("a/src/b", "a"),
            ("a", "a/src"),
        ] {
            assert!(clash(a, b), "{a} {b}");
        }
        for (a, b) in [("a", "b"), ("a", "a/b"), ("a", "a/src2"), ("a/src", "a/srcs")] {
            assert!(!clash(a, b), "{a} {b}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(path("real"), path("link")).expect("a link");
            assert!(clash("real", "link") && clash("link/new", "real/new"));
        }
    }
}
