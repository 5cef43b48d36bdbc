//! Calls functions, all at once and in parts as they come.

use aws_sdk_lambda::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_lambda::operation::invoke::{InvokeError, InvokeOutput};
use aws_sdk_lambda::primitives::event_stream::EventReceiver;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::error::InvokeWithResponseStreamResponseEventError;
use aws_sdk_lambda::types::{
    Architecture, Environment, FunctionCode, FunctionConfiguration, InvocationType, LogType,
    ResponseStreamingInvocationType, Runtime,
};
use aws_sdk_lambda::types::{
    InvokeResponseStreamUpdate, InvokeWithResponseStreamResponseEvent as Event, TracingConfig, TracingMode,
};
use aws_sdk_lambda::Client;

async fn invoke(client: &Client, name: &str, payload: &str) -> Result<String, InvokeError> {
    let InvokeOutput {
        status_code,
        payload,
        function_error,
        ..
    } = client
        .invoke()
        .function_name(name)
        .invocation_type(InvocationType::RequestResponse)
        .log_type(LogType::Tail)
        .payload(Blob::new(payload))
        .send()
        .await
        .map_err(SdkError::into_service_error)?;
    println!("{status_code} {function_error:?}");
    let bytes = payload.map(Blob::into_inner).unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn in_parts(client: &Client, name: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let output = client
        .invoke_with_response_stream()
        .function_name(name)
        .invocation_type(ResponseStreamingInvocationType::RequestResponse)
        .send()
        .await?;
    let mut events: EventReceiver<Event, InvokeWithResponseStreamResponseEventError> = output.event_stream;
    let mut all = Vec::new();
    while let Some(event) = events.recv().await? {
        match event {
            Event::PayloadChunk(InvokeResponseStreamUpdate { payload, .. }) => {
                all.extend_from_slice(payload.unwrap_or_default().as_ref());
            }
            Event::InvokeComplete(end) => {
                if let Some(code) = end.error_code() {
                    return Err(format!("{code}: {}", end.error_details().unwrap_or_default()).into());
                }
            }
            other if other.is_unknown() => eprintln!("newer than this program"),
            _ => {}
        }
    }
    Ok(all)
}

fn is_old(runtime: &Runtime) -> bool {
    match runtime {
        Runtime::Nodejs | Runtime::Nodejs43 | Runtime::Python27 => true,
        Runtime::Java21 | Runtime::Python312 => false,
        other if other.as_str().starts_with("provided") => false,
        _ => Runtime::values().contains(&runtime.as_str()),
    }
}

async fn old_ones(client: &Client) -> Result<Vec<FunctionConfiguration>, aws_sdk_lambda::Error> {
    let mut old = Vec::new();
    let mut functions = client.list_functions().into_paginator().items().send();
    while let Some(function) = functions.next().await {
        let function = function?;
        if function.runtime().is_some_and(is_old) && function.timeout() > Some(3) {
            old.push(function);
        }
    }
    Ok(old)
}

async fn create(client: &Client, name: &str, zip: Vec<u8>) -> Option<String> {
    let created = client
        .create_function()
        .function_name(name)
        .runtime("provided.al2023".into())
        .architectures(Architecture::Arm64)
        .role("arn:aws:iam::123456789012:role/example")
        .code(FunctionCode::builder().zip_file(Blob::new(zip)).build())
        .environment(Environment::builder().variables("LEVEL", "info").build())
        .tracing_config(TracingConfig::builder().mode(TracingMode::Active).build())
        .publish(true)
        .send()
        .await;
    match created {
        Ok(output) => output.version,
        Err(error) => {
            let error = error.into_service_error();
            if error.is_resource_conflict_exception() {
                return None;
            }
            panic!("{} {:?}", error.code().unwrap_or("?"), error.message());
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(&aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await);
    create(&client, "example", vec![0; 4]).await;
    match invoke(&client, "example", "{}").await {
        Ok(text) => println!("{text}"),
        Err(InvokeError::ResourceNotFoundException(gone)) => println!("{:?}", gone.r#type()),
        Err(InvokeError::TooManyRequestsException(error)) => println!("{:?}", error.retry_after_seconds()),
        Err(error) => return Err(error.into()),
    }
    println!(
        "{} {}",
        in_parts(&client, "example").await?.len(),
        old_ones(&client).await?.len()
    );
    Ok(())
}
