//! Tests that damaged models give a client or findings, never a panic, and that too deep nesting is refused.

use serde_json::Value;
use std::path::Path;
use tinsmith_mutate::run::{keep_panics, Case, Outcome};
use tinsmith_mutate::subject::Subjects;

/// Damaged models; `scripts/mutate` runs many more.
const MODELS: u64 = 1_500;

#[test]
fn damaged_models_give_a_client_or_findings() {
    let subjects = Subjects::of_ours(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let (mut clients, mut refused) = (0, 0);
    keep_panics();
    let mut faults = Vec::new();
    for seed in 0..MODELS {
        let case = Case::of_seed(seed, &subjects).expect("there are models");
        match case.run(scratch.path()) {
            Outcome::Client(_) => clients += 1,
            Outcome::Refused => refused += 1,
            Outcome::Fault(kind, what) => faults.push(format!("seed {seed}: {kind}: {what}")),
        }
    }
    drop(std::panic::take_hook());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // the damage has to reach every stage, not only the reader
    assert!(
        clients > 300 && refused > 300,
        "{clients} clients, {refused} refused"
    );
}

/// Generates a client from a model; a refusal must give its reasons.
fn generate(model: &[u8], origin: &str) -> bool {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let path = scratch.path().join("model.json");
    std::fs::write(&path, model).expect("the model can be written");
    match tinsmith::configure().model(&path).generate() {
        Ok(generated) => {
            assert!(
                syn::parse_file(generated.code()).is_ok(),
                "{origin}: the client is no Rust"
            );
            true
        }
        Err(error) => {
            assert!(
                error.diagnostics().iter().count() > 0,
                "{origin}: refused without a finding"
            );
            false
        }
    }
}

/// Returns a model whose input has a member of the first of these shapes, each created with the id of the next one.
fn chain(length: usize, shape: impl Fn(&str) -> Value) -> Vec<u8> {
    let mut shapes = serde_json::json!({
        "a.b#Api": {
            "type": "service",
            "operations": [{ "target": "a.b#Get" }],
            "traits": { "aws.protocols#awsJson1_0": {} }
        },
        "a.b#Get": { "type": "operation", "input": { "target": "a.b#In" }, "output": { "target": "smithy.api#Unit" } },
        "a.b#In": { "type": "structure", "members": { "first": { "target": "a.b#S0" } } }
    });
    for at in 0..length {
        let (id, next) = (format!("a.b#S{at}"), format!("a.b#S{}", at + 1));
        shapes[&id] = shape(&next);
    }
    shapes[format!("a.b#S{length}")] = serde_json::json!({
        "type": "structure", "members": {}, "traits": { "smithy.api#mixin": {} }
    });
    let model = serde_json::json!({ "smithy": "2.0", "shapes": shapes });
    serde_json::to_vec(&model).expect("JSON")
}

#[test]
fn deep_nesting_is_refused() {
    let lists = chain(
        20_000,
        |next| serde_json::json!({ "type": "list", "member": { "target": next } }),
    );
    assert!(!generate(&lists, "lists"));
    let mixins = chain(20_000, |next| {
        serde_json::json!({
            "type": "structure", "mixins": [{ "target": next }], "traits": { "smithy.api#mixin": {} }
        })
    });
    assert!(!generate(&mixins, "mixins"));
    let structures = chain(
        300,
        |next| serde_json::json!({ "type": "structure", "members": { "next": { "target": next } } }),
    );
    let structures = String::from_utf8(structures).expect("UTF-8");
    // a mixin is the type of no member
    let structures = structures.replace("\"smithy.api#mixin\":{}", "");
    assert!(generate(structures.as_bytes(), "structures"));
}
