//! Notifies the subscribers of a topic, with other settings for a single call.

use aws_config::SdkConfig;
use aws_sdk_sns::config::retry::{ReconnectMode, RetryConfig, RetryMode};
use aws_sdk_sns::config::timeout::TimeoutConfig;
use aws_sdk_sns::config::{AppName, BehaviorVersion, Builder, Config, Region, StalledStreamProtectionConfig};
use aws_sdk_sns::error::BuildError;
use aws_sdk_sns::operation::publish::builders::PublishFluentBuilder;
use aws_sdk_sns::operation::publish::{PublishError, PublishInput, PublishOutput};
use aws_sdk_sns::operation::RequestId;
use aws_sdk_sns::primitives::Blob;
use aws_sdk_sns::types::{MessageAttributeValue, PublishBatchRequestEntry, Subscription, Tag};
use aws_sdk_sns::Client;
use std::time::Duration;

fn settings(shared: &SdkConfig) -> Builder {
    aws_sdk_sns::config::Builder::from(shared)
        .retry_config(
            RetryConfig::standard()
                .with_max_attempts(5)
                .with_initial_backoff(Duration::from_millis(50))
                .with_reconnect_mode(ReconnectMode::ReconnectOnTransientError),
        )
        .timeout_config(
            TimeoutConfig::builder()
                .operation_timeout(Duration::from_secs(30))
                .operation_attempt_timeout(Duration::from_secs(10))
                .build(),
        )
        .app_name(AppName::new("topics").expect("a name"))
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
}

fn bare() -> Config {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Some(Region::from_static("us-east-1")))
        .endpoint_url("http://localhost:4566")
        .with_test_defaults()
        .build()
}

fn message(client: &Client, topic: &str, text: &str) -> Result<PublishFluentBuilder, BuildError> {
    let attribute = MessageAttributeValue::builder()
        .data_type("Binary")
        .binary_value(Blob::new(vec![1, 2, 3]))
        .build()?;
    Ok(client
        .publish()
        .topic_arn(topic)
        .message(text)
        .message_attributes("extra", attribute))
}

async fn publish(client: &Client, topic: &str) -> Result<PublishOutput, PublishError> {
    let call = message(client, topic, "it is done").map_err(PublishError::unhandled)?;
    println!("{:?}", call.as_input().clone().build());
    let patient = Config::builder()
        .retry_config(RetryConfig::adaptive())
        .timeout_config(TimeoutConfig::disabled());
    let sent = call
        .customize()
        .config_override(patient)
        .mutate_request(|request| {
            request.headers_mut().insert("x-trace", "1");
        })
        .send()
        .await;
    sent.map_err(|error| error.into_service_error())
}

async fn again(client: &Client, input: PublishInput) -> Option<String> {
    let PublishInput {
        topic_arn, message, ..
    } = input;
    let output = client
        .publish()
        .set_topic_arn(topic_arn)
        .set_message(message)
        .send()
        .await
        .inspect_err(|error| match error.as_service_error() {
            Some(PublishError::NotFoundException(gone)) => eprintln!("{gone}"),
            Some(PublishError::InvalidParameterException(_) | PublishError::KmsThrottlingException(_)) => {}
            Some(other) => eprintln!("{other} {:?}", other.request_id()),
            None => eprintln!("nothing was answered"),
        });
    let output = output.ok()?;
    println!("{:?} {:?}", output.request_id(), output.sequence_number());
    output.message_id
}

async fn subscribers(client: &Client, topic: &str) -> Vec<Subscription> {
    client
        .list_subscriptions_by_topic()
        .topic_arn(topic)
        .into_paginator()
        .items()
        .send()
        .try_collect()
        .await
        .unwrap_or_default()
}

/// Returns the request id, which AWS support needs.
fn request<T: RequestId>(answer: &T) -> &str {
    answer.request_id().unwrap_or("unknown")
}

#[tokio::main]
async fn main() {
    let shared = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = Client::from_conf(settings(&shared).build());
    assert_eq!(RetryMode::Standard, RetryConfig::standard().mode());
    let topic = client
        .create_topic()
        .name("news")
        .tags(
            Tag::builder()
                .key("team")
                .value("post")
                .build()
                .expect("both are set"),
        )
        .send()
        .await
        .expect("a topic");
    let topic = topic.topic_arn().expect("every topic has one");
    match publish(&client, topic).await {
        Ok(output) => println!("{} {:?}", request(&output), output.message_id()),
        Err(error) if error.is_not_found_exception() => eprintln!("{:?}", error.meta()),
        Err(error) => eprintln!("{error:?}"),
    }
    let input = PublishInput::builder().topic_arn(topic).message("again");
    again(&client, input.build().expect("an input")).await;
    println!("{}", subscribers(&Client::from_conf(bare()), topic).await.len());
    let entry = PublishBatchRequestEntry::builder().id("1").message("x").build();
    let batch = client
        .publish_batch()
        .topic_arn(topic)
        .publish_batch_request_entries(entry.expect("set"));
    let _ = batch.send().await.map(|output| output.failed().len());
}
