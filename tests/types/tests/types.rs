//! Tests of types without a client: their behaviour and their dependencies.

use serde_json::{json, Value};
use std::collections::BTreeSet;
use std::process::Command;
use tinsmith_types::{museum, museum_serde};

#[test]
fn types_are_built_and_read_as_those_of_a_client() {
    let thing = museum::types::Thing::builder().title("Vase").list("a").list("b");
    let thing = thing.build().expect("a title is set");
    assert_eq!(
        (thing.title(), thing.list()),
        ("Vase", &["a".into(), "b".into()][..])
    );
    let untitled = museum::types::Thing::builder()
        .build()
        .expect_err("no title is set");
    assert!(untitled.to_string().contains("title"), "{untitled}");
    let input = museum::operation::describe_thing::DescribeThingInput::builder().name("vase");
    assert!(
        format!("{input:?}").starts_with("DescribeThingInputBuilder"),
        "{input:?}"
    );
    let input = input.thing(thing.clone()).build().expect("an input");
    assert_eq!((input.name(), input.thing()), (Some("vase"), Some(&thing)));
    let output = museum::operation::describe_thing::DescribeThingOutput::builder().thing(thing.clone());
    assert_eq!(output.build().thing(), Some(&thing));
    assert_eq!(museum::types::Kind::from("VASE"), museum::types::Kind::Vase);
}

#[test]
fn errors_implement_the_trait_error() {
    let error = museum::types::error::NoSuchThing::builder()
        .message("gone")
        .build();
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(error);
    assert_eq!(error.to_string(), "NoSuchThing: gone");
}

#[test]
fn types_round_trip_through_json() {
    let text = json!({
        "title": "Vase", "assumed": 3, "seconds": 1.5, "blob": "Ynl0ZXM=", "kind": "a kind of tomorrow",
        "either": { "thing": { "title": "inner", "assumed": 0 } }, "map": { "one": 1 },
    });
    let thing: museum_serde::types::Thing = serde_json::from_value(text.clone()).expect("a thing");
    assert_eq!(serde_json::to_value(&thing).expect("JSON"), text);
    let input = json!({ "name": "vase", "since": 1.0, "thing": text });
    let read: museum_serde::operation::describe_thing::DescribeThingInput =
        serde_json::from_value(input.clone()).expect("an input");
    let written: Value = serde_json::to_value(&read).expect("JSON");
    assert_eq!(written["thing"], input["thing"]);
    let error: museum_serde::types::error::NoSuchThing =
        serde_json::from_value(json!({ "message": "gone" })).expect("an error");
    assert_eq!(error.message(), Some("gone"));
}

/// Returns the crates that types depend on, by cargo's dependency tree.
#[test]
fn nothing_of_a_client_is_compiled() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "-p", "tinsmith-types", "-e", "normal", "--prefix", "none"])
        .args(["--format", "{p}", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout);
    let crates: BTreeSet<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains("aws-smithy-types"), "{tree}");
    for of_client in [
        "aws-runtime",
        "aws-smithy-runtime-api",
        "aws-types",
        "http-body",
        "tokio",
        "tracing",
    ] {
        assert!(!crates.contains(of_client), "{of_client} is in\n{tree}");
    }
}
