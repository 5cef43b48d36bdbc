//! Tests the documentation of every available model, parsed as rustdoc does.

use serde_json::Value;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
use tinsmith::testing::check_documentation;

/// The texts that were found; models have many in common.
type Found = Mutex<HashSet<String>>;

#[test]
#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]
fn documentation_of_all_models_is_harmless_and_complete() {
    let folder = tinsmith_materials::named("TINSMITH_MODELS");
    let entries = std::fs::read_dir(folder).expect("the folder of models").flatten();
    let files: Vec<_> = entries.map(|entry| entry.path()).collect();
    let (next, found) = (AtomicUsize::new(0), Found::default());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = std::fs::read(file).expect("a model");
                    check(serde_json::from_slice(&text).expect("JSON"), &found);
                }
            });
        }
    });
    let count = found.into_inner().expect("no thread panicked").len();
    assert!(count > 100_000, "{count} texts only");
}

/// Checks each documentation text that was not found before.
fn check(json: Value, found: &Found) {
    match json {
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("smithy.api#documentation" | "documentation", Value::String(text)) => {
                        if found.lock().expect("no thread panicked").insert(text.clone()) {
                            check_documentation(&text).unwrap_or_else(|wrong| panic!("{wrong}"));
                        }
                    }
                    (_, value) => check(value, found),
                }
            }
        }
        Value::Array(items) => items.into_iter().for_each(|item| check(item, found)),
        _ => {}
    }
}
