//! Generates the clients that are compared with the published ones, if their models are available.

use std::path::Path;
use tinsmith_materials::{cfg, out, write};

#[path = "parity/botocore.rs"]
mod parity_botocore;

/// The clients of whole services: module and model.
const PARITY: &[(&str, &str)] = &[
    ("parity_sqs", "sqs.json"),
    ("parity_sns", "sns.json"),
    ("parity_sts", "sts.json"),
    ("parity_lambda", "lambda.json"),
    ("parity_polly", "polly.json"),
    ("parity_s3", "s3.json"),
    ("parity_kinesisanalyticsv2", "kinesis-analytics-v2.json"),
];

/// The clients with a few operations, for tests of waiters, presigning, checksums and S3's specifics.
const SLICES: &[(&str, &str, &[&str])] = &[
    (
        "lambda",
        "lambda.json",
        &["CreateFunction", "GetFunction", "ListFunctions", "DeleteFunction"],
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
    ("polly", "polly.json", &["SynthesizeSpeech"]),
];

fn main() -> Result<(), tinsmith::Error> {
    let (models, botocore) = (
        cfg("models", "TINSMITH_MODELS"),
        cfg("botocore", "TINSMITH_BOTOCORE"),
    );
    if let Some(botocore) = &botocore {
        // as new as the published crate, which has members the Smithy model lacks
        tinsmith::configure()
            .model(botocore.join("botocore/data/kinesisanalyticsv2"))
            .generate_to_out_dir("kinesisanalyticsv2")?;
    }
    if let (Some(models), Some(botocore)) = (models, botocore) {
        for (module, model) in PARITY {
            parity(module, &models.join(model))?;
        }
        for service in parity_botocore::SERVICES {
            let model = out(&format!("{}.json", service.module));
            let text = parity_botocore::model(service, &botocore.join("botocore/data"))?.to_string();
            write(&model, &text);
            parity(service.module, &model)?;
        }
        for (module, model, operations) in SLICES {
            tinsmith::configure()
                .model(models.join(model))
                .operations(operations.iter().copied())
                .generate_to_out_dir(module)?;
        }
    }
    Ok(())
}

/// Generates a whole client, calls of all its operations, and responses to them.
fn parity(module: &str, model: &Path) -> Result<(), tinsmith::Error> {
    tinsmith::configure().model(model).generate_to_out_dir(module)?;
    for (what, text) in [
        ("calls", tinsmith::testing::calls(model)?),
        ("responses", tinsmith::testing::responses(model)?),
    ] {
        write(&out(&format!("{module}_{what}.rs")), &text);
    }
    Ok(())
}
