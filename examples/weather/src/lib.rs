//! A service outside AWS: `model/weather.smithy` describes it, `build.rs` makes its clients, [`server`] answers them.

/// The client that speaks `restJson1`.
pub mod weather {
    #![allow(missing_docs)] // the model says what it wants to say
    include!(concat!(env!("OUT_DIR"), "/weather.rs"));
}

/// The client that speaks `rpcv2Cbor`.
pub mod weather_cbor {
    #![allow(missing_docs)]
    include!(concat!(env!("OUT_DIR"), "/weather_cbor.rs"));
}

pub mod server;
