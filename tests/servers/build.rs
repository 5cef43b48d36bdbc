//! Generates the clients that the tests use, if their models are available, each with a few operations.

use std::path::PathBuf;
use tinsmith_materials::cfg;

/// The clients: module, model, operations.
const SERVERS: &[(&str, &str, &[&str])] = &[
    (
        "sqs",
        "sqs.json",
        &[
            "CreateQueue",
            "SendMessage",
            "ReceiveMessage",
            "ListQueues",
            "DeleteQueue",
        ],
    ),
    (
        "dynamodb",
        "dynamodb.json",
        &["CreateTable", "PutItem", "GetItem", "Scan", "DeleteTable"],
    ),
    (
        "kinesis",
        "kinesis.json",
        &["CreateStream", "PutRecord", "ListStreams", "DeleteStream"],
    ),
    (
        "kms",
        "kms.json",
        &[
            "CreateKey",
            "Encrypt",
            "Decrypt",
            "ListKeys",
            "ScheduleKeyDeletion",
        ],
    ),
    (
        "secretsmanager",
        "secrets-manager.json",
        &["CreateSecret", "GetSecretValue", "ListSecrets", "DeleteSecret"],
    ),
    (
        "logs",
        "cloudwatch-logs.json",
        &["CreateLogGroup", "DescribeLogGroups", "DeleteLogGroup"],
    ),
    (
        "lambda",
        "lambda.json",
        &["CreateFunction", "GetFunction", "ListFunctions", "DeleteFunction"],
    ),
    (
        "apigateway",
        "api-gateway.json",
        &["CreateRestApi", "GetRestApi", "GetRestApis", "DeleteRestApi"],
    ),
    (
        "s3",
        "s3.json",
        &[
            "CreateBucket",
            "PutObject",
            "GetObject",
            "ListObjectsV2",
            "DeleteObject",
            "DeleteObjects",
            "DeleteBucket",
            "GetBucketLocation",
            "HeadObject",
            "ListParts",
        ],
    ),
    (
        "sns",
        "sns.json",
        &["CreateTopic", "GetTopicAttributes", "ListTopics", "DeleteTopic"],
    ),
    (
        "iam",
        "iam.json",
        &["CreateRole", "CreateUser", "GetUser", "ListUsers", "DeleteUser"],
    ),
    ("sts", "sts.json", &["GetCallerIdentity"]),
    ("polly", "polly.json", &["SynthesizeSpeech"]),
];

/// The clients of services that the Smithy models lack; the model is a service of botocore.
const BOTOCORE_SERVERS: &[(&str, &str, &[&str])] = &[
    (
        "route53",
        "route53",
        &[
            "CreateHostedZone",
            "GetHostedZone",
            "ListHostedZones",
            "DeleteHostedZone",
        ],
    ),
    (
        "glacier",
        "glacier",
        &[
            "CreateVault",
            "DescribeVault",
            "ListVaults",
            "DeleteVault",
            "UploadArchive",
            "UploadMultipartPart",
        ],
    ),
    ("machinelearning", "machinelearning", &["Predict", "GetMLModel"]),
    ("ec2", "ec2", &["CreateVpc", "DescribeVpcs", "DeleteVpc"]),
];

fn main() -> Result<(), tinsmith::Error> {
    // compiled in all cases, ignored without a server
    cfg("moto", "TINSMITH_MOTO");
    let (models, botocore) = (
        cfg("models", "TINSMITH_MODELS"),
        cfg("botocore", "TINSMITH_BOTOCORE"),
    );
    if let (Some(models), Some(botocore)) = (models, botocore) {
        let botocore = botocore.join("botocore/data");
        for (module, model, operations) in SERVERS {
            generate(module, models.join(model), operations)?;
        }
        for (module, model, operations) in BOTOCORE_SERVERS {
            generate(module, botocore.join(model), operations)?;
        }
    }
    Ok(())
}

fn generate(module: &str, model: PathBuf, operations: &[&str]) -> Result<(), tinsmith::Error> {
    tinsmith::configure()
        .model(model)
        .operations(operations.iter().copied())
        .generate_to_out_dir(module)
}
