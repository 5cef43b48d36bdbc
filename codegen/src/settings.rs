//! What to generate, and in which form: what the library's builder, the command line and `tinsmith.toml` all end in.

use crate::passes::Selection;
use crate::plan::Wishes;
use std::path::PathBuf;

/// A client to generate.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The files of the model.
    pub models: Vec<PathBuf>,
    /// The service, where the model has several.
    pub service: Option<String>,
    /// Filters of operations; none means all of them.
    pub operations: Vec<String>,
    /// What the plan is to take into account.
    pub wishes: Wishes,
}

impl Settings {
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            service: self.service.clone(),
            operations: self.operations.clone(),
        }
    }
}

/// A package to generate a client into.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// Its folder.
    pub folder: PathBuf,
    /// Its name; the name of the service where not given.
    pub name: Option<String>,
    /// Its version; 0.1.0 where not given.
    pub version: Option<String>,
    /// The folder of `tinsmith-runtime`, where it is not to come from the registry.
    pub runtime_path: Option<PathBuf>,
}
