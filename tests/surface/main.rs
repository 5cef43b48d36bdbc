//! Public surface: every item a caller of a published `aws-sdk-*` crate can name has to be in the client generated for
//! that service, of the same kind, methods with as many arguments.
//!
//! The crates are documented as JSON by rustdoc. Exceptions are listed with a reason each in `exceptions.rs`.
//! `TINSMITH_SURFACE`, a list of names with commas between, chooses services.

mod exceptions;
mod rustdoc;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use tinsmith_tests::materials;

/// A published crate, without `aws-sdk-`, its version, the Smithy model, and the service of botocore.
///
/// The Smithy models are older than the crates, botocore's are not: an item has to be in the client of one of them.
type Service = (&'static str, &'static str, &'static str, &'static str);

/// The published crates.
const SERVICES: &[Service] = &[
    (
        "kinesisanalyticsv2",
        "1.125.0",
        "kinesis-analytics-v2.json",
        "kinesisanalyticsv2",
    ),
    ("sqs", "1.119.0", "sqs.json", "sqs"),
    ("dynamodb", "1.136.0", "dynamodb.json", "dynamodb"),
    ("sts", "1.124.0", "sts.json", "sts"),
    ("sns", "1.121.0", "sns.json", "sns"),
    ("kms", "1.129.0", "kms.json", "kms"),
    ("lambda", "1.156.0", "lambda.json", "lambda"),
    (
        "secretsmanager",
        "1.125.0",
        "secrets-manager.json",
        "secretsmanager",
    ),
    ("cloudwatchlogs", "1.162.0", "cloudwatch-logs.json", "logs"),
    (
        "cloudformation",
        "1.136.0",
        "cloudformation.json",
        "cloudformation",
    ),
    ("sesv2", "1.145.0", "sesv2.json", "sesv2"),
];

/// Where builds go: a folder of its own in the workspace's target folder, kept between runs.
fn target() -> PathBuf {
    let inherited = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    inherited.unwrap_or(workspace).join("surface")
}

/// Runs rustdoc over a package of a scratch workspace, for JSON.
fn document(workspace: &Path, package: &str) -> serde_json::Value {
    let wrapper = workspace.join("rustdoc");
    // the form is unstable; only rustdoc itself is told to allow it, so that nothing is built anew
    let script = "#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc \"$@\" -Z unstable-options --output-format json --cap-lints allow\n";
    std::fs::write(&wrapper, script).expect("the wrapper can be written");
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(&wrapper, std::fs::Permissions::from_mode(0o755))
        .expect("the wrapper can be run");
    let status = Command::new(env!("CARGO"))
        .current_dir(workspace)
        .args(["doc", "--quiet", "--no-deps", "--package", package])
        .env("RUSTDOC", &wrapper)
        .env("CARGO_TARGET_DIR", target())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "{package} is documented");
    let path = target()
        .join("doc")
        .join(format!("{}.json", package.replace('-', "_")));
    serde_json::from_slice(&std::fs::read(path).expect("rustdoc wrote JSON")).expect("JSON")
}

/// A workspace with our clients of these services, and the published ones as dependencies.
fn workspace(models: &Path, botocore: &Path, services: &[Service]) -> tempfile::TempDir {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the workspace");
    let (mut members, mut dependencies) = (String::new(), String::new());
    for (service, version, model, botocore_name) in services {
        for (prefix, model) in [
            ("ours", models.join(model)),
            ("newer", botocore.join("botocore/data").join(botocore_name)),
        ] {
            let package = format!("{prefix}-{service}");
            tinsmith::configure()
                .model(model)
                .package(&package)
                .runtime_path(root.join("runtime"))
                .generate_package(scratch.path().join(&package))
                .expect("it generates");
            members.push_str(&format!("\"{package}\", "));
        }
        dependencies.push_str(&format!("aws-sdk-{service} = \"={version}\"\n"));
    }
    let manifest = format!(
        "[workspace]\nmembers = [{members}]\n[package]\nname = \"surface\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
         [lib]\npath = \"lib.rs\"\n[dependencies]\n{dependencies}"
    );
    std::fs::write(scratch.path().join("Cargo.toml"), manifest).expect("a manifest");
    std::fs::write(scratch.path().join("lib.rs"), "").expect("a library");
    std::fs::copy(root.join("Cargo.lock"), scratch.path().join("Cargo.lock")).expect("the lock file");
    scratch
}

#[test]
fn models_whole_services_have_the_official_surface() {
    let Some(models) = materials::folder("TINSMITH_MODELS") else {
        return;
    };
    let chosen = std::env::var("TINSMITH_SURFACE").unwrap_or_default();
    let is_chosen = |name: &str| chosen.is_empty() || chosen.split(',').any(|it| it == name);
    let services: Vec<_> = SERVICES.iter().copied().filter(|it| is_chosen(it.0)).collect();
    assert!(
        !services.is_empty(),
        "TINSMITH_SURFACE names none of the services"
    );
    let Some(botocore) = materials::folder("TINSMITH_BOTOCORE") else {
        return;
    };
    let scratch = workspace(&models, &botocore, &services);
    let mut wrong = Vec::new();
    for (service, ..) in services {
        let official = rustdoc::surface(&document(scratch.path(), &format!("aws-sdk-{service}")), None);
        let runtime = document(scratch.path(), "tinsmith-runtime");
        let mut ours = BTreeSet::new();
        for prefix in ["ours", "newer"] {
            let client = document(scratch.path(), &format!("{prefix}-{service}"));
            ours.extend(rustdoc::surface(&client, Some(&runtime)));
        }

        assert!(official.len() > 1_000, "{service}: {} items only", official.len());
        let missing: BTreeSet<_> = official
            .difference(&ours)
            .filter(|item| !exceptions::covers(service, item))
            .collect();
        eprintln!(
            "{service}: {} items of the official crate, {} missing, {} of ours",
            official.len(),
            missing.len(),
            ours.len()
        );
        wrong.extend(missing.iter().map(|item| format!("{service}: {item}")));
        let unused = exceptions::unused(service, &official, &ours);
        wrong.extend(
            unused
                .iter()
                .map(|it| format!("{service}: the exception `{it}` excepts nothing")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
