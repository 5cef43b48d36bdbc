//! Shows the weather of a city on a page in a browser, using the client of `examples/weather` compiled to WebAssembly.
//!
//! A client needs three things that the operating system otherwise provides, and each is a setting: the HTTP client
//! (`fetch`), the time (`Date.now`) and sleep (`setTimeout`).
#![cfg(target_family = "wasm")]

mod clock;
mod fetch;

mod weather {
    include!(concat!(env!("OUT_DIR"), "/weather.rs"));
}

use wasm_bindgen::prelude::*;
use weather::config::{BehaviorVersion, StalledStreamProtectionConfig, Token};
use weather::error::DisplayErrorContext;

/// Returns the temperature of a city in degrees Celsius, as text for a page; the error is text that gives the reason.
#[wasm_bindgen]
pub async fn temperature(endpoint_url: String, token: String, city: String) -> Result<String, JsError> {
    let config = weather::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(endpoint_url)
        .bearer_token(Token::new(token, None))
        .http_client(fetch::Fetch)
        .time_source(clock::DateNow)
        .sleep_impl(clock::SetTimeout)
        // `fetch` hands over whole bodies, whose throughput nobody can watch
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .build();
    let city = weather::Client::from_conf(config)
        .get_city()
        .city_id(city)
        .send()
        .await
        .map_err(|error| JsError::new(&DisplayErrorContext(error).to_string()))?;
    Ok(match city.temperature() {
        Some(temperature) => format!("{}: {temperature} °C", city.name()),
        None => format!("{}: unknown", city.name()),
    })
}
