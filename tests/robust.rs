//! Robustness of the generator: models with random damage give a client or findings, never a panic.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// Damaged models for each kind of damage and each model.
const ROUNDS: u64 = 60;

fn models() -> Vec<(PathBuf, Vec<u8>)> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let folders = std::fs::read_dir(golden).expect("the goldens").flatten();
    let mut paths: Vec<_> = folders
        .map(|folder| folder.path().join("model.json"))
        .filter(|folder| folder.is_file())
        .collect();
    paths.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/kinesis-analytics-v2.json"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.clone(), std::fs::read(path).expect("a model")))
        .collect()
}

/// Generates from a damaged model; what is refused has to say why.
fn generate(damaged: &[u8], origin: &str) -> bool {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let path = scratch.path().join("model.json");
    std::fs::write(&path, damaged).expect("the model can be written");
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

#[test]
fn damaged_bytes_are_no_panic() {
    for (path, text) in models() {
        for seed in 0..ROUNDS {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut damaged = text.clone();
            for _ in 0..random.usize(1..4) {
                damage_bytes(&mut damaged, &mut random);
            }
            generate(&damaged, &format!("{} with seed {seed}", path.display()));
        }
    }
}

fn damage_bytes(text: &mut Vec<u8>, random: &mut fastrand::Rng) {
    if text.is_empty() {
        return;
    }
    let at = random.usize(..text.len());
    let to = (at + random.usize(1..40)).min(text.len());
    match random.u8(..5) {
        0 => text.truncate(at),
        1 => drop(text.drain(at..to)),
        2 => text[at] = random.u8(..),
        3 => text[at] = *random.choice(b"{}[]\",:#$0-e\\").expect("one of them"),
        _ => {
            let part = text[at..to].to_vec();
            text.splice(at..at, part);
        }
    }
}

#[test]
fn damaged_values_are_no_panic() {
    let mut accepted = 0;
    for (path, text) in models() {
        let model: Value = serde_json::from_slice(&text).expect("JSON");
        for seed in 0..ROUNDS * 2 {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut damaged = model.clone();
            for _ in 0..random.usize(1..4) {
                damage_value(&mut damaged, &model, &mut random);
            }
            let text = serde_json::to_vec(&damaged).expect("JSON");
            accepted += usize::from(generate(&text, &format!("{} with seed {seed}", path.display())));
        }
    }
    // the damage has to reach every stage, not only the reader
    assert!(accepted > 100, "{accepted} damaged models were accepted");
}

/// Walks down to a random value and puts another in its place, or takes it away.
fn damage_value(value: &mut Value, donor: &Value, random: &mut fastrand::Rng) {
    let here = random.u8(..5) == 0;
    match value {
        Value::Object(members) if !members.is_empty() => {
            let at = random.usize(..members.len());
            let name = members.keys().nth(at).cloned().expect("a member");
            match (here, random.u8(..3)) {
                (false, _) => damage_value(&mut members[&name], donor, random),
                (true, 0) => drop(members.shift_remove(&name)),
                (true, 1) => {
                    let moved = members.shift_remove(&name).expect("a member");
                    members.insert(odd_name(&name, random), moved);
                }
                (true, _) => drop(members.insert(name, odd_value(donor, random))),
            }
        }
        Value::Array(items) if !items.is_empty() && !here => {
            let at = random.usize(..items.len());
            damage_value(&mut items[at], donor, random);
        }
        other => *other = odd_value(donor, random),
    }
}

fn odd_name(name: &str, random: &mut fastrand::Rng) -> String {
    match random.u8(..5) {
        0 => String::new(),
        1 => format!("{name}#{name}"),
        2 => name.to_uppercase(),
        3 => format!("../{name}"),
        _ => format!("r#{name} é"),
    }
}

fn odd_value(donor: &Value, random: &mut fastrand::Rng) -> Value {
    match random.u8(..10) {
        0 => Value::Null,
        1 => Value::Bool(random.bool()),
        2 => Value::from(random.i64(..)),
        3 => Value::from(random.f64() * 1e300),
        4 => Value::from(""),
        5 => Value::from("smithy.api#String"),
        6 => Value::from("self"),
        7 => serde_json::json!([]),
        8 => serde_json::json!({ "target": "smithy.api#Unit" }),
        _ => {
            // a part of the same model, out of place
            let mut value = donor;
            for _ in 0..random.usize(1..6) {
                value = match value {
                    Value::Object(members) if !members.is_empty() => members
                        .values()
                        .nth(random.usize(..members.len()))
                        .expect("a member"),
                    Value::Array(items) if !items.is_empty() => &items[random.usize(..items.len())],
                    _ => break,
                };
            }
            value.clone()
        }
    }
}

/// A model whose input has a member of the first of these shapes, each made from the id of the next one.
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
fn what_is_deep_is_refused() {
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
