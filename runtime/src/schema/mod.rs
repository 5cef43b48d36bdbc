//! Schemas: the wire format of structures, with [`Value`] for writing and [`Reader`] for reading.

pub mod builder;
pub mod constraint;
pub mod defaults;
pub mod enums;
pub mod limits;
#[cfg(feature = "client")]
pub mod operation;
#[cfg(feature = "client")]
pub(crate) mod pattern;
pub mod read;
pub mod redacted;
pub mod replaced;
#[cfg(feature = "client")]
pub mod service;
#[cfg_attr(not(all(feature = "json", feature = "xml")), allow(dead_code))]
// each codec uses some traits only
pub mod shape;
pub(crate) mod unit;
pub mod value;
pub mod write_error;
