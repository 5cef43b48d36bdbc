//! Tests that the log of a call contains no secrets, at level `TRACE`.

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::body::SdkBody;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tinsmith_tests as goldens;
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// A connector with this response, which it does not print.
fn answer(status: u16, body: &'static str) -> SharedHttpClient {
    infallible_client_fn(move |_| {
        let response = http::Response::builder().status(status);
        response.body(SdkBody::from(body)).expect("a response")
    })
}

macro_rules! client {
    ($golden:ident, $http:expr) => {{
        use goldens::$golden::config::retry::RetryConfig;
        goldens::$golden::Client::from_conf(
            goldens::$golden::Config::builder()
                .behavior_version_latest()
                .endpoint_url("https://example.com")
                .retry_config(RetryConfig::disabled())
                .http_client($http)
                .build(),
        )
    }};
}

#[tokio::test]
async fn no_secret_is_in_the_log_at_any_level() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(log.clone())
        .finish();
    let _set = tracing::subscriber::set_default(subscriber);
    let text = || String::from_utf8_lossy(&log.0.lock().expect("the log")).into_owned();

    // what is not secret is logged, so that the log is one
    let body = r#"{"text":"plain-answer"}"#;
    let call = client!(simple_types, answer(200, body))
        .echo()
        .text("plain-request");
    call.send().await.expect("an output");
    let plain = text();
    assert!(
        plain.contains("plain-answer") && plain.contains("transmitting request"),
        "{plain}"
    );

    let echo = |status, body| {
        client!(sensitive, answer(status, body))
            .echo()
            .user("visible")
            .password("hunter1")
            .passwords("hunter2")
    };
    let body = r#"{"user":"u","password":"hunter3","passwords":["hunter4"]}"#;
    let output = echo(200, body).send().await.expect("an output");
    assert_eq!(output.password(), Some("hunter3"));
    let body = r#"{"__type":"Denied","message":"hunter5"}"#;
    echo(400, body).send().await.expect_err("an error");
    // one that cannot be read
    echo(200, r#"{"password":["hunter6"]}"#)
        .send()
        .await
        .expect_err("an error");
    let logged = text();
    assert!(!logged.contains("hunter"), "{logged}");
    let after = logged.get(plain.len()..).unwrap_or_default();
    assert!(
        after.contains("Golden.Echo") && after.contains("attempt"),
        "{after}"
    );

    let call = client!(simple_types, answer(200, r#"{"text":"plain-again"}"#)).echo();
    call.send().await.expect("an output");
    assert!(text().contains("plain-again"));
}

#[tokio::test]
async fn no_secret_of_an_event_is_in_the_log() {
    use aws_smithy_eventstream::frame::write_message_to;
    use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
    use goldens::sensitive_events::primitives::event_stream::EventStreamSender;
    use goldens::sensitive_events::types::{Word, Words};

    let text = |text: &'static str| HeaderValue::String(text.into());
    let message = |payload: &'static str| {
        let message = Message::new(payload.as_bytes())
            .add_header(Header::new(":message-type", text("event")))
            .add_header(Header::new(":event-type", text("word")))
            .add_header(Header::new(":content-type", text("application/json")));
        let mut bytes = Vec::new();
        write_message_to(&message, &mut bytes).expect("a message");
        bytes
    };
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(log.clone())
        .finish();
    let _set = tracing::subscriber::set_default(subscriber);
    let logged = || String::from_utf8_lossy(&log.0.lock().expect("the log")).into_owned();

    let mut answer = message(r#"{"text":"hunter1"}"#);
    answer.extend(message(r#"{"text":"hunter2"}"#));
    // the end of the stream is missing, and what is left of it is logged
    answer.extend(message(r#"{"text":"hunter3"}"#).iter().take(60));
    let request = Arc::new(Mutex::new(None));
    let kept = request.clone();
    let http = infallible_client_fn(move |request: http::Request<SdkBody>| {
        *kept.lock().expect("the request") = Some(request);
        http::Response::new(SdkBody::from(answer.clone()))
    });
    let word = Words::Word(Word::builder().text("hunter4").build());
    let call = client!(sensitive_events, http)
        .whisper()
        .words(EventStreamSender::once(Ok(word)));
    let mut output = call.send().await.expect("an output");
    for expected in ["hunter1", "hunter2"] {
        let event = output.words.recv().await.expect("an event").expect("an event");
        assert_eq!(event.as_word().expect("a word").text(), Some(expected));
    }
    output.words.recv().await.expect_err("the stream ends too early");
    // the events are written where the connection asks for them, after the call
    let request = request.lock().expect("the request").take();
    let body = request.expect("a request was sent").into_body();
    let body = aws_smithy_types::byte_stream::ByteStream::new(body);
    let sent = body.collect().await.expect("the events").to_vec();
    let is_sent = sent.windows(7).any(|part| part == b"hunter4");
    assert!(is_sent, "{sent:?}");
    let logged = logged();
    assert!(logged.contains("Golden.Whisper"), "{logged}");
    assert!(
        !logged.contains("hunter") && !logged.contains("104, 117, 110, 116, 101, 114"),
        "{logged}"
    );
}
