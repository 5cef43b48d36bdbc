//! Clients whose types implement `serde::Serialize` and `serde::Deserialize`: one of a model of our own, which speaks XML,
//! and one of the same model that speaks JSON.

/// The client that speaks restXml.
#[allow(missing_docs)]
pub mod museum {
    include!(concat!(env!("OUT_DIR"), "/museum.rs"));
}

/// The client that speaks awsJson1_1.
#[allow(missing_docs)]
pub mod museum_json {
    include!(concat!(env!("OUT_DIR"), "/museum_json.rs"));
}
