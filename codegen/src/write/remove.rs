//! Removes a package: the files in its record, and the folders that become empty.

use super::hash;
use super::package_files::unwritable;
use super::package_files::PackageFiles;
use super::record::{Record, RECORD};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Returns `true` if tinsmith wrote the package in a folder.
pub fn is_package(root: &Path) -> bool {
    matches!(record(root), Ok(Some(_)))
}

fn record(root: &Path) -> Result<Option<Record>, Diagnostics> {
    let text = PackageFiles::of(root)?.read(RECORD)?;
    Ok(text.and_then(|text| Record::parse(&text)))
}

/// Removes the files that tinsmith wrote into a folder.
///
/// Errors: there is no record; a file cannot be removed. Warnings: files that were changed by hand, which are kept
/// unless `force` is set.
pub fn remove(root: &Path, force: bool) -> Result<Diagnostics, Diagnostics> {
    let mut findings = Diagnostics::default();
    let Some(record) = record(root)? else {
        let finding = Diagnostic::error(
            codes::UNWRITABLE,
            "the folder has no record of files that tinsmith wrote",
        );
        return Err(finding.file(root).hint("remove the folder yourself").into());
    };
    let mut files = PackageFiles::of(root)?;
    let mut folders = BTreeSet::new();
    for (path, written) in &record.files {
        let full = root.join(path);
        match files.read(path)? {
            None => continue,
            Some(text) if hash::of_text(&text) != *written && !force => {
                let message = "the file was changed by hand, and is kept";
                findings.push(Diagnostic::warning(codes::UNWRITABLE, message).file(&full));
            }
            Some(_) => fs::remove_file(&full).map_err(|error| unwritable(&full, &error))?,
        }
        let below = Path::new(path).ancestors().skip(1);
        folders.extend(below.map(|folder| root.join(folder)));
    }
    let record = root.join(RECORD);
    fs::remove_file(&record).map_err(|error| unwritable(&record, &error))?;
    // the deepest first; folders with other files are not empty and are kept
    for folder in folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
    Ok(findings)
}
