//! Checks that a client whose names are keywords compiles in a crate of any edition; there is a package for each
//! edition, and whatever lints the crate denies.
#![deny(warnings)]
#![deny(
    missing_copy_implementations,
    missing_debug_implementations,
    trivial_casts,
    trivial_numeric_casts,
    unnameable_types,
    unreachable_pub,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::nursery, clippy::pedantic)]

extern crate tinsmith_runtime;

/// The client.
pub mod keywords {
    include!(concat!(env!("OUT_DIR"), "/keywords.rs"));
}

/// The same client, of which nothing is used.
mod private {
    include!(concat!(env!("OUT_DIR"), "/keywords.rs"));
}

#[test]
fn keywords_are_fields() {
    let input = keywords::operation::run::RunInput::builder();
    let input = input.r#gen("a").r#type("b").self_("c").build().unwrap();
    assert_eq!(input.r#gen(), Some("a"));
    assert_eq!(input.r#type(), Some("b"));
    assert_eq!(input.self_(), Some("c"));
}
