//! What the comparisons with published crates share.

pub mod crates;
pub mod harness;
pub mod scratch;
