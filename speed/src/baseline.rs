//! The baseline: the same bodies read by serde_json, quick-xml and ciborium into structures that derive `Deserialize`, as
//! one would write them by hand. No client stands around them, and what is an enum in a client is a string here.

use crate::side::now;
use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::time::Duration;

/// Reads a body so many times, and says how long it took.
pub struct Baseline {
    pub alone: Box<dyn Fn(usize) -> Duration>,
    /// The debug output of what was read.
    seen: String,
}

impl Baseline {
    /// Reads JSON into a `T`.
    pub fn json<T: DeserializeOwned + fmt::Debug + 'static>(body: &Bytes) -> Self {
        Self::of(body, |body| serde_json::from_slice::<T>(body).expect("JSON"))
    }

    /// Reads XML into a `T`.
    pub fn xml<T: DeserializeOwned + fmt::Debug + 'static>(body: &Bytes) -> Self {
        Self::of(body, |body| {
            let text = std::str::from_utf8(body).expect("UTF-8");
            quick_xml::de::from_str::<T>(text).expect("XML")
        })
    }

    /// Reads CBOR into a `T`.
    pub fn cbor<T: DeserializeOwned + fmt::Debug + 'static>(body: &Bytes) -> Self {
        Self::of(body, |body| ciborium::from_reader::<T, _>(body).expect("CBOR"))
    }

    fn of<T: fmt::Debug + 'static>(body: &Bytes, read: fn(&[u8]) -> T) -> Self {
        let seen = format!("{:?}", read(body));
        let body = body.clone();
        let alone = Box::new(move |times| {
            let mut outputs = Vec::with_capacity(times);
            let start = now();
            for _ in 0..times {
                outputs.push(read(&body));
            }
            now() - start
        });
        Self { alone, seen }
    }

    /// Returns texts in the output of a client that the baseline did not read; if there are any, the comparison is not fair.
    pub fn difference(&self, client: &str) -> Option<String> {
        // of debug output, whose texts are quoted
        fn texts(output: &str) -> BTreeSet<&str> {
            output.split('"').skip(1).step_by(2).collect()
        }
        let (client, baseline) = (texts(client), texts(&self.seen));
        let missing: Vec<_> = client.difference(&baseline).take(10).collect();
        (!missing.is_empty()).then(|| format!("only the clients read {missing:?}"))
    }
}

/// Structures whose members have the names of the wire in this case, and are optional unless they are lists.
macro_rules! structures {
    ($case:literal: $($name:ident { $($(#[$meta:meta])* $member:ident: $type:ty,)* })*) => { $(
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = $case, default)]
        #[allow(dead_code)] // read, and printed
        pub struct $name { $($(#[$meta])* $member: $type,)* }

        impl Default for $name {
            fn default() -> Self {
                Self { $($member: Default::default(),)* }
            }
        }
    )* };
}

structures! { "PascalCase":
    ReceiveMessage {
        messages: Vec<Message>,
    }
    Message {
        message_id: Option<String>,
        receipt_handle: Option<String>,
        #[serde(rename = "MD5OfBody")]
        md5_of_body: Option<String>,
        body: Option<String>,
        attributes: Option<HashMap<String, String>>,
        #[serde(rename = "MD5OfMessageAttributes")]
        md5_of_message_attributes: Option<String>,
    }
    Scan {
        items: Vec<HashMap<String, Attribute>>,
        count: Option<i32>,
        scanned_count: Option<i32>,
        last_evaluated_key: Option<HashMap<String, Attribute>>,
    }
    ListApplicationSnapshots {
        snapshot_summaries: Vec<Snapshot>,
        next_token: Option<String>,
    }
    Snapshot {
        snapshot_name: Option<String>,
        snapshot_status: Option<String>,
        application_version_id: Option<i64>,
        snapshot_creation_timestamp: Option<f64>,
        runtime_environment: Option<String>,
    }
    DescribeVoices {
        voices: Vec<Voice>,
        next_token: Option<String>,
    }
    Voice {
        gender: Option<String>,
        id: Option<String>,
        language_code: Option<String>,
        language_name: Option<String>,
        name: Option<String>,
        additional_language_codes: Vec<String>,
        supported_engines: Vec<String>,
    }
    ListResourceRecordSets {
        resource_record_sets: RecordSets,
        is_truncated: Option<bool>,
        max_items: Option<i32>,
        next_record_name: Option<String>,
    }
    RecordSets {
        #[serde(rename = "ResourceRecordSet")]
        items: Vec<RecordSet>,
    }
    RecordSet {
        name: Option<String>,
        r#type: Option<String>,
        set_identifier: Option<String>,
        weight: Option<i64>,
        region: Option<String>,
        #[serde(rename = "TTL")]
        ttl: Option<i64>,
        resource_records: Records,
    }
    Records {
        #[serde(rename = "ResourceRecord")]
        items: Vec<Record>,
    }
    Record {
        value: Option<String>,
    }
    ListSubscriptions {
        list_subscriptions_result: ListSubscriptionsResult,
    }
    ListSubscriptionsResult {
        subscriptions: Subscriptions,
        next_token: Option<String>,
    }
    Subscriptions {
        #[serde(rename = "member")]
        items: Vec<Subscription>,
    }
    Subscription {
        subscription_arn: Option<String>,
        owner: Option<String>,
        protocol: Option<String>,
        endpoint: Option<String>,
        topic_arn: Option<String>,
    }
    GetMetricData {
        metric_data_results: Vec<Metric>,
        next_token: Option<String>,
    }
    Metric {
        id: Option<String>,
        label: Option<String>,
        timestamps: Vec<ciborium::tag::Accepted<f64, 1>>,
        values: Vec<f64>,
        status_code: Option<String>,
    }
}

/// A value of DynamoDB.
#[derive(Debug, Deserialize)]
#[allow(dead_code)] // read, and printed
pub enum Attribute {
    S(String),
    N(String),
    B(String),
    SS(Vec<String>),
    NS(Vec<String>),
    BS(Vec<String>),
    M(HashMap<String, Attribute>),
    L(Vec<Attribute>),
    #[serde(rename = "NULL")]
    Null(bool),
    #[serde(rename = "BOOL")]
    Bool(bool),
}
