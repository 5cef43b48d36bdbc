//! Checks that the examples in the READMEs of generated packages compile, for the models of this repository and, if
//! available, of AWS.

use std::path::{Path, PathBuf};
use std::process::Command;
use tinsmith_published::scratch;

/// The models of the goldens and of the vendored client, and some of AWS's, of each protocol.
fn models() -> Vec<(String, PathBuf)> {
    let root = scratch::root();
    let mut models = vec![(
        "vendored".to_owned(),
        root.join("models/kinesis-analytics-v2.json"),
    )];
    for entry in std::fs::read_dir(root.join("tests/golden"))
        .expect("the goldens")
        .flatten()
    {
        let names = ["model.json", "model.smithy"].map(|name| entry.path().join(name));
        let model = names.into_iter().find(|path| path.exists());
        models.extend(model.map(|path| (entry.file_name().to_string_lossy().replace('_', "-"), path)));
    }
    if let Some(folder) = std::env::var_os("TINSMITH_MODELS").map(PathBuf::from) {
        for name in [
            "dynamodb",
            "lambda",
            "polly",
            "s3",
            "s3-control",
            "sns",
            "sqs",
            "sts",
        ] {
            models.push((name.to_owned(), folder.join(format!("{name}.json"))));
        }
    }
    models.sort();
    models
}

/// The program in a README.
fn program(package: &Path) -> String {
    let text = std::fs::read_to_string(package.join("README.md")).expect("a README");
    let start = text.find("```rust\n").expect("an example") + "```rust\n".len();
    let length = text[start..].find("```").expect("its end");
    text[start..start + length].to_owned()
}

#[test]
fn examples_compile() {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let folder = |name: &str| scratch.path().join(name);
    std::fs::create_dir_all(folder("src/bin")).expect("a folder");
    let (mut members, mut dependencies, mut calls) = (String::new(), String::new(), 0);
    let models = models();
    for (name, model) in &models {
        let package = format!("readme-{name}");
        tinsmith::configure()
            .model(model)
            .package(&package)
            .runtime_path(scratch::root().join("runtime"))
            .generate_package(folder(&package))
            .expect("it generates");
        let program = program(&folder(&package));
        calls += usize::from(program.contains(".send()"));
        std::fs::write(
            folder(&format!("src/bin/{name}.rs")),
            format!("#![deny(warnings)]\n{program}"),
        )
        .expect("the program is written");
        members.push_str(&format!("\"{package}\", "));
        dependencies.push_str(&format!("{package} = {{ path = \"{package}\" }}\n"));
    }
    assert!(
        calls * 10 >= models.len() * 9,
        "{calls} of {} examples call something",
        models.len()
    );
    let manifest = format!(
        "[workspace]\nmembers = [{members}]\n[package]\nname = \"examples\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
         [dependencies]\n{dependencies}\
         aws-config = {{ version = \"1\", default-features = false, features = [\"rt-tokio\"] }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n"
    );
    scratch::workspace(scratch.path(), &manifest).expect("a workspace");
    let status = Command::new(env!("CARGO"))
        .current_dir(scratch.path())
        .args(["check", "--quiet", "--keep-going"])
        .env("CARGO_TARGET_DIR", scratch::target())
        .status()
        .expect("cargo runs");
    assert!(status.success(), "the examples compile");
}
