//! `CreateApplicationPresignedUrl` through the vendored client.

use crate::harness::replay;
use aws_sdk_kinesisanalyticsv2 as official;
use kinesisanalyticsv2 as ours;

macro_rules! both_send {
    (|$client:ident, $sdk:ident| $call:expr) => {{
        macro_rules! through {
            ($which:ident) => {{
                #[allow(unused_imports)]
                use $sdk::types::*;
                use $which as $sdk;
                crate::sent!($sdk, |$client: $sdk::Client| $call)
            }};
        }
        let expected = through!(official);
        assert_eq!(expected, through!(ours));
        expected
    }};
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
                let client = crate::client!($sdk, replay($status, $headers, $body));
                let call = client
                    .create_application_presigned_url()
                    .application_name("name")
                    .url_type($sdk::types::UrlType::FlinkDashboardUrl);
                crate::seen!($sdk, call.send().await)
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

#[tokio::test]
async fn responses_mean_the_same() {
    for &(status, body) in RESPONSES {
        let (expected, actual) = both_see!(status, &[], body);
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
        macro_rules! attempts {
            ($sdk:ident) => {{
                let http = replay(status, &[], body);
                let client = crate::client!($sdk, http.clone());
                let call = client
                    .create_application_presigned_url()
                    .application_name("name")
                    .url_type($sdk::types::UrlType::FlinkDashboardUrl);
                let _ = call.send().await;
                let requests: Vec<_> = http.actual_requests().map(crate::harness::dump).collect();
                requests
            }};
        }
        assert_eq!(
            attempts!(official),
            attempts!(ours),
            "status {status}, body {body}"
        );
    }
}

#[tokio::test]
async fn errors_tell_code_and_message() {
    let client = crate::client!(
        ours,
        replay(
            400,
            &[],
            r#"{"__type":"ResourceNotFoundException","message":"no such application"}"#
        )
    );
    let call = client
        .create_application_presigned_url()
        .application_name("a")
        .url_type("X".into());
    let error = call.send().await.expect_err("an error");
    let service_error = error.into_service_error();
    assert!(service_error.is_resource_not_found_exception());
    assert_eq!(
        service_error.to_string(),
        "ResourceNotFoundException: no such application"
    );
    assert_eq!(
        ours::Error::from(service_error).to_string(),
        "ResourceNotFoundException: no such application"
    );

    let client = crate::client!(
        ours,
        replay(400, &[], r#"{"__type":"Surprise","message":"what now"}"#)
    );
    let call = client
        .create_application_presigned_url()
        .application_name("a")
        .url_type("X".into());
    let error = ours::Error::from(call.send().await.expect_err("an error"));
    assert!(
        error.to_string().contains("Surprise") && error.to_string().contains("what now"),
        "{error}"
    );
}

#[tokio::test]
async fn incomplete_input_is_refused_before_anything_is_sent() {
    let http = replay(200, &[], "{}");
    let client = crate::client!(ours, http.clone());
    let error = client
        .create_application_presigned_url()
        .application_name("")
        .session_expiration_duration_in_seconds(1)
        .send()
        .await
        .expect_err("refused");
    assert!(
        matches!(error, ours::error::SdkError::ConstructionFailure(_)),
        "{error:?}"
    );
    let text = ours::error::DisplayErrorContext(&error).to_string();
    for name in ["ApplicationName", "UrlType", "SessionExpirationDurationInSeconds"] {
        assert!(text.contains(name), "{text}");
    }
    assert_eq!(http.actual_requests().count(), 0);

    let unchecked = ours::Config::builder().validate_input(false);
    let call = client
        .create_application_presigned_url()
        .customize()
        .config_override(unchecked);
    assert!(call.send().await.is_ok());
    assert_eq!(http.actual_requests().count(), 1);
}

#[tokio::test]
async fn mocks_of_the_official_crates_work() {
    use ours::operation::create_application_presigned_url::CreateApplicationPresignedUrlOutput;
    let rule = aws_smithy_mocks::mock!(ours::Client::create_application_presigned_url)
        .match_requests(|input| input.application_name() == Some("mocked"))
        .then_output(|| {
            CreateApplicationPresignedUrlOutput::builder()
                .authorized_url("https://mock/")
                .build()
        });
    let client = aws_smithy_mocks::mock_client!(ours, [&rule]);
    let call = client
        .create_application_presigned_url()
        .application_name("mocked")
        .url_type("X".into());
    assert_eq!(
        call.send().await.expect("the mock answers").authorized_url(),
        Some("https://mock/")
    );
    assert_eq!(rule.num_calls(), 1);
}
