//! Generates two clients of the service, one for each of its protocols; a program needs one.

fn main() -> Result<(), tinsmith::Error> {
    for (module, protocol) in [("weather", "restJson1"), ("weather_cbor", "rpcv2Cbor")] {
        tinsmith::configure()
            .model("model")
            .protocol(protocol)
            .generate_to_out_dir(module)?;
    }
    Ok(())
}
