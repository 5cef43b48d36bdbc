//! Sorts lists whose order has no meaning.

use super::Node;

/// Properties that list shapes in no particular order.
pub const SETS: &[&str] = &["operations", "resources", "errors", "collectionOperations"];

/// Sorts a list of targets by their ids, case-insensitively, without duplicates.
pub fn in_order(targets: &Node) -> Node {
    let Some(items) = targets.as_array() else {
        return targets.clone();
    };
    let id = |item: &Node| {
        item.get("target")
            .and_then(Node::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut keyed: Vec<_> = items.iter().map(|item| (id(item), item)).collect();
    keyed.sort_by_cached_key(|(id, _)| (id.to_ascii_lowercase(), id.clone()));
    keyed.dedup_by(|(a, _), (b, _)| a == b);
    Node::array(keyed.into_iter().map(|(_, item)| item.clone()), targets.at)
}
