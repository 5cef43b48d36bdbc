//! Checks that a client whose names are keywords compiles in a crate of any edition; there is a package for each
//! edition.

extern crate tinsmith_runtime;

/// The client.
#[allow(missing_docs, clippy::unsafe_removed_from_name)]
pub mod keywords {
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
