//! Data types without a client, on `tinsmith-runtime` without its client: with serde and without.

/// The types, and nothing else.
#[allow(missing_docs)]
pub mod museum {
    include!(concat!(env!("OUT_DIR"), "/museum.rs"));
}

/// The types with `Serialize` and `Deserialize`.
#[allow(missing_docs)]
pub mod museum_serde {
    include!(concat!(env!("OUT_DIR"), "/museum_serde.rs"));
}
