//! Benchmarks of writing requests.

use crate::case::{Case, Recipe};
use crate::clients;
use crate::side::{side, Probe, Replay};
use bytes::Bytes;

/// Definitions of cases: protocol, contents of the input, crates, type of the input, response, and a call whose body
/// has about this number of bytes.
macro_rules! writing {
    ($(
        $protocol:literal, $what:literal, $service:ident, $official:ident, $operation:ident::$input:ident, $answer:expr,
        |$sdk:ident, $client:ident, $size:ident| $call:expr;
    )*) => { vec![$(Recipe {
        name: concat!("write ", $protocol, " ", $what),
        make: |$size| {
            let replay = Replay::new(Bytes::from($answer));
            let ours = {
                use clients::$service as $sdk;
                side!($sdk, replay.clone(), Probe::writing::<$sdk::operation::$operation::$input>(), |$client| $call)
            };
            let official = {
                use $official as $sdk;
                side!($sdk, replay.clone(), Probe::writing::<$sdk::operation::$operation::$input>(), |$client| $call)
            };
            Case { bytes: ours.seen.0.len(), ours, official, baseline: None }
        },
    }),*] };
}

/// Returns the result of `build()`: in botocore more members are required, so our builders return a `Result`.
trait Built {
    type Value;
    fn built(self) -> Self::Value;
}

impl<T, E: std::fmt::Debug> Built for Result<T, E> {
    type Value = T;
    fn built(self) -> T {
        self.expect("all that is required")
    }
}

macro_rules! built {
    ($($type:ident)*) => { $(
        impl Built for aws_sdk_cloudwatch::types::$type {
            type Value = Self;
            fn built(self) -> Self {
                self
            }
        }
    )* };
}
built!(Dimension MetricDatum);

/// A change of a record.
macro_rules! upsert {
    ($sdk:ident, $index:expr) => {{
        let record = $sdk::types::ResourceRecord::builder()
            .value("192.0.2.1")
            .build()
            .built();
        let set = $sdk::types::ResourceRecordSet::builder()
            .name(format!("host-{}.example.com", $index))
            .r#type($sdk::types::RrType::A)
            .ttl(300)
            .resource_records(record)
            .build()
            .built();
        let change = $sdk::types::Change::builder().action($sdk::types::ChangeAction::Upsert);
        change.resource_record_set(set).build().built()
    }};
}

/// Returns how many items of `each` bytes fit into `size`, at least one.
fn count(size: usize, each: usize) -> usize {
    (size / each).max(1)
}

const ROUTE53: &str = "<ChangeResourceRecordSetsResponse><ChangeInfo><Id>1</Id><Status>PENDING</Status>\
    <SubmittedAt>2020-01-01T00:00:00Z</SubmittedAt></ChangeInfo></ChangeResourceRecordSetsResponse>";
const SNS: &str = "<PublishBatchResponse><PublishBatchResult></PublishBatchResult></PublishBatchResponse>";

/// All of them.
pub fn recipes() -> Vec<Recipe> {
    writing! {
        "awsJson1_0", "records", sqs, aws_sdk_sqs, send_message_batch::SendMessageBatchInput,
            r#"{"Successful":[],"Failed":[]}"#,
            |sdk, client, size| client.send_message_batch().queue_url("https://q").set_entries(Some(
                (0..count(size, 150)).map(|index| {
                    sdk::types::SendMessageBatchRequestEntry::builder()
                        .id(format!("entry-{index}"))
                        .message_body(format!("order {index} of the customer \"{index}\" is paid"))
                        .delay_seconds(10)
                        .message_group_id("a group of messages")
                        .build().built()
                }).collect(),
            ));
        "awsJson1_0", "one text", sqs, aws_sdk_sqs, send_message::SendMessageInput, "{}",
            |sdk, client, size| client.send_message().queue_url("https://q").message_body("a text without an end ".repeat(count(size, 22)));
        "awsJson1_0", "lists", dynamodb, aws_sdk_dynamodb, put_item::PutItemInput, "{}",
            |sdk, client, size| client.put_item().table_name("table").item("numbers", sdk::types::AttributeValue::Ns(
                (0..count(size, 9)).map(|index| format!("{index}.5")).collect(),
            ));
        "awsJson1_0", "nested", dynamodb, aws_sdk_dynamodb, put_item::PutItemInput, "{}",
            |sdk, client, size| client.put_item().table_name("table").item("items", sdk::types::AttributeValue::L(
                (0..count(size, 295)).map(|index| {
                    use sdk::types::AttributeValue;
                    (0..20).fold(AttributeValue::N(index.to_string()), |value, level| match level % 2 {
                        0 => AttributeValue::M([("key".to_owned(), value)].into()),
                        _ => AttributeValue::L(vec![value, AttributeValue::Bool(true)]),
                    })
                }).collect(),
            ));
        "restJson1", "one text", polly, aws_sdk_polly, put_lexicon::PutLexiconInput, "{}",
            |sdk, client, size| client.put_lexicon().name("lexicon").content("<lexeme alphabet=\"ipa\">\n".repeat(count(size, 26)));
        "restXml", "records", route53, aws_sdk_route53, change_resource_record_sets::ChangeResourceRecordSetsInput, ROUTE53,
            |sdk, client, size| client.change_resource_record_sets().hosted_zone_id("zone").change_batch(
                sdk::types::ChangeBatch::builder().set_changes(Some((0..count(size, 255)).map(|index| upsert!(sdk, index)).collect()))
                    .build().built(),
            );
        "restXml", "one text", route53, aws_sdk_route53, change_resource_record_sets::ChangeResourceRecordSetsInput, ROUTE53,
            |sdk, client, size| client.change_resource_record_sets().hosted_zone_id("zone").change_batch(
                sdk::types::ChangeBatch::builder()
                    .comment("a text of <some> length & so on ".repeat(count(size, 41)))
                    .changes(upsert!(sdk, 0))
                    .build().built(),
            );
        "awsQuery", "records", sns, aws_sdk_sns, publish_batch::PublishBatchInput, SNS,
            |sdk, client, size| client.publish_batch().topic_arn("arn:aws:sns:eu-central-1:123456789012:topic")
                .set_publish_batch_request_entries(Some((0..count(size, 440)).map(|index| {
                    sdk::types::PublishBatchRequestEntry::builder()
                        .id(format!("entry-{index}"))
                        .message(format!("order {index} of the customer \"{index}\" is paid"))
                        .message_attributes("kind", sdk::types::MessageAttributeValue::builder()
                            .data_type("String").string_value("order").build().built())
                        .build().built()
                }).collect()));
        "awsQuery", "one text", sns, aws_sdk_sns, publish::PublishInput,
            "<PublishResponse><PublishResult></PublishResult></PublishResponse>",
            |sdk, client, size| client.publish().message("a text of some length & so on ".repeat(count(size, 46)));
        "rpcv2Cbor", "records", cloudwatch, aws_sdk_cloudwatch, put_metric_data::PutMetricDataInput, vec![0xBF, 0xFF],
            |sdk, client, size| client.put_metric_data().namespace("namespace").set_metric_data(Some(
                (0..count(size, 150)).map(|index| {
                    let name = "the size of something";
                    sdk::types::MetricDatum::builder()
                        .metric_name(format!("metric-{index}"))
                        .dimensions(sdk::types::Dimension::builder().name("dimension").value(name).build().built())
                        .timestamp(aws_smithy_types::DateTime::from_secs(1_677_096_375))
                        .value(index as f64 * 0.1)
                        .unit(sdk::types::StandardUnit::Count)
                        .build().built()
                }).collect(),
            ));
        "rpcv2Cbor", "lists", cloudwatch, aws_sdk_cloudwatch, put_metric_data::PutMetricDataInput, vec![0xBF, 0xFF],
            |sdk, client, size| client.put_metric_data().namespace("namespace").metric_data(
                sdk::types::MetricDatum::builder()
                    .metric_name("metric")
                    .set_values(Some((0..count(size, 9)).map(|index| index as f64 * 0.1).collect()))
                    .build().built(),
            );
    }
}
