//! One of the two clients, and how it is timed.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{
    http_client_fn, HttpConnector, HttpConnectorFuture, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, Input,
};
use aws_smithy_runtime_api::client::interceptors::{dyn_dispatch_hint, Intercept};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::SdkConfig;
use bytes::Bytes;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The operations of a client that are timed, each with a number of repetitions. The times exclude preparation.
pub struct Side {
    /// The deserializer or serializer of the operation, without the call around it.
    pub alone: Box<dyn Fn(usize) -> Duration>,
    /// `send().await`, with a connector that responds immediately.
    pub whole: Box<dyn Fn(usize) -> Duration>,
    /// The result of a call: the body that was sent, and the debug output of its output.
    pub seen: (Vec<u8>, String),
}

/// A connector with the same response to every call.
#[derive(Clone, Debug)]
pub struct Replay {
    body: Bytes,
    last: Arc<Mutex<Option<HttpRequest>>>,
}

impl Replay {
    pub fn new(body: Bytes) -> Self {
        let last = Arc::default();
        Self { body, last }
    }

    /// The body of the response.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The length of the response's body.
    pub fn len(&self) -> usize {
        self.body.len()
    }

    fn response(&self) -> HttpResponse {
        let response = http::Response::builder()
            .header("smithy-protocol", "rpc-v2-cbor")
            .body(SdkBody::from(self.body.clone()))
            .expect("a response");
        response.try_into().expect("a response")
    }

    /// The body of the request sent last.
    pub fn sent(&self) -> Vec<u8> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let body = last.as_ref().and_then(|last| last.body().bytes());
        body.unwrap_or_default().to_vec()
    }

    /// The configuration of a client that has this connector.
    pub fn config(&self) -> SdkConfig {
        let connector = SharedHttpConnector::new(self.clone());
        let client = http_client_fn(move |_, _| connector.clone());
        settings().http_client(client).build()
    }
}

/// The settings of all clients that are measured, without an HTTP client.
pub fn settings() -> aws_types::sdk_config::Builder {
    let credentials = aws_credential_types::Credentials::new("AKIDEXAMPLE", "secret", None, None, "speed");
    SdkConfig::builder()
        .region(aws_types::region::Region::new("eu-central-1"))
        .credentials_provider(aws_credential_types::provider::SharedCredentialsProvider::new(
            credentials,
        ))
        .sleep_impl(aws_smithy_async::rt::sleep::SharedAsyncSleep::new(
            aws_smithy_async::rt::sleep::TokioSleep::new(),
        ))
        .time_source(aws_smithy_async::time::SystemTimeSource::new())
        .behavior_version(BehaviorVersion::latest())
        .disable_request_compression(true)
}

impl HttpConnector for Replay {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        HttpConnectorFuture::ready(Ok(self.response()))
    }
}

type Work = dyn Fn(&Input, &mut ConfigBag, usize) -> Duration + Send + Sync;

/// Times the operation's own deserializer or serializer, which it takes from the configuration of a running call.
#[derive(Clone)]
pub struct Probe {
    work: Arc<Work>,
    /// The number of repetitions, and the time they took.
    state: Arc<Mutex<(usize, Duration)>>,
}

impl Probe {
    fn new(work: impl Fn(&Input, &mut ConfigBag, usize) -> Duration + Send + Sync + 'static) -> Self {
        Self {
            work: Arc::new(work),
            state: Arc::default(),
        }
    }

    /// Reads the response.
    pub fn reading(answer: &Replay) -> Self {
        let answer = answer.clone();
        Self::new(move |_, config, times| {
            let deserializer = config
                .load::<SharedResponseDeserializer>()
                .expect("a deserializer");
            let response = answer.response();
            let mut outputs = Vec::with_capacity(times);
            let start = now();
            for _ in 0..times {
                outputs.push(deserializer.deserialize_nonstreaming_with_config(&response, config));
            }
            let spent = now() - start;
            assert!(outputs.iter().all(Result::is_ok), "an answer that can be read");
            spent
        })
    }

    /// Writes the input of the call, which is a `T`.
    pub fn writing<T: Clone + fmt::Debug + Send + Sync + 'static>() -> Self {
        Self::new(|input, config, times| {
            let serializer = config
                .load::<SharedRequestSerializer>()
                .expect("a serializer")
                .clone();
            let input = input.downcast_ref::<T>().expect("the input of the operation");
            let inputs: Vec<_> = (0..times).map(|_| Input::erase(input.clone())).collect();
            let mut requests = Vec::with_capacity(times);
            let start = now();
            for input in inputs {
                requests.push(serializer.serialize_input(input, config));
            }
            let spent = now() - start;
            assert!(requests.iter().all(Result::is_ok), "an input that can be written");
            spent
        })
    }

    /// Measures the time of repeated work inside a call.
    pub fn time(&self, times: usize, call: impl FnOnce()) -> Duration {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = (times, Duration::ZERO);
        call();
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1
    }
}

impl fmt::Debug for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Probe")
    }
}

#[dyn_dispatch_hint]
impl Intercept for Probe {
    fn name(&self) -> &'static str {
        "Probe"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.1 = (self.work)(context.input(), config, state.0);
        Ok(())
    }
}

thread_local! {
    static RUNTIME: tokio::runtime::Runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
}

/// Returns the CPU time of this thread, which does all the work, so that other processes do not affect the result.
pub fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// Runs a call to completion.
pub fn wait<F: Future>(future: F) -> F::Output {
    RUNTIME.with(|runtime| runtime.block_on(future))
}

/// Defines a side of a case: the client of a crate, its response, the part that is timed alone, and the call.
macro_rules! side {
    ($sdk:ident, $answer:expr, $probe:expr, |$client:ident| $call:expr) => {{
        let answer: $crate::side::Replay = $answer;
        let probe: $crate::side::Probe = $probe;
        let config = answer.config();
        let builder = || $sdk::config::Builder::from(&config);
        let $client = $sdk::Client::from_conf(builder().interceptor(probe.clone()).build());
        let probed = $call;
        let $client = $sdk::Client::from_conf(builder().build());
        let plain = $call;
        let output = $crate::side::wait(plain.clone().send()).expect("an answer");
        $crate::side::Side {
            seen: (answer.sent(), format!("{output:?}")),
            alone: Box::new(move |times| {
                probe.time(times, || {
                    $crate::side::wait(probed.clone().send()).expect("an answer");
                })
            }),
            whole: Box::new(move |times| {
                let calls = vec![plain.clone(); times];
                let start = $crate::side::now();
                for call in calls {
                    $crate::side::wait(call.send()).expect("an answer");
                }
                $crate::side::now() - start
            }),
        }
    }};
}
pub(crate) use side;
