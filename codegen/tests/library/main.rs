//! Tests of the library: what its settings do, and what it makes of any name.

mod hooks;
mod names;
mod replaced;
mod rust_version;
mod types_only;
