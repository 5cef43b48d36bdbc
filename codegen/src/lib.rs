//! tinsmith reads an AWS or Smithy service model and writes a light, idiomatic Rust client for it.
//!
//! From a build script, start with [`configure`]; on the command line there is `tinsmith generate`. The client has the
//! public API of the official `aws-sdk-*` crate for its service, contains only the requested operations, and
//! depends on `tinsmith-runtime` alone.
//!
//! # Inside
//!
//! ```text
//! read → model → passes → names and types → plan → emit → write
//! ```
//!
//! Each stage is a module of that name and uses only the ones before it.

mod build_script;
mod characters;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod compare;
mod diagnostics;
mod docs;
mod emit;
mod endpoint;
#[cfg(feature = "cli")]
mod inspection;
mod jmespath;
mod json;
mod links;
mod manifest_value;
mod model;
mod names;
mod node;
#[cfg(feature = "cli")]
mod parallel;
mod passes;
mod paths;
mod pipeline;
mod plan;
mod print;
mod protocol;
mod read;
mod settings;
#[cfg(feature = "cli")]
mod slim;
mod source;
mod suggest;
mod timings;
mod update;
#[cfg_attr(not(feature = "cli"), allow(dead_code))] // only the command compares without writing
mod write;

#[cfg(feature = "cli")]
#[doc(hidden)] // the command
pub use cli::run as run_command;

pub use build_script::{configure, Builder, Error, Generated, Written};
pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use manifest_value::ManifestValue;
pub use settings::Tls;

#[cfg(feature = "__testing")]
#[doc(hidden)]
pub mod testing;
