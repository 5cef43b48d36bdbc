//! Keeps scores in a table.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, ConditionCheck, KeySchemaElement, KeyType,
    KeysAndAttributes, Put, ReturnValue, ScalarAttributeType, TableStatus, TransactWriteItem, WriteRequest,
};
use aws_sdk_dynamodb::Client;
use std::collections::HashMap;

type Item = HashMap<String, AttributeValue>;

#[derive(Debug, PartialEq)]
struct Score {
    player: String,
    points: i64,
}

impl TryFrom<&Item> for Score {
    type Error = String;
    fn try_from(item: &Item) -> Result<Self, String> {
        let text = |name: &str| item.get(name).ok_or_else(|| format!("{name} is missing"));
        let player = text("player")?.as_s().map_err(|other| format!("{other:?}"))?;
        let points = text("points")?.as_n().map_err(|_| "no number")?;
        Ok(Score {
            player: player.clone(),
            points: points.parse().map_err(|_| "no number")?,
        })
    }
}

async fn create(client: &Client) -> Result<bool, Box<dyn std::error::Error>> {
    let key = KeySchemaElement::builder()
        .attribute_name("player")
        .key_type(KeyType::Hash)
        .build()?;
    let definition = AttributeDefinition::builder()
        .attribute_name("player")
        .attribute_type(ScalarAttributeType::S)
        .build()?;
    let output = client
        .create_table()
        .table_name("scores")
        .key_schema(key)
        .attribute_definitions(definition)
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await?;
    let status = output.table_description().and_then(|table_description| table_description.table_status());
    Ok(status == Some(&TableStatus::Active))
}

async fn put(client: &Client, score: &Score) -> Result<Option<Item>, PutItemError> {
    let sent = client
        .put_item()
        .table_name("scores")
        .item("player", AttributeValue::S(score.player.clone()))
        .item("points", AttributeValue::N(score.points.to_string()))
        .item(
            "seen",
            AttributeValue::L(vec![AttributeValue::Bool(true), AttributeValue::Null(true)]),
        )
        .item("raw", AttributeValue::B(Blob::new(b"raw")))
        .condition_expression("attribute_not_exists(player) OR points < :points")
        .expression_attribute_values(":points", AttributeValue::N(score.points.to_string()))
        .return_values(ReturnValue::AllOld)
        .send()
        .await;
    match sent {
        Ok(output) => Ok(output.attributes),
        Err(SdkError::ServiceError(context)) if context.err().is_conditional_check_failed_exception() => Ok(None),
        Err(error) => Err(error.into_service_error()),
    }
}

fn query(client: &Client, player: &str) -> QueryFluentBuilder {
    client
        .query()
        .table_name("scores")
        .key_condition_expression("#p = :p")
        .expression_attribute_names("#p", "player")
        .expression_attribute_values(":p", AttributeValue::S(player.into()))
        .scan_index_forward(false)
}

async fn best(client: &Client, player: &str) -> Result<Vec<Score>, Box<dyn std::error::Error>> {
    let items: Result<Vec<Item>, _> = query(client, player)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    let mut scores = Vec::new();
    for item in &items? {
        scores.push(Score::try_from(item)?);
    }
    let mut start: Option<Item> = None;
    loop {
        let page = client
            .scan()
            .table_name("scores")
            .set_exclusive_start_key(start.take())
            .send()
            .await?;
        scores.extend(page.items().iter().filter_map(|item| item.try_into().ok()));
        match page.last_evaluated_key {
            Some(key) => start = Some(key),
            None => return Ok(scores),
        }
    }
}

async fn together(client: &Client) -> Vec<String> {
    let put = Put::builder()
        .table_name("scores")
        .item("player", AttributeValue::S("a".into()))
        .build();
    let check = ConditionCheck::builder()
        .table_name("scores")
        .key("player", AttributeValue::S("b".into()))
        .condition_expression("attribute_exists(player)")
        .build();
    let sent = client
        .transact_write_items()
        .transact_items(TransactWriteItem::builder().put(put.expect("all is set")).build())
        .transact_items(
            TransactWriteItem::builder()
                .condition_check(check.expect("all is set"))
                .build(),
        )
        .send()
        .await;
    match sent.map_err(SdkError::into_service_error) {
        Err(TransactWriteItemsError::TransactionCanceledException(canceled)) => {
            let reasons = canceled.cancellation_reasons().iter();
            reasons.filter_map(|reason| reason.code().map(str::to_string)).collect()
        }
        _ => Vec::new(),
    }
}

async fn many(client: &Client, players: &[&str]) -> usize {
    let keys = players
        .iter()
        .map(|player| Item::from([("player".to_string(), AttributeValue::S(player.to_string()))]));
    let wanted = KeysAndAttributes::builder()
        .set_keys(Some(keys.collect()))
        .consistent_read(true)
        .build();
    let output = client
        .batch_get_item()
        .request_items("scores", wanted.expect("keys"))
        .send()
        .await;
    let found = output.ok().and_then(|output| output.responses).unwrap_or_default();
    let left: HashMap<String, Vec<WriteRequest>> = HashMap::new();
    let _ = client.batch_write_item().set_request_items(Some(left));
    found.get("scores").map_or(0, Vec::len)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(&aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await);
    create(&client).await?;
    let score = Score {
        player: "a".into(),
        points: 3,
    };
    println!("{:?}", put(&client, &score).await?);
    println!(
        "{:?} {:?} {}",
        best(&client, "a").await?,
        together(&client).await,
        many(&client, &["a"]).await
    );
    if let AttributeValue::M(map) = AttributeValue::M(HashMap::new()) {
        assert!(map.is_empty());
    }
    Ok(())
}
