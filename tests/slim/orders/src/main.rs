//! Takes an order: its receipt is an object in S3, its state an item in DynamoDB, and a message in SQS tells of it.
//!
//! It makes what it needs and takes it away again. `AWS_ENDPOINT_URL` names the services.

use aws_config::BehaviorVersion;
use aws_sdk_dynamodb::client::Waiters as _;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
};
use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{Delete, ObjectIdentifier};
use std::time::Duration;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const NAME: &str = "orders";
const RECEIPT: &str = "one apple, two pears";

#[tokio::main]
async fn main() -> Result<()> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let s3 = aws_sdk_s3::config::Builder::from(&config).force_path_style(true);
    let receipts = Receipts(aws_sdk_s3::Client::from_conf(s3.build()));
    let states = States(aws_sdk_dynamodb::Client::new(&config));
    let news = News::new(aws_sdk_sqs::Client::new(&config)).await?;
    receipts.create().await?;
    states.create().await?;

    receipts.put("1", RECEIPT).await?;
    states.put("1", "paid").await?;
    news.tell("1").await?;

    let id = news.next().await?;
    assert_eq!(receipts.get(&id).await?, RECEIPT);
    assert_eq!(states.get(&id).await?, "paid");
    assert_eq!(receipts.list().await?, ["1"]);
    assert!(receipts.is_missing("2").await?);

    receipts.delete().await?;
    states.delete().await?;
    news.delete().await?;
    println!("order {id}: {RECEIPT}");
    Ok(())
}

/// Objects in S3.
struct Receipts(aws_sdk_s3::Client);

impl Receipts {
    async fn create(&self) -> Result<()> {
        self.0.create_bucket().bucket(NAME).send().await?;
        Ok(())
    }

    async fn put(&self, id: &str, text: &'static str) -> Result<()> {
        let body = ByteStream::from_static(text.as_bytes());
        let put = self
            .0
            .put_object()
            .bucket(NAME)
            .key(id)
            .content_type("text/plain");
        put.body(body).send().await?;
        Ok(())
    }

    async fn get(&self, id: &str) -> Result<String> {
        let object = self.0.get_object().bucket(NAME).key(id).send().await?;
        Ok(String::from_utf8(object.body.collect().await?.to_vec())?)
    }

    async fn is_missing(&self, id: &str) -> Result<bool> {
        match self.0.get_object().bucket(NAME).key(id).send().await {
            Ok(_) => Ok(false),
            Err(error) if error.code() == Some("NoSuchKey") => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    async fn list(&self) -> Result<Vec<String>> {
        let mut pages = self.0.list_objects_v2().bucket(NAME).into_paginator().send();
        let mut keys = Vec::new();
        while let Some(page) = pages.next().await {
            keys.extend(
                page?
                    .contents()
                    .iter()
                    .filter_map(|object| object.key().map(str::to_owned)),
            );
        }
        Ok(keys)
    }

    async fn delete(&self) -> Result<()> {
        let mut gone = Delete::builder();
        for key in self.list().await? {
            gone = gone.objects(ObjectIdentifier::builder().key(key).build()?);
        }
        self.0
            .delete_objects()
            .bucket(NAME)
            .delete(gone.build()?)
            .send()
            .await?;
        self.0.delete_bucket().bucket(NAME).send().await?;
        Ok(())
    }
}

/// Items in DynamoDB.
struct States(aws_sdk_dynamodb::Client);

impl States {
    async fn create(&self) -> Result<()> {
        let id = AttributeDefinition::builder()
            .attribute_name("id")
            .attribute_type(ScalarAttributeType::S)
            .build()?;
        let key = KeySchemaElement::builder()
            .attribute_name("id")
            .key_type(KeyType::Hash)
            .build()?;
        let create = self
            .0
            .create_table()
            .table_name(NAME)
            .billing_mode(BillingMode::PayPerRequest);
        create.attribute_definitions(id).key_schema(key).send().await?;
        let exists = self.0.wait_until_table_exists().table_name(NAME);
        exists.wait(Duration::from_secs(30)).await?;
        Ok(())
    }

    async fn put(&self, id: &str, state: &str) -> Result<()> {
        let put = self.0.put_item().table_name(NAME);
        let put = put.item("id", AttributeValue::S(id.to_owned()));
        put.item("state", AttributeValue::S(state.to_owned()))
            .send()
            .await?;
        Ok(())
    }

    async fn get(&self, id: &str) -> Result<String> {
        let query = self
            .0
            .query()
            .table_name(NAME)
            .key_condition_expression("id = :id");
        let found = query
            .expression_attribute_values(":id", AttributeValue::S(id.to_owned()))
            .send()
            .await?;
        let state = found
            .items()
            .first()
            .and_then(|item| item.get("state")?.as_s().ok());
        Ok(state.ok_or("there is no such order")?.clone())
    }

    async fn delete(&self) -> Result<()> {
        self.0.delete_table().table_name(NAME).send().await?;
        Ok(())
    }
}

/// Messages in SQS.
struct News {
    client: aws_sdk_sqs::Client,
    url: String,
}

impl News {
    async fn new(client: aws_sdk_sqs::Client) -> Result<Self> {
        let queue = client.create_queue().queue_name(NAME).send().await?;
        let url = queue.queue_url().ok_or("the queue has no URL")?.to_owned();
        Ok(Self { client, url })
    }

    async fn tell(&self, id: &str) -> Result<()> {
        self.client
            .send_message()
            .queue_url(&self.url)
            .message_body(id)
            .send()
            .await?;
        Ok(())
    }

    async fn next(&self) -> Result<String> {
        let receive = self
            .client
            .receive_message()
            .queue_url(&self.url)
            .wait_time_seconds(1);
        let received = receive.send().await?;
        let message = received.messages().first().ok_or("there is no message")?;
        let receipt = message.receipt_handle().ok_or("the message has no handle")?;
        self.client
            .delete_message()
            .queue_url(&self.url)
            .receipt_handle(receipt)
            .send()
            .await?;
        Ok(message.body().unwrap_or_default().to_owned())
    }

    async fn delete(&self) -> Result<()> {
        self.client.delete_queue().queue_url(&self.url).send().await?;
        Ok(())
    }
}
