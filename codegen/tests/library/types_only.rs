//! Tests of types without a client: their contents, and settings that require a client.

fn model() -> tinsmith::Builder {
    let models = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/kinesis-analytics-v2.json");
    tinsmith::configure().model(models).types_only(true)
}

#[test]
fn types_without_a_client_contain_no_client() {
    let code = model().generate().expect("types").into_code();
    for there in [
        "pub struct CreateApplicationPresignedUrlInput",
        "pub enum UrlType",
        "pub struct ResourceNotFoundException",
    ] {
        assert!(code.contains(there), "{there}");
    }
    for absent in [
        "Client {",
        "static SHAPE",
        "rt::Value",
        "rt::Read ",
        "endpoint",
        "FluentBuilder",
        "PresignedUrlError",
    ] {
        let mut lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        assert_eq!(lines.find(|line| line.contains(absent)), None, "{absent}");
    }
}

#[test]
fn nothing_is_imported_that_is_not_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let model = folder.path().join("model.smithy");
    let text = r#"
        $version: "2"
        namespace example
        @aws.protocols#awsJson1_1
        service Store { operations: [Get] }
        operation Get { input := { text: Text, time: Time } }
        union Text { text: String }
        union Time { time: Timestamp }
    "#;
    std::fs::write(&model, text).expect("a model");
    let package = folder.path().join("types");
    let types = tinsmith::configure().model(model).types_only(true);
    types.generate_package(&package).expect("a package");
    for (module, imports) in [("text", false), ("time", true)] {
        let code = std::fs::read_to_string(package.join(format!("src/types/{module}.rs"))).expect("a module");
        assert_eq!(code.contains("use tinsmith_runtime"), imports, "{code}");
    }
}

#[test]
fn settings_of_a_client_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for (setting, builder) in [
        ("validate-input", model().validate_input(true)),
        ("protocol-tests", model().protocol_tests(true)),
        ("tls", model().tls(tinsmith::Tls::AwsLc)),
    ] {
        let error = builder
            .generate_package(folder.path().join("types"))
            .expect_err("refused")
            .to_string();
        assert!(
            error.contains(&format!("`{setting}` is a setting of a client")),
            "{error}"
        );
    }
}

#[test]
fn a_package_depends_on_the_runtime_without_its_features() {
    let folder = tempfile::tempdir().expect("a folder");
    let package = folder.path().join("types");
    model().generate_package(&package).expect("a package");
    let manifest = std::fs::read_to_string(package.join("Cargo.toml")).expect("a manifest");
    assert!(
        manifest.contains("default-features = false\nfeatures = []\n"),
        "{manifest}"
    );
    assert!(manifest.contains("[features]\ndefault = []\n"), "{manifest}");
    let readme = std::fs::read_to_string(package.join("README.md")).expect("a README");
    assert!(
        readme.contains("The data types of") && !readme.contains("tokio"),
        "{readme}"
    );
}
