//! Formats a comparison as JSON, with every change.

use crate::compare::change::Change;
use crate::compare::Comparison;
use serde_json::{json, Value};

/// Returns the JSON of a comparison.
pub fn json(comparison: &Comparison) -> Value {
    json!({
        "kind": "comparison",
        "step": comparison.step().name(),
        "version": comparison.has_versions.then(|| json!({
            "old": comparison.old.version,
            "new": comparison.new.version,
            "needed": comparison.needed_version(),
            "enough": comparison.is_version_enough(),
        })),
        "changes": comparison.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "step": change.step.name(),
        "change": change.kind.name(),
        "kind": change.noun,
        "item": change.subject,
        "of": change.owner,
        "message": change.words,
        "old": change.old,
        "new": change.new,
    })
}
