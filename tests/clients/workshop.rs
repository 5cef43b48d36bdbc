//! Tests paginators and waiters of a service that is described both in Smithy and in botocore's format.

use super::shared::replay;
use aws_smithy_async::test_util::instant_time_and_sleep;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use std::time::Duration;

/// The tests that each client must pass.
macro_rules! both {
    ($($form:ident)*) => { $(
        mod $form {
            use super::*;

            #[allow(clippy::all, deprecated)]
            mod sdk {
                include!(concat!(env!("OUT_DIR"), "/workshop_", stringify!($form), ".rs"));
            }
            use sdk::client::Waiters;

            #[tokio::test]
            async fn pages_follow_each_other_until_there_is_no_token() {
                let http = replay(&[
                    (200, &[], r#"{"Tools":[{"Name":"a"},{"Name":"b"}],"NextToken":"t&1"}"#),
                    (200, &[], r#"{"Tools":[],"NextToken":"t2"}"#),
                    (200, &[], r#"{"Tools":[{"Name":"c"}]}"#),
                ]);
                let client = crate::client!(sdk, http);
                let items = client.list_tools().into_paginator().page_size(2).items().send();
                let tools: Vec<_> = items.collect::<Result<Vec<_>, _>>().await.expect("all pages");
                let names: Vec<_> = tools.iter().map(|tool| tool.name()).collect();
                assert_eq!(names, ["a", "b", "c"]);
                let asked: Vec<_> = http.actual_requests().map(|request| request.uri().to_owned()).collect();
                let host = "https://workshop.eu-central-1.amazonaws.com";
                assert_eq!(asked, [
                    format!("{host}/tools?maxResults=2"),
                    format!("{host}/tools?nextToken=t%261&maxResults=2"),
                    format!("{host}/tools?nextToken=t2&maxResults=2"),
                ]);
            }

            #[tokio::test]
            async fn a_page_that_fails_ends_them() {
                let http = replay(&[
                    (200, &[], r#"{"Tools":[{"Name":"a"}],"NextToken":"t"}"#),
                    (503, &[("x-amzn-errortype", "Busy")], r#"{"Message":"later"}"#),
                ]);
                let client = crate::client!(sdk, http);
                let mut pages = client.list_tools().into_paginator().send();
                let first = pages.next().await.expect("a page").expect("an output");
                assert_eq!(first.tools().len(), 1);
                let error = pages.next().await.expect("a page").expect_err("an error");
                assert!(error.into_service_error().is_busy());
                assert!(pages.next().await.is_none());
            }

            #[tokio::test]
            async fn waiters_repeat_calls_until_they_succeed() {
                let http = replay(&[
                    (404, &[("x-amzn-errortype", "NoSuchTool")], "{}"),
                    (200, &[], r#"{"Tool":{"Name":"a"}}"#),
                ]);
                let (time, sleep) = instant_time_and_sleep(crate::shared::now());
                let client = crate::client!(sdk, http, time_source(time), sleep_impl(sleep));
                let waited = client.wait_until_tool_exists().name("a").wait(Duration::from_secs(60)).await;
                waited.expect("it is there");
                assert_eq!(http.actual_requests().count(), 2);
            }

            #[tokio::test]
            async fn waiters_look_into_outputs() {
                let http = replay(&[
                    (200, &[], r#"{"Tool":{"Name":"a","Kind":"HAMMER"}}"#),
                    (200, &[], r#"{"Tool":{"Name":"a","Kind":"HAMMER","Parts":["whole","broken"]}}"#),
                ]);
                let (time, sleep) = instant_time_and_sleep(crate::shared::now());
                let client = crate::client!(sdk, http, time_source(time), sleep_impl(sleep));
                let waited = client.wait_until_tool_is_saw().name("a").wait(Duration::from_secs(60)).await;
                let error = waited.expect_err("it never will be");
                assert!(matches!(error, WaiterError::FailureState(_)), "{error:?}");
                assert_eq!(http.actual_requests().count(), 2);
            }

            #[tokio::test]
            async fn inputs_are_where_the_description_says() {
                let http = replay(&[(201, &[("x-id", "7")], "{}")]);
                let client = crate::client!(sdk, http);
                let call = client.put_tool().name("a b").owner("me").token("t").secret("s");
                let call = call.kind(sdk::types::Kind::Saw).image(sdk::primitives::Blob::new("hi"));
                assert!(!format!("{call:?}").contains("\"s\""), "{call:?}");
                let output = call.send().await.expect("an output");
                assert_eq!(output.id(), Some("7"));
                let request = http.actual_requests().next().expect("a request");
                assert_eq!((request.method(), request.headers().get("x-owner")), ("PUT", Some("me")));
                assert!(request.uri().ends_with("/tools/a%20b"), "{}", request.uri());
                let body: serde_json::Value =
                    serde_json::from_slice(request.body().bytes().expect("a body")).expect("JSON");
                assert_eq!(body, serde_json::json!({ "Token": "t", "Secret": "s", "Kind": "SAW", "Image": "aGk=" }));
                let signed = request.headers().get("authorization").expect("a signature");
                assert!(signed.contains("/eu-central-1/workshop/aws4_request"), "{signed}");
            }
        }
    )* };
}
both! { smithy botocore }
