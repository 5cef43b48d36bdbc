//! Tests of requirements of single services that no model states: special retries, tokens, unsigned calls.

use super::shared::{now, replay, Response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::origin::Origin;
use aws_types::region::Region;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use aws_types::SdkConfig;
use std::sync::{Arc, Mutex};
use std::time::Duration;

macro_rules! sdks {
    ($($name:ident)*) => { $(
        #[allow(clippy::all, deprecated, dead_code)]
        mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    )* };
}
sdks!(bucket model_host table queue cluster);

const FINE: Response<'static> = (200, &[], "{}");

/// Returns a header of the last request.
fn sent(http: &StaticReplayClient, header: &str) -> Option<String> {
    let request = http.actual_requests().last().expect("a request");
    request.headers().get(header).map(str::to_owned)
}

/// The features of a call that a user agent names.
fn metrics(agent: &str) -> Vec<&str> {
    let metrics = agent.split(' ').find_map(|part| part.strip_prefix("m/"));
    metrics.map_or_else(Vec::new, |metrics| metrics.split(',').collect())
}

#[tokio::test]
async fn a_call_without_credentials_goes_unsigned_where_the_service_may_be_open_to_everybody() {
    let http = replay(&[(200, &[], "")]);
    let client = bucket::Client::from_conf(
        bucket::Config::builder()
            .behavior_version_latest()
            .region(bucket::config::Region::new("r-1"))
            .endpoint_url("https://example.com")
            .http_client(http.clone())
            .build(),
    );
    client.put_object().key("k").send().await.expect("an output");
    assert_eq!(sent(&http, "authorization"), None);

    let http = replay(&[(200, &[], "")]);
    let client = crate::client!(bucket, http, endpoint_url("https://example.com"));
    client.put_object().key("k").send().await.expect("an output");
    assert!(sent(&http, "authorization").is_some());

    let http = replay(&[FINE]);
    let client = queue::Client::from_conf(
        queue::Config::builder()
            .behavior_version_latest()
            .region(queue::config::Region::new("r-1"))
            .endpoint_url("https://example.com")
            .http_client(http.clone())
            .build(),
    );
    client.send_message().send().await.expect_err("no credentials");
}

#[tokio::test]
async fn a_body_can_be_left_out_of_the_signature() {
    let put = |http: &StaticReplayClient| {
        let client = crate::client!(bucket, http, endpoint_url("https://example.com"));
        let body = bucket::primitives::Blob::new("hello");
        client.put_object().key("k").body(body).customize()
    };
    let http = replay(&[(200, &[], "")]);
    put(&http).send().await.expect("an output");
    assert!(sent(&http, "x-amz-content-sha256").is_some_and(|hash| hash.len() == 64));
    let http = replay(&[(200, &[], "")]);
    let call = put(&http).disable_payload_signing();
    call.send().await.expect("an output");
    assert_eq!(
        sent(&http, "x-amz-content-sha256").as_deref(),
        Some("UNSIGNED-PAYLOAD")
    );
}

#[tokio::test]
#[allow(deprecated)]
async fn expires_is_a_timestamp_and_a_text_in_any_model() {
    const DATE: &str = "Tue, 14 Nov 2023 22:18:20 GMT";
    let date = bucket::primitives::DateTime::from_secs(1_700_000_300);
    for (sent, expected) in [(DATE, Some(date)), ("-1", None)] {
        let http = replay(&[(200, &[("expires", sent)], ""), (200, &[("expires", sent)], "")]);
        let client = crate::client!(bucket, http, endpoint_url("https://example.com"));
        let got = client.get_object().key("k").send().await.expect("an output");
        assert_eq!(
            (got.expires, got.expires_string.as_deref()),
            (expected, Some(sent))
        );
        let got = client.head_object().key("k").send().await.expect("an output");
        assert_eq!(
            (got.expires, got.expires_string.as_deref()),
            (expected, Some(sent))
        );
    }
    let http = replay(&[(200, &[], "")]);
    let client = crate::client!(bucket, http, endpoint_url("https://example.com"));
    let put = client.put_object().key("k").expires(date);
    put.send().await.expect("an output");
    assert_eq!(sent(&http, "expires").as_deref(), Some(DATE));
}

#[tokio::test]
async fn transient_errors_of_a_service_are_retried() {
    const ERROR: Response<'_> = (
        400,
        &[],
        "<Error><Code>InternalError</Code><Message>later</Message></Error>",
    );
    let http = replay(&[ERROR, (200, &[], "")]);
    let client = crate::client!(
        bucket,
        http,
        endpoint_url("https://example.com"),
        sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new()),
        retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
    );
    client.upload_part().key("k").send().await.expect("an output");
    assert_eq!(http.actual_requests().count(), 2);

    let http = replay(&[(400, &[], r#"{"__type":"InternalError"}"#), FINE]);
    let client = crate::client!(
        queue,
        http,
        endpoint_url("https://example.com"),
        sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new()),
        retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
    );
    client.send_message().send().await.expect_err("it is none there");
}

#[test]
fn a_service_may_have_retries_of_its_own_where_the_strategy_knows_them() {
    let shared = |retries: RetryConfig, origin: Origin| {
        let mut builder = SdkConfig::builder();
        builder.insert_origin("retry_config", origin);
        builder.retry_config(retries).build()
    };
    let new = || RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    let attempts = |shared: &SdkConfig| {
        let config = table::Config::new(shared);
        config.retry_config().expect("retries").max_attempts()
    };
    let default = Origin::unknown();
    assert_eq!(attempts(&shared(new(), default)), 4);
    let in_code = Origin::shared_config();
    let chosen = new().with_max_attempts(7);
    assert_eq!(attempts(&shared(chosen.clone(), in_code)), 7);
    assert_eq!(attempts(&shared(RetryConfig::standard(), default)), 3);
    let other = queue::Config::new(&shared(chosen, in_code));
    assert_eq!(other.retry_config().expect("retries").max_attempts(), 7);
}

/// Records whether calls are long polls.
#[derive(Clone, Debug, Default)]
struct Polls(Arc<Mutex<Vec<bool>>>);

#[dyn_dispatch_hint]
impl Intercept for Polls {
    fn name(&self) -> &'static str {
        "Polls"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let spec = cfg.load::<RetryConfig>().and_then(RetryConfig::retry_spec);
        let is_poll = spec.is_some_and(RetrySpec::long_polling);
        self.0.lock().expect("no panic").push(is_poll);
        Ok(())
    }
}

#[tokio::test]
async fn long_polls_wait_before_they_give_up() {
    let polls = Polls::default();
    for spec in [RetrySpec::v2_1(), RetrySpec::v2_0()] {
        let http = replay(&[FINE, FINE]);
        let client = crate::client!(
            queue,
            http,
            endpoint_url("https://example.com"),
            interceptor(polls.clone()),
            sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new()),
            retry_config(RetryConfig::standard().with_retry_spec(spec))
        );
        client.receive_message().send().await.expect("an output");
        client.send_message().send().await.expect("an output");
    }
    assert_eq!(*polls.0.lock().expect("no panic"), [true, false, false, false]);
}

/// An environment with one variable.
#[derive(Debug)]
struct Environment(&'static str, &'static str);

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let id = key.service_id().to_uppercase().replace([' ', '-'], "_");
        (format!("{}_{id}", key.env()) == self.0).then(|| self.1.to_owned())
    }
}

#[tokio::test]
async fn a_bearer_token_may_stand_in_the_environment() {
    let call = |variable: &'static str, preferred: Option<&'static str>| async move {
        let http = replay(&[FINE]);
        let credentials = model_host::config::Credentials::new("a", "b", None, None, "test");
        let mut shared = SdkConfig::builder()
            .behavior_version(model_host::config::BehaviorVersion::latest())
            .region(Region::new("r-1"))
            .endpoint_url("https://example.com")
            .credentials_provider(aws_types::sdk_config::SharedCredentialsProvider::new(credentials))
            .time_source(aws_smithy_async::time::StaticTimeSource::new(now()))
            .service_config(Environment(variable, "secret"))
            .http_client(http.clone());
        if let Some(scheme) = preferred {
            shared.insert_origin("auth_scheme_preference", Origin::shared_config());
            let scheme = aws_smithy_runtime_api::client::auth::AuthSchemeId::from(scheme);
            shared = shared.auth_scheme_preference([scheme]);
        }
        let client = model_host::Client::new(&shared.build());
        client.ask().send().await.expect("an output");
        (
            sent(&http, "authorization").expect("it is there"),
            sent(&http, "user-agent").expect("it is there"),
        )
    };
    let (authorization, agent) = call("AWS_BEARER_TOKEN_BEDROCK", None).await;
    assert_eq!(authorization, "Bearer secret");
    assert!(metrics(&agent).contains(&"3"), "{agent}");
    let (authorization, _) = call("AWS_BEARER_TOKEN_OTHER", None).await;
    assert!(authorization.starts_with("AWS4-HMAC-SHA256 "), "{authorization}");
    // what the program chooses counts before the environment
    let (authorization, _) = call("AWS_BEARER_TOKEN_BEDROCK", Some("sigv4")).await;
    assert!(authorization.starts_with("AWS4-HMAC-SHA256 "), "{authorization}");
}

#[tokio::test]
async fn the_user_agent_contains_the_account_id_mode() {
    use aws_types::endpoint_config::AccountIdEndpointMode as Mode;
    let account = |id: &'static str| {
        let credentials = table::config::Credentials::builder()
            .access_key_id("AKIDEXAMPLE")
            .secret_access_key("example-secret")
            .account_id(id);
        credentials.provider_name("test").build()
    };
    for (mode, outcome, host) in [
        (None, "P", "123456789012.example.com"),
        (Some(Mode::Preferred), "P", "123456789012.example.com"),
        (Some(Mode::Disabled), "Q", "example.com"),
        (Some(Mode::Required), "R", "123456789012.example.com"),
    ] {
        let http = replay(&[FINE]);
        let mut config = table::Config::builder()
            .behavior_version_latest()
            .region(table::config::Region::new("r-1"))
            .credentials_provider(account("123456789012"))
            .http_client(http.clone());
        config.set_account_id_endpoint_mode(mode);
        let client = table::Client::from_conf(config.build());
        client.get_item().send().await.expect("an output");
        let agent = sent(&http, "x-amz-user-agent").expect("it is there");
        let of_mode = metrics(&agent)
            .into_iter()
            .filter(|id| ["P", "Q", "R"].contains(id));
        assert_eq!(of_mode.collect::<Vec<_>>(), [outcome], "{agent}");
        let request = http.actual_requests().last().expect("a request");
        assert_eq!(request.uri(), format!("https://{host}/"));
    }
    let http = replay(&[FINE]);
    let client = crate::client!(queue, http, endpoint_url("https://example.com"));
    client.send_message().send().await.expect("an output");
    let agent = sent(&http, "x-amz-user-agent").expect("it is there");
    let others = metrics(&agent);
    assert!(
        !others.is_empty() && !["P", "Q", "R"].iter().any(|id| others.contains(id)),
        "{agent}"
    );
}

#[tokio::test]
async fn databases_take_tokens() {
    let credentials = cluster::config::Credentials::new("a", "b", None, None, "test");
    let shared = SdkConfig::builder()
        .credentials_provider(aws_types::sdk_config::SharedCredentialsProvider::new(credentials))
        .time_source(aws_smithy_async::time::StaticTimeSource::new(now()))
        .build();
    let config = cluster::auth_token::Config::builder()
        .hostname("db.example.com")
        .port(5432)
        .username("ann")
        .region(Region::new("r-1"))
        .build();
    let generator = cluster::auth_token::AuthTokenGenerator::new(config.expect("complete"));
    let token = generator.auth_token(&shared).await.expect("a token");
    assert!(token
        .as_str()
        .starts_with("db.example.com:5432/?Action=connect&DBUser=ann&X-Amz-"));
}
