//! A service outside AWS: `model/weather.smithy` describes it, `build.rs` generates its clients, and [`server`]
//! responds to them.

/// The client with `restJson1`.
pub mod weather {
    #![allow(missing_docs)] // the model says what it wants to say
    include!(concat!(env!("OUT_DIR"), "/weather.rs"));
}

/// The client with `rpcv2Cbor`.
pub mod weather_cbor {
    #![allow(missing_docs)]
    include!(concat!(env!("OUT_DIR"), "/weather_cbor.rs"));
}

pub mod server;
