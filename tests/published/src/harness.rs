//! The environment for both clients: fixed credentials, clock, ids, and connectors that capture or replay.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::Request;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use std::time::{Duration, UNIX_EPOCH};

/// Formats a request as text, with all headers in sorted order.
pub fn dump(request: &Request) -> String {
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    headers.sort();
    let body = request.body().bytes().expect("a body in memory");
    let body = match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        Err(_) => body.escape_ascii().to_string(),
    };
    format!(
        "{} {}\n{}\n\n{}",
        request.method(),
        request.uri(),
        headers.join("\n"),
        body
    )
}

/// Removes the version of the crate from the user agents before they are signed.
#[derive(Debug)]
pub struct WithoutVersion;

#[dyn_dispatch_hint]
impl Intercept for WithoutVersion {
    fn name(&self) -> &'static str {
        "WithoutVersion"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        for name in ["user-agent", "x-amz-user-agent"] {
            let Some(value) = headers.get(name).map(str::to_owned) else {
                continue;
            };
            let parts = value.split(' ').map(|part| match part.strip_prefix("api/") {
                Some(api) => format!("api/{}/VERSION", api.split('/').next().unwrap_or_default()),
                None => part.to_owned(),
            });
            headers.insert(name, parts.collect::<Vec<_>>().join(" "));
        }
        Ok(())
    }
}

/// The configuration both clients share: fixed credentials and clock, and this connector.
pub fn sdk_config(http: impl HttpClient + 'static) -> aws_types::SdkConfig {
    aws_types::SdkConfig::builder()
        .region(aws_types::region::Region::new("eu-central-1"))
        .credentials_provider(aws_credential_types::provider::SharedCredentialsProvider::new(
            aws_credential_types::Credentials::new(
                "AKIDEXAMPLE",
                "example-secret",
                Some("token".into()),
                None,
                "test",
            ),
        ))
        .time_source(aws_smithy_async::time::StaticTimeSource::new(
            UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        ))
        .sleep_impl(aws_smithy_async::rt::sleep::SharedAsyncSleep::new(
            aws_smithy_async::rt::sleep::TokioSleep::new(),
        ))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .build()
}

/// A response to any request.
pub fn event(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> ReplayEvent {
    let request = http::Request::builder().uri("https://example.com/");
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    ReplayEvent::new(
        request.body(SdkBody::empty()).expect("a request"),
        response
            .body(SdkBody::from(body.as_ref().to_vec()))
            .expect("a response"),
    )
}

/// Returns a connector with the same response to every call, which records the requests.
pub fn replay(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> StaticReplayClient {
    let headers = [&[("x-amzn-requestid", "request-1")], headers].concat();
    StaticReplayClient::new((0..4).map(|_| event(status, &headers, &body)).collect())
}

/// Returns a connector that responds to each call with the next of these bodies.
pub fn replay_each(bodies: &[&str]) -> StaticReplayClient {
    StaticReplayClient::new(bodies.iter().map(|body| event(200, &[], body)).collect())
}

/// Configuration of one of the clients, with the invocation id fixed.
#[macro_export]
macro_rules! client {
    ($sdk:ident, $http:expr $(, $setting:ident($value:expr))*) => {{
        use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
        #[derive(Debug)]
        struct Fixed;
        impl InvocationIdGenerator for Fixed {
            fn generate(&self) -> Result<Option<InvocationId>, aws_smithy_runtime_api::box_error::BoxError> {
                Ok(Some(InvocationId::new_from_str(
                    "00000000-0000-4000-8000-000000000000",
                )))
            }
        }
        let config = $crate::harness::sdk_config($http);
        $sdk::Client::from_conf(
            $sdk::config::Builder::from(&config)
                .invocation_id_generator(Fixed)
                                .interceptor($crate::harness::WithoutVersion)
                $(.$setting($value))*
                .build(),
        )
    }};
}

/// Evaluates an expression with the generated client and with the published one, both under one name: the results must
/// be equal, and one is returned.
#[macro_export]
macro_rules! both {
    ($ours:ident, $official:ident, |$sdk:ident| $outcome:expr) => {{
        let ours = {
            #[allow(unused_imports)]
            use $ours as $sdk;
            $outcome
        };
        let official = {
            #[allow(unused_imports)]
            use $official as $sdk;
            $outcome
        };
        assert_eq!(ours, official);
        ours
    }};
}

/// Sends a call through a connector that responds with `{}`, and returns the request as text.
#[macro_export]
macro_rules! sent {
    ($sdk:ident, $call:expr) => {{
        let http = $crate::harness::replay(200, &[], "{}");
        let client = $crate::client!($sdk, http.clone());
        #[allow(clippy::redundant_closure_call)]
        let _ = ($call)(client).await;
        let requests: Vec<_> = http.actual_requests().map($crate::harness::dump).collect();
        assert_eq!(requests.len(), 1, "one request: {requests:?}");
        requests.into_iter().next().expect("one request")
    }};
}

/// Describes a result as a caller sees it: the value, or the kind of failure with code, message and request id.
#[macro_export]
macro_rules! seen {
    ($sdk:ident, $result:expr) => {{
        use aws_types::request_id::RequestId;
        use $sdk::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
        match $result {
            Ok(output) => format!("ok request_id={:?} {:?}", output.request_id(), output),
            Err(error) => {
                let kind = match &error {
                    SdkError::ServiceError(context) => {
                        format!("service error, status {}, {}", context.raw().status().as_u16(), {
                            let debug = format!("{:?}", context.err());
                            debug.split(['(', ' ']).next().unwrap_or_default().to_owned()
                        })
                    }
                    SdkError::ConstructionFailure(_) => "construction failure".to_owned(),
                    SdkError::TimeoutError(_) => "timeout".to_owned(),
                    SdkError::DispatchFailure(_) => "dispatch failure".to_owned(),
                    SdkError::ResponseError(_) => "response error".to_owned(),
                    _ => "other".to_owned(),
                };
                let chain = DisplayErrorContext(&error).to_string();
                format!(
                    "{kind} code={:?} message={:?} request_id={:?} top={}",
                    error.code(),
                    error.message(),
                    error.request_id(),
                    chain.split(':').next().unwrap_or_default()
                )
            }
        }
    }};
}
