//! Copies a model beside the settings.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::{paths, read};
use std::path::{Path, PathBuf};

/// Copies the files of a model into `models/` below a folder, unless they are below it already, and returns the path to
/// name in the settings, relative to the folder.
///
/// Errors: files that cannot be read or written; a different model at the path of the copy.
pub fn copy(model: &[PathBuf], name: &str, folder: &Path) -> Result<String, Diagnostics> {
    let [model] = model else {
        return Err(Diagnostic::error(codes::SETTINGS, "only one model can be added at a time").into());
    };
    let real = |path: &Path| std::fs::canonicalize(path);
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    if let (Ok(model), Ok(here)) = (real(model), real(here)) {
        if model.starts_with(&here) {
            return Ok(paths::relative(&here, &model));
        }
    }
    let loaded = read::load(std::slice::from_ref(model))?;
    let mut copies = Vec::new();
    let copied = if model.is_dir() {
        // the folder of a botocore version keeps its name
        let version = model.file_name().unwrap_or_default().to_string_lossy();
        let is_version = version.starts_with(|c: char| c.is_ascii_digit());
        let below = if is_version {
            format!("models/{name}/{version}")
        } else {
            format!("models/{name}")
        };
        for (_, source) in loaded.sources().iter() {
            let path = of_jar(&source.path);
            let rest = path.strip_prefix(model).unwrap_or(path);
            copies.push((path.to_owned(), Path::new(&below).join(rest)));
        }
        copies.dedup();
        format!("models/{name}")
    } else {
        let file = model.file_name().unwrap_or_default().to_string_lossy();
        let of = |ending: &str| file.to_ascii_lowercase().ends_with(ending);
        let endings = [".json.gz", ".smithy.gz", ".smithy", ".jar"];
        let ending = endings.into_iter().find(|ending| of(ending)).unwrap_or(".json");
        let copied = format!("models/{name}{ending}");
        copies.push((model.clone(), PathBuf::from(&copied)));
        copied
    };
    let copies: Vec<_> = copies
        .into_iter()
        .map(|(from, to)| (from, folder.join(to)))
        .collect();
    let mut findings = Diagnostics::default();
    for (from, to) in &copies {
        if to.exists() && !is_same(from, to) {
            let message = "a different model is already at the path of the copy";
            let hint = "use that model if it is the right one; otherwise move it, or update it and run `tinsmith generate`";
            findings.push(Diagnostic::error(codes::UNWRITABLE, message).file(to).hint(hint));
        }
    }
    findings.ok(())?;
    for (from, to) in &copies {
        let made = to.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.and_then(|()| std::fs::copy(from, to)).map_err(|error| {
            let message = format!("the model cannot be copied: {error}");
            Diagnostic::error(codes::UNWRITABLE, message).file(to)
        })?;
    }
    Ok(copied)
}

/// Returns the jar that contains a file, or the file itself.
fn of_jar(path: &Path) -> &Path {
    let text = path.to_str().unwrap_or_default();
    match text.split_once("!/") {
        Some((jar, _)) => Path::new(jar),
        None => path,
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((std::fs::read(a), std::fs::read(b)), (Ok(a), Ok(b)) if a == b)
}
