//! Schemas: what a structure is on the wire, and the two ways through one: a [`Value`] to be written, a [`Reader`] to fill
//! it from.

pub mod constraint;
pub mod defaults;
pub mod enums;
pub mod limits;
pub mod operation;
pub mod read;
pub mod redacted;
pub mod service;
#[cfg_attr(not(all(feature = "json", feature = "xml")), allow(dead_code))]
// each codec looks for traits of its own
pub mod shape;
pub(crate) mod unit;
pub mod value;
pub mod write_error;
