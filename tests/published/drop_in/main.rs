//! Checks that programs written for the published crates compile with our clients after changing only the source of
//! `aws-sdk-…`.
//!
//! Each program is compiled twice: with our clients, and with the published crates, to verify that it is written for
//! them. Programs for crates that this package depends on are modules of this test; with `TINSMITH_DROP_IN=all`, the
//! others are compiled with the published crates, too.

mod at_hand;

use std::path::Path;
use std::process::Command;
use tinsmith_materials::named;
use tinsmith_published::crates::{Published, CRATES};
use tinsmith_published::scratch;

/// The programs in `programs/`, and the services they call.
const PROGRAMS: &[(&str, &[&str])] = &[
    ("analytics", &["kinesisanalyticsv2"]),
    ("deployment", &["lambda"]),
    ("functions", &["lambda"]),
    ("identity", &["sts"]),
    ("mocks", &["sqs"]),
    ("names", &["route53"]),
    ("objects", &["s3"]),
    ("operations", &["cloudformation", "cloudwatchlogs", "sesv2"]),
    ("plumbing", &["sqs"]),
    ("queue", &["sqs"]),
    ("secrets", &["kms", "secretsmanager"]),
    ("speech", &["polly"]),
    ("table", &["dynamodb"]),
    ("topics", &["sns"]),
];

/// Dependencies of the programs besides the clients.
const OTHERS: &str = r#"
aws-config = { version = "1", default-features = false, features = ["rt-tokio"] }
aws-smithy-http-client = { version = "1", features = ["test-util"] }
aws-smithy-mocks = "0.2"
http = "1"
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
"#;

/// Compiles all programs that call only these services as one package; each service is given with the source of its
/// crate.
fn compile(folder: &Path, services: &[&Published], source: impl Fn(&Published) -> String) -> usize {
    let is_there = |name: &str| services.iter().any(|service| service.name == name);
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("drop_in/programs");
    let mut manifest =
        "[workspace]\n[package]\nname = \"drop-in\"\nversion = \"0.0.0\"\nedition = \"2021\"\n".to_owned();
    let mut count = 0;
    for (program, _) in PROGRAMS
        .iter()
        .filter(|program| program.1.iter().all(|listed| is_there(listed)))
    {
        let path = programs.join(format!("{program}.rs"));
        manifest.push_str(&format!("[[bin]]\nname = \"{program}\"\npath = {path:?}\n"));
        count += 1;
    }
    manifest.push_str("[dependencies]");
    manifest.push_str(OTHERS);
    for service in services {
        let source = source(service);
        let name = service.name;
        manifest.push_str(&format!(
            "aws-sdk-{name} = {{ {source}, features = [\"test-util\"] }}\n"
        ));
    }
    std::fs::create_dir_all(folder).expect("a folder");
    scratch::workspace(folder, &manifest).expect("a workspace");
    let status = Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(["check", "--quiet", "--keep-going"])
        .env("CARGO_TARGET_DIR", scratch::target())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the programs compile in {}", folder.display());
    count
}

#[test]
#[cfg_attr(
    not(all(models, botocore)),
    ignore = "set TINSMITH_MODELS and TINSMITH_BOTOCORE"
)]
fn models_programs_for_the_published_crates_compile_unchanged() {
    let (models, botocore) = (named("TINSMITH_MODELS"), named("TINSMITH_BOTOCORE"));
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let all: Vec<_> = CRATES.iter().collect();
    for all in &all {
        let model = all.smithy(&models).unwrap_or_else(|| all.botocore(&botocore));
        tinsmith::configure()
            .model(model)
            .package(format!("light-{}", all.name))
            .runtime_path(scratch::root().join("runtime"))
            .generate_package(scratch.path().join(all.name))
            .expect("it generates");
    }
    let ours = compile(&scratch.path().join("ours"), &all, |service| {
        format!("package = \"light-{0}\", path = \"../{0}\"", service.name)
    });
    assert_eq!(ours, PROGRAMS.len());
    if std::env::var("TINSMITH_DROP_IN").is_ok_and(|value| value == "all") {
        let published = compile(&scratch.path().join("published"), &all, |service| {
            format!("version = \"={}\"", service.version)
        });
        assert_eq!(published, ours);
    }
}

#[test]
fn programs_for_the_crates_of_this_package_are_modules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).expect("it is there");
    let (manifest, modules) = (read("Cargo.toml"), read("drop_in/at_hand.rs"));
    for (program, services) in PROGRAMS {
        let mut services = services.iter();
        let is_at_hand = services.all(|service| manifest.contains(&format!("\naws-sdk-{service} = ")));
        let is_module = modules.contains(&format!("programs/{program}.rs"));
        assert_eq!(is_module, is_at_hand, "{program}");
    }
}
