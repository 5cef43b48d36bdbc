//! `tinsmith diff` of packages on disk, and the summary of `generate`.

use super::folder::Scratch;

const OLD: &str = r#"$version: "2.0"
namespace example.shop
@aws.api#service(sdkId: "Shop")
@aws.protocols#restJson1
service Shop { version: "1", operations: [Buy, Sell] }
@http(method: "POST", uri: "/buy")
operation Buy { input := { note: String, count: Integer } }
@http(method: "POST", uri: "/sell")
operation Sell { input := { note: String } }
"#;

/// Without a member, with another one.
fn new() -> String {
    OLD.replace("note: String, count: Integer", "note: String, total: Integer")
}

/// Without the operation `Sell` as well.
fn newer() -> String {
    let sell = OLD
        .find("@http(method: \"POST\", uri: \"/sell\")")
        .expect("the operation");
    new()[..sell].replace("[Buy, Sell]", "[Buy]")
}

fn settings(more: &str) -> String {
    format!("[[client]]\nmodel = \"model.smithy\"\noutput = \"out\"\n{more}")
}

fn shop(more: &str) -> Scratch {
    let scratch = Scratch::empty();
    scratch.write("model.smithy", OLD);
    scratch.write("tinsmith.toml", &settings(more));
    scratch.run(&["generate"]).succeeds();
    scratch
}

const REMOVED: &str = "operation::buy::BuyInput::count: field removed";

#[test]
fn an_update_reports_what_callers_must_change() {
    let scratch = shop("");
    scratch.write("model.smithy", &new());
    let check = scratch.run(&["generate", "--check"]);
    check.fails_with(3);
    let updated = scratch.run(&["generate"]);
    updated.succeeds();
    for message in [&check.stdout, &updated.stdout] {
        assert!(
            message.contains("major change: version 0.1.0 → 0.2.0"),
            "{message}"
        );
        assert!(message.contains(REMOVED), "{message}");
    }
    let again = scratch.run(&["generate"]);
    assert!(!again.stdout.contains("change:"), "{}", again.stdout);
    let quiet = shop("").run(&["generate", "--quiet"]);
    assert_eq!(quiet.stdout, "");
}

#[test]
fn packages_are_compared_with_their_settings_models_and_each_other() {
    let scratch = shop("operations = [\"Buy\"]\n");
    scratch.write("new.smithy", &new());
    scratch.write("model.smithy", &new());
    scratch
        .run(&[
            "generate",
            "--model",
            "new.smithy",
            "--operation",
            "Buy",
            "--package-version",
            "0.1.5",
            "--output",
            "new",
        ])
        .succeeds();
    for (arguments, version) in [
        (&["diff"][..], "version 0.1.0 → 0.2.0"),
        (&["diff", "--only", "out"], "version 0.1.0 → 0.2.0"),
        (&["diff", "out", "new.smithy"], "major change\n"),
        (
            &["diff", "out", "new"],
            "version 0.1.0 → 0.1.5 is not enough; it must be 0.2.0",
        ),
    ] {
        let run = scratch.run(arguments);
        run.succeeds();
        let message = &run.stdout;
        assert!(
            message.contains(REMOVED) && message.contains(version),
            "{arguments:?}: {message}"
        );
        // the package has no such operation, and that is what the model is compared for
        assert!(!message.contains("sell"), "{arguments:?}: {message}");
    }
    scratch.run(&["diff", "--deny", "major"]).fails_with(3);
    scratch.run(&["diff", "new", "new", "--deny", "patch"]).succeeds();
    scratch.run(&["diff", "out"]).fails_with(2);
    scratch.run(&["diff", "out", "missing.json"]).fails_with(1);
}

#[test]
fn operations_missing_from_the_model_are_removed() {
    let scratch = shop("operations = [\"Buy\", \"Sell\"]\n");
    scratch.write("newer.smithy", &newer());
    let run = scratch.run(&["diff", "out", "newer.smithy", "--format", "json"]);
    run.succeeds();
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let items: Vec<_> = json["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| change["item"].as_str())
        .collect();
    assert!(items.contains(&Some("Client::sell")), "{items:?}");
    assert_eq!(json["step"], "major");
}

#[test]
fn a_package_that_is_no_client_is_refused() {
    let scratch = Scratch::empty();
    scratch.write("other/Cargo.toml", "[package]\nname = \"other\"\n");
    scratch.write("other/src/lib.rs", "pub fn a() {}\n");
    scratch.write("model.smithy", OLD);
    let run = scratch.run(&["diff", "other", "model.smithy"]);
    run.fails_with(1);
    assert!(
        run.stderr.contains("not a client that tinsmith wrote"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_client_whose_files_are_gone_or_damaged_is_an_error() {
    let scratch = shop("");
    scratch.write("out/src/types.rs", "fn {");
    let run = scratch.run(&["diff", "out", "model.smithy"]);
    run.fails_with(1);
    assert!(run.stderr.contains("src/types.rs"), "{}", run.stderr);
    std::fs::remove_file(scratch.path("out/src/types.rs")).expect("the file is there");
    let run = scratch.run(&["diff", "out", "model.smithy"]);
    run.fails_with(1);
    assert!(run.stderr.contains("src/types.rs"), "{}", run.stderr);
}

#[test]
fn a_model_is_compared_as_the_client_that_a_package_would_become() {
    for more in [
        "serde = true\n",
        "types-only = true\n",
        "documentation = false\n",
        "replace-types = { \"Note\" = \"acme::Note\" }\ndependencies = { acme = \"1\" }\n",
    ] {
        let scratch = Scratch::empty();
        let model = OLD.replace("note: String", "note: Note");
        scratch.write(
            "model.smithy",
            &format!("{model}structure Note {{ text: String }}\n"),
        );
        scratch.write("tinsmith.toml", &settings(more));
        scratch.run(&["generate"]).succeeds();
        let compared = scratch.run(&["diff", "out", "model.smithy"]);
        compared.succeeds();
        let message = &compared.stdout;
        assert!(
            message.contains("nothing changed for callers"),
            "{more}: {message}"
        );
    }
}
