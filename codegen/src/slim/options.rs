//! The choices of a user.

use super::cargo::Cargo;
use crate::settings::Tls;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The choices of a user.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The workspace.
    pub cargo: Cargo,
    /// Folders of models, in order of precedence.
    pub models_from: Vec<PathBuf>,
    /// The folder of the replacements, relative to the workspace, with `/`.
    pub output: String,
    /// The folder of `tinsmith-runtime`; `None` for the registry.
    pub runtime_path: Option<PathBuf>,
    /// The TLS that replacements have on by default; `None` for that of the published clients, which `aws-config` shares.
    pub tls: Option<Tls>,
    /// True if replacements have all operations of their services.
    pub whole: bool,
    /// The additions of the settings file.
    pub additions: Additions,
}

/// The additions of a settings file, by packages such as `aws-sdk-s3`.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Filters for further operations.
    pub operations: BTreeMap<String, Vec<String>>,
    /// Rust names of further types.
    pub types: BTreeMap<String, Vec<String>>,
    /// Models.
    pub models: BTreeMap<String, PathBuf>,
    /// The places in the settings file that name a package.
    pub places: BTreeMap<String, Vec<(PathBuf, u32)>>,
    /// Names that look like a client's, but are not, with their places in the settings file.
    pub ignored: BTreeMap<String, (PathBuf, u32)>,
}
