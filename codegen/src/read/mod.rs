//! The front ends: each parses its own form of a model and lowers it into the one model.

pub mod smithy_json;

use std::path::PathBuf;

/// A file of a model.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it was read from, for messages.
    pub path: PathBuf,
    /// Its contents.
    pub text: Vec<u8>,
}
