//! Clients whose types implement `serde::Serialize` and `serde::Deserialize`: two clients of our own model, one with
//! XML and one with JSON.

/// The client with restXml.
#[allow(missing_docs)]
pub mod museum {
    include!(concat!(env!("OUT_DIR"), "/museum.rs"));
}

/// The client with awsJson1_1.
#[allow(missing_docs)]
pub mod museum_json {
    include!(concat!(env!("OUT_DIR"), "/museum_json.rs"));
}
