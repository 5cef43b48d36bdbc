//! Tests that clients with replaced types send the same bytes and read the same values as clients with generated types.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroI32;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tinsmith_replaced::parts::Size;
use tinsmith_replaced::{Kind, Money, OrderId, Payment, Total};

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

fn money(amount: i64) -> Money {
    Money {
        amount,
        currency: Some("EUR".to_owned()),
    }
}

/// Returns a connector with this response to every request.
fn replay(content_type: &str, body: &[u8]) -> StaticReplayClient {
    let event = || {
        let request = http::Request::builder().uri("https://example.com/");
        let response = http::Response::builder()
            .header("content-type", content_type)
            .header("smithy-protocol", "rpc-v2-cbor")
            .header("x-when", "Tue, 14 Nov 2023 22:13:20 GMT");
        ReplayEvent::new(
            request.body(SdkBody::empty()).expect("a request"),
            response.body(SdkBody::from(body)).expect("a response"),
        )
    };
    StaticReplayClient::new((0..3).map(|_| event()).collect())
}

macro_rules! client {
    ($sdk:ident, $http:expr) => {
        $sdk::Client::from_conf(
            $sdk::Config::builder()
                .behavior_version($sdk::config::BehaviorVersion::latest())
                .endpoint_url("https://shop.example.com")
                .bearer_token($sdk::config::Token::new("token", None))
                .validate_input(true)
                .retry_config(aws_smithy_types::retry::RetryConfig::disabled())
                .http_client($http.clone())
                .build(),
        )
    };
}

/// Returns the URI and the body that were sent.
fn sent(http: &StaticReplayClient) -> (String, Vec<u8>, Option<String>) {
    let request = http.actual_requests().next().expect("a request");
    let body = request.body().bytes().expect("a body in memory").to_vec();
    let when = request.headers().get("x-when").map(str::to_owned);
    (request.uri().to_owned(), body, when)
}

macro_rules! protocols {
    ($($name:ident: $plain:ident $own:ident, $content_type:literal;)*) => { $(
        mod $name {
            use super::*;
            use tinsmith_replaced::{$own as own, $plain as plain};

            fn order() -> own::types::Order {
                let inner = own::types::Order::builder()
                    .id(OrderId(8))
                    .price(money(-5))
                    .set_prices(Some(vec![]))
                    // which the plain one sends by default
                    .count(NonZeroI32::new(1).expect("not zero"))
                    .voucher(own::types::Voucher::Inner(Box::new(own::types::Voucher::Id(OrderId(9)))));
                own::types::Order::builder()
                    .id(OrderId(7))
                    .kind(Kind::Gift)
                    .price(money(1250))
                    .prices(money(1))
                    .prices(money(2))
                    .by_name("a", money(3))
                    .ids("gift", OrderId(4))
                    .picture(b"bytes".to_vec())
                    .count(NonZeroI32::new(3).expect("not zero"))
                    .total(Total(12))
                    .address(IpAddr::V4(Ipv4Addr::LOCALHOST))
                    .moment(now())
                    .payment(Payment::Cash(money(6)))
                    .voucher(own::types::Voucher::Value(money(7)))
                    .size(Size { width: 5 })
                    .parts(inner.build().expect("an order"))
                    .build()
                    .expect("an order")
            }

            fn plain_order() -> plain::types::Order {
                let money = |amount: i64| {
                    let money = plain::types::Money::builder().amount(amount);
                    money.currency(plain::types::Currency::Eur).build().expect("money")
                };
                let inner = plain::types::Order::builder()
                    .id("order-8")
                    .price(money(-5))
                    .set_prices(Some(vec![]))
                    .voucher(plain::types::Voucher::Inner(Box::new(plain::types::Voucher::Id("order-9".to_owned()))));
                plain::types::Order::builder()
                    .id("order-7")
                    .kind(plain::types::Kind::Gift)
                    .price(money(1250))
                    .prices(money(1))
                    .prices(money(2))
                    .by_name("a", money(3))
                    .ids(plain::types::Kind::Gift, "order-4")
                    .picture(plain::primitives::Blob::new("bytes"))
                    .count(3)
                    .total("12".parse().expect("a number"))
                    .address("127.0.0.1")
                    .moment(now().into())
                    .payment(plain::types::Payment::Cash(money(6)))
                    .voucher(plain::types::Voucher::Value(money(7)))
                    .size(plain::types::Size::builder().width(5).build())
                    .parts(inner.build().expect("an order"))
                    .build()
                    .expect("an order")
            }

            #[tokio::test]
            async fn requests_are_the_same() {
                let (http, plain_http) = (replay($content_type, b""), replay($content_type, b""));
                let call = client!(own, http).place_order().id(OrderId(1)).when(now());
                let call = call.kinds(Kind::Gift).kinds(Kind::Other).token("t").order(order());
                let _ = call.send().await;
                let call = client!(plain, plain_http).place_order().id("order-1").when(now().into());
                let call = call.kinds(plain::types::Kind::Gift).kinds(plain::types::Kind::Bulk);
                let _ = call.token("t").order(plain_order()).send().await;
                let ((uri, body, when), plain) = (sent(&http), sent(&plain_http));
                assert_eq!((uri, String::from_utf8_lossy(&body).into_owned(), when), (
                    plain.0, String::from_utf8_lossy(&plain.1).into_owned(), plain.2));
                assert!(!body.is_empty());
            }

            #[tokio::test]
            async fn values_that_cannot_be_sent_are_errors_before_sending() {
                let http = replay($content_type, b"");
                let without_currency = Money { amount: 1, currency: None };
                let order = own::types::Order::builder().id(OrderId(1)).price(without_currency);
                let order = order.set_prices(Some(vec![])).build().expect("an order");
                let call = client!(own, http).place_order().id(OrderId(1)).order(order);
                let error = call.send().await.expect_err("no currency");
                let error = own::error::DisplayErrorContext(error).to_string();
                assert!(error.contains("Money.Currency is required and missing"), "{error}");
                assert_eq!(http.actual_requests().count(), 0);
            }

            #[tokio::test]
            async fn required_members_are_checked() {
                let http = replay($content_type, b"");
                let order = own::types::Order::builder().set_prices(Some(vec![])).build().expect("an order");
                let error = client!(own, http).place_order().order(order).send().await.expect_err("nothing is set");
                let error = own::error::DisplayErrorContext(error).to_string();
                for missing in ["- id: is", "- order.id: is", "- order.price: is"] {
                    assert!(error.contains(missing), "{missing}: {error}");
                }
            }
        }
    )* };
}

protocols! {
    json: plain_json own_json, "application/x-amz-json-1.1";
    rest_json: plain_rest_json own_rest_json, "application/json";
    rest_xml: plain_rest_xml own_rest_xml, "application/xml";
    cbor: plain_cbor own_cbor, "application/cbor";
    query: plain_query own_query, "text/xml";
}

const ANSWER: &str = r#"{ "order": { "id": "order-7", "kind": "odd", "price": { "Sum": 5, "Currency": "CHF" }, "prices":
    [{ "Sum": 1, "Currency": "EUR" }], "byName": { "x": { "Sum": 2, "Currency": "EUR" } }, "sparse": [null], "picture":
    "Ynl0ZXM=", "count": 4, "grandTotal": 12, "address": "::1", "moment": "2023-11-14T22:13:20Z", "payment": { "card": "c" },
    "voucher": { "value": { "Sum": 3, "Currency": "EUR" } }, "size": { "width": 9 } } }"#;

#[tokio::test]
async fn responses_are_read() {
    use tinsmith_replaced::own_rest_json as own;
    let http = replay("application/json", ANSWER.as_bytes());
    let call = client!(own, http).place_order().id(OrderId(1));
    let output = call.send().await.expect("an answer");
    assert_eq!(output.when(), Some(&now()));
    let order = output.order().expect("an order");
    assert_eq!(
        (order.id(), order.kind()),
        (Some(&OrderId(7)), Some(&Kind::Other))
    );
    let price = order.price().expect("a price");
    assert_eq!((price.amount, price.currency.as_deref()), (5, Some("CHF")));
    assert_eq!(order.prices(), [money(1)]);
    assert_eq!(
        order.by_name().and_then(|prices| prices.get("x")),
        Some(&money(2))
    );
    assert_eq!(order.sparse(), [None]);
    assert_eq!(order.picture(), Some(&b"bytes".to_vec()));
    assert_eq!(
        (order.count(), order.total()),
        (NonZeroI32::new(4).as_ref(), Some(&Total(12)))
    );
    assert_eq!(order.address(), Some(&"::1".parse().expect("an address")));
    assert_eq!(
        (order.moment(), order.size()),
        (Some(&now()), Some(&Size { width: 9 }))
    );
    assert_eq!(order.payment(), Some(&Payment::Card("c".to_owned())));
    assert_eq!(order.voucher(), Some(&own::types::Voucher::Value(money(3))));
}

#[tokio::test]
async fn values_that_a_type_refuses_are_errors() {
    use tinsmith_replaced::own_rest_json as own;
    let http = replay("application/json", br#"{ "order": { "id": "7" } }"#);
    let error = client!(own, http)
        .place_order()
        .id(OrderId(1))
        .send()
        .await
        .expect_err("no id");
    let error = own::error::DisplayErrorContext(error).to_string();
    assert!(error.contains("`7` is no id of an order"), "{error}");
}

#[tokio::test]
async fn waiters_look_into_replaced_types() {
    use tinsmith_replaced::own_rest_json as own;
    use tinsmith_replaced::own_rest_json::client::Waiters;
    let answer = ANSWER.replace("CHF", "EUR");
    let http = replay("application/json", answer.as_bytes());
    let waiter = client!(own, http).wait_until_paid().id(OrderId(1));
    waiter.wait(Duration::from_secs(1)).await.expect("it is paid");
}

#[test]
fn structures_around_them_serialize() {
    use tinsmith_replaced::own_serde::types::Order;
    let text = serde_json::json!({
        "id": "order-7", "price": { "Amount": 5, "Currency": "CHF" }, "prices": [], "picture": "Ynl0ZXM=", "total": 12,
        "moment": "2023-11-14T22:13:20Z", "payment": { "nothing": {} }, "voucher": { "id": "order-1" },
    });
    let order: Order = serde_json::from_value(text.clone()).expect("an order");
    assert_eq!(order.payment(), Some(&Payment::Nothing {}));
    assert_eq!(serde_json::to_value(&order).expect("JSON"), text);
}

#[test]
fn types_without_a_client_can_be_replaced() {
    use tinsmith_replaced::own_types::types::Order;
    let order = Order::builder().id(OrderId(7)).set_prices(Some(vec![money(1)]));
    assert_eq!(order.build().expect("an order").prices(), [money(1)]);
}
