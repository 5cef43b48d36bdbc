//! Tests client and server together, in both protocols.

use std::time::Duration;
use weather::server::{Server, TOKEN};

macro_rules! trip {
    ($test:ident: $client:ident) => {
        #[tokio::test]
        async fn $test() {
            use weather::$client::client::Waiters;
            use weather::$client::config::{BehaviorVersion, Token};
            use weather::$client::types::Sky;
            use weather::$client::{Client, Config, Error};

            let server = Server::start().await.expect("a port");
            let config = Config::builder()
                .behavior_version(BehaviorVersion::latest())
                .endpoint_url(server.url());
            tokio::spawn(server.run());
            let anonymous = Client::from_conf(
                config
                    .clone()
                    .bearer_token(Token::new("wrong", None))
                    .build(),
            );
            let error = anonymous
                .list_cities()
                .send()
                .await
                .expect_err("a wrong token");
            assert_eq!(
                error.into_service_error().meta().code(),
                Some("NotAuthorized")
            );

            let client = Client::from_conf(config.bearer_token(Token::new(TOKEN, None)).build());
            let pages = client
                .list_cities()
                .into_paginator()
                .page_size(2)
                .items()
                .send();
            let cities: Vec<_> = pages.collect::<Result<Vec<_>, _>>().await.expect("cities");
            let ids: Vec<_> = cities.iter().map(|city| city.city_id()).collect();
            assert_eq!(ids, ["cairo", "lima", "oslo"]);
            let oslo = client
                .get_city()
                .city_id("oslo")
                .send()
                .await
                .expect("a city");
            assert_eq!(
                (oslo.temperature(), oslo.sky()),
                (Some(-4.0), Some(&Sky::Snow))
            );

            let unknown = client
                .get_city()
                .city_id("atlantis")
                .send()
                .await
                .map_err(Error::from);
            match unknown {
                Err(Error::NoSuchCity(error)) => assert_eq!(error.city_id(), Some("atlantis")),
                other => panic!("{other:?}"),
            }

            let order = client
                .order_forecast()
                .city_id("lima")
                .days(2)
                .send()
                .await
                .expect("an order");
            let ready = client
                .wait_until_forecast_ready()
                .forecast_id(order.forecast_id())
                .wait(Duration::from_secs(30))
                .await
                .expect("the forecast becomes ready");
            assert_eq!(ready.as_result().expect("an output").days().len(), 2);
        }
    };
}

trip!(over_rest_json_1: weather);
trip!(over_rpc_v2_cbor: weather_cbor);
