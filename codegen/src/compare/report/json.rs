//! Formats a comparison as JSON, with every change.

use crate::compare::change::Change;
use crate::compare::Comparison;
use crate::json::object;
use crate::node::Node;

/// Returns the JSON of a comparison.
pub fn json(comparison: &Comparison) -> Node {
    object! {
        "kind": "comparison",
        "step": comparison.step().name(),
        "version": comparison.has_versions.then(|| object! {
            "old": &comparison.old.version,
            "new": &comparison.new.version,
            "needed": comparison.needed_version(),
            "enough": comparison.is_version_enough(),
        }),
        "changes": comparison.changes.iter().map(change).collect::<Node>(),
    }
}

fn change(change: &Change) -> Node {
    object! {
        "step": change.step.name(),
        "change": change.kind.name(),
        "kind": change.noun,
        "item": &change.subject,
        "of": &change.owner,
        "message": &change.words,
        "old": change.old.as_ref(),
        "new": change.new.as_ref(),
    }
}
