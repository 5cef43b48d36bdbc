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

/// Returns the relative path from one folder to another like `relative`; if links would make it lead elsewhere, the path between
/// the real folders. The first folder need not exist yet.
pub fn reaching(from: &Path, to: &Path) -> String {
    let plain = relative(from, to);
    let (Some(from), Ok(to)) = (real(from), to.canonicalize()) else {
        return plain;
    };
    let reached = normal(&from.join(&plain)).canonicalize();
    if reached.is_ok_and(|reached| reached == to) {
        plain
    } else {
        relative(&from, &to)
    }
}

/// Returns the real path of a folder, which need not exist yet.
fn real(folder: &Path) -> Option<PathBuf> {
    let folder = normal(&std::path::absolute(folder).ok()?);
    folder.ancestors().find_map(|parent| {
        let place = parent.canonicalize().ok()?;
        Some(place.join(folder.strip_prefix(parent).ok()?))
    })
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
    use super::{reaching, relative};
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
            assert_eq!(reaching(Path::new(from), Path::new(to)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_leads_there_from_behind_a_link() {
        let root = std::env::temp_dir().join(format!("tinsmith-paths-{}", std::process::id()));
        std::fs::create_dir_all(root.join("deep/er/place")).expect("folders");
        std::fs::create_dir_all(root.join("runtime")).expect("a folder");
        let link = root.join("link");
        std::os::unix::fs::symlink(root.join("deep/er/place"), &link).expect("a link");
        let text = reaching(&link.join("new/client"), &root.join("runtime"));
        assert_eq!(text, "../../../../../runtime");
        let reached = root.join("deep/er/place").join("../../../runtime");
        assert!(reached.is_dir(), "{}", reached.display());
        let text = reaching(&root.join("deep/client"), &root.join("runtime"));
        assert_eq!(text, "../../runtime");
        std::fs::remove_dir_all(&root).expect("it is there");
    }
}
