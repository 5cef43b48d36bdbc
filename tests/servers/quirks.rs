//! Tests of quirks by their requests, without a server.

use super::rest::{apigateway, glacier, route53};
use super::shared::anywhere;
use aws_smithy_http_client::test_util::capture_request;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

super::client!(machinelearning);

/// The request of a call.
macro_rules! sent {
    ($service:ident, $call:expr) => {{
        let (http, seen) = capture_request(None);
        let client = $service::Client::new(&anywhere().http_client(http).build());
        #[allow(clippy::redundant_closure_call)]
        let _ = $call(client).send().await;
        seen.expect_request()
    }};
}

#[tokio::test]
async fn headers_of_single_services() {
    let request = sent!(apigateway, |client: apigateway::Client| client.get_rest_apis());
    assert_eq!(request.headers().get("accept"), Some("application/json"));
    let request = sent!(glacier, |client: glacier::Client| client.list_vaults());
    assert_eq!(request.headers().get("x-amz-glacier-version"), Some("2012-06-01"));
    assert!(request.uri().ends_with("/-/vaults"), "{}", request.uri());
}

#[tokio::test]
async fn prefixes_of_ids_are_stripped() {
    for (id, sent) in [
        ("/hostedzone/Z1", "Z1"),
        ("hostedzone/Z1", "Z1"),
        ("Z1", "Z1"),
        ("/Z1", "%2FZ1"),
        ("/hostedzone/hostedzone/Z1", "hostedzone%2FZ1"),
    ] {
        let request = sent!(route53, |client: route53::Client| client.get_hosted_zone().id(id));
        assert_eq!(
            request.uri(),
            format!("https://route53.amazonaws.com/2013-04-01/hostedzone/{sent}")
        );
    }
}

/// SHA-256 of `hello`, which is also that of the tree of a single leaf.
const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

#[tokio::test]
async fn archives_go_with_checksums() {
    let megabytes = |count: usize| vec![b'a'; count << 20];
    for (body, linear, tree) in [
        (b"hello".to_vec(), HELLO, HELLO),
        (
            megabytes(4),
            "299285fc41a44cdb038b9fdaf494c76ca9d0c866672b2b266c1a0c17dda60a05",
            "9491cb2ed1d4e7cd53215f4017c23ec4ad21d7050a1e6bb636c4f67e8cddb844",
        ),
    ] {
        let request = sent!(glacier, |client: glacier::Client| client
            .upload_archive()
            .vault_name("v")
            .body(body.clone().into()));
        let headers = request.headers();
        assert_eq!(headers.get("x-amz-content-sha256"), Some(linear));
        assert_eq!(headers.get("x-amz-sha256-tree-hash"), Some(tree));
        let authorization = headers.get("authorization").unwrap_or_default();
        assert!(authorization.contains("x-amz-content-sha256;"), "{authorization}");
        assert_eq!(request.body().bytes(), Some(&body[..]));
    }
}

#[tokio::test]
async fn parts_go_with_checksums_unless_the_caller_has_them() {
    let part = |client: glacier::Client| {
        let part = client.upload_multipart_part().vault_name("v").upload_id("u");
        part.range("bytes 0-4/*").body(ByteStream::from_static(b"hello"))
    };
    let request = sent!(glacier, part);
    assert_eq!(request.headers().get("x-amz-sha256-tree-hash"), Some(HELLO));
    let request = sent!(glacier, |client: glacier::Client| part(client).checksum("mine"));
    assert_eq!(request.headers().get("x-amz-sha256-tree-hash"), Some("mine"));
    assert_eq!(request.headers().get("x-amz-content-sha256"), Some(HELLO));
}

/// A stream that can be read only once is read for its checksum, and is sent nevertheless.
#[tokio::test]
async fn streams_go_with_checksums() {
    let body = SdkBody::from_body_1_x(http_body_util::Full::from("hello"));
    let mut body = Some(ByteStream::new(body));
    let request = sent!(glacier, |client: glacier::Client| client
        .upload_archive()
        .vault_name("v")
        .body(body.take().expect("the stream")));
    assert_eq!(request.headers().get("x-amz-sha256-tree-hash"), Some(HELLO));
    assert_eq!(request.body().bytes(), Some(&b"hello"[..]));
}

#[tokio::test]
async fn predictions_are_made_where_the_model_is() {
    let predict = |client: machinelearning::Client| {
        let call = client.predict().ml_model_id("m").record("a", "b");
        call.predict_endpoint("https://realtime.machinelearning.us-east-1.amazonaws.com")
    };
    let request = sent!(machinelearning, predict);
    let host = "https://realtime.machinelearning.us-east-1.amazonaws.com/";
    assert_eq!(request.uri(), host);
    let body = std::str::from_utf8(request.body().bytes().expect("a body")).expect("JSON");
    assert!(body.contains("\"PredictEndpoint\":\"https://realtime."), "{body}");
    let model = sent!(machinelearning, |client: machinelearning::Client| client
        .get_ml_model()
        .ml_model_id("m"));
    assert_eq!(model.uri(), "https://machinelearning.us-east-1.amazonaws.com/");
}
