//! Replaces the published clients of a cargo workspace by generated ones that have only what its sources use.
//!
//! `prepare` does all but writing: `scan` finds the clients and reads the sources, `usage` finds the names, and `replacement`
//! generates. `change` writes the replacements and the `[patch]` of the manifest, `undo` removes both.

mod cargo;
mod catalogue;
mod change;
mod choices;
mod lockfile;
mod manifest;
mod models;
mod older_http;
mod options;
mod output;
mod prepare;
mod published;
mod replacement;
mod report;
mod resolve;
mod scan;
mod sources;
mod syntax;
mod undo;
mod usage;
mod workspace;

pub use cargo::Cargo;
pub use change::Slim;
pub use options::{Additions, Options};
pub use prepare::prepare;
pub use report::{table, used, used_json, used_table};
pub use scan::read as scan;
pub use undo::undo;
