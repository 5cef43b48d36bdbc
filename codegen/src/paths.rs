//! Relative paths between folders, as manifests need them.

use std::path::{Component, Path, PathBuf};

/// Returns the relative path from one folder to another, with `/`, without following links. Returns the target itself
/// if there is no such path, as between two drives.
pub fn relative(from: &Path, to: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (from, to) = if from.is_absolute() == to.is_absolute() && !normal(from).starts_with("..") {
        (normal(from), normal(to))
    } else {
        (normal(&absolute(from)), normal(&absolute(to)))
    };
    let text = |path: &Path| {
        let parts: Vec<_> = path
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        parts.join("/")
    };
    if from.components().next() != to.components().next() && from.is_absolute() {
        return to.to_string_lossy().replace('\\', "/");
    }
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let ups = from.components().count() - shared;
    let rest: PathBuf = std::iter::repeat_n(Component::ParentDir, ups)
        .chain(to.components().skip(shared))
        .collect();
    if rest.as_os_str().is_empty() {
        ".".to_owned()
    } else {
        text(&rest)
    }
}

/// Formats a path for people: relative to the working folder if it is inside.
#[cfg(feature = "cli")]
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    if path.starts_with(&here) {
        relative(&here, path)
    } else {
        path.display().to_string()
    }
}

/// Removes `.`, and `..` after a name, from a path.
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::Path;

    #[test]
    fn a_path_leads_from_folder_to_folder() {
        for (from, to, expected) in [
            ("generated/client", "runtime", "../../runtime"),
            ("generated/client", "./generated/../runtime", "../../runtime"),
            ("/a/b/c", "/a/d", "../../d"),
            ("a", "a", "."),
        ] {
            assert_eq!(
                relative(Path::new(from), Path::new(to)),
                expected,
                "{from} → {to}"
            );
        }
    }
}
