//! Hosts that requests go to: prefixes of operations, and endpoints that the service itself names.

use super::response;
use aws_smithy_http_client::test_util::StaticReplayClient;
use tinsmith_tests as goldens;

/// Returns a connector with these responses, one after the other.
fn replay(bodies: &[&str]) -> StaticReplayClient {
    let responses = bodies.iter().map(|body| response(200, &[], body.as_bytes()));
    StaticReplayClient::new(responses.collect())
}

/// The URLs of the requests that were sent.
fn urls(http: &StaticReplayClient) -> Vec<String> {
    http.actual_requests()
        .map(|request| request.uri().to_owned())
        .collect()
}

async fn tail(http: &StaticReplayClient, endpoint: &str, is_disabled: bool) -> Result<(), String> {
    let client = bare_client!(
        host_prefix,
        http,
        endpoint_url(endpoint),
        disable_host_prefix(is_disabled)
    );
    let sent = client.tail().log("main").send().await;
    sent.map(drop).map_err(|error| format!("{error:?}"))
}

#[tokio::test]
async fn a_prefix_is_put_in_front_of_names_and_not_of_addresses() {
    for (endpoint, disabled, expected) in [
        (
            "https://logs.example.com",
            false,
            "https://main.streaming-logs.example.com/",
        ),
        (
            "http://localhost:4566",
            false,
            "http://main.streaming-localhost:4566/",
        ),
        ("http://localhost:4566", true, "http://localhost:4566/"),
        ("http://127.0.0.1:4566", false, "http://127.0.0.1:4566/"),
        ("http://[::1]:4566", false, "http://[::1]:4566/"),
    ] {
        let http = replay(&["{}"]);
        tail(&http, endpoint, disabled).await.expect(endpoint);
        assert_eq!(urls(&http), [expected]);
    }
}

#[tokio::test]
async fn a_prefix_can_be_turned_off_for_a_call() {
    let http = replay(&["{}"]);
    let client = bare_client!(host_prefix, http, endpoint_url("https://logs.example.com"));
    let off = goldens::host_prefix::Config::builder().disable_host_prefix(true);
    let call = client.tail().log("main").customize().config_override(off);
    call.send().await.expect("a response");
    assert_eq!(urls(&http), ["https://logs.example.com/"]);
}

#[tokio::test]
async fn a_label_of_a_host_has_to_be_one() {
    let http = replay(&[]);
    let client = bare_client!(host_prefix, http, endpoint_url("https://logs.example.com"));
    for wrong in ["a/b", "a.b", "a@b", "ä", "-a"] {
        let error = client.tail().log(wrong).send().await.expect_err(wrong);
        assert!(
            format!("{error:?}").contains("`log` is part of the host"),
            "{error:?}"
        );
    }
    assert!(urls(&http).is_empty());
}

#[tokio::test]
async fn a_label_that_the_rules_put_into_the_host_is_there_once() {
    let http = replay(&["{}"]);
    let client = bare_client!(host_prefix, http);
    client.describe().account("12").send().await.expect("a response");
    assert_eq!(urls(&http), ["https://12.example.com/"]);
}

#[tokio::test]
async fn an_endpoint_is_discovered_kept_and_asked_for_again() {
    const FIRST: &str = r#"{"Endpoints":[{"Address":"cell1.example.com","CachePeriodInMinutes":5}]}"#;
    const SECOND: &str = r#"{"Endpoints":[{"Address":"cell2.example.com","CachePeriodInMinutes":5}]}"#;
    let http = replay(&[FIRST, "{}", SECOND, "{}", "{}"]);
    let client = bare_client!(
        endpoint_discovery,
        http,
        endpoint_url("https://ingest.example.com")
    );
    let (client, reload) = client
        .with_endpoint_discovery_enabled()
        .await
        .expect("an endpoint");
    client.measure().send().await.expect("a response");
    reload.reload_once().await;
    client.measure().send().await.expect("a response");
    // a response without endpoints leaves the one there is
    reload.reload_once().await;
    let expected = [
        "https://ingest.example.com/",
        "https://cell1.example.com/",
        "https://ingest.example.com/",
        "https://cell2.example.com/",
        "https://ingest.example.com/",
    ];
    assert_eq!(urls(&http), expected);
    // the task ends with the client
    drop(client);
    let task = tokio::time::timeout(std::time::Duration::from_secs(1), reload.reload_task());
    task.await.expect("the task has nothing left to do");
}

#[tokio::test]
async fn without_an_endpoint_there_is_no_client() {
    let http = replay(&[r#"{"Endpoints":[]}"#]);
    let client = bare_client!(
        endpoint_discovery,
        http,
        endpoint_url("https://ingest.example.com")
    );
    let error = client
        .with_endpoint_discovery_enabled()
        .await
        .expect_err("no endpoint");
    assert_eq!(error.to_string(), "the service named no endpoint");
}

/// Parameters of a call: the style of paths, and the region.
type SeenParams = (Option<bool>, Option<String>);

/// A resolver of a caller, which notes the parameters of a call.
#[derive(Clone, Debug, Default)]
struct Noted(std::sync::Arc<std::sync::Mutex<Vec<SeenParams>>>);

impl goldens::endpoint_params::config::endpoint::ResolveEndpoint for Noted {
    fn resolve_endpoint<'a>(
        &'a self,
        params: &'a goldens::endpoint_params::config::endpoint::Params,
    ) -> goldens::endpoint_params::config::endpoint::EndpointFuture<'a> {
        use goldens::endpoint_params::config::endpoint::{Endpoint, EndpointFuture};
        let noted = (params.force_path_style(), params.region().map(str::to_owned));
        self.0.lock().expect("no panic before").push(noted);
        EndpointFuture::ready(Ok(Endpoint::builder().url("https://noted.example.com").build()))
    }
}

#[tokio::test]
async fn a_resolver_of_the_caller_sees_the_defaults_of_the_rules() {
    use goldens::endpoint_params::config::Region;
    let (http, resolver) = (replay(&["{}", "{}"]), Noted::default());
    let send = |region: &'static str| {
        let client = bare_client!(
            endpoint_params,
            http,
            endpoint_resolver(resolver.clone()),
            region(Region::new(region))
        );
        async move { client.get().bucket("b").send().await }
    };
    send("eu-central-1").await.expect("an output");
    let refused = send("example.org/").await.expect_err("it is no part of a host");
    let refused = goldens::endpoint_params::error::DisplayErrorContext(refused).to_string();
    assert!(refused.contains("must be a valid host label"), "{refused}");
    assert_eq!(urls(&http), ["https://noted.example.com/"]);
    let noted = resolver.0.lock().expect("no panic before").clone();
    assert_eq!(noted, [(Some(false), Some("eu-central-1".to_owned()))]);
}
