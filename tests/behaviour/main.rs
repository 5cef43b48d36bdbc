//! Tests of generated clients: the client of each golden makes a call, and its request and output are checked; each
//! module tests one side of calls.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::{Blob, DateTime, Document, Number};
use tinsmith_tests as goldens;

/// Returns a response for a connector.
fn response(status: u16, headers: &[(&str, &str)], body: &[u8]) -> ReplayEvent {
    let request = http::Request::builder().uri("https://example.com/");
    let response = http::Response::builder().status(status);
    let response = headers
        .iter()
        .fold(response, |response, (name, value)| response.header(*name, *value));
    ReplayEvent::new(
        request.body(SdkBody::empty()).expect("a request"),
        response.body(SdkBody::from(body)).expect("a response"),
    )
}

/// Returns a connector with one response.
fn replay(status: u16, headers: &[(&str, &str)], body: &[u8]) -> StaticReplayClient {
    StaticReplayClient::new(vec![response(status, headers, body)])
}

/// Returns a connector with one response, which has a text as its body.
fn answer(status: u16, body: &str) -> StaticReplayClient {
    answer_with(status, ("content-type", "text/plain"), body)
}

/// The same with another header.
fn answer_with(status: u16, header: (&str, &str), body: &str) -> StaticReplayClient {
    replay(status, &[header], body.as_bytes())
}

/// The body of the request that was sent.
fn sent(http: &StaticReplayClient) -> String {
    let request = http.actual_requests().next().expect("a request was sent");
    let body = request.body().bytes().expect("a body in memory");
    String::from_utf8(body.to_vec()).expect("UTF-8")
}

/// Creates a client of a golden with this connector and no endpoint; more settings may follow.
macro_rules! bare_client {
    ($golden:ident, $http:expr $(, $setting:ident($value:expr))*) => {
        tinsmith_tests::$golden::Client::from_conf(
            tinsmith_tests::$golden::Config::builder()
                .behavior_version_latest()
                .http_client($http.clone())
                $(.$setting($value))*
                .build(),
        )
    };
}

/// Creates a client of a golden with this connector; more settings may follow.
macro_rules! client {
    ($golden:ident, $http:expr $(, $setting:ident($value:expr))*) => {
        bare_client!($golden, $http, endpoint_url("https://example.com") $(, $setting($value))*)
    };
}

mod calls;
mod events;
mod hosts;
mod requests;
mod responses;
mod vendored;
mod waiters;

#[tokio::test]
async fn simple_values_round_trip() {
    let body = r#"{"text":"a\"b","flag":true,"tiny":-128,"small":32767,"number":-2147483648,"large":9223372036854775807,"single":0.5,"fraction":"NaN","bytes":"AP8=","at":-1.5,"anything":{"deep":[null,1,"x"]}}"#;
    let http = answer(200, body);
    let document = Document::Object(
        [(
            "deep".to_owned(),
            Document::Array(vec![
                Document::Null,
                Document::Number(Number::PosInt(1)),
                Document::String("x".into()),
            ]),
        )]
        .into(),
    );
    let output = client!(simple_types, http)
        .echo()
        .text("a\"b")
        .flag(true)
        .tiny(i8::MIN)
        .small(i16::MAX)
        .number(i32::MIN)
        .large(i64::MAX)
        .single(0.5)
        .fraction(f64::NAN)
        .bytes(Blob::new([0, 255]))
        .at(DateTime::from_secs_f64(-1.5))
        .anything(document.clone())
        .send()
        .await
        .expect("an output");
    assert_eq!(sent(&http), body);
    assert_eq!(output.text(), Some("a\"b"));
    assert_eq!(output.flag(), Some(true));
    assert_eq!(output.tiny(), Some(i8::MIN));
    assert_eq!(output.large(), Some(i64::MAX));
    assert!(output.fraction().is_some_and(f64::is_nan));
    assert_eq!(output.bytes(), Some(&Blob::new([0, 255])));
    assert_eq!(output.at(), Some(&DateTime::from_secs_f64(-1.5)));
    assert_eq!(output.anything(), Some(&document));
}

#[tokio::test]
async fn timestamps_have_the_form_the_model_names() {
    let body = r#"{"plain":0,"date":"1970-01-01T00:00:00.5Z","http":"Thu, 01 Jan 1970 00:00:00 GMT","epoch":1.5,"dates":["2000-02-29T12:00:00Z"]}"#;
    let http = answer(200, body);
    let at = DateTime::from_secs_f64;
    let output = client!(timestamp_formats, http)
        .echo()
        .plain(at(0.0))
        .date(at(0.5))
        .http(at(0.0))
        .epoch(at(1.5))
        .dates(DateTime::from_secs(951_825_600))
        .send()
        .await
        .expect("an output");
    assert_eq!(sent(&http), body);
    assert_eq!(output.date(), Some(&at(0.5)));
    assert_eq!(output.http(), Some(&at(0.0)));
    assert_eq!(output.epoch(), Some(&at(1.5)));
    assert_eq!(output.dates(), [DateTime::from_secs(951_825_600)]);
}

#[tokio::test]
async fn collections_keep_nulls_only_where_they_are_sparse() {
    let http = answer(
        200,
        r#"{"list":["a","b"],"sparse":[null,"x"],"matrix":[["m"],[]],"map":{"k":7},"sparseMap":{"k":null},"keyed":{"a":"1","new":"2"},"mapOfLists":{"l":["x"]},"more":1}"#,
    );
    let output = client!(lists_and_maps, http)
        .echo()
        .list("a")
        .list("")
        .sparse(None)
        .sparse(Some("x".into()))
        .sparse_map("k", None)
        .send()
        .await
        .expect("an output");
    assert_eq!(
        sent(&http),
        r#"{"list":["a",""],"sparse":[null,"x"],"sparseMap":{"k":null}}"#
    );
    assert_eq!(output.list(), ["a", "b"]);
    assert_eq!(output.sparse(), [None, Some("x".to_owned())]);
    assert_eq!(output.matrix(), [vec!["m".to_owned()], vec![]]);
    let map = output.map().expect("a map");
    assert_eq!((map.len(), map["k"]), (1, 7));
    assert_eq!(output.sparse_map().expect("a map")["k"], None);
    let keyed = output.keyed().expect("a map");
    assert_eq!(
        keyed[&goldens::lists_and_maps::types::Kind::from("new")],
        2.to_string()
    );
}

#[tokio::test]
async fn enums_keep_what_they_do_not_know() {
    use goldens::string_enum::types::{OldSuit, Suit};
    let http = answer(200, r#"{"suit":"diamond","old":"2nd"}"#);
    let output = client!(string_enum, http)
        .echo()
        .suit(Suit::from("joker"))
        .send()
        .await
        .expect("an output");
    assert_eq!(sent(&http), r#"{"suit":"joker"}"#);
    let suit = output.suit().expect("a suit");
    assert_eq!(suit.as_str(), "diamond");
    assert_eq!(suit, &Suit::from("diamond"));
    assert!(!Suit::values().contains(&"diamond"));
    assert!(Suit::try_parse("diamond").is_err() && Suit::try_parse("club").is_ok());
    assert_eq!(output.old().map(OldSuit::as_str), Some("2nd"));
}

#[tokio::test]
async fn int_enums_are_numbers() {
    let http = answer(200, r#"{"rank":99,"ranks":[1,13]}"#);
    let output = client!(int_enum, http)
        .echo()
        .rank(13)
        .send()
        .await
        .expect("an output");
    assert_eq!(sent(&http), r#"{"rank":13}"#);
    assert_eq!((output.rank(), output.ranks()), (Some(99), &[1, 13][..]));
}

#[tokio::test]
async fn a_union_has_one_member_and_an_unknown_one_is_seen() {
    use goldens::union_unknown_variant::types::Figure;
    let http = answer(
        200,
        r#"{"shape":{"hexagon":{}},"shapes":[{"label":null,"circle":{"radius":2}},{"nothing":{}}]}"#,
    );
    let output = client!(union_unknown_variant, http)
        .echo()
        .shape(Figure::Label("l".into()))
        .shapes(Figure::Nothing)
        .send()
        .await
        .expect("an output");
    assert_eq!(
        sent(&http),
        r#"{"shape":{"label":"l"},"shapes":[{"nothing":{}}]}"#
    );
    assert!(output.shape().is_some_and(Figure::is_unknown));
    assert_eq!(
        output.shapes()[0].as_circle().map(|circle| circle.radius()),
        Ok(2.0)
    );
    assert!(output.shapes()[1].is_nothing());
    let unknown = client!(union_unknown_variant, answer(200, "{}"))
        .echo()
        .set_shape(output.shape().cloned());
    let error = unknown.send().await.expect_err("what is unknown cannot be sent");
    assert!(matches!(
        error,
        goldens::union_unknown_variant::error::SdkError::ConstructionFailure(_)
    ));
}

#[tokio::test]
async fn recursion_ends_where_the_value_does() {
    use goldens::recursion::types::{Either, Tree};
    let body = r#"{"tree":{"value":"a","left":{"value":"b"},"below":[{"value":"c"}]},"either":{"not":{"leaf":"l"}}}"#;
    let http = answer(200, body);
    let leaf = |value: &str| Tree::builder().value(value).build();
    let tree = Tree::builder()
        .value("a")
        .left(leaf("b"))
        .below(leaf("c"))
        .build();
    let either = Either::Not(Box::new(Either::Leaf("l".into())));
    let output = client!(recursion, http)
        .echo()
        .tree(tree.clone())
        .either(either.clone())
        .send()
        .await
        .expect("an output");
    assert_eq!(sent(&http), body);
    assert_eq!((output.tree(), output.either()), (Some(&tree), Some(&either)));
}

#[tokio::test]
async fn required_members_a_response_lacks_get_the_zero_of_their_type() {
    let http = answer(200, r#"{"box":{"origin":{}}}"#);
    let output = client!(required_and_defaults, http)
        .echo()
        .send()
        .await
        .expect("an output");
    let parcel = output.r#box().expect("a parcel");
    assert_eq!((parcel.label(), parcel.weight(), parcel.copies()), ("", 0, 1));
    assert_eq!(
        (parcel.fragile(), parcel.note(), parcel.carrier().as_str()),
        (false, "", "SEA")
    );
    assert!(parcel.stickers().is_empty());
    assert_eq!(parcel.origin().map(|place| place.city()), Some(""));
}

#[tokio::test]
async fn an_idempotency_token_is_made_up_where_there_is_none() {
    let tokens = || goldens::idempotency_token::config::IdempotencyTokenProvider::fixed("made-up");
    let http = answer(200, r#"{"id":"1"}"#);
    let client = client!(idempotency_token, http, idempotency_token_provider(tokens()));
    client.create().name("n").send().await.expect("an output");
    assert_eq!(sent(&http), r#"{"clientToken":"made-up","name":"n"}"#);
    let http = answer(200, r#"{"id":"1"}"#);
    let client = client!(idempotency_token, http, idempotency_token_provider(tokens()));
    client
        .create()
        .name("n")
        .client_token("mine")
        .send()
        .await
        .expect("an output");
    assert_eq!(sent(&http), r#"{"clientToken":"mine","name":"n"}"#);
}

#[tokio::test]
async fn sensitive_values_are_not_printed() {
    use goldens::sensitive::types::{Card, Login};
    let http = answer(
        200,
        r#"{"user":"ann","password":"hunter2","passwords":["hunter2"],"card":{"number":"4711"}}"#,
    );
    let login = Login::builder()
        .name("ann")
        .password("hunter2")
        .build()
        .expect("complete");
    let card = Card::builder().number("4711").build().expect("complete");
    let fluent = client!(sensitive, http)
        .echo()
        .user("ann")
        .password("hunter2")
        .passwords("hunter2")
        .card(card)
        .login(login);
    let builder = format!("{:?}", fluent.as_input());
    let input = format!("{:?}", fluent.as_input().clone().build().expect("complete"));
    let output = format!("{:?}", fluent.send().await.expect("an output"));
    for text in [builder, input, output] {
        assert!(
            text.contains("ann") && !text.contains("hunter2") && !text.contains("4711"),
            "{text}"
        );
    }
    assert!(sent(&http).contains("hunter2"));
}

#[tokio::test]
async fn inputs_are_checked_before_they_are_sent_where_it_is_turned_on() {
    let http = answer(200, r#"{"name":"abc"}"#);
    let bad = |client: goldens::constraints::Client| {
        client.echo().count(0).share(0.25).names("x").r#override("abcd")
    };
    let error = bad(client!(constraints, http, validate_input(true)))
        .send()
        .await
        .expect_err("it is refused");
    let text = aws_smithy_types::error::display::DisplayErrorContext(&error).to_string();
    for member in ["name", "count", "share", "names[0]", "override"] {
        assert!(text.contains(member), "{member} in: {text}");
    }
    assert_eq!(http.actual_requests().count(), 0);
    bad(client!(constraints, http))
        .send()
        .await
        .expect("it is sent as it is");
    assert_eq!(
        sent(&http),
        r#"{"count":0,"share":0.25,"names":["x"],"override":"abcd"}"#
    );

    let http = answer(200, r#"{"name":"abc"}"#);
    let overrides = goldens::constraints::Config::builder().validate_input(false);
    let call = bad(client!(constraints, http, validate_input(true)))
        .customize()
        .config_override(overrides);
    call.send().await.expect("it is turned off for one call");
}

/// Creates a client that was generated with input validation.
#[allow(clippy::all, deprecated, dead_code, missing_docs)]
mod validating {
    include!(concat!(env!("OUT_DIR"), "/validating.rs"));
}

#[tokio::test]
async fn a_client_that_is_generated_to_check_inputs_does_so_unless_it_is_turned_off() {
    let client = |http: &StaticReplayClient, setting| {
        let mut config = validating::Config::builder()
            .behavior_version_latest()
            .endpoint_url("https://example.com")
            .http_client(http.clone());
        config.set_validate_input(setting);
        validating::Client::from_conf(config.build())
    };
    for (setting, sent) in [(None, 0), (Some(true), 0), (Some(false), 1)] {
        let http = answer(200, r#"{"name":"abc"}"#);
        let _ = client(&http, setting).echo().send().await;
        assert_eq!(http.actual_requests().count(), sent, "{setting:?}");
    }
}

#[tokio::test]
async fn errors_have_variant_code_message_and_say_so() {
    use goldens::errors::error::ProvideErrorMetadata;
    use goldens::errors::operation::fail::FailError;
    let fail = |body: &'static str| async move {
        let http = answer(400, body);
        let sent = client!(errors, http).fail().send().await;
        sent.expect_err("an error").into_service_error()
    };
    let gone = fail(r#"{"__type":"example.golden#Gone","message":"it left","resource":"r"}"#).await;
    assert!(gone.is_gone());
    assert_eq!((gone.code(), gone.message()), (Some("Gone"), Some("it left")));
    assert_eq!(gone.to_string(), "Gone: it left");
    assert!(matches!(gone, FailError::Gone(reason) if reason.resource() == Some("r")));
    let odd = fail(r#"{"__type":"Odd","message":"who knows"}"#).await;
    assert_eq!((odd.code(), odd.message()), (Some("Odd"), Some("who knows")));
    assert_eq!(odd.to_string(), "unhandled error (Odd): who knows");
}

#[tokio::test]
async fn errors_of_the_query_protocol_are_known_by_their_shapes_too() {
    use goldens::errors::error::ProvideErrorMetadata;
    let header = ("x-amzn-query-error", "Service.Old.Gone;Sender");
    let http = answer_with(400, header, r#"{"__type":"example.golden#Gone","resource":"r"}"#);
    let sent = client!(errors, http).fail().send().await;
    let gone = sent.expect_err("an error").into_service_error();
    assert!(gone.is_gone());
    assert_eq!(gone.code(), Some("Service.Old.Gone"));
    let http = answer_with(400, header, r#"{"__type":"example.golden#Odd"}"#);
    let sent = client!(errors, http).fail().send().await;
    let odd = sent.expect_err("an error").into_service_error();
    assert_eq!(odd.code(), Some("Service.Old.Gone"));
}
