//! A client whose model tries to get code, markup and warnings into its documentation.
//!
//! `cargo doc` with warnings denied takes it, and `cargo test` finds no example in it to run: any would panic.

#[allow(missing_docs)]
pub mod client {
    include!(concat!(env!("OUT_DIR"), "/hostile.rs"));
}
