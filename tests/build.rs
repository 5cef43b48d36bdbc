//! Generates clients for the tests from models that are not part of the repository, where they are at hand: whole services
//! to be held against the published ones, services of Smithy's and botocore's protocol tests, and slices for real servers.

use std::path::{Path, PathBuf};

#[path = "protocol/botocore.rs"]
mod botocore;
#[macro_use]
#[path = "protocol/lists.rs"]
mod lists;
#[path = "parity/botocore.rs"]
mod parity_botocore;

/// Suites as pairs of file and module.
macro_rules! pairs {
    ($($module:ident: $file:literal;)*) => {
        &[$(($file, stringify!($module))),*]
    };
}

const SMITHY_SUITES: &[(&str, &str)] = smithy_suites!(pairs);
const BOTOCORE_SUITES: &[(&str, &str)] = botocore_suites!(pairs);

/// The whole clients that are held against the published ones: module and model.
const PARITY: &[(&str, &str)] = &[
    ("parity_sqs", "sqs.json"),
    ("parity_sns", "sns.json"),
    ("parity_sts", "sts.json"),
    ("parity_lambda", "lambda.json"),
    ("parity_polly", "polly.json"),
    ("parity_s3", "s3.json"),
    ("parity_kinesisanalyticsv2", "kinesis-analytics-v2.json"),
];

/// The clients the tests against moto call: module, model, operations. Those of botocore are of services the Smithy models
/// lack.
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

/// The same, of botocore.
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
    println!("cargo::rustc-check-cfg=cfg(whole_service)");
    println!("cargo::rustc-check-cfg=cfg(conformance)");
    println!("cargo::rustc-check-cfg=cfg(servers)");
    println!("cargo::rustc-check-cfg=cfg(botocore)");
    jmespath();
    let botocore = folder("TINSMITH_BOTOCORE");
    if let Some(botocore) = &botocore {
        println!("cargo::rustc-cfg=botocore");
        botocore_suites(&botocore.join("tests/unit/protocols"))?;
    }
    if let Some(models) = folder("TINSMITH_MODELS") {
        println!("cargo::rustc-cfg=whole_service");
        tinsmith::configure()
            .model(models.join("kinesis-analytics-v2.json"))
            .generate_to_out_dir("kinesisanalyticsv2")?;
        if let Some(botocore) = botocore {
            println!("cargo::rustc-cfg=servers");
            for (module, model) in PARITY {
                parity(module, &models.join(model))?;
            }
            for it in parity_botocore::SERVICES {
                let model = out(&format!("{}.json", it.module));
                let text = parity_botocore::model(it, &botocore.join("botocore/data"))?.to_string();
                write_new(&model, &text);
                parity(it.module, &model)?;
            }
            let smithy = SERVERS.iter().map(|it| (it.0, models.join(it.1), it.2));
            let botocore = botocore.join("botocore/data");
            let botocore = BOTOCORE_SERVERS
                .iter()
                .map(|it| (it.0, botocore.join(it.1), it.2));
            for (module, model, operations) in smithy.chain(botocore) {
                tinsmith::configure()
                    .model(model)
                    .operations(operations.iter().copied())
                    .generate_to_out_dir(module)?;
            }
        }
    }
    if let Some(shared) = folder("TINSMITH_SHARED") {
        println!("cargo::rustc-cfg=conformance");
        conformance(&shared.join("conformance"))?;
    }
    Ok(())
}

/// The expressions of the JMESPath cases.
fn jmespath() {
    println!("cargo::rerun-if-changed=jmespath/cases.json");
    let text = std::fs::read("jmespath/cases.json").expect("the cases");
    let groups: Vec<serde_json::Value> = serde_json::from_slice(&text).expect("JSON");
    let cases = groups
        .iter()
        .filter_map(|group| group["cases"].as_array())
        .flatten();
    let cases = cases.filter_map(|case| case["expression"].as_str()).map(|text| {
        let expr = tinsmith::testing::jmespath(text).unwrap_or_else(|wrong| panic!("{text}: {wrong}"));
        format!("({text:?}, {expr}),\n")
    });
    let cases: String = cases.collect();
    let text = format!("const CASES: &[(&str, Expr)] = &[\n{cases}];\n");
    std::fs::write(out("jmespath_cases.rs"), text).expect("the cases can be written");
}

/// A whole client, calls of all its operations, and answers to them.
fn parity(module: &str, model: &Path) -> Result<(), tinsmith::Error> {
    tinsmith::configure().model(model).generate_to_out_dir(module)?;
    for (what, text) in [
        ("calls", tinsmith::testing::calls(model)?),
        ("answers", tinsmith::testing::answers(model)?),
    ] {
        std::fs::write(out(&format!("{module}_{what}.rs")), text).expect("it can be written");
    }
    Ok(())
}

/// The folder an environment variable names.
fn folder(variable: &str) -> Option<PathBuf> {
    println!("cargo::rerun-if-env-changed={variable}");
    std::env::var_os(variable)
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
}

/// A file beside the generated clients.
fn out(file: &str) -> PathBuf {
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    folder.join(file)
}

/// Writes a model that is not there yet: a file that is newer than this run would make cargo run it again.
fn write_new(model: &Path, text: &str) {
    if std::fs::read(model).ok().as_deref() != Some(text.as_bytes()) {
        std::fs::write(model, text).expect("the model can be written");
    }
}

/// Clients with botocore's protocol tests as functions.
fn botocore_suites(folder: &Path) -> Result<(), tinsmith::Error> {
    for (file, module) in BOTOCORE_SUITES {
        let [input, output] = ["input", "output"].map(|part| -> serde_json::Value {
            let text =
                std::fs::read(folder.join(part).join(file)).expect("a file of botocore's protocol tests");
            serde_json::from_slice(&text).expect("JSON")
        });
        let model = out(&format!("{module}.json"));
        let text = botocore::model(&input, &output)?.to_string();
        write_new(&model, &text);
        tinsmith::configure()
            .model(model)
            .protocol_tests(true)
            .generate_to_out_dir(module)?;
    }
    Ok(())
}

/// Clients with Smithy's protocol tests as functions.
fn conformance(folder: &Path) -> Result<(), tinsmith::Error> {
    for (file, module) in SMITHY_SUITES {
        tinsmith::configure()
            .model(folder.join(file))
            .protocol_tests(true)
            .generate_to_out_dir(module)?;
    }
    Ok(())
}
