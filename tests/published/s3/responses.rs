//! Tests of reading responses: second request ids, invalid dates, last pages, locations, errors by status.

use super::ours;

/// Formats the output of both clients for a response.
macro_rules! both {
    ($status:expr, $headers:expr, $body:expr, |$client:ident, $sdk:ident| $outcome:expr) => {
        tinsmith_published::both!(ours, aws_sdk_s3, |$sdk| {
            let http = tinsmith_published::harness::replay($status, $headers, $body);
            let $client = tinsmith_published::client!($sdk, http);
            $outcome
        })
    };
}

#[tokio::test]
async fn invalid_dates_are_kept_as_text() {
    for expires in [
        "0",
        "-1",
        "",
        "Tue, 14 Nov 2023 22:18:20 GMT",
        "2023-11-14T22:18:20Z",
    ] {
        let headers = [("expires", expires), ("content-length", "5")];
        let outcome = both!(200, &headers, "hello", |client, sdk| {
            let got = client.get_object().bucket("b").key("k").send().await;
            let got = got.expect("an object");
            #[allow(deprecated)]
            let date = got.expires().map(|expire| expire.secs());
            format!("{date:?} {:?}", got.expires_string())
        });
        let is_date = expires.ends_with("GMT");
        assert_eq!(outcome.starts_with("Some(1700000300)"), is_date, "{outcome}");
        assert!(outcome.ends_with(&format!("Some({expires:?})")), "{outcome}");
    }
    let outcome = both!(200, &[("content-length", "5")], "hello", |client, sdk| {
        let got = client.get_object().bucket("b").key("k").send().await;
        format!("{:?}", got.expect("an object").expires_string())
    });
    assert_eq!(outcome, "None");
}

#[tokio::test]
async fn outputs_and_errors_have_the_second_request_id() {
    let ids = [("x-amz-request-id", "first"), ("x-amz-id-2", "second")];
    let outcome = both!(200, &ids, "", |client, sdk| {
        use sdk::operation::{RequestId, RequestIdExt};
        let put = client.put_object().bucket("b").key("k").send().await;
        let of_result = put.extended_request_id().map(str::to_owned);
        let put = put.expect("it is put");
        // the members between are as many as the model is old
        let debug = format!("{put:?}");
        let debug = debug.split("request_charged").last().map(str::to_owned);
        format!(
            "{of_result:?} {:?} {:?} {debug:?}",
            put.extended_request_id(),
            put.request_id()
        )
    });
    assert!(
        outcome.starts_with(r#"Some("second") Some("second") Some("#),
        "{outcome}"
    );

    let known = "<Error><Code>NoSuchKey</Code><Message>No.</Message></Error>";
    let unknown = "<Error><Code>Other</Code><Message>No.</Message></Error>";
    for body in [known, unknown] {
        let outcome = both!(404, &ids, body, |client, sdk| {
            use sdk::error::ProvideErrorMetadata;
            use sdk::operation::RequestIdExt;
            let error = client.get_object().bucket("b").key("k").send().await;
            let error = error.expect_err("there is none");
            let of_call = error.extended_request_id().map(str::to_owned);
            let error = error.into_service_error();
            let (id, code) = (
                error.extended_request_id().map(str::to_owned),
                error.code().map(str::to_owned),
            );
            let of_any = sdk::Error::from(error).extended_request_id().map(str::to_owned);
            format!("{of_call:?} {id:?} {of_any:?} {code:?}")
        });
        assert!(
            outcome.starts_with(r#"Some("second") Some("second") Some("second")"#),
            "{outcome}"
        );
    }
}

#[tokio::test]
async fn a_page_of_parts_that_is_the_last_says_so() {
    let page = |is_truncated: bool, last: u32| {
        format!(
            "<ListPartsResult><IsTruncated>{is_truncated}</IsTruncated><NextPartNumberMarker>{last}</NextPartNumberMarker>\
             <Part><PartNumber>{last}</PartNumber></Part></ListPartsResult>"
        )
    };
    let pages = [page(true, 1), page(true, 2), page(false, 3), page(true, 4)];
    macro_rules! parts {
        ($sdk:ident) => {{
            let responses: Vec<_> = pages.iter().map(String::as_str).collect();
            let client =
                tinsmith_published::client!($sdk, tinsmith_published::harness::replay_each(&responses));
            let call = client.list_parts().bucket("b").key("k").upload_id("id");
            let parts = call.into_paginator().items().send().try_collect().await;
            let parts = parts.expect("all parts");
            parts
                .iter()
                .filter_map(|part| part.part_number())
                .collect::<Vec<_>>()
        }};
    }
    let ours = parts!(ours);
    let official = parts!(aws_sdk_s3);
    assert_eq!(ours, official);
    assert_eq!(ours, [1, 2, 3]);
}

#[tokio::test]
async fn the_location_of_a_bucket_is_all_there_is_in_the_response() {
    let location = r#"<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>"#;
    let nowhere = r#"<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>"#;
    for body in [location, nowhere] {
        let outcome = both!(200, &[], body, |client, sdk| {
            let got = client.get_bucket_location().bucket("b").send().await;
            format!("{:?}", got.expect("a location").location_constraint())
        });
        assert_eq!(outcome.contains("EuWest1"), body == location, "{outcome}");
    }
}

/// Answers to `HEAD` have no body to say what is wrong in.
#[tokio::test]
async fn status_404_means_not_found() {
    for status in [301, 400, 403, 404, 412] {
        both!(status, &[("x-amz-id-2", "second")], "", |client, sdk| {
            use sdk::error::ProvideErrorMetadata;
            let error = client.head_object().bucket("b").key("k").send().await;
            let error = error.expect_err("there is none").into_service_error();
            format!("{} {:?}", error.is_not_found(), error.code())
        });
    }
}
