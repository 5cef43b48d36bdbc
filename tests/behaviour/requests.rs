//! Tests that requests which cannot be built are refused before anything is sent, with the member and the reason in the
//! message.

use super::replay;
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::BigInteger;
use goldens::endpoint_params::config::Region;
use std::str::FromStr;
use tinsmith_tests as goldens;

/// Returns a connector with one successful response.
fn answer() -> StaticReplayClient {
    replay(200, &[], b"{}")
}

/// Returns the URI of a call that is sent, or the message of its error.
macro_rules! sent {
    ($golden:ident, $http:expr, $call:expr) => {{
        let result = $call.send().await;
        let uri = $http
            .actual_requests()
            .next()
            .map(|request| request.uri().to_owned());
        match (uri, result) {
            (Some(uri), _) => Ok(uri),
            (None, Err(error)) => Err(goldens::$golden::Error::from(error).to_string()),
            (None, Ok(_)) => panic!("nothing was sent"),
        }
    }};
}

fn refused(sent: Result<String, String>, texts: &[&str]) {
    let text = sent.expect_err("it is refused");
    for part in texts {
        assert!(text.contains(part), "{part} is not in: {text}");
    }
}

#[tokio::test]
async fn a_label_that_is_unset_or_empty_is_refused() {
    let put = |name: Option<&str>, number: Option<i32>, path: Option<&str>| {
        let http = answer();
        let call = client!(http_members, http)
            .put()
            .set_name(name.map(str::to_owned))
            .set_number(number)
            .set_path(path.map(str::to_owned))
            .upload("u")
            .part(1);
        async move { sent!(http_members, http, call) }
    };
    let sent = put(Some("a b"), Some(7), Some("c/d")).await;
    assert_eq!(
        sent.as_deref(),
        Ok("https://example.com/things/a%20b/7/c/d?uploadId=u&part=1")
    );
    for name in [None, Some("")] {
        refused(
            put(name, Some(7), Some("c")).await,
            &["`name`", "missing or empty"],
        );
    }
    refused(
        put(Some("a"), None, Some("c")).await,
        &["`number`", "missing or empty"],
    );
    for path in [None, Some("")] {
        refused(
            put(Some("a"), Some(7), path).await,
            &["`path`", "missing or empty"],
        );
    }
}

#[tokio::test]
async fn a_required_parameter_that_is_unset_or_empty_is_refused() {
    for upload in [None, Some(String::new())] {
        let http = answer();
        let client = client!(http_members, http);
        let call = client
            .put()
            .name("n")
            .number(1)
            .path("p")
            .set_upload(upload)
            .part(1);
        refused(sent!(http_members, http, call), &["`upload`", "missing or empty"]);
    }
    let http = answer();
    let client = client!(http_members, http);
    let call = client.put().name("n").number(1).path("p").upload("u");
    refused(sent!(http_members, http, call), &["`part`", "missing or empty"]);
}

#[tokio::test]
async fn a_bucket_that_is_unset_or_empty_is_refused_though_it_stands_in_the_host() {
    let http = answer();
    let call = bare_client!(label_in_host, http)
        .remove_object()
        .bucket("b")
        .key("k");
    assert_eq!(
        sent!(label_in_host, http, call).as_deref(),
        Ok("https://b.example.com/k?x-id=RemoveObject")
    );
    for bucket in [None, Some(""), Some(" ")] {
        for checks in [false, true] {
            let http = answer();
            let call = bare_client!(label_in_host, http, validate_input(checks))
                .remove_object()
                .set_bucket(bucket.map(str::to_owned))
                .key("k");
            refused(sent!(label_in_host, http, call), &["Bucket"]);
            let call = bare_client!(label_in_host, http, validate_input(checks))
                .list_objects()
                .set_bucket(bucket.map(str::to_owned));
            refused(sent!(label_in_host, http, call), &["Bucket"]);
        }
    }
    let http = answer();
    let call = bare_client!(label_in_host, http)
        .remove_object()
        .bucket("b")
        .key("");
    refused(sent!(label_in_host, http, call), &["`Key`"]);
}

#[tokio::test]
async fn a_required_parameter_of_the_endpoint_is_refused_where_it_is_unset_or_blank() {
    for bucket in [None, Some(""), Some(" \t")] {
        let empty = |http: &StaticReplayClient, checks| {
            let call = bare_client!(endpoint_params, http, validate_input(checks)).empty();
            call.set_bucket(bucket.map(str::to_owned))
        };
        let http = answer();
        let sent = sent!(endpoint_params, http, empty(&http, false));
        refused(sent, &["`bucket`", "missing or empty"]);
        let http = answer();
        let sent = sent!(endpoint_params, http, empty(&http, true));
        refused(sent, &["token: is required"]);
    }
    // what is no parameter may be missing, as far as the client is concerned
    let http = answer();
    let call = bare_client!(endpoint_params, http, region(Region::new("r-1"))).empty();
    assert_eq!(
        sent!(endpoint_params, http, call.bucket("b")).as_deref(),
        Ok("https://b.r-1.example.com/")
    );
}

#[tokio::test]
async fn a_header_that_cannot_be_one_is_refused() {
    let put = |http: &StaticReplayClient| {
        let client = client!(http_members, http);
        client.put().name("n").number(1).path("p").upload("u").part(1)
    };
    for value in ["a\nb", "a\rb", "\0", "a\u{7f}"] {
        let http = answer();
        let sent = sent!(http_members, http, put(&http).note(value));
        refused(sent, &["`note`", "line break or another control character"]);
        let http = answer();
        let sent = sent!(http_members, http, put(&http).notes("fine").notes(value));
        refused(sent, &["`notes`", "line break or another control character"]);
        let http = answer();
        let sent = sent!(http_members, http, put(&http).labels("k", value));
        refused(sent, &["`labels`", "line break or another control character"]);
    }
    for key in ["a b", "a\nb", "ü", "a:b"] {
        let http = answer();
        let sent = sent!(http_members, http, put(&http).labels(key, "v"));
        refused(sent, &["`labels`", "name of a header"]);
    }
}

#[tokio::test]
async fn empty_items_of_a_header_are_sent() {
    for (items, header) in [
        (&["", "x"][..], ", x"),
        (&["x", "", "y,z"], "x, , \"y,z\""),
        (&["", ""], ", "),
        (&[""], ""),
    ] {
        let http = answer();
        let client = client!(http_members, http);
        let call = client.put().name("n").number(1).path("p").upload("u").part(1);
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        let call = call.set_notes(Some(items)).send();
        call.await.expect("an output");
        let request = http.actual_requests().next().expect("a request");
        assert_eq!(request.headers().get("x-notes"), Some(header));
    }
}

#[tokio::test]
async fn a_value_that_a_body_cannot_hold_is_refused_with_the_way_to_it() {
    use goldens::http_members::types::Nested;
    let none = BigInteger::from_str("0x1F");
    // the type itself may refuse it
    let Ok(none) = none else { return };
    let http = answer();
    let client = client!(http_members, http);
    let nested = Nested::builder().amount(none).build();
    let call = client.put().name("n").number(1).path("p").upload("u").part(1);
    let sent = sent!(http_members, http, call.nested(nested));
    refused(sent, &["`nested.amount`", "not a number"]);
}

/// Strings that are not valid endpoint URLs.
const NO_URLS: [&str; 12] = [
    "",
    " ",
    "/",
    "http",
    "http:",
    "http://",
    "https://:443",
    "example.com",
    "https://exam ple.com",
    "https://ex\u{e4}mple.com",
    "https://example.com\n",
    "https://[::1",
];

#[tokio::test]
async fn a_url_that_a_member_names_has_to_be_one() {
    let predict = |url: &str| {
        let http = answer();
        let call = bare_client!(endpoint_in_input, http)
            .predict()
            .predict_endpoint(url);
        async move { sent!(endpoint_in_input, http, call) }
    };
    assert_eq!(
        predict("https://model.example.com/base").await.as_deref(),
        Ok("https://model.example.com/base/")
    );
    for url in NO_URLS {
        refused(predict(url).await, &["`PredictEndpoint`", "URL"]);
    }
}

#[tokio::test]
async fn a_url_that_the_configuration_names_has_to_be_one() {
    for url in NO_URLS {
        let http = answer();
        let call = bare_client!(http_members, http, endpoint_url(url)).get();
        refused(sent!(http_members, http, call), &["`endpoint_url`"]);
        let http = answer();
        let call = bare_client!(label_in_host, http, endpoint_url(url))
            .list_objects()
            .bucket("b");
        refused(sent!(label_in_host, http, call), &["`endpoint_url`"]);
    }
    let http = answer();
    let call = bare_client!(http_members, http).get();
    refused(sent!(http_members, http, call), &["set `endpoint_url`"]);
}

#[tokio::test]
async fn a_host_that_the_rules_make_has_to_be_one() {
    for bucket in ["a b", "a\nb", "ü", "a/b", "a@b:c"] {
        let http = answer();
        let call = bare_client!(label_in_host, http).list_objects().bucket(bucket);
        // no panic, and if the rules let it be, the host is still theirs
        if let Ok(uri) = sent!(label_in_host, http, call) {
            assert!(
                uri.starts_with("https://") && uri.contains(".example.com"),
                "{uri}"
            );
        }
    }
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_fails_with_the_reason() {
    use goldens::http_members::config::timeout::TimeoutConfig;
    use std::time::Duration;
    let http = aws_smithy_http_client::test_util::NeverClient::new();
    let timeouts = TimeoutConfig::builder()
        .operation_timeout(Duration::from_millis(20))
        .build();
    let client = client!(http_members, http, timeout_config(timeouts));
    let error = client.get().send().await.expect_err("it takes too long");
    let text = goldens::http_members::Error::from(error).to_string();
    assert!(
        text.contains("timed out") && text.contains("operation timeout"),
        "{text}"
    );
}
