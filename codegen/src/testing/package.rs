//! Generates a package in memory.

use crate::build_script::Error;
use crate::settings::Settings;
use crate::{pipeline, read};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A generated package.
#[derive(Clone, Debug)]
pub struct Package {
    /// Text by path.
    pub files: BTreeMap<String, String>,
    /// The number of operations.
    pub operations: usize,
    /// The number of types, without inputs, outputs and errors of operations.
    pub types: usize,
    /// The warnings, as they are printed.
    pub warnings: String,
}

/// Generates a package of these operations, or of all if there are none, without writing it.
///
/// Errors: those of the generator.
pub fn package(
    model: impl Into<PathBuf>,
    operations: &[String],
    name: Option<&str>,
    version: Option<&str>,
) -> Result<Package, Error> {
    let settings = Settings {
        models: vec![model.into()],
        operations: operations.to_vec(),
        ..Settings::default()
    };
    let package = crate::settings::Package {
        name: name.map(str::to_owned),
        version: version.map(str::to_owned),
        ..Default::default()
    };
    let generated = pipeline::package(&read::load(&settings.models)?, &settings, &package)?;
    Ok(Package {
        files: generated.files,
        operations: generated.operations,
        types: generated.types,
        warnings: generated.warnings.to_string(),
    })
}
