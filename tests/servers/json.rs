//! awsJson1_0 and awsJson1_1.

use crate::shared::{config, unique};

crate::client!(sqs dynamodb kinesis kms secretsmanager logs);

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_sqs() {
    let config = config();
    let client = sqs::Client::new(&config);
    let name = unique("queue");
    let created = client
        .create_queue()
        .queue_name(&name)
        .send()
        .await
        .expect("a queue");
    let url = created.queue_url().expect("a URL").to_owned();
    client
        .send_message()
        .queue_url(&url)
        .message_body("hello é <&>")
        .send()
        .await
        .expect("sent");
    let received = client
        .receive_message()
        .queue_url(&url)
        .send()
        .await
        .expect("received");
    assert_eq!(received.messages()[0].body(), Some("hello é <&>"));
    let listed = client
        .list_queues()
        .queue_name_prefix(&name)
        .send()
        .await
        .expect("a list");
    assert_eq!(listed.queue_urls(), std::slice::from_ref(&url));
    client
        .delete_queue()
        .queue_url(&url)
        .send()
        .await
        .expect("deleted");
    let error = client
        .send_message()
        .queue_url(&url)
        .message_body("x")
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_queue_does_not_exist());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_dynamodb() {
    use dynamodb::types::{
        AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
    };
    let config = config();
    let client = dynamodb::Client::new(&config);
    let table = unique("table");
    let attribute = AttributeDefinition::builder()
        .attribute_name("id")
        .attribute_type(ScalarAttributeType::S)
        .build();
    let key = KeySchemaElement::builder()
        .attribute_name("id")
        .key_type(KeyType::Hash)
        .build();
    let create = client
        .create_table()
        .table_name(&table)
        .attribute_definitions(attribute.expect("complete"))
        .key_schema(key.expect("complete"))
        .billing_mode(BillingMode::PayPerRequest);
    create.send().await.expect("a table");
    for id in ["a", "b", "c"] {
        let list = AttributeValue::L(vec![AttributeValue::Bool(true), AttributeValue::Null(true)]);
        let put = client
            .put_item()
            .table_name(&table)
            .item("id", AttributeValue::S(id.into()));
        put.item("n", AttributeValue::N("1.5".into()))
            .item("l", list)
            .send()
            .await
            .expect("put");
    }
    let got = client
        .get_item()
        .table_name(&table)
        .key("id", AttributeValue::S("a".into()))
        .send()
        .await;
    let got = got.expect("an item");
    assert_eq!(got.item().expect("an item")["n"], AttributeValue::N("1.5".into()));
    let pages = client
        .scan()
        .table_name(&table)
        .limit(2)
        .into_paginator()
        .items()
        .send();
    let items: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert_eq!(items.len(), 3);
    client
        .delete_table()
        .table_name(&table)
        .send()
        .await
        .expect("deleted");
    let error = client
        .scan()
        .table_name(&table)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_resource_not_found_exception());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_kinesis() {
    let config = config();
    let client = kinesis::Client::new(&config);
    let stream = unique("stream");
    client
        .create_stream()
        .stream_name(&stream)
        .shard_count(1)
        .send()
        .await
        .expect("a stream");
    let data = kinesis::primitives::Blob::new([0, 1, 255]);
    let put = client
        .put_record()
        .stream_name(&stream)
        .partition_key("p")
        .data(data)
        .send()
        .await
        .expect("put");
    assert!(!put.shard_id().is_empty());
    let pages = client.list_streams().limit(1).into_paginator().send();
    let pages: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    let names: Vec<_> = pages.iter().flat_map(|page| page.stream_names()).collect();
    assert!(names.contains(&&stream), "{names:?}");
    client
        .delete_stream()
        .stream_name(&stream)
        .send()
        .await
        .expect("deleted");
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_kms() {
    use kms::primitives::Blob;
    let config = config();
    let client = kms::Client::new(&config);
    let created = client
        .create_key()
        .description("a key")
        .send()
        .await
        .expect("a key");
    let key = created.key_metadata().expect("metadata").key_id().to_owned();
    let encrypted = client
        .encrypt()
        .key_id(&key)
        .plaintext(Blob::new("secret"))
        .send()
        .await
        .expect("encrypted");
    let blob = encrypted.ciphertext_blob().expect("a blob").clone();
    let decrypted = client
        .decrypt()
        .ciphertext_blob(blob)
        .send()
        .await
        .expect("decrypted");
    assert_eq!(decrypted.plaintext(), Some(&Blob::new("secret")));
    let pages = client.list_keys().into_paginator().items().send();
    let keys: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(keys.iter().any(|known| known.key_id() == Some(&key)));
    let deletion = client
        .schedule_key_deletion()
        .key_id(&key)
        .send()
        .await
        .expect("scheduled");
    assert!(deletion.deletion_date().is_some());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_secretsmanager() {
    let config = config();
    let client = secretsmanager::Client::new(&config);
    let name = unique("secret");
    client
        .create_secret()
        .name(&name)
        .secret_string("hidden")
        .send()
        .await
        .expect("a secret");
    let got = client
        .get_secret_value()
        .secret_id(&name)
        .send()
        .await
        .expect("its value");
    assert_eq!(got.secret_string(), Some("hidden"));
    assert!(!format!("{got:?}").contains("hidden"), "it is not printed");
    let pages = client.list_secrets().into_paginator().send();
    let pages: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert!(pages
        .iter()
        .flat_map(|page| page.secret_list())
        .any(|page| page.name() == Some(&name)));
    let delete = client
        .delete_secret()
        .secret_id(&name)
        .force_delete_without_recovery(true);
    delete.send().await.expect("deleted");
    let error = client
        .get_secret_value()
        .secret_id(&name)
        .send()
        .await
        .expect_err("it is gone");
    assert!(error.into_service_error().is_resource_not_found_exception());
}

#[tokio::test]
#[cfg_attr(not(moto), ignore = "set TINSMITH_MOTO to the URL of a moto server")]
async fn servers_logs() {
    let config = config();
    let client = logs::Client::new(&config);
    let name = unique("group");
    client
        .create_log_group()
        .log_group_name(&name)
        .send()
        .await
        .expect("a group");
    let pages = client
        .describe_log_groups()
        .log_group_name_prefix(&name)
        .into_paginator()
        .items()
        .send();
    let groups: Vec<_> = pages.collect::<Result<_, _>>().await.expect("all pages");
    assert_eq!(
        groups
            .iter()
            .filter_map(|group| group.log_group_name())
            .collect::<Vec<_>>(),
        [name.as_str()]
    );
    client
        .delete_log_group()
        .log_group_name(&name)
        .send()
        .await
        .expect("deleted");
}
