//! What the published crate has and ours does not, with the reason.

use std::collections::BTreeSet;

const NEWER: &str = "the published crate is made from a newer model than the one at hand";

const OWN_PLUMBING: &str = "the published crate runs an operation as a plugin of its own kind; ours is data";

/// A part of an item's line, and why the item is missing.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("ApplicationEncryptionConfiguration", NEWER),
    ("application_encryption_configuration", NEWER),
    ("types::KeyType", NEWER),
    ("RuntimeEnvironment.Flink22", NEWER),
    ("RuntimeEnvironment.Flink23", NEWER),
    ("impl RuntimePlugin for operation::", OWN_PLUMBING),
];

/// Whether an item may be missing.
pub fn covers(item: &str) -> bool {
    EXCEPTIONS.iter().any(|(part, _)| item.contains(part))
}

/// Exceptions that are not needed.
pub fn unused(official: &BTreeSet<String>, ours: &BTreeSet<String>) -> Vec<&'static str> {
    let needed = |part: &str| official.difference(ours).any(|item| item.contains(part));
    EXCEPTIONS
        .iter()
        .map(|(part, _)| *part)
        .filter(|part| !needed(part))
        .collect()
}
