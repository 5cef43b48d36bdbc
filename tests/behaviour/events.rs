//! Tests of event streams over protocols without HTTP bindings, where the other members are in the first message.

use super::replay;
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use aws_types::request_id::RequestId;
use tinsmith_tests::{rpc_streams as golden, streams};

/// A message of the kind `event`, as bytes.
fn event(name: &'static str, payload: &'static str) -> Vec<u8> {
    let headers = [
        (":message-type", "event"),
        (":event-type", name),
        (":content-type", "application/json"),
    ];
    message(&headers, payload)
}

/// A message with these headers, as bytes.
fn message(headers: &[(&'static str, &'static str)], payload: &'static str) -> Vec<u8> {
    let text = |text: &'static str| HeaderValue::String(text.into());
    let header = |(name, value): &(&'static str, &'static str)| Header::new(*name, text(value));
    let message = Message::new_from_parts(headers.iter().map(header).collect(), payload.as_bytes());
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).expect("a message");
    bytes
}

/// Creates a client whose response consists of these messages.
fn client(messages: &[Vec<u8>]) -> golden::Client {
    let headers = [("x-amzn-requestid", "request-1")];
    client!(rpc_streams, replay(200, &headers, &messages.concat()))
}

#[tokio::test]
async fn a_required_stream_that_is_set_is_not_missing() {
    use streams::config::{Credentials, Region};
    use streams::types::{Said, Words};
    let http = replay(200, &[], b"");
    let client = client!(
        streams,
        http,
        region(Region::new("r-1")),
        credentials_provider(Credentials::new("a", "b", None, None, "test")),
        validate_input(true)
    );
    let word = Words::Said(Said::builder().speaker("ann").build());
    let call = client
        .talk()
        .words(streams::primitives::event_stream::EventStreamSender::once(Ok(
            word,
        )));
    call.send().await.expect("an output");
    assert_eq!(http.actual_requests().count(), 1);
}

/// The language and the words of an output.
async fn heard(messages: &[Vec<u8>]) -> (String, Vec<String>) {
    let mut output = client(messages).listen().send().await.expect("an output");
    assert_eq!(output.request_id(), Some("request-1"));
    let mut words = Vec::new();
    while let Some(event) = output.words.recv().await.expect("an event") {
        let word = event.as_word().expect("a word");
        words.extend(word.text().map(str::to_owned));
    }
    (output.language().to_owned(), words)
}

#[tokio::test]
async fn members_of_an_output_are_in_the_first_message() {
    let first = event("initial-response", r#"{"language":"la","unknown":[1]}"#);
    let words = [
        event("word", r#"{"text":"verba"}"#),
        event("word", r#"{"text":"volant"}"#),
    ];
    let expected = vec!["verba".to_owned(), "volant".to_owned()];
    let all = [std::slice::from_ref(&first), &words].concat();
    assert_eq!(heard(&all).await, ("la".to_owned(), expected.clone()));
    assert_eq!(heard(&[first]).await, ("la".to_owned(), vec![]));
    // a service that does not send it: no event is lost
    assert_eq!(heard(&words).await, (String::new(), expected));
    assert_eq!(heard(&[]).await, (String::new(), vec![]));
}

#[tokio::test]
async fn a_first_message_that_cannot_be_read_is_an_error_of_the_response() {
    for broken in [
        event("initial-response", r#"{"language":"#),
        b"no message".to_vec(),
    ] {
        let error = client(&[broken]).listen().send().await.expect_err("an error");
        assert!(format!("{error:?}").starts_with("ResponseError"), "{error:?}");
    }
}

#[tokio::test]
async fn a_failed_first_message_keeps_status_and_headers() {
    for messages in [
        vec![event("initial-response", "no JSON")],
        vec![event("initial-response", r#"{"language":7}"#)],
        vec![b"no message at all, but long enough to be one".to_vec()],
    ] {
        let error = client(&messages).listen().send().await.expect_err("an error");
        let response = error.raw_response().expect("the response");
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers().get("x-amzn-requestid"), Some("request-1"));
        let text = golden::Error::from(error).to_string();
        assert!(text.len() > "unhandled error: response error: ".len(), "{text}");
    }
}

/// The last result of a stream with a word and this message: the next event, or the error with its code and message.
async fn after_a_word(last: Vec<u8>) -> Result<Option<golden::types::Words>, [String; 3]> {
    use golden::error::ProvideErrorMetadata;
    let messages = [event("word", r#"{"text":"verba"}"#), last];
    let mut output = client(&messages).listen().send().await.expect("an output");
    let first = output.words.recv().await.expect("an event").expect("a word");
    assert!(first.is_word());
    output.words.recv().await.map_err(|error| {
        let kind = format!("{error:?}");
        let kind = kind.split('(').next().unwrap_or_default().to_owned();
        let part = |part: Option<&str>| part.unwrap_or("none").to_owned();
        [kind, part(error.code()), part(error.message())]
    })
}

#[tokio::test]
async fn an_event_that_the_model_does_not_define_is_unknown() {
    let event = after_a_word(event("song", "la")).await;
    assert!(event.expect("an event").expect("an event").is_unknown());
}

#[tokio::test]
async fn a_failure_within_a_stream_is_told_with_its_code() {
    let exception = &[(":message-type", "exception"), (":exception-type", "Hoarse")];
    let error = &[
        (":message-type", "error"),
        (":error-code", "Hoarse"),
        (":error-message", "no voice"),
    ];
    for (last, expected) in [
        (
            message(exception, r#"{"message":"no voice"}"#),
            ["ServiceError", "Hoarse", "no voice"],
        ),
        (message(exception, "no JSON"), ["ServiceError", "Hoarse", "none"]),
        (message(error, ""), ["ServiceError", "Hoarse", "no voice"]),
        (
            message(&[(":message-type", "error")], ""),
            ["ServiceError", "none", "none"],
        ),
    ] {
        assert_eq!(after_a_word(last).await, Err(expected.map(str::to_owned)));
    }
}

#[tokio::test]
async fn a_message_that_cannot_be_read_is_an_error_of_the_response() {
    let word = || event("word", r#"{"text":"volant"}"#);
    let mut damaged = word();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    for broken in [
        damaged,
        word()[..last].to_vec(),
        event("word", r#"{"text":7}"#),
        message(&[(":event-type", "word")], "{}"),
        message(&[(":message-type", "event")], "{}"),
        message(&[(":message-type", "other"), (":event-type", "word")], "{}"),
    ] {
        let [kind, ..] = after_a_word(broken).await.expect_err("an error");
        assert_eq!(kind, "ResponseError");
    }
}
