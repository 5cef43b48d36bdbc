//! Published crates, and the models from which our clients for the same services are generated.

use std::path::{Path, PathBuf};

/// A published crate.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    /// Its name without `aws-sdk-`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The file of the Smithy model; `None` if there is none.
    pub smithy: Option<&'static str>,
    /// The service of botocore.
    pub botocore: &'static str,
}

const fn published(
    name: &'static str,
    version: &'static str,
    smithy: Option<&'static str>,
    botocore: &'static str,
) -> Published {
    Published {
        name,
        version,
        smithy,
        botocore,
    }
}

/// The crates with which our clients are compared.
pub const CRATES: &[Published] = &[
    published(
        "kinesisanalyticsv2",
        "1.125.0",
        Some("kinesis-analytics-v2.json"),
        "kinesisanalyticsv2",
    ),
    published("sqs", "1.119.0", Some("sqs.json"), "sqs"),
    published("dynamodb", "1.136.0", Some("dynamodb.json"), "dynamodb"),
    published("sts", "1.124.0", Some("sts.json"), "sts"),
    published("sns", "1.121.0", Some("sns.json"), "sns"),
    published("kms", "1.129.0", Some("kms.json"), "kms"),
    published("lambda", "1.156.0", Some("lambda.json"), "lambda"),
    published("polly", "1.127.0", Some("polly.json"), "polly"),
    published("route53", "1.132.0", None, "route53"),
    published(
        "secretsmanager",
        "1.125.0",
        Some("secrets-manager.json"),
        "secretsmanager",
    ),
    published("cloudwatchlogs", "1.162.0", Some("cloudwatch-logs.json"), "logs"),
    published(
        "cloudformation",
        "1.136.0",
        Some("cloudformation.json"),
        "cloudformation",
    ),
    published("sesv2", "1.145.0", Some("sesv2.json"), "sesv2"),
    published("s3", "1.157.0", Some("s3.json"), "s3"),
];

impl Published {
    /// The Smithy model, in the folder of all of them.
    pub fn smithy(&self, folder: &Path) -> Option<PathBuf> {
        self.smithy.map(|file| folder.join(file))
    }

    /// The description of botocore, in its sources.
    pub fn botocore(&self, folder: &Path) -> PathBuf {
        folder.join("botocore/data").join(self.botocore)
    }
}
