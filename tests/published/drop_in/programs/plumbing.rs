//! Code of libraries around clients: interceptors, endpoint resolvers, connectors, and generic calls.

use aws_sdk_sqs::client::customize::CustomizableOperation;
use aws_sdk_sqs::config::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};
use aws_sdk_sqs::config::http::HttpResponse;
use aws_sdk_sqs::config::interceptors::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    FinalizerInterceptorContextRef,
};
use aws_sdk_sqs::config::{
    BehaviorVersion, ConfigBag, Credentials, Intercept, Region, RuntimeComponents, SharedAsyncSleep,
    SharedHttpClient, SharedInterceptor,
};
use aws_sdk_sqs::error::{BoxError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use aws_sdk_sqs::operation::send_message::builders::{SendMessageFluentBuilder, SendMessageInputBuilder};
use aws_sdk_sqs::operation::send_message::{
    SendMessage, SendMessageError, SendMessageInput, SendMessageOutput,
};
use aws_sdk_sqs::types::builders::MessageAttributeValueBuilder;
use aws_sdk_sqs::types::MessageAttributeValue;
use aws_sdk_sqs::{Client, Config};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

#[derive(Debug, Default)]
struct Count(AtomicUsize);

impl Intercept for Count {
    fn name(&self) -> &'static str {
        "Count"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().insert("x-count", "1");
        Ok(())
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(input) = context.input().downcast_ref::<SendMessageInput>() {
            self.0
                .fetch_add(input.message_body().map_or(0, str::len), Ordering::Relaxed);
        }
        Ok(())
    }

    fn read_after_execution(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(Ok(output)) = context.output_or_error() {
            assert!(output.downcast_ref::<SendMessageOutput>().is_some());
        }
        Ok(())
    }
}

#[derive(Debug)]
struct Here;

impl ResolveEndpoint for Here {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let region = params.region().unwrap_or("local");
        EndpointFuture::ready(Ok(Endpoint::builder()
            .url(format!("http://{region}.localhost:4566"))
            .build()))
    }
}

fn config(count: Arc<Count>, http: SharedHttpClient) -> Config {
    let mut builder = Config::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .credentials_provider(Credentials::for_tests())
        .region(Region::new("eu-west-1"))
        .endpoint_resolver(Here)
        .http_client(http)
        .interceptor(SharedInterceptor::new(Count::default()));
    builder.set_sleep_impl(None::<SharedAsyncSleep>);
    builder.push_interceptor(SharedInterceptor::new(Shared(count)));
    builder.build()
}

#[derive(Debug)]
struct Shared(Arc<Count>);

impl Intercept for Shared {
    fn name(&self) -> &'static str {
        self.0.name()
    }
}

/// Returns `true` if a call of any operation can be retried later.
fn is_busy<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> bool {
    match error {
        SdkError::DispatchFailure(failure) => failure.is_io() || failure.is_timeout(),
        SdkError::TimeoutError(_) | SdkError::ResponseError(_) => true,
        SdkError::ServiceError(context) => matches!(context.err().code(), Some("Throttling" | "SlowDown")),
        _ => false,
    }
}

/// Describes an error of one operation for a log.
fn outcome(error: &SdkError<SendMessageError, HttpResponse>) -> String {
    let status = error
        .raw_response()
        .map(|raw_response| raw_response.status().as_u16());
    let meta: Option<&ErrorMetadata> = error.as_service_error().map(SendMessageError::meta);
    format!(
        "{} {status:?} {:?}",
        aws_sdk_sqs::meta::PKG_VERSION,
        meta.and_then(ErrorMetadata::code)
    )
}

fn prepared(
    client: &Client,
) -> CustomizableOperation<SendMessageOutput, SendMessageError, SendMessageFluentBuilder> {
    let input: SendMessageInputBuilder = SendMessageInput::builder().message_body("prepared");
    let attribute: MessageAttributeValueBuilder = MessageAttributeValue::builder().data_type("String");
    client
        .send_message()
        .set_message_body(input.get_message_body().clone())
        .message_attributes("kind", attribute.string_value("letter").build().expect("a type"))
        .customize()
}

async fn send(client: &Client, url: &str) -> Result<String, aws_sdk_sqs::Error> {
    let sent = client
        .send_message()
        .queue_url(url)
        .message_body("hello")
        .customize()
        .interceptor(Count::default())
        .map_request(|mut request| {
            request.headers_mut().insert("x-library", "1");
            Ok::<_, std::convert::Infallible>(request)
        })
        .send()
        .await;
    match sent {
        Ok(output) => Ok(output.message_id.unwrap_or_default()),
        Err(error) if is_busy(&error) => Ok(String::new()),
        Err(error) => {
            eprintln!("{}", outcome(&error));
            Err(error.into())
        }
    }
}

#[tokio::main]
async fn main() {
    let _: fn() -> SendMessage = SendMessage::new;
    let http = SharedHttpClient::new(aws_smithy_http_client::test_util::infallible_client_fn(|_| {
        http::Response::builder()
            .status(200)
            .body("{}")
            .expect("a response")
    }));
    let client = Client::from_conf(config(Arc::default(), http));
    let other = Client::from_conf(
        client
            .config()
            .to_builder()
            .region(Region::new("eu-west-2"))
            .build(),
    );
    println!("{}", prepared(&other).send().await.is_ok());
    println!(
        "{:?} {:?}",
        send(&client, "http://localhost/q").await,
        client.config().region()
    );
}
