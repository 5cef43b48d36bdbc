//! Generates the clients that are measured, from the full AWS models, or those of botocore if they are newer.

use std::path::PathBuf;

/// Module, model below a folder that an environment variable names, and operations of each client.
const CLIENTS: &[(&str, &str, &str, &[&str])] = &[
    (
        "cloudwatch",
        "TINSMITH_BOTOCORE",
        "botocore/data/cloudwatch",
        &["GetMetricData", "PutMetricData"],
    ),
    (
        "dynamodb",
        "TINSMITH_MODELS",
        "dynamodb.json",
        &["PutItem", "Scan"],
    ),
    (
        "kinesisanalyticsv2",
        "TINSMITH_BOTOCORE",
        "botocore/data/kinesisanalyticsv2",
        &["ListApplicationSnapshots"],
    ),
    (
        "polly",
        "TINSMITH_MODELS",
        "polly.json",
        &["DescribeVoices", "PutLexicon"],
    ),
    (
        "route53",
        "TINSMITH_BOTOCORE",
        "botocore/data/route53",
        &["ChangeResourceRecordSets", "ListResourceRecordSets"],
    ),
    (
        "sns",
        "TINSMITH_MODELS",
        "sns.json",
        &["ListSubscriptions", "Publish", "PublishBatch"],
    ),
    (
        "sqs",
        "TINSMITH_MODELS",
        "sqs.json",
        &["ReceiveMessage", "SendMessage", "SendMessageBatch"],
    ),
];

fn main() -> Result<(), tinsmith::Error> {
    for (client, variable, model, operations) in CLIENTS {
        println!("cargo::rerun-if-env-changed={variable}");
        let Some(folder) = std::env::var_os(variable).map(PathBuf::from) else {
            panic!("{variable} names no folder: the model of {client} is there");
        };
        tinsmith::configure()
            .model(folder.join(model))
            .operations(operations.iter().copied())
            .generate_to_out_dir(client)?;
    }
    Ok(())
}
