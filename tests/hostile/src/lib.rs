//! A client whose model attempts to inject code, markup and warnings into its documentation.
//!
//! `cargo doc` with warnings denied must succeed, and `cargo test` must find no example to run: any would panic.

#[allow(missing_docs)]
pub mod client {
    include!(concat!(env!("OUT_DIR"), "/hostile.rs"));
}
