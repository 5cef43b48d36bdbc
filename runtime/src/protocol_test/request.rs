//! Protocol tests of requests: the client sends to a connector that captures them.

use super::case::Outcome;
use crate::client::operation::OperationOutput;
use crate::client::send::SendFuture;
use crate::config::service::{ConfigBuilder, Service};
use crate::config::{Builder, IdempotencyTokenProvider};
use crate::error::operation::OperationError;
use crate::schema::read::Empty;
use aws_smithy_http_client::test_util::{capture_request, CaptureRequestReceiver};
use aws_smithy_protocol_test as check;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::retry::RetryConfig;
use std::fmt;
use std::future::Future;
use std::pin::{pin, Pin};

/// The token that tests expect if the client generates one.
const IDEMPOTENCY_TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// The expected request.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// The method.
    pub method: &'static str,
    /// The path as sent.
    pub uri: &'static str,
    /// The host, including the host prefix.
    pub host: Option<&'static str>,
    /// Required parameters of the query string.
    pub query: &'static [&'static str],
    /// Names of forbidden parameters.
    pub forbid_query: &'static [&'static str],
    /// Names of required parameters.
    pub require_query: &'static [&'static str],
    /// Headers with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// Forbidden headers.
    pub forbid_headers: &'static [&'static str],
    /// Required headers.
    pub require_headers: &'static [&'static str],
    /// The body.
    pub body: Option<&'static str>,
    /// The media type for the comparison of bodies.
    pub body_media_type: &'static str,
}

/// The captured request of a client.
pub struct Sent {
    request: CaptureRequestReceiver,
    /// True if the endpoint rules found the URL.
    by_rules: bool,
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sent")
    }
}

/// Returns the configuration of a client that sends nothing, with the service at this host or at the host from its
/// rules. Inputs are not validated.
pub fn capture<S: Service>(host: Option<&str>) -> (S::ConfigBuilder, Sent) {
    let (http, sent) = capture_request(None);
    let mut config = Builder::<S>::default()
        .with_test_defaults_v2()
        .http_client(http)
        .retry_config(RetryConfig::disabled())
        .idempotency_token_provider(IdempotencyTokenProvider::from(IDEMPOTENCY_TOKEN))
        .validate_input(false);
    config.set_endpoint_url(host.map(|host| format!("https://{host}")));
    let sent = Sent {
        request: sent,
        by_rules: host.is_none(),
    };
    (ConfigBuilder::of(config.into_settings()), sent)
}

impl Sent {
    /// Makes the call, ignores its result, and compares the request.
    pub fn check<T, E>(self, call: SendFuture<T, E>, expected: &Request) -> Outcome
    where
        T: OperationOutput + Empty,
        E: OperationError,
    {
        let by_rules = self.by_rules;
        expected.compare_sent(&self.request(call)?, by_rules)
    }

    /// Makes the call, and returns the request.
    pub(super) fn request<T, E>(self, call: SendFuture<T, E>) -> Result<HttpRequest, String>
    where
        T: OperationOutput + Empty,
        E: OperationError,
    {
        // the response is empty, so many operations fail to read it
        let failed = block_on(call).err().map(|error| format!("{error:?}"));
        self.captured(failed)
    }

    /// Returns the request, or the error of the call if there is none.
    fn captured(self, failed: Option<String>) -> Result<HttpRequest, String> {
        let sent = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.request.expect_request()));
        sent.map_err(|_| format!("nothing was sent: {}", failed.unwrap_or_default()))
    }
}

impl Request {
    /// Compares a request whose URL the endpoint rules may have found.
    fn compare_sent(&self, request: &HttpRequest, by_rules: bool) -> Outcome {
        // endpoint URLs end with a slash, which the cases of the specification leave out
        let uri = self.uri.trim_end_matches('/');
        if by_rules && request_path(request)?.strip_suffix('/') == Some(uri) {
            return self.compare_rest(request);
        }
        self.compare(request)
    }

    pub(super) fn compare(&self, request: &HttpRequest) -> Outcome {
        equal("path", &request_path(request)?, self.uri)?;
        self.compare_rest(request)
    }

    /// Compares everything except the path.
    fn compare_rest(&self, request: &HttpRequest) -> Outcome {
        equal("method", request.method(), self.method)?;
        let uri = parsed_uri(request)?;
        if let Some(host) = self.host {
            let host_and_path = host.split('/').next().unwrap_or_default();
            equal("host", uri.host().unwrap_or_default(), host_and_path)?;
        }
        let failed = |error: check::ProtocolTestFailure| format!("{error}\nin {request:?}");
        check::validate_query_string(request, self.query).map_err(failed)?;
        only_expected_values(uri.query().unwrap_or_default(), self.query)?;
        check::forbid_query_params(request, self.forbid_query).map_err(failed)?;
        check::require_query_params(request, self.require_query).map_err(failed)?;
        check::validate_headers(request.headers(), self.headers.iter().copied()).map_err(failed)?;
        check::forbid_headers(request.headers(), self.forbid_headers).map_err(failed)?;
        check::require_headers(request.headers(), self.require_headers).map_err(failed)?;
        match self.body {
            Some(body) => self.compare_body(request, body),
            None => Ok(()),
        }
    }

    fn compare_body(&self, request: &HttpRequest, expected: &str) -> Outcome {
        let sent = match request.body().bytes() {
            Some(bytes) => bytes.to_vec(),
            None => return Err("the body is a stream that cannot be looked into".to_owned()),
        };
        if expected.is_empty() && sent.is_empty() {
            return Ok(());
        }
        #[cfg(feature = "cbor")]
        if self.body_media_type == "application/cbor" {
            let expected = aws_smithy_types::base64::decode(expected).map_err(|error| error.to_string())?;
            let (sent, expected) = (super::cbor::decode(&sent)?, super::cbor::decode(&expected)?);
            return if sent == expected {
                Ok(())
            } else {
                Err(format!("the body is {sent:?} where {expected:?} was expected"))
            };
        }
        let media_type = check::MediaType::from(self.body_media_type);
        check::validate_body(&sent, expected, media_type)
            .map_err(|error| format!("{error}\nbody: {}", String::from_utf8_lossy(&sent)))
    }
}

/// Refuses query parameters that are expected, but with other values or less often.
fn only_expected_values(query: &str, expected: &[&str]) -> Outcome {
    fn name(parameter: &str) -> &str {
        parameter.split_once('=').map_or(parameter, |(name, _)| name)
    }
    let mut expected_left = expected.to_vec();
    for sent in query.split('&') {
        if let Some(at) = expected_left.iter().position(|left| *left == sent) {
            expected_left.swap_remove(at);
        } else if expected.iter().any(|other| name(other) == name(sent)) {
            return Err(format!("the query has `{sent}`, where {expected:?} was expected"));
        }
    }
    Ok(())
}

fn parsed_uri(request: &HttpRequest) -> Result<http::Uri, String> {
    let uri = request.uri().parse();
    uri.map_err(|error: http::uri::InvalidUri| format!("{error}: {}", request.uri()))
}

fn request_path(request: &HttpRequest) -> Result<String, String> {
    Ok(parsed_uri(request)?.path().to_owned())
}

fn equal(what: &str, sent: &str, expected: &str) -> Outcome {
    if sent == expected {
        Ok(())
    } else {
        Err(format!("the {what} is `{sent}` where `{expected}` was expected"))
    }
}

/// Runs a future on this thread.
pub(super) fn block_on<F: Future>(future: F) -> F::Output {
    let mut output = None;
    run(pin!(async { output = Some(future.await) }));
    output.expect("the future has ended")
}

/// Runs a future without its type, so that tokio's code is compiled once for all operations.
fn run(future: Pin<&mut dyn Future<Output = ()>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    // tests cannot run without a tokio runtime
    runtime.expect("a runtime").block_on(future);
}
