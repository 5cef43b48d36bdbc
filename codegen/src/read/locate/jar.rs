//! Reads jars of models: zip archives whose `META-INF/smithy/manifest` lists the files, as Smithy's own packages are
//! published (<https://smithy.io/2.0/guides/converting-to-openapi.html>).

use crate::diagnostics::{codes, Diagnostic};
use std::path::{Path, PathBuf};

/// Returns the models in a jar, with paths such as `models.jar!/META-INF/smithy/a.smithy`.
///
/// Errors: the file is not a zip archive, there is no manifest, a listed file is missing, or the archive is too large.
#[cfg(feature = "jar")]
pub fn models(path: &Path, bytes: Vec<u8>) -> Result<Vec<(PathBuf, Vec<u8>)>, Box<Diagnostic>> {
    use std::io::Cursor;

    const FOLDER: &str = "META-INF/smithy";
    let wrong = |message: String, hint: &str| {
        let finding = Diagnostic::error(codes::UNREADABLE, message).file(path);
        Box::new(finding.hint(hint))
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        let hint = "a jar of models is a zip archive with a `META-INF/smithy/manifest`";
        wrong(format!("the file is not a jar: {error}"), hint)
    })?;
    let manifest = format!("{FOLDER}/manifest");
    let Some(listed) = entry(&mut archive, &manifest, path)? else {
        let hint = "only jars that contain models can be read, not jars with Java code alone";
        return Err(wrong(
            format!("the jar contains no models: it has no {manifest}"),
            hint,
        ));
    };
    let listed = String::from_utf8(listed).map_err(|_| {
        wrong(
            format!("{manifest} of the jar is not UTF-8"),
            "build the jar again",
        )
    })?;
    let mut models = Vec::new();
    // one file per line; `#` begins a comment
    let lines = listed.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let name = format!("{FOLDER}/{line}");
        let Some(text) = entry(&mut archive, &name, path)? else {
            let message = format!(
                "the manifest of the jar lists `{}`, which is not in the jar",
                line.escape_debug()
            );
            return Err(wrong(message, "build the jar again"));
        };
        let mut within = path.as_os_str().to_owned();
        within.push(format!("!/{name}"));
        models.push((PathBuf::from(within), text));
    }
    Ok(models)
}

/// Reads a file of an archive, if it exists.
#[cfg(feature = "jar")]
fn entry(
    archive: &mut zip::ZipArchive<std::io::Cursor<Vec<u8>>>,
    name: &str,
    path: &Path,
) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    match archive.by_name(name) {
        Ok(file) => {
            let mut text = Vec::new();
            super::file::limited(file, path, &mut text)?;
            Ok(Some(text))
        }
        Err(zip::result::ZipError::FileNotFound) => Ok(None),
        Err(error) => {
            let message = format!("`{name}` of the jar cannot be read: {error}");
            let finding = Diagnostic::error(codes::UNREADABLE, message).file(path);
            Err(Box::new(finding.hint("build the jar again")))
        }
    }
}

/// Refuses jars, which this build of tinsmith does not support.
#[cfg(not(feature = "jar"))]
pub fn models(path: &Path, _: Vec<u8>) -> Result<Vec<(PathBuf, Vec<u8>)>, Box<Diagnostic>> {
    let finding =
        Diagnostic::error(codes::UNREADABLE, "this build of tinsmith does not read jars").file(path);
    Err(Box::new(
        finding.hint("enable the feature `jar` of tinsmith, or unpack the jar"),
    ))
}
