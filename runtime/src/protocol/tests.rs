//! Tests of awsJson: codes and messages of errors, in all possible positions.
#![cfg(feature = "json")]

use super::aws_json::{AWS_JSON_1_0_QUERY_COMPATIBLE, AWS_JSON_1_1};
use super::Protocol;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;

fn response(headers: &[(&'static str, &'static str)], body: &'static str) -> HttpResponse {
    let status = 400_u16.try_into().expect("a status");
    let mut response = HttpResponse::new(status, SdkBody::from(body));
    for (name, value) in headers {
        response.headers_mut().insert(*name, *value);
    }
    response
}

fn metadata(headers: &[(&'static str, &'static str)], body: &'static str) -> ErrorMetadata {
    AWS_JSON_1_1
        .error_summary(&response(headers, body))
        .metadata
        .build()
}

#[test]
fn the_code_is_found_in_header_and_body_and_stripped() {
    for (headers, body, code) in [
        (&[][..], r#"{"__type":"Gone"}"#, "Gone"),
        (&[], r#"{"__type":"com.example#Gone:http://internal/"}"#, "Gone"),
        (&[], r#"{"code":"Gone"}"#, "Gone"),
        (&[("x-amzn-errortype", "Gone:http://internal/")], "{}", "Gone"),
        (&[("x-amzn-errortype", "Gone")], r#"{"__type":"Other"}"#, "Gone"),
        (&[("x-amzn-errortype", "")], r#"{"__type":"Gone"}"#, "Gone"),
        (
            &[("x-amzn-errortype", "#")],
            r#"{"code":"","__type":"Gone"}"#,
            "Gone",
        ),
    ] {
        assert_eq!(metadata(headers, body).code(), Some(code), "{headers:?} {body}");
    }
    for without in ["{}", r#"{"__type":""}"#, r#"{"code":"example#"}"#] {
        assert_eq!(metadata(&[], without).code(), None, "{without}");
    }
}

#[test]
fn the_message_has_three_names() {
    for body in [
        r#"{"message":"m"}"#,
        r#"{"Message":"m"}"#,
        r#"{"errorMessage":"m"}"#,
    ] {
        assert_eq!(metadata(&[], body).message(), Some("m"), "{body}");
    }
}

#[test]
fn malformed_bodies_keep_the_code_if_there_is_one() {
    for (headers, body, code, problem) in [
        (
            &[][..],
            "<html>",
            None,
            "expected a value, found `<`, as HTML and XML have it at byte 0",
        ),
        (
            &[],
            "not found",
            None,
            "expected a value, found text that is not JSON at byte 0",
        ),
        (
            &[],
            "true story",
            None,
            "expected the end of the body, found text that is not JSON at byte 5",
        ),
        (
            &[],
            "{\"__type\":\"Gone\"",
            Some("Gone"),
            "expected `,` or `}`, found the end of the body at byte 16",
        ),
        (
            &[("x-amzn-errortype", "Gone")],
            "<html>",
            Some("Gone"),
            "expected a value, found `<`, as HTML and XML have it at byte 0",
        ),
    ] {
        let summary = AWS_JSON_1_1.error_summary(&response(headers, body));
        assert_eq!(summary.metadata.build().code(), code, "{body}");
        assert_eq!(summary.problem.expect("a problem").to_string(), problem, "{body}");
    }
}

#[test]
fn query_compatible_services_keep_their_old_codes() {
    let response = response(
        &[(
            "x-amzn-query-error",
            "AWS.SimpleQueueService.NonExistentQueue;Sender",
        )],
        r#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist"}"#,
    );
    let metadata = AWS_JSON_1_0_QUERY_COMPATIBLE
        .error_summary(&response)
        .metadata
        .build();
    assert_eq!(metadata.code(), Some("AWS.SimpleQueueService.NonExistentQueue"));
    assert_eq!(metadata.extra("type"), Some("Sender"));
    // a model may lack the trait
    let shape = AWS_JSON_1_0_QUERY_COMPATIBLE.error_shape(&response);
    assert_eq!(shape.as_deref(), Some("QueueDoesNotExist"));
    assert_eq!(AWS_JSON_1_1.error_shape(&response), None);
}
