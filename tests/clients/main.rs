//! Tests of small clients of our own models with replayed responses: paginators, waiters, presigned requests,
//! checksums.

mod checksum;
mod presigning;
mod services;
mod spans;
mod workshop;

mod shared {
    use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
    use aws_smithy_types::body::SdkBody;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    /// A response: status, headers, body.
    pub type Response<'a> = (u16, &'a [(&'a str, &'a str)], &'a str);

    /// A connector with these responses, one after the other.
    pub fn replay(responses: &[Response<'_>]) -> StaticReplayClient {
        let event = |(status, headers, body): &Response<'_>| {
            let request = http::Request::builder().uri("https://example.com/");
            let mut response = http::Response::builder().status(*status);
            for (name, value) in *headers {
                response = response.header(*name, *value);
            }
            ReplayEvent::new(
                request.body(SdkBody::empty()).expect("a request"),
                response.body(SdkBody::from(*body)).expect("a response"),
            )
        };
        StaticReplayClient::new(responses.iter().map(event).collect())
    }

    /// The current time in all tests.
    pub fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_700_000_000)
    }
}

/// Creates a client with this connector, credentials and a fixed clock; more settings may follow.
macro_rules! client {
    ($sdk:ident, $http:expr $(, $setting:ident($value:expr))*) => {
        $sdk::Client::from_conf(
            $sdk::Config::builder()
                .behavior_version_latest()
                .region($sdk::config::Region::new("eu-central-1"))
                .credentials_provider($sdk::config::Credentials::new("AKIDEXAMPLE", "example-secret", None, None, "test"))
                .time_source(aws_smithy_async::time::StaticTimeSource::new(crate::shared::now()))
                .retry_config(aws_smithy_types::retry::RetryConfig::disabled())
                .http_client($http.clone())
                $(.$setting($value))*
                .build(),
        )
    };
}
use client;
