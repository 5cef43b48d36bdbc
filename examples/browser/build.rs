//! Generates the client of the weather service, but only for WebAssembly, as the library is empty for other targets.

fn main() -> Result<(), tinsmith::Error> {
    if std::env::var("CARGO_CFG_TARGET_FAMILY").as_deref() != Ok("wasm") {
        return Ok(());
    }
    tinsmith::configure()
        .model("../weather/model")
        .protocol("restJson1")
        .generate_to_out_dir("weather")
}
