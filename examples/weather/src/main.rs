//! Starts the local server and calls it for the weather of all cities, and a forecast for one.

use std::time::Duration;
use weather::server::{Server, TOKEN};
use weather::weather::client::Waiters;
use weather::weather::config::{BehaviorVersion, Token};
use weather::weather::{Client, Config, Error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start().await?;
    println!("the server listens at {}", server.url());
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(server.url())
        .bearer_token(Token::new(TOKEN, None))
        .build();
    tokio::spawn(server.run());
    trip(&Client::from_conf(config)).await?;
    Ok(())
}

async fn trip(client: &Client) -> Result<(), Error> {
    let mut cities = client.list_cities().into_paginator().page_size(2).items().send();
    while let Some(city) = cities.next().await {
        let city = client.get_city().city_id(city?.city_id).send().await?;
        let sky = city.sky().map_or("unknown", |sky| sky.as_str());
        println!(
            "{}: {} °C, {sky}",
            city.name(),
            city.temperature().unwrap_or_default()
        );
    }

    let order = client.order_forecast().city_id("oslo").days(2).send().await?;
    let forecast = client
        .wait_until_forecast_ready()
        .forecast_id(order.forecast_id())
        .wait(Duration::from_secs(30))
        .await;
    match forecast.as_ref().map(|ready| ready.as_result()) {
        Ok(Ok(ready)) => println!("the forecast is ready: {} days", ready.days().len()),
        other => println!("no forecast: {other:?}"),
    }

    let unknown = client.get_city().city_id("atlantis").send().await;
    match unknown.map_err(Error::from) {
        Err(Error::NoSuchCity(error)) => println!("as expected: {error}"),
        other => println!("the city should not be known: {other:?}"),
    }
    Ok(())
}
