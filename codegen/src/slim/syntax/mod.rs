//! Reads Rust source files: the names that may belong to a client, each with its first line.
//!
//! Names are not resolved as the compiler does: the caller, who knows the names of the clients, decides what they mean,
//! and ambiguous names are kept.

mod docs;
mod file;
mod imports;
mod macros;
mod names;
mod words;

pub use file::{read, ScanScope};
pub use names::{plain_text, Lines, Names};

#[cfg(test)]
mod tests;
