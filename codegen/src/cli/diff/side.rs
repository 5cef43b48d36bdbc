//! Loads a side of a comparison: a package on disk, or a model from which a client is generated in memory.

use crate::cli::settings_path;
use crate::compare::{self, Comparison, Files};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::plan::{crate_of, ReplaceRule};
use crate::settings::{Package, Settings};
use crate::{pipeline, read, write};
use std::path::Path;

/// A side of a comparison.
enum Side {
    Package(write::Package),
    /// The settings for a model.
    Model(Box<Settings>),
}

/// Compares two clients.
///
/// If one side is a package and the other a model, the model is read with the settings of the package, unless others
/// are given. An operation that is missing on one side is a difference.
pub fn compared(old: &Path, new: &Path, settings: &Settings) -> Result<Comparison, Diagnostics> {
    let (mut old, mut new) = (side(old, settings)?, side(new, settings)?);
    let mut package = Package::default();
    match (&mut old, &mut new) {
        (Side::Package(made), Side::Model(settings)) | (Side::Model(settings), Side::Package(made)) => {
            adopt(settings, &mut package, made);
            let names = names(settings)?;
            narrow(settings, &names, None)?;
        }
        (Side::Model(old), Side::Model(new)) if !settings.operations.is_empty() => {
            let (of_old, of_new) = (names(old)?, names(new)?);
            narrow(old, &of_old, Some(&of_new))?;
            narrow(new, &of_new, Some(&of_old))?;
        }
        _ => {}
    }
    let have_versions = matches!((&old, &new), (Side::Package(_), Side::Package(_)));
    let (old, new) = (files(old, &package)?, files(new, &package)?);
    Ok(compare::compare(&old, &new, have_versions)?)
}

fn side(path: &Path, settings: &Settings) -> Result<Side, Diagnostics> {
    if path.is_dir() {
        let package = write::Package::read(path)?;
        if package.is_client() {
            return Ok(Side::Package(package));
        }
        if !package.files.is_empty() {
            let message = "the package is not a client that tinsmith wrote";
            let finding = Diagnostic::error(codes::UNREADABLE, message).file(path);
            return Err(finding
                .hint("give a folder that `tinsmith generate` wrote, or a model")
                .into());
        }
    }
    let mut settings = Settings {
        models: Vec::new(),
        ..settings.clone()
    };
    settings.add_model(path, Path::new(""));
    settings_path::complete(&mut settings)?;
    Ok(Side::Model(Box::new(settings.located()?)))
}

/// Uses the settings in the record of a package if none are given.
fn adopt(settings: &mut Settings, package: &mut Package, made: &write::Package) {
    let recorded = made.record.iter().flat_map(|record| &record.origin.settings);
    for (name, value) in recorded {
        match name.as_str() {
            "operations" if settings.operations.is_empty() => {
                settings.operations = value.split(", ").map(str::to_owned).collect();
            }
            "service" if settings.service.is_none() => settings.service = Some(value.clone()),
            "protocol" if settings.plan.protocol.is_none() => settings.plan.protocol = Some(value.clone()),
            "serde" => settings.plan.serde = true,
            "types-only" => settings.plan.types_only = true,
            "validate-input" => settings.plan.validate_input = true,
            "documentation" => settings.plan.without_documentation = true,
            "replace-types" => {
                for (pattern, path) in value.split("; ").filter_map(|rule| rule.split_once(' ')) {
                    // the crates that the package depends on for them
                    let own = &mut package.manifest.dependencies;
                    own.extend(crate_of(path).map(|name| (name.to_owned(), "\"*\"".to_owned())));
                    settings.plan.replaced_types.push(ReplaceRule {
                        pattern: pattern.to_owned(),
                        path: path.to_owned(),
                    });
                }
            }
            "package" => package.name = Some(value.clone()),
            "version" => package.version = Some(value.clone()),
            _ => {}
        }
    }
}

/// Returns the names of all operations.
fn names(settings: &Settings) -> Result<Vec<String>, Diagnostics> {
    let all = Settings {
        operations: Vec::new(),
        ..settings.clone()
    };
    pipeline::operations(&all).map(|(names, _)| names)
}

/// Removes the names of operations that only the other side has; `others` is `None` if those are not known.
fn narrow(settings: &mut Settings, names: &[String], others: Option<&[String]>) -> Result<(), Diagnostics> {
    let before = settings.operations.len();
    settings.operations.retain(|filter| {
        let name = filter.trim_start_matches('!');
        let is_pattern = name.ends_with('*');
        let is_one = |names: &[String]| names.iter().any(|one| one == name);
        is_pattern || is_one(names) || others.is_some_and(|others| !is_one(others))
    });
    if before > 0 && settings.operations.is_empty() {
        let message = "the model has none of the operations to compare";
        let finding = Diagnostic::error(codes::UNKNOWN_OPERATION, message);
        let finding = match settings.models.first() {
            Some(model) => finding.file(model),
            None => finding,
        };
        return Err(finding.hint("choose others with --operation").into());
    }
    Ok(())
}

fn files(side: Side, package: &Package) -> Result<Files, Diagnostics> {
    match side {
        Side::Package(package) => Ok(package.files),
        Side::Model(settings) => {
            let loaded = read::load(&settings.models)?;
            Ok(pipeline::package(&loaded, &settings, package)?.files)
        }
    }
}
