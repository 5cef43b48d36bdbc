//! Finds the data of an installed botocore among Python's packages and in the AWS CLI.

use super::folder::folders;
use std::path::{Path, PathBuf};

/// Returns the folder of models of the first installation found.
pub fn botocore() -> Vec<PathBuf> {
    let data = |packages: &Path| {
        let data = packages.join("botocore").join("data");
        data.is_dir().then_some(data)
    };
    let found = packages().iter().find_map(|packages| data(packages));
    found.into_iter().collect()
}

/// Returns folders of Python packages: those of the virtual environment, `PYTHONPATH`, each Python in `PATH`, the user,
/// and the AWS CLI, which has its own.
fn packages() -> Vec<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let paths = |name: &str| variable(name).map(|value| std::env::split_paths(&value).collect::<Vec<_>>());
    let mut found = Vec::new();
    let mut prefixes: Vec<PathBuf> = ["VIRTUAL_ENV", "CONDA_PREFIX"]
        .into_iter()
        .filter_map(variable)
        .map(PathBuf::from)
        .collect();
    found.extend(paths("PYTHONPATH").unwrap_or_default());
    for folder in paths("PATH").unwrap_or_default() {
        for program in ["python3", "python", "python.exe"] {
            let path = folder.join(program);
            if !path.is_file() {
                continue;
            }
            prefixes.extend(folder.parent().map(Path::to_owned));
            // a link leads to where the packages are
            let real = std::fs::canonicalize(&path).unwrap_or(path);
            prefixes.extend(real.parent().and_then(Path::parent).map(Path::to_owned));
            prefixes.extend(real.parent().map(Path::to_owned));
        }
        for program in ["aws", "aws.exe"] {
            if let Ok(real) = std::fs::canonicalize(folder.join(program)) {
                found.extend(real.parent().map(|folder| folder.join("awscli")));
            }
        }
    }
    prefixes.extend(variable("HOME").map(|home| Path::new(&home).join(".local")));
    // pyenv puts scripts in front of its versions
    if let Some(root) = variable("PYENV_ROOT").map(PathBuf::from).or_else(|| {
        let home = variable("HOME")?;
        Some(Path::new(&home).join(".pyenv"))
    }) {
        let mut versions = folders(&root.join("versions"));
        versions.reverse();
        prefixes.extend(versions);
    }
    for prefix in prefixes {
        let mut versions = folders(&prefix.join("lib"));
        versions.retain(|path| is_python(path));
        // the newest first, which is usually python3
        versions.reverse();
        for version in versions
            .iter()
            .map(PathBuf::as_path)
            .chain([&*prefix.join("Lib")])
        {
            found.extend(["site-packages", "dist-packages"].map(|name| version.join(name)));
        }
    }
    found
}

fn is_python(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("python3"))
}
