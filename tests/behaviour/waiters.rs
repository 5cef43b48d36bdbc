//! Tests of waiters: the client of the golden `waiters` waits, with replayed responses and a clock that does not take
//! real time.

use super::response;
use aws_smithy_async::test_util::instant_time_and_sleep;
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use aws_smithy_types::retry::RetryConfig;
use std::time::{Duration, UNIX_EPOCH};
use tinsmith_tests::waiters::client::Waiters;
use tinsmith_tests::waiters::Client;

/// A day.
const LONG: Duration = Duration::from_secs(86_400);

/// Returns a connector with these responses, each a status, the code of an error, and a body.
fn replay(responses: &[(u16, &str, &str)]) -> StaticReplayClient {
    let responses = responses
        .iter()
        .map(|(status, code, body)| response(*status, &[("x-amzn-errortype", code)], body.as_bytes()));
    StaticReplayClient::new(responses.collect())
}

/// A client with these responses.
fn client(responses: &[(u16, &str, &str)]) -> (Client, StaticReplayClient) {
    let http = replay(responses);
    let (time, sleep) = instant_time_and_sleep(UNIX_EPOCH);
    let client = client!(
        waiters,
        http,
        retry_config(RetryConfig::disabled()),
        time_source(time),
        sleep_impl(sleep)
    );
    (client, http)
}

/// A response with jobs of these states.
fn jobs(states: &[&str]) -> String {
    let jobs: Vec<_> = states
        .iter()
        .map(|state| format!(r#"{{"State":"{state}"}}"#))
        .collect();
    format!(r#"{{"jobs":[{}]}}"#, jobs.join(","))
}

#[tokio::test]
async fn calls_are_repeated_until_one_is_as_it_should_be() {
    let (none, mixed, done) = (jobs(&[]), jobs(&["DONE", "RUNNING"]), jobs(&["DONE", "DONE"]));
    let (client, http) = client(&[
        (200, "", "{}"),
        (200, "", &none),
        (400, "Busy", "{}"),
        (200, "", &mixed),
        (200, "", &done),
    ]);
    let poll = client
        .wait_until_jobs_done()
        .ids("a")
        .wait(LONG)
        .await
        .expect("it is over");
    let output = poll.into_result().expect("an output");
    assert_eq!(output.jobs().len(), 2);
    let requests: Vec<_> = http.actual_requests().collect();
    assert_eq!(requests.len(), 5);
    for request in requests {
        assert_eq!(request.body().bytes(), Some(&br#"{"ids":["a"]}"#[..]));
        let agent = request.headers().get("x-amz-user-agent").expect("a user agent");
        // B is what the feature is called that waiters are
        assert!(agent.contains(" m/") && agent.contains('B'), "{agent}");
    }
}

#[tokio::test]
async fn failures_end_the_wait() {
    let failed = jobs(&["DONE", "FAILED"]);
    let (failing, _) = client(&[(200, "", &failed)]);
    let error = failing
        .wait_until_jobs_done()
        .wait(LONG)
        .await
        .expect_err("a failure");
    assert!(matches!(error, WaiterError::FailureState(_)), "{error:?}");
    let (gone, _) = client(&[(400, "Gone", r#"{"message":"no more"}"#)]);
    match gone.wait_until_jobs_done().wait(LONG).await {
        Err(WaiterError::FailureState(state)) => {
            let error = state.into_final_poll().into_result().expect_err("an error");
            assert!(error.is_gone());
        }
        other => panic!("{other:?}"),
    }
    let (other, _) = client(&[(400, "SomethingElse", "{}")]);
    let error = other
        .wait_until_jobs_done()
        .wait(LONG)
        .await
        .expect_err("an error");
    assert!(matches!(error, WaiterError::OperationFailed(_)), "{error:?}");
}

#[tokio::test]
async fn a_wait_ends_when_its_time_is_over() {
    let running = jobs(&["RUNNING"]);
    let responses: Vec<_> = (0..100).map(|_| (200, "", running.as_str())).collect();
    let (client, http) = client(&responses);
    let error = client
        .wait_until_jobs_done()
        .wait(Duration::from_secs(100))
        .await
        .expect_err("it takes too long");
    match error {
        WaiterError::ExceededMaxWait(exceeded) => {
            assert_eq!(exceeded.max_wait(), Duration::from_secs(100));
            assert!(
                exceeded.elapsed() <= Duration::from_secs(130),
                "{:?}",
                exceeded.elapsed()
            );
        }
        other => panic!("{other:?}"),
    }
    // never less than 3 seconds apart, but for the last
    let calls = http.actual_requests().count();
    assert!((3..=35).contains(&calls), "{calls} calls");
}

#[tokio::test]
async fn maps_unions_inputs_and_functions_are_looked_into() {
    let (client, http) = client(&[
        (200, "", r#"{"groups":{"a":{"members":["x"]},"b":{}}}"#),
        (200, "", r#"{"groups":{"a":{"members":[]},"b":{}}}"#),
        (200, "", r#"{"choice":{"named":{"label":"there"}}}"#),
        (200, "", r#"{"choice":{"nothing":{}}}"#),
        (200, "", r#"{"choice":{"named":{"label":"here"}}}"#),
        (200, "", r#"{"choice":{"number":0}}"#),
        (
            200,
            "",
            r#"{"jobs":[{"weight":2,"State":"RUNNING"},{"weight":1,"State":"DONE"}]}"#,
        ),
        (
            200,
            "",
            r#"{"jobs":[{"weight":2,"State":"DONE"},{"weight":1,"State":"RUNNING"}]}"#,
        ),
        (200, "", r#"{"jobs":[{}]}"#),
        (200, "", r#"{"jobs":[{},{}]}"#),
    ]);
    let calls = || http.actual_requests().count();
    client
        .wait_until_groups_empty()
        .wait(LONG)
        .await
        .expect("no members");
    assert_eq!(calls(), 2);
    client
        .wait_until_chosen_db_instance()
        .wait(LONG)
        .await
        .expect("the label");
    assert_eq!(calls(), 5);
    let zero = client.wait_until_chosen_db_instance().wait(LONG).await;
    assert!(matches!(zero, Err(WaiterError::FailureState(_))), "{zero:?}");
    client
        .wait_until_heaviest_done()
        .wait(LONG)
        .await
        .expect("the heaviest");
    assert_eq!(calls(), 8);
    #[allow(deprecated)]
    let as_many = client.wait_until_as_many_as_asked();
    as_many.ids("a").ids("b").wait(LONG).await.expect("two");
    assert_eq!(calls(), 10);
}

#[tokio::test]
async fn any_error_of_the_service_can_be_waited_out() {
    let (client, http) = client(&[(500, "", ""), (404, "Odd", "<html>"), (200, "", "{}")]);
    client.wait_until_alive().wait(LONG).await.expect("it is alive");
    assert_eq!(http.actual_requests().count(), 3);
}

#[test]
fn builders_can_be_looked_at() {
    let (client, _) = client(&[]);
    let builder = client.wait_until_jobs_done().ids("a");
    assert_eq!(
        builder.as_input().get_ids().as_deref(),
        Some(&["a".to_owned()][..])
    );
    assert_eq!(builder.get_ids(), builder.as_input().get_ids());
    assert!(format!("{builder:?}").starts_with("JobsDoneFluentBuilder {"));
    let _ = builder.clone();
}
