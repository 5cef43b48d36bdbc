//! Tests of the vendored client: messages of errors, validation of input, mocks of the official crates.

use super::replay;
use aws_smithy_http_client::test_util::StaticReplayClient;
use kinesisanalyticsv2 as ours;

/// Creates a client with this response, and its connector.
fn client(status: u16, body: &str) -> (ours::Client, StaticReplayClient) {
    let http = replay(status, &[], body.as_bytes());
    let config = ours::Config::builder()
        .behavior_version_latest()
        .region(ours::config::Region::new("eu-central-1"))
        .with_test_defaults()
        .http_client(http.clone());
    (ours::Client::from_conf(config.build()), http)
}

/// Returns the error of a call with this response.
async fn error(
    body: &str,
) -> ours::operation::create_application_presigned_url::CreateApplicationPresignedUrlError {
    let (client, _) = client(400, body);
    let call = client
        .create_application_presigned_url()
        .application_name("a")
        .url_type("X".into());
    call.send().await.expect_err("an error").into_service_error()
}

#[tokio::test]
async fn errors_show_code_and_message() {
    let gone = error(r#"{"__type":"ResourceNotFoundException","message":"no such application"}"#).await;
    assert!(gone.is_resource_not_found_exception());
    let text = "ResourceNotFoundException: no such application";
    assert_eq!(gone.to_string(), text);
    assert_eq!(ours::Error::from(gone).to_string(), text);

    let other = error(r#"{"__type":"Surprise","message":"what now"}"#).await;
    let text = ours::Error::from(other).to_string();
    assert!(text.contains("Surprise") && text.contains("what now"), "{text}");
}

#[tokio::test]
async fn incomplete_input_is_refused_before_anything_is_sent_where_that_is_asked_for() {
    let (client, http) = client(200, "{}");
    let checked = ours::Config::builder().validate_input(true);
    let error = client
        .create_application_presigned_url()
        .application_name("")
        .session_expiration_duration_in_seconds(1)
        .customize()
        .config_override(checked)
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

    // the service decides, as it does with the official clients
    let call = client.create_application_presigned_url();
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
