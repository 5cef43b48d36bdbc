//! Tests the documentation of every available model, parsed as rustdoc does.

use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use tinsmith::testing::check_documentation;

#[test]
#[cfg_attr(not(models), ignore = "set TINSMITH_MODELS")]
fn documentation_of_all_models_is_harmless_and_complete() {
    let folder = tinsmith_materials::named("TINSMITH_MODELS");
    let entries = std::fs::read_dir(folder).expect("the folder of models").flatten();
    let files: Vec<_> = entries.map(|entry| entry.path()).collect();
    let (next, count) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let text = std::fs::read(file).expect("a model");
                    let model: Value = serde_json::from_slice(&text).expect("JSON");
                    count.fetch_add(each(&model), Ordering::Relaxed);
                }
            });
        }
    });
    let count = count.into_inner();
    assert!(count > 100_000, "{count} texts only");
}

/// Checks each documentation text, and counts them.
fn each(json: &Value) -> usize {
    match json {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| match value.as_str() {
                Some(text) if matches!(name.as_str(), "smithy.api#documentation" | "documentation") => {
                    check_documentation(text).unwrap_or_else(|wrong| panic!("{wrong}"));
                    1
                }
                _ => each(value),
            })
            .sum(),
        Value::Array(items) => items.iter().map(each).sum(),
        _ => 0,
    }
}
