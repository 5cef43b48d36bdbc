//! Benchmarks of reading responses.

use crate::baseline::{self, Baseline};
use crate::case::{Case, Recipe};
use crate::clients;
use crate::side::{side, Probe, Replay};
use bytes::Bytes;
use minicbor::data::Tag;
use minicbor::Encoder;

/// Definitions of cases: protocol, contents of the response, crates, call, a function that creates a response of a size in
/// bytes, and how the baseline reads it.
macro_rules! reading {
    ($(
        $protocol:literal, $what:literal, $service:ident, $official:ident, |$client:ident| $call:expr, $body:expr,
        $baseline:ident $type:ident;
    )*) => { vec![$(Recipe {
        name: concat!("read ", $protocol, " ", $what),
        make: |size| {
            let replay = Replay::new(Bytes::from($body(size)));
            Case {
                bytes: replay.len(),
                ours: {
                    use clients::$service as sdk;
                    side!(sdk, replay.clone(), Probe::reading(&replay), |$client| $call)
                },
                official: side!($official, replay.clone(), Probe::reading(&replay), |$client| $call),
                baseline: Some(Baseline::$baseline::<baseline::$type>(replay.body())),
            }
        },
    }),*] };
}

/// The query has no meaning, but is required.
macro_rules! get_metric_data {
    ($client:ident) => {
        $client
            .get_metric_data()
            .set_metric_data_queries(Some(vec![]))
            .start_time(aws_smithy_types::DateTime::from_secs(0))
            .end_time(aws_smithy_types::DateTime::from_secs(1))
    };
}

/// All of them.
pub fn recipes() -> Vec<Recipe> {
    reading! {
        "awsJson1_0", "records", sqs, aws_sdk_sqs, |client| client.receive_message().queue_url("https://q"), sqs_records, json ReceiveMessage;
        "awsJson1_0", "one text", sqs, aws_sdk_sqs, |client| client.receive_message().queue_url("https://q"), sqs_text, json ReceiveMessage;
        "awsJson1_0", "one text, escapes", sqs, aws_sdk_sqs, |client| client.receive_message().queue_url("https://q"), sqs_escapes, json ReceiveMessage;
        "awsJson1_0", "unknown members", sqs, aws_sdk_sqs, |client| client.receive_message().queue_url("https://q"), sqs_unknown, json ReceiveMessage;
        "awsJson1_0", "lists", dynamodb, aws_sdk_dynamodb, |client| client.scan().table_name("table"), dynamodb_lists, json Scan;
        "awsJson1_0", "nested", dynamodb, aws_sdk_dynamodb, |client| client.scan().table_name("table"), dynamodb_nested, json Scan;
        "awsJson1_1", "records", kinesisanalyticsv2, aws_sdk_kinesisanalyticsv2,
            |client| client.list_application_snapshots().application_name("application"), kinesisanalytics_records, json ListApplicationSnapshots;
        "restJson1", "records", polly, aws_sdk_polly, |client| client.describe_voices(), polly_records, json DescribeVoices;
        "restXml", "records", route53, aws_sdk_route53,
            |client| client.list_resource_record_sets().hosted_zone_id("zone"), route53_records, xml ListResourceRecordSets;
        "restXml", "one text", route53, aws_sdk_route53,
            |client| client.list_resource_record_sets().hosted_zone_id("zone"), route53_text, xml ListResourceRecordSets;
        "restXml", "lists", route53, aws_sdk_route53,
            |client| client.list_resource_record_sets().hosted_zone_id("zone"), route53_lists, xml ListResourceRecordSets;
        "restXml", "unknown, nested", route53, aws_sdk_route53,
            |client| client.list_resource_record_sets().hosted_zone_id("zone"), route53_unknown, xml ListResourceRecordSets;
        "awsQuery", "records", sns, aws_sdk_sns, |client| client.list_subscriptions(), sns_records, xml ListSubscriptions;
        "rpcv2Cbor", "records", cloudwatch, aws_sdk_cloudwatch, |client| get_metric_data!(client), cloudwatch_records, cbor GetMetricData;
        "rpcv2Cbor", "one text", cloudwatch, aws_sdk_cloudwatch, |client| get_metric_data!(client), cloudwatch_text, cbor GetMetricData;
        "rpcv2Cbor", "lists", cloudwatch, aws_sdk_cloudwatch, |client| get_metric_data!(client), cloudwatch_lists, cbor GetMetricData;
        "rpcv2Cbor", "unknown, nested", cloudwatch, aws_sdk_cloudwatch, |client| get_metric_data!(client), cloudwatch_unknown, cbor GetMetricData;
    }
}

/// Adds items between `head` and `tail` up to `size` bytes, at least one.
fn repeat(size: usize, head: &str, item: impl Fn(usize) -> String, separator: &str, tail: &str) -> String {
    let mut text = format!("{head}{}", item(0));
    for index in 1.. {
        let next = item(index);
        if text.len() + separator.len() + next.len() + tail.len() > size {
            break;
        }
        text.push_str(separator);
        text.push_str(&next);
    }
    text + tail
}

fn sqs_records(size: usize) -> String {
    let message = |index: usize| {
        format!(
            r#"{{"MessageId":"219f8380-5770-4cc2-8c3e-{index:012}","ReceiptHandle":"AQEBwJnKyrHigUMZj6r{index}","MD5OfBody":"fafb00f5732ab283681e124bf8747ed1","Body":"order {index} is paid","Attributes":{{"SentTimestamp":"1677096375821"}}}}"#
        )
    };
    repeat(size, r#"{"Messages":["#, message, ",", "]}")
}

fn sqs_text(size: usize) -> String {
    let words = |index: usize| format!("order {index} is paid, and so is the one before it");
    repeat(size, r#"{"Messages":[{"Body":""#, words, " ", r#""}]}"#)
}

/// JSON inside JSON, as in most messages.
fn sqs_escapes(size: usize) -> String {
    let pair = |index: usize| format!(r#"{{\"order\":\"{index}\",\"name\":\"caf\u00e9\"}}\n"#);
    repeat(size, r#"{"Messages":[{"Body":""#, pair, ",", r#""}]}"#)
}

fn sqs_unknown(size: usize) -> String {
    let message = |index: usize| {
        format!(
            r#"{{"New":{{"At":[{index},[true,null],"text"],"More":{{"A":-1.5e3}}}},"MessageId":"{index}"}}"#
        )
    };
    repeat(size, r#"{"Messages":["#, message, ",", "]}")
}

fn dynamodb_lists(size: usize) -> String {
    let number = |index: usize| format!(r#""{index}.5""#);
    repeat(
        size,
        r#"{"Items":[{"numbers":{"NS":["#,
        number,
        ",",
        r#"]}}],"Count":1}"#,
    )
}

/// Items of twenty levels.
fn dynamodb_nested(size: usize) -> String {
    let item = |index: usize| {
        let levels = if size < 1000 { 5 } else { 20 };
        let nested = (0..levels).fold(format!(r#"{{"N":"{index}"}}"#), |value, level| match level % 2 {
            0 => format!(r#"{{"M":{{"key":{value}}}}}"#),
            _ => format!(r#"{{"L":[{value},{{"BOOL":true}}]}}"#),
        });
        format!(r#"{{"item":{nested}}}"#)
    };
    repeat(size, r#"{"Items":["#, item, ",", "]}")
}

fn kinesisanalytics_records(size: usize) -> String {
    let snapshot = |index: usize| {
        format!(
            r#"{{"SnapshotName":"snapshot-{index}","SnapshotStatus":"READY","ApplicationVersionId":{index},"SnapshotCreationTimestamp":1.677096375821E9,"RuntimeEnvironment":"FLINK-1_20"}}"#
        )
    };
    repeat(size, r#"{"SnapshotSummaries":["#, snapshot, ",", "]}")
}

fn polly_records(size: usize) -> String {
    let voice = |index: usize| {
        format!(
            r#"{{"Gender":"Female","Id":"Joanna","LanguageCode":"en-US","LanguageName":"US English","Name":"Joanna {index}","AdditionalLanguageCodes":["en-GB"],"SupportedEngines":["neural","standard"]}}"#
        )
    };
    repeat(size, r#"{"Voices":["#, voice, ",", "]}")
}

const ROUTE53_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ResourceRecordSets>"#;
const ROUTE53_TAIL: &str =
    "</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems></ListResourceRecordSetsResponse>";

fn route53_records(size: usize) -> String {
    let set = |index: usize| {
        format!(
            "<ResourceRecordSet><Name>host-{index}.example.com.</Name><Type>A</Type><TTL>{index}</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>"
        )
    };
    repeat(size, ROUTE53_HEAD, set, "", ROUTE53_TAIL)
}

fn route53_text(size: usize) -> String {
    let head = format!("{ROUTE53_HEAD}<ResourceRecordSet><Name>host</Name><Type>TXT</Type><SetIdentifier>");
    let tail = format!("</SetIdentifier></ResourceRecordSet>{ROUTE53_TAIL}");
    let words = |index: usize| format!("&quot;key {index}&quot; is &lt;this&gt; and nothing else but this");
    repeat(size, &head, words, " ", &tail)
}

fn route53_lists(size: usize) -> String {
    let head = format!("{ROUTE53_HEAD}<ResourceRecordSet><Name>host</Name><Type>A</Type><ResourceRecords>");
    let tail = format!("</ResourceRecords></ResourceRecordSet>{ROUTE53_TAIL}");
    let record = |index: usize| format!("<ResourceRecord><Value>{index}</Value></ResourceRecord>");
    repeat(size, &head, record, "", &tail)
}

fn route53_unknown(size: usize) -> String {
    let set = |index: usize| {
        let nested = (0..8).fold(String::new(), |inner, level| {
            format!("<L{level} a=\"b\">{inner}</L{level}>")
        });
        format!(
            "<ResourceRecordSet><Name>{index}</Name><Type>A</Type><New>{nested}</New></ResourceRecordSet>"
        )
    };
    repeat(size, ROUTE53_HEAD, set, "", ROUTE53_TAIL)
}

fn sns_records(size: usize) -> String {
    let member = |index: usize| {
        format!(
            "<member><TopicArn>arn:aws:sns:eu-central-1:123456789012:topic</TopicArn><Protocol>email</Protocol><SubscriptionArn>arn:aws:sns:eu-central-1:123456789012:topic:{index}</SubscriptionArn><Owner>123456789012</Owner><Endpoint>a@example.com</Endpoint></member>"
        )
    };
    repeat(
        size,
        "<ListSubscriptionsResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><ListSubscriptionsResult><Subscriptions>",
        member,
        "",
        "</Subscriptions></ListSubscriptionsResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></ListSubscriptionsResponse>",
    )
}

/// A result of a metric: this number of points, and what `more` adds.
fn metric(
    encoder: &mut Encoder<Vec<u8>>,
    index: usize,
    label: &str,
    points: usize,
    more: impl Fn(&mut Encoder<Vec<u8>>),
) {
    let failed = "memory to write to";
    encoder.begin_map().expect(failed);
    encoder
        .str("Id")
        .and_then(|encoder| encoder.str(&format!("m{index}")))
        .expect(failed);
    encoder
        .str("Label")
        .and_then(|encoder| encoder.str(label))
        .expect(failed);
    encoder
        .str("Timestamps")
        .and_then(|encoder| encoder.array(points as u64))
        .expect(failed);
    for point in 0..points {
        let at = 1_677_096_375.0 + point as f64 * 60.0;
        encoder
            .tag(Tag::new(1))
            .and_then(|encoder| encoder.f64(at))
            .expect(failed);
    }
    encoder
        .str("Values")
        .and_then(|encoder| encoder.array(points as u64))
        .expect(failed);
    for point in 0..points {
        encoder.f64(point as f64 * 0.1).expect(failed);
    }
    more(encoder);
    encoder
        .str("StatusCode")
        .and_then(|encoder| encoder.str("Complete"))
        .expect(failed);
    encoder.end().expect(failed);
}

/// A response with this number of results.
fn metrics(count: usize, write: impl Fn(&mut Encoder<Vec<u8>>, usize)) -> Vec<u8> {
    let failed = "memory to write to";
    let mut encoder = Encoder::new(Vec::new());
    let list = encoder
        .begin_map()
        .and_then(|encoder| encoder.str("MetricDataResults"));
    list.and_then(|encoder| encoder.array(count as u64))
        .expect(failed);
    (0..count).for_each(|index| write(&mut encoder, index));
    encoder.end().expect(failed);
    encoder.into_writer()
}

fn cloudwatch_records(size: usize) -> Vec<u8> {
    let label = "CPUUtilization of the instance i-0123456789abcdef0";
    metrics((size / 180).max(1), |encoder, index| {
        metric(encoder, index, label, 3, |_| {})
    })
}

fn cloudwatch_text(size: usize) -> Vec<u8> {
    let label = "a label that is long ".repeat(size.saturating_sub(100) / 21);
    metrics(1, |encoder, index| metric(encoder, index, &label, 1, |_| {}))
}

fn cloudwatch_lists(size: usize) -> Vec<u8> {
    metrics(1, |encoder, index| {
        metric(encoder, index, "label", size.saturating_sub(60) / 19, |_| {})
    })
}

fn cloudwatch_unknown(size: usize) -> Vec<u8> {
    let new = |encoder: &mut Encoder<Vec<u8>>| {
        let failed = "memory to write to";
        encoder.str("New").expect(failed);
        for _ in 0..8 {
            let map = encoder.begin_map().and_then(|encoder| encoder.str("key"));
            map.and_then(|encoder| encoder.begin_array())
                .and_then(|encoder| encoder.bool(true))
                .expect(failed);
        }
        for _ in 0..8 {
            encoder.end().and_then(|encoder| encoder.end()).expect(failed);
        }
    };
    metrics((size / 155).max(1), |encoder, index| {
        metric(encoder, index, "label", 1, new)
    })
}
