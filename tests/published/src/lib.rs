//! Code shared by the comparisons with published crates.

pub mod crates;
pub mod harness;
pub mod scratch;
