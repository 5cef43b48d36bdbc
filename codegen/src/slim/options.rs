//! The choices of a user.

use super::workspace::Cargo;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The choices of a user.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The workspace.
    pub cargo: Cargo,
    /// Folders of models; the first that has one counts.
    pub models_from: Vec<PathBuf>,
    /// The folder of the stand-ins, relative to that of the workspace, with `/`.
    pub output: String,
    /// The folder of `tinsmith-runtime`, where it is not to come from the registry.
    pub runtime_path: Option<PathBuf>,
    /// True if stand-ins have all of their services.
    pub whole: bool,
    /// The additions of the settings file.
    pub by_hand: ByHand,
}

/// The additions of a settings file, by packages such as `aws-sdk-s3`.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// Filters of further operations.
    pub operations: BTreeMap<String, Vec<String>>,
    /// Rust names of further types.
    pub types: BTreeMap<String, Vec<String>>,
    /// Models.
    pub models: BTreeMap<String, PathBuf>,
    /// Names that are no client's, though they look like it.
    pub ignored: BTreeSet<String>,
}
