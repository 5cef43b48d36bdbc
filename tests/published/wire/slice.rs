//! Calls `CreateApplicationPresignedUrl` through the vendored client.

use aws_sdk_kinesisanalyticsv2 as official;
use kinesisanalyticsv2 as ours;
use tinsmith_published::harness::replay;

macro_rules! both_send {
    (|$client:ident, $sdk:ident| $call:expr) => {
        tinsmith_published::both!(ours, official, |$sdk| {
            #[allow(unused_imports)]
            use $sdk::types::*;
            tinsmith_published::sent!($sdk, |$client: $sdk::Client| $call)
        })
    };
}

#[tokio::test]
async fn requests_are_equal_byte_for_byte() {
    let full = both_send!(|client, sdk| async move {
        client
            .create_application_presigned_url()
            .application_name("na\"me é\u{1}\u{2028}/\\")
            .url_type(sdk::types::UrlType::FlinkDashboardUrl)
            .session_expiration_duration_in_seconds(1800)
            .send()
            .await
    });
    assert!(
        full.contains("authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20231114/eu-central-1/"),
        "{full}"
    );
    assert!(
        full.contains("x-amz-target: KinesisAnalytics_20180523.CreateApplicationPresignedUrl"),
        "{full}"
    );
    both_send!(|client, sdk| async move {
        client
            .create_application_presigned_url()
            .application_name("name")
            .url_type(sdk::types::UrlType::from("AN_UNKNOWN_URL"))
            .send()
            .await
    });
}

#[tokio::test]
async fn customized_requests_are_equal() {
    let changed = both_send!(|client, sdk| async move {
        client
            .create_application_presigned_url()
            .application_name("name")
            .url_type(sdk::types::UrlType::ZeppelinUiUrl)
            .customize()
            .mutate_request(|request| {
                request.headers_mut().insert("x-example", "1");
            })
            .config_override(sdk::config::Config::builder().region(sdk::config::Region::new("us-gov-west-1")))
            .send()
            .await
    });
    assert!(
        changed.contains("x-example: 1") && changed.contains("us-gov-west-1"),
        "{changed}"
    );
}

macro_rules! both_see {
    ($status:expr, $headers:expr, $body:expr) => {{
        macro_rules! through {
            ($sdk:ident) => {{
                let client = tinsmith_published::client!($sdk, replay($status, $headers, $body));
                let call = client
                    .create_application_presigned_url()
                    .application_name("name")
                    .url_type($sdk::types::UrlType::FlinkDashboardUrl);
                tinsmith_published::seen!($sdk, call.send().await)
            }};
        }
        (through!(official), through!(ours))
    }};
}

/// Responses by status and body: success, each modelled error, unknown ones, garbage, empty, truncated.
const RESPONSES: &[(u16, &str)] = &[
    (200, r#"{"AuthorizedUrl":"https://example.com/"}"#),
    (
        200,
        r#"{"AuthorizedUrl":"https://example.com/","Later":{"a":[1,{"b":null}],"c":1.5e3}}"#,
    ),
    (200, "{}"),
    (200, ""),
    (200, r#"{"AuthorizedUrl":null}"#),
    (200, r#"{"AuthorizedUrl":"a\u00e9\ud83d\ude00\n\"\\\/"}"#),
    (200, r#"{"AuthorizedUrl":5}"#),
    (200, r#"{"AuthorizedUrl":"https://ex"#),
    (200, r#"{"AuthorizedUrl":"x""#),
    (200, "<html>nothing of ours</html>"),
    (200, "[]"),
    (200, r#"{"AuthorizedUrl":"x"} trailing"#),
    (204, ""),
    (400, r#"{"__type":"ResourceNotFoundException","message":"gone"}"#),
    (400, r#"{"__type":"ResourceInUseException","Message":"busy"}"#),
    (
        400,
        r#"{"__type":"com.amazonaws.kinesisanalyticsv2#InvalidArgumentException","message":"bad"}"#,
    ),
    (
        400,
        r#"{"__type":"com.amazonaws#ResourceNotFoundException:http://internal/","Message":"gone"}"#,
    ),
    (400, r#"{"code":"ResourceNotFoundException","message":"gone"}"#),
    (400, r#"{"__type":"ResourceNotFoundException"}"#),
    (400, r#"{"__type":"ResourceNotFoundException","message":null}"#),
    (400, r#"{"__type":"ResourceNotFoundException","message":7}"#),
    (
        400,
        r#"{"__type":"ValidationException","message":"not in the model"}"#,
    ),
    (403, r#"{"__type":"AccessDeniedException","message":"no"}"#),
    (400, r#"{"message":"no code"}"#),
    (400, "{}"),
    (400, ""),
    (400, "<html>nothing of ours</html>"),
    (400, "[]"),
    (400, r#"{"__type":"ResourceNotFoundException","message":"gone""#),
    (500, r#"{"__type":"InternalFailure","message":"again"}"#),
    (503, ""),
    (302, ""),
];

/// Bodies of errors from which our client keeps more than the published one, which drops the data of an error without a
/// code or with a truncated body; with the code and the message that ours returns.
const KEPT: &[(&str, &str)] = &[
    (r#"{"message":"no code"}"#, r#"code=None message=Some("no code")"#),
    (
        r#"{"__type":"ResourceNotFoundException","message":"gone""#,
        r#"code=Some("ResourceNotFoundException") message=Some("gone")"#,
    ),
];

#[tokio::test]
async fn responses_mean_the_same() {
    for &(status, body) in RESPONSES {
        let (mut expected, actual) = both_see!(status, &[], body);
        if let Some((_, kept)) = KEPT.iter().find(|(key, _)| *key == body) {
            assert_ne!(expected, actual, "status {status}, body {body:?}");
            expected = expected.replace("code=None message=None", kept);
        }
        assert_eq!(expected, actual, "status {status}, body {body:?}");
    }
    let (expected, actual) = both_see!(
        400,
        &[("x-amzn-errortype", "ResourceInUseException:http://x/")],
        "{}"
    );
    assert_eq!(expected, actual);
    assert!(expected.contains("ResourceInUseException"), "{expected}");
}

#[tokio::test]
async fn retries_are_the_same() {
    for (status, body) in [
        (400, r#"{"__type":"ThrottlingException"}"#),
        (500, "{}"),
        (400, r#"{"__type":"ResourceNotFoundException"}"#),
        (400, r#"{"__type":"RequestTimeout"}"#),
        (400, r#"{"__type":"RequestTimeTooSkewed"}"#),
    ] {
        tinsmith_published::both!(ours, official, |sdk| {
            let http = replay(status, &[], body);
            let client = tinsmith_published::client!(sdk, http.clone());
            let call = client
                .create_application_presigned_url()
                .application_name("name")
                .url_type(sdk::types::UrlType::FlinkDashboardUrl);
            let _ = call.send().await;
            let requests: Vec<_> = http
                .actual_requests()
                .map(tinsmith_published::harness::dump)
                .collect();
            (status, body, requests)
        });
    }
}
