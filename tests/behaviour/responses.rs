//! Tests of the errors for invalid responses, in every protocol.

use super::replay;
use aws_smithy_types::retry::RetryConfig;
use tinsmith_tests as goldens;

type Headers = &'static [(&'static str, &'static str)];

/// Creates a client of a golden with this connector, which calls once.
macro_rules! client_without_retries {
    ($golden:ident, $http_client:expr) => {
        client!($golden, $http_client, retry_config(RetryConfig::disabled()))
    };
}

/// Returns the error of a call: its text, code and message; checks the text of the crate's error.
macro_rules! error {
    ($golden:ident, $http_client:expr, |$client:ident| $call:expr) => {{
        use goldens::$golden::error::ProvideErrorMetadata;
        let $client = client_without_retries!($golden, $http_client);
        let error = $call.send().await.expect_err("an error").into_service_error();
        let outcome = (
            error.code().map(str::to_owned),
            error.message().map(str::to_owned),
        );
        let text = error.to_string();
        assert_eq!(goldens::$golden::Error::from(error).to_string(), text);
        (text, outcome.0, outcome.1)
    }};
}

type Described = (String, Option<String>, Option<String>);

/// Reads a response with each protocol.
async fn of_all(status: u16, headers: Headers, body: &[u8]) -> Vec<(&'static str, Described)> {
    let replay = || replay(status, headers, body);
    vec![
        ("awsJson", error!(errors, replay(), |client| client.fail())),
        ("restJson1", error!(http_members, replay(), |client| client.get())),
        (
            "restXml",
            error!(rest_xml, replay(), |client| client.echo().id("i")),
        ),
        ("awsQuery", error!(aws_query, replay(), |client| client.echo())),
        ("ec2Query", error!(ec2_query, replay(), |client| client.echo())),
        ("rpcv2Cbor", error!(rpc_v2_cbor, replay(), |client| client.echo())),
        ("rpcv2Json", error!(rpc_v2_json, replay(), |client| client.echo())),
    ]
}

#[tokio::test]
async fn empty_errors_show_their_status() {
    for (status, outcome) in [
        (500, "500 Internal Server Error"),
        (404, "404 Not Found"),
        (599, "599"),
    ] {
        for (protocol, (text, code, message)) in of_all(status, &[], b"").await {
            assert_eq!(text, format!("unhandled error ({outcome})"), "{protocol}");
            assert_eq!((code, message), (None, None), "{protocol}");
        }
    }
}

#[tokio::test]
async fn errors_outside_the_protocol_show_status_and_reason() {
    let page = b"<!DOCTYPE html><html><body>down<br></body></html>";
    for (body, status, outcome) in [
        (&page[..], 503, "503 Service Unavailable"),
        (b"<html><body>down</body></html>", 503, "503 Service Unavailable"),
        (b"not found", 404, "404 Not Found"),
        (b"{", 502, "502 Bad Gateway"),
        (b"\xff\xfe", 500, "500 Internal Server Error"),
    ] {
        for (protocol, (text, code, message)) in of_all(status, &[], body).await {
            let start = format!("unhandled error ({outcome})");
            assert!(text.starts_with(&start), "{protocol}: {text}");
            // well-formed XML that is no error has nothing wrong with it but that
            let is_xml = body.starts_with(b"<html") && protocol.ends_with("ml") | protocol.ends_with("Query");
            assert_eq!(text.len() > start.len(), !is_xml, "{protocol}: {text}");
            assert_eq!((code, message), (None, None), "{protocol}");
        }
    }
    let text = error!(errors, replay(404, &[], b"not found"), |client| client.fail()).0;
    assert_eq!(
        text,
        "unhandled error (404 Not Found): expected a value, found text that is not JSON at byte 0"
    );
}

#[tokio::test]
async fn the_code_in_the_header_counts_whatever_the_body_is() {
    for body in [&b"<html>"[..], b"not json", b"{\"message\":"] {
        let header = &[("x-amzn-errortype", "example#Busy:http://internal/")];
        let outcome = [
            error!(errors, replay(429, header, body), |client| client.fail()),
            error!(http_members, replay(429, header, body), |client| client.get()),
        ];
        for (text, code, _) in outcome {
            assert_eq!(code.as_deref(), Some("Busy"));
            assert!(
                text.starts_with("unhandled error (Busy): 429 Too Many Requests"),
                "{text}"
            );
        }
    }
    let header = &[("x-amzn-query-error", "Old.Busy;Sender")];
    let outcome = error!(errors, replay(400, header, b"no json"), |client| client.fail());
    assert_eq!(outcome.1.as_deref(), Some("Old.Busy"));
}

#[tokio::test]
async fn a_message_without_a_code_is_kept() {
    let json = br#"{"message":"no such thing"}"#;
    let xml = b"<Error><Message>no such thing</Message></Error>";
    let query = b"<ErrorResponse><Error><Message>no such thing</Message></Error></ErrorResponse>";
    let ec2 = b"<Response><Errors><Error><Message>no such thing</Message></Error></Errors></Response>";
    let cbor = b"\xa1\x67message\x6dno such thing";
    let replay = |body: &[u8]| replay(404, &[], body);
    for (text, code, message) in [
        error!(errors, replay(json), |client| client.fail()),
        error!(http_members, replay(json), |client| client.get()),
        error!(rest_xml, replay(xml), |client| client.echo().id("i")),
        error!(rest_xml, replay(query), |client| client.echo().id("i")),
        error!(aws_query, replay(query), |client| client.echo()),
        error!(ec2_query, replay(ec2), |client| client.echo()),
        error!(rpc_v2_cbor, replay(cbor), |client| client.echo()),
    ] {
        assert_eq!(text, "unhandled error (404 Not Found): no such thing");
        assert_eq!(
            (code.as_deref(), message.as_deref()),
            (None, Some("no such thing"))
        );
    }
}

#[tokio::test]
async fn a_modelled_error_keeps_its_text() {
    let body = br#"{"__type":"Gone","message":"it left"}"#;
    let outcome = error!(http_members, replay(400, &[], body), |client| client.get());
    assert_eq!(outcome.0, "Gone: it left");
}

#[tokio::test]
async fn a_response_of_another_element_is_refused() {
    let page = b"<html><body>welcome</body></html>";
    let replay = |body: &[u8]| replay(200, &[], body);
    let text = error!(
        label_in_host,
        replay(b"<ListAllResult><Key>k</Key></ListAllResult>"),
        |client| client.list_objects().bucket("b")
    );
    assert_eq!(
        text.0,
        "unhandled error (200 OK): expected the outermost element `ListResult`, found `ListAllResult` at byte 0"
    );
    for (text, root) in [
        (
            error!(label_in_host, replay(page), |client| client
                .list_objects()
                .bucket("b"))
            .0,
            "ListResult",
        ),
        (
            error!(rest_xml, replay(page), |client| client.echo().id("i")).0,
            "EchoOutput",
        ),
        (
            error!(aws_query, replay(page), |client| client.echo()).0,
            "EchoResponse",
        ),
        (
            error!(ec2_query, replay(page), |client| client.echo()).0,
            "EchoResponse",
        ),
    ] {
        assert!(
            text.contains(&format!("expected the outermost element `{root}`, found `html`")),
            "{text}"
        );
    }
    let lacks = error!(
        aws_query,
        replay(b"<EchoResponse><Other/></EchoResponse>"),
        |client| client.echo()
    )
    .0;
    assert!(
        lacks.contains("`EchoResponse` lacks the element `EchoResult`"),
        "{lacks}"
    );
    for body in [&b"[]"[..], b"\"text\"", b"1", b"true", b"<html></html>"] {
        let text = error!(http_members, replay(body), |client| client.get()).0;
        assert!(
            text.starts_with("unhandled error (200 OK): expected an object, found "),
            "{text}"
        );
    }
    for body in [&b"\x80"[..], b"\x61a", b"\x01", b"<html></html>"] {
        let text = error!(rpc_v2_cbor, replay(body), |client| client.echo()).0;
        assert!(text.starts_with("unhandled error (200 OK): "), "{text}");
    }
}

#[tokio::test]
async fn a_response_of_its_own_element_is_read() {
    let body = b"<x:ListResult xmlns:x='u'><Name>n</Name><Key>k</Key></x:ListResult>";
    let client = client_without_retries!(label_in_host, replay(200, &[], body));
    let output = client.list_objects().bucket("b").send().await.expect("an output");
    assert_eq!((output.name(), output.keys()), (Some("n"), &["k".to_owned()][..]));
}

#[tokio::test]
async fn headers_of_one_name_are_joined_unless_they_are_a_list() {
    let headers = &[
        ("x-note", "a"),
        ("x-note", "b, c"),
        ("x-label-k", "one"),
        ("x-label-k", " two "),
        ("x-label-l", "three"),
        ("x-notes", "a, b"),
        ("x-notes", "\"c, d\""),
        ("x-numbers", "1, 2"),
        ("x-numbers", "3"),
    ];
    let client = client_without_retries!(http_members, replay(200, headers, b"{}"));
    let output = client.get().send().await.expect("an output");
    assert_eq!(output.note(), Some("a, b, c"));
    let labels = output.labels().expect("labels");
    assert_eq!(labels["k"], "one, two");
    assert_eq!(labels["l"], "three");
    assert_eq!(output.notes(), ["a", "b", "c, d"]);
    assert_eq!(output.numbers(), [1, 2, 3]);
    for name in ["x-count", "x-tiny", "x-single", "x-fraction", "x-at"] {
        let headers: Headers = match name {
            "x-count" => &[("x-count", "1"), ("x-count", "2")],
            "x-tiny" => &[("x-tiny", "1"), ("x-tiny", "1")],
            "x-single" => &[("x-single", "1"), ("x-single", "2")],
            "x-fraction" => &[("x-fraction", "1"), ("x-fraction", "2")],
            _ => &[("x-at", "1"), ("x-at", "2")],
        };
        error!(http_members, replay(200, headers, b"{}"), |client| client.get());
    }
}

#[tokio::test]
async fn numbers_out_of_range_are_errors_in_headers_too() {
    for header in [
        ("x-count", "2147483648"),
        ("x-tiny", "128"),
        ("x-single", "1e300"),
        ("x-single", "-4e38"),
        ("x-fraction", "1e400"),
        ("x-at", "1e300"),
        ("x-at", "99999999999999999999"),
        ("x-numbers", "1, 2147483648"),
    ] {
        let client = client_without_retries!(http_members, replay(200, vec![header].leak(), b"{}"));
        let error = client.get().send().await.expect_err("out of range");
        assert!(
            error.into_service_error().to_string().contains("200 OK"),
            "{header:?}"
        );
    }
    let fine: Headers = &[("x-single", "-Infinity"), ("x-fraction", "Infinity")];
    let client = client_without_retries!(http_members, replay(200, fine, b"{}"));
    let output = client.get().send().await.expect("an output");
    assert_eq!(output.single(), Some(f32::NEG_INFINITY));
    assert_eq!(output.fraction(), Some(f64::INFINITY));
    for body in [
        &br#"{"ratio":1e300}"#[..],
        br#"{"anything":1e400}"#,
        br#"{"anything":[{"a":-1e400}]}"#,
    ] {
        let text = error!(http_members, replay(200, &[], body), |client| client.get()).0;
        assert!(text.contains("a number out of range"), "{text}");
    }
}

#[tokio::test]
async fn what_a_service_error_hides_is_hidden_everywhere() {
    use goldens::sensitive::error::{DisplayErrorContext, ProvideErrorMetadata};
    let body = br#"{"__type":"Denied","message":"the password is hunter2"}"#;
    let client = client_without_retries!(sensitive, replay(400, &[], body));
    let error = client.echo().send().await.expect_err("an error");
    let error = error.into_service_error();
    assert!(error.is_denied());
    // who asks for it gets it
    assert_eq!(error.message(), Some("the password is hunter2"));
    for text in [
        format!("{error:?}"),
        format!("{error:#?}"),
        error.to_string(),
        DisplayErrorContext(&error).to_string(),
        format!("{:?}", goldens::sensitive::Error::from(error)),
    ] {
        assert!(!text.contains("hunter2"), "{text}");
        assert!(text.contains("Denied"), "{text}");
    }
}

#[tokio::test]
async fn a_modelled_error_of_rpcv2_json_is_read_with_its_code_and_message() {
    let headers: Headers = &[
        ("smithy-protocol", "rpc-v2-json"),
        ("content-type", "application/json"),
    ];
    let body = br#"{"__type":"example.golden#Gone","message":"it is gone"}"#;
    let client = client_without_retries!(rpc_v2_json, replay(400, headers, body));
    let error = client
        .echo()
        .send()
        .await
        .expect_err("an error")
        .into_service_error();
    assert!(error.is_gone(), "{error:?}");
    assert_eq!(error.to_string(), "Gone: it is gone");
}
