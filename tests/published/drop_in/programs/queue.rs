//! Processes a queue: messages in batches; those that cannot be processed are returned.

use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_sqs::config::{Credentials, Region};
use aws_sdk_sqs::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_sqs::operation::get_queue_url::GetQueueUrlError;
use aws_sdk_sqs::operation::receive_message::ReceiveMessageOutput;
use aws_sdk_sqs::types::{
    DeleteMessageBatchRequestEntry, Message, MessageAttributeValue, MessageSystemAttributeName,
    QueueAttributeName, SendMessageBatchRequestEntry,
};
use aws_sdk_sqs::{Client, Error};
use std::collections::HashMap;

async fn url(client: &Client, name: &str) -> Result<Option<String>, SdkError<GetQueueUrlError>> {
    match client.get_queue_url().queue_name(name).send().await {
        Ok(output) => Ok(output.queue_url),
        Err(SdkError::ServiceError(error)) if error.err().is_queue_does_not_exist() => Ok(None),
        Err(error) => Err(error),
    }
}

async fn create(client: &Client, name: &str) -> Result<String, Error> {
    let output = client
        .create_queue()
        .queue_name(format!("{name}.fifo"))
        .attributes(QueueAttributeName::FifoQueue, "true")
        .set_tags(Some(HashMap::from([("team".to_string(), "post".to_string())])))
        .send()
        .await?;
    Ok(output.queue_url().unwrap_or_default().to_owned())
}

async fn fill(client: &Client, url: &str, texts: &[&str]) -> Result<usize, Box<dyn std::error::Error>> {
    let entries = texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            let kind = MessageAttributeValue::builder()
                .data_type("String")
                .string_value("letter")
                .build()?;
            SendMessageBatchRequestEntry::builder()
                .id(number.to_string())
                .message_body(*text)
                .message_attributes("kind", kind)
                .build()
        })
        .collect::<Result<Vec<_>, _>>()?;
    let output = client
        .send_message_batch()
        .queue_url(url)
        .set_entries(Some(entries))
        .send()
        .await?;
    for failure in output.failed() {
        eprintln!(
            "{}: {} ({})",
            failure.id(),
            failure.code(),
            failure.sender_fault()
        );
    }
    Ok(output.successful().len())
}

fn age(message: &Message) -> Option<&str> {
    let attributes = message.attributes()?;
    attributes
        .get(&MessageSystemAttributeName::SentTimestamp)
        .map(String::as_str)
}

async fn work(client: &Client, url: &str) -> Result<(), aws_sdk_sqs::Error> {
    let received: ReceiveMessageOutput = client
        .receive_message()
        .queue_url(url)
        .max_number_of_messages(10)
        .wait_time_seconds(20)
        .message_system_attribute_names(MessageSystemAttributeName::All)
        .send()
        .await?;
    let mut done = client.delete_message_batch().queue_url(url);
    for (number, message) in received.messages().iter().enumerate() {
        println!("{:?} {:?}", age(message), message.body().unwrap_or_default());
        let Some(handle) = &message.receipt_handle else {
            continue;
        };
        if message.body().is_none() {
            client
                .change_message_visibility()
                .queue_url(url)
                .receipt_handle(handle)
                .visibility_timeout(0)
                .send()
                .await?;
            continue;
        }
        done = done.entries(
            DeleteMessageBatchRequestEntry::builder()
                .id(number.to_string())
                .receipt_handle(handle)
                .build()
                .expect("both are set"),
        );
    }
    if done.get_entries().as_ref().is_some_and(|entry| !entry.is_empty()) {
        done.send().await?;
    }
    Ok(())
}

async fn all(client: &Client) -> Result<Vec<String>, Error> {
    let mut pages = client
        .list_queues()
        .queue_name_prefix("post-")
        .into_paginator()
        .page_size(100)
        .send();
    let mut urls = Vec::new();
    while let Some(page) = pages.next().await {
        urls.extend(page?.queue_urls.unwrap_or_default());
    }
    let again: Result<Vec<String>, _> = client
        .list_queues()
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    urls.extend(again?);
    Ok(urls)
}

#[tokio::main]
async fn main() {
    let shared: SdkConfig = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "example"))
        .load()
        .await;
    let client = Client::new(&shared);
    let url = match url(&client, "letters").await {
        Ok(Some(url)) => url,
        Ok(None) => create(&client, "letters").await.expect("a queue"),
        Err(error) => {
            let code = error.code().unwrap_or("none");
            return eprintln!("{code}: {}", DisplayErrorContext(&error));
        }
    };
    fill(&client, &url, &["one", "two"]).await.expect("letters");
    match work(&client, &url).await {
        Ok(()) => println!("{:?}", all(&client).await),
        Err(Error::QueueDoesNotExist(gone)) => eprintln!("{gone}"),
        Err(Error::OverLimit(limit)) => eprintln!("{:?}", limit.message()),
        Err(other) => eprintln!("{:?} {other}", other.meta().code()),
    }
}
