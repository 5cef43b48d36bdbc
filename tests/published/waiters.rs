//! Compares Lambda's waiters in the generated and the published client, with replayed responses and a clock without
//! real delays.

#[cfg(not(all(models, botocore)))]
tinsmith_materials::missing!(waiters_of_lambda, "set TINSMITH_MODELS and TINSMITH_BOTOCORE");

#[cfg(all(models, botocore))]
mod lambda {
    use aws_smithy_async::test_util::instant_time_and_sleep;
    use aws_smithy_http_client::test_util::StaticReplayClient;
    use std::time::{Duration, UNIX_EPOCH};
    use tinsmith_published::harness;

    #[allow(clippy::all, deprecated)]
    mod ours {
        include!(concat!(env!("OUT_DIR"), "/lambda.rs"));
    }

    /// A day.
    const LONG: Duration = Duration::from_secs(86_400);

    /// Returns a connector with these responses, each a status, the code of an error, and a body.
    fn replay(responses: &[(u16, &str, &str)]) -> StaticReplayClient {
        let event = |(status, code, body): &(u16, &str, &str)| {
            harness::event(*status, &[("x-amzn-errortype", *code)], body)
        };
        StaticReplayClient::new(responses.iter().map(event).collect())
    }

    /// Waits with both clients, with these responses.
    macro_rules! both {
        ($waiter:ident, $responses:expr) => {
            tinsmith_published::both!(ours, aws_sdk_lambda, |sdk| both!(sdk, $waiter, $responses))
        };
        ($sdk:ident, $waiter:ident, $responses:expr) => {{
            use $sdk::client::Waiters;
            let http = replay($responses);
            let (time, sleep) = instant_time_and_sleep(UNIX_EPOCH);
            let client =
                tinsmith_published::client!($sdk, http.clone(), time_source(time), sleep_impl(sleep));
            let waited = client.$waiter().function_name("f").wait(LONG).await;
            let outcome = match waited {
                Ok(poll) => format!("over, {:?}", poll.into_result().is_ok()),
                Err(error) => {
                    let text = error.to_string();
                    format!(
                        "{} {text}",
                        format!("{error:?}").split('(').next().unwrap_or_default()
                    )
                }
            };
            let requests: Vec<_> = http.actual_requests().map(harness::dump).collect();
            // the clock goes on by chance
            let lines = requests.iter().flat_map(|request| request.lines());
            let is_timed = |line: &str| {
                ["authorization:", "x-amz-date:"]
                    .iter()
                    .any(|value| line.starts_with(value))
            };
            (
                lines
                    .filter(|line| !is_timed(line))
                    .map(str::to_owned)
                    .collect::<Vec<_>>(),
                outcome,
            )
        }};
    }

    const PENDING: (u16, &str, &str) = (
        200,
        "",
        r#"{"Configuration":{"State":"Pending","LastUpdateStatus":"InProgress"}}"#,
    );
    const ACTIVE: (u16, &str, &str) = (
        200,
        "",
        r#"{"Configuration":{"State":"Active","LastUpdateStatus":"Successful"}}"#,
    );
    const FAILED: (u16, &str, &str) = (
        200,
        "",
        r#"{"Configuration":{"State":"Failed","LastUpdateStatus":"Failed"}}"#,
    );
    const EMPTY: (u16, &str, &str) = (200, "", "{}");
    const NOT_FOUND: (u16, &str, &str) = (404, "ResourceNotFoundException", r#"{"Message":"no"}"#);
    const REFUSED: (u16, &str, &str) = (403, "AccessDeniedException", r#"{"Message":"no"}"#);

    #[tokio::test]
    async fn waits_end_as_those_of_the_published_client() {
        for (responses, calls) in [
            (&[ACTIVE][..], 1),
            (&[PENDING, EMPTY, PENDING, ACTIVE], 4),
            (&[PENDING, FAILED], 2),
            (&[NOT_FOUND], 1),
            (&[PENDING, REFUSED], 2),
        ] {
            for (requests, _) in [
                both!(wait_until_function_active_v2, responses),
                both!(wait_until_function_updated_v2, responses),
            ] {
                let count = requests
                    .iter()
                    .filter(|request| request.starts_with("GET "))
                    .count();
                assert_eq!(count, calls, "{responses:?}");
            }
        }
        both!(wait_until_function_exists, &[NOT_FOUND, NOT_FOUND, EMPTY]);
        both!(wait_until_function_exists, &[REFUSED]);
    }
}
