//! Source files of Rust → the names in them that may be names of a client, each with its first line.
//!
//! Nothing is resolved as the compiler does it: what a name stands for is decided by whoever knows the names of the clients,
//! and wherever a file leaves that open, the name is kept.

mod docs;
mod file;
mod imports;
mod macros;
mod names;
mod words;

pub use file::{read, Reach};
pub use names::{plain_text, Lines, Names};

#[cfg(test)]
mod tests;
