//! Round trips through JSON and CBOR.

use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::{json, Value};
use tinsmith_serde::museum::operation::describe_thing::DescribeThingInput;
use tinsmith_serde::museum::operation::fetch_picture::FetchPictureOutput;
use tinsmith_serde::museum::primitives::{ByteStream, DateTime};
use tinsmith_serde::museum::types::error::NoSuchThing;
use tinsmith_serde::museum::types::{Either, Kind, Thing, Visitor};
use tinsmith_serde::museum_json;

include!(concat!(env!("OUT_DIR"), "/services.rs"));

/// Every member of `Thing`, in Smithy's JSON format.
fn everything() -> Value {
    json!({
        "title": "Vase",
        "renamed": "under its name in the model",
        "flag": false,
        "assumed": 0,
        "byte": -128,
        "short": 300,
        "integer": 70_000,
        "long": i64::MIN,
        "float": 1.5,
        "double": "NaN",
        "bigInteger": "123456789012345678901234567890",
        "bigDecimal": 1.25,
        "blob": "Ynl0ZXM=",
        "seconds": 1_700_000_000.25,
        "dateTime": "2023-11-14T22:13:20Z",
        "httpDate": "Tue, 14 Nov 2023 22:13:20 GMT",
        "kind": "a kind of tomorrow",
        "floor": 7,
        "list": ["a", ""],
        "sparse": ["a", null],
        "map": { "one": 1, "two": 2 },
        "either": { "nothing": {} },
        "inside": { "title": "", "assumed": 5, "either": { "thing": { "title": "inner", "assumed": 0 } } },
        "secret": "told to who asks for it",
    })
}

/// Reads a value from JSON and writes it again.
type Again = fn(&str) -> serde_json::Result<Value>;

/// Reads each text and writes it again: nothing may be lost, only defaults may be added, and a second round trip must
/// change nothing.
fn round_trip<T: DeserializeOwned + Serialize>(name: &str, texts: &[&str]) -> Result<(), String> {
    let again: Again = |text| {
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = T::deserialize(&mut reader)?;
        reader.end()?;
        read.serialize(serde_json::value::Serializer)
    };
    texts
        .iter()
        .try_for_each(|text| survives(text, again).map_err(|wrong| format!("{name}: {wrong}\n{text}")))
}

fn survives(text: &str, again: Again) -> Result<(), String> {
    let message = |error: serde_json::Error| error.to_string();
    let given: Value = serde_json::from_str(text).map_err(message)?;
    let written = again(text).map_err(message)?;
    if has(&written, &given) && again(&written.to_string()).map_err(message)? == written {
        Ok(())
    } else {
        Err(format!("became\n{written}"))
    }
}

/// Returns `true` if a value contains everything in another one; objects may have more members.
fn has(value: &Value, part: &Value) -> bool {
    match (value, part) {
        (Value::Object(members), Value::Object(parts)) => parts
            .iter()
            .all(|(name, part)| members.get(name).is_some_and(|member| has(member, part))),
        (Value::Array(items), Value::Array(parts)) => {
            items.len() == parts.len() && items.iter().zip(parts).all(|(item, part)| has(item, part))
        }
        _ => value == part,
    }
}

#[test]
fn every_kind_of_value_has_the_form_of_the_specification() {
    let thing: Thing = serde_json::from_value(everything()).expect("a thing");
    assert_eq!(thing.kind, Some(Kind::from("a kind of tomorrow")));
    assert_eq!(thing.secret(), Some("told to who asks for it"));
    assert_eq!(serde_json::to_value(&thing).expect("JSON"), everything());
}

#[test]
fn inputs_outputs_and_errors_have_the_form_of_the_specification() {
    let text = json!({ "name": "vase", "since": 5, "thing": { "title": "x", "assumed": 0 } }).to_string();
    round_trip::<DescribeThingInput>("DescribeThingInput", &[&text]).expect("a round trip");
    let text = json!({ "message": "no vase", "name": "vase" }).to_string();
    round_trip::<NoSuchThing>("NoSuchThing", &[&text]).expect("a round trip");
    round_trip::<Visitor>("Visitor", &[r#"{"name":"somebody"}"#]).expect("a round trip");
}

#[test]
fn types_have_the_attributes_that_were_asked_for() {
    let visitor = |name: &str| Visitor::builder().name(name).build();
    let visitors = std::collections::HashSet::from([visitor("a"), visitor("b"), visitor("a")]);
    assert_eq!(visitors.len(), 2);
}

#[test]
fn formats_for_machines_keep_bytes_and_numbers() {
    let thing: Thing = serde_json::from_value(everything()).expect("a thing");
    let mut bytes = Vec::new();
    ciborium::into_writer(&thing, &mut bytes).expect("CBOR");
    assert!(bytes.windows(6).any(|part| part == b"\x45bytes"), "a byte string");
    let read: Thing = ciborium::from_reader(bytes.as_slice()).expect("a thing");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), everything());
}

#[test]
fn times_keep_their_nanoseconds() {
    for (seconds, nanos, expected) in [
        (1_700_000_000, 0, json!(1_700_000_000)),
        (-2, 500_000_000, json!(-1.5)),
        (1_700_000_000, 123_456_000, json!(1_700_000_000.123_456)),
        (
            1_700_000_000,
            123_456_789,
            json!("2023-11-14T22:13:20.123456789Z"),
        ),
        (0, 1, json!("1970-01-01T00:00:00.000000001Z")),
    ] {
        let time = DateTime::from_secs_and_nanos(seconds, nanos);
        let thing = Thing::builder()
            .title("x")
            .seconds(time)
            .http_date(time)
            .build()
            .expect("a thing");
        let written = serde_json::to_value(&thing).expect("JSON");
        assert_eq!(written["seconds"], expected);
        let read: Thing = serde_json::from_value(written).expect("a thing");
        assert_eq!((read.seconds, read.http_date), (Some(time), Some(time)));
    }
}

#[test]
fn an_unknown_union_stays_unknown() {
    let read: Either = serde_json::from_value(json!({ "tomorrow": 1 })).expect("a union");
    assert!(read.is_unknown());
    let written = serde_json::to_value(&read).expect("JSON");
    assert_eq!(written, json!({}));
    let read: Either = serde_json::from_value(written).expect("a union");
    assert!(read.is_unknown());
}

#[tokio::test]
async fn a_body_is_serialized_from_memory_only() {
    let output = FetchPictureOutput::builder()
        .picture(ByteStream::from_static(b"bytes"))
        .build();
    assert_eq!(
        serde_json::to_value(&output).expect("JSON"),
        json!({ "picture": "Ynl0ZXM=" })
    );
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let stream = ByteStream::from_path(file).await.expect("a file");
    let output = FetchPictureOutput::builder().picture(stream).build();
    let error = serde_json::to_value(&output).expect_err("a stream");
    assert!(error.to_string().contains("picture is a stream"), "{error}");
}

#[test]
fn values_of_another_kind_are_refused_with_the_member() {
    for (value, expected) in [
        (json!({ "title": 1 }), "Thing.title: expected a string"),
        (json!({ "byte": 128 }), "Thing.byte: a number out of range"),
        (
            json!({ "integer": 1.5 }),
            "Thing.integer: expected a whole number",
        ),
        (
            json!({ "list": ["a", null] }),
            "Thing.list: null in a list or map that is not sparse",
        ),
        (json!({ "blob": "?" }), "Thing.blob: expected a blob in base64"),
        (
            json!({ "inside": { "seconds": "now" } }),
            "Thing.inside: Thing.seconds: expected a timestamp",
        ),
        (
            json!({ "either": { "text": "a", "nothing": {} } }),
            "Thing.either: more than one member of Either is set",
        ),
        (json!([]), "expected the members of Thing"),
    ] {
        let error = serde_json::from_value::<Thing>(value).expect_err("refused");
        assert_eq!(error.to_string(), expected);
    }
}

/// Lists nested 100,000 levels deep, for which a format without a limit of its own would need too much stack.
#[test]
fn deep_values_are_an_error() {
    let mut bytes = vec![0x81; 100_000];
    bytes.push(0xf6);
    assert!(ciborium::from_reader::<Thing, _>(bytes.as_slice()).is_err());
}

/// Tests that the body that the client sends is the text that serde writes.
#[tokio::test]
async fn the_bytes_are_those_of_the_json_protocol() {
    use aws_smithy_http_client::test_util::capture_request;
    let (http, sent) = capture_request(None);
    let config = museum_json::Config::builder()
        .behavior_version(museum_json::config::BehaviorVersion::latest())
        .endpoint_url("https://museum.example.com")
        .bearer_token(museum_json::config::Token::new("token", None))
        .http_client(http)
        .build();
    let client = museum_json::Client::from_conf(config);
    let mut thing = everything();
    // a number in JSON; serde has none as large
    thing["bigInteger"] = json!(5);
    let thing: museum_json::types::Thing = serde_json::from_value(thing).expect("a thing");
    let call = client.describe_thing().name("vase").thing(thing);
    let expected = serde_json::to_value(call.as_input().clone().build().expect("an input")).expect("JSON");
    // the answer is nobody's concern
    let _ = call.send().await;
    let request = sent.expect_request();
    let body: Value = serde_json::from_slice(request.body().bytes().expect("a body")).expect("JSON");
    assert_eq!(body, expected);
}

#[test]
#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]
fn all_types_of_forty_services_round_trip() {
    assert_eq!(SERVICES.len(), 40);
    let wrong: Vec<_> = SERVICES
        .iter()
        .filter_map(|(name, run)| run().err().map(|error| format!("{name}: {error}")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
