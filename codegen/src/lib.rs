//! tinsmith reads an AWS or Smithy service model and writes a light, idiomatic Rust client for it.

pub mod diagnostics;
pub mod model;
