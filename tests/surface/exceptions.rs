//! What published crates have and ours do not, with the reason.

use std::collections::BTreeSet;

const OWN_PLUMBING: &str = "the published crate runs an operation as a plugin of its own kind; ours is data";

const STREAMS: &str = "a stream is in the input from the start, and no `Option` of it there to refer to";
const NAMED: &str =
    "the value is newer than the Smithy model at hand, and botocore's models do not name values";

/// Of every service: a part of an item's line, and why the item is missing.
const EVERYWHERE: &[(&str, &str)] = &[("impl RuntimePlugin for operation::", OWN_PLUMBING)];

/// Of single services.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("lambda", ".get_invoke_args/1", STREAMS),
    ("lambda", "types::Runtime.", NAMED),
    ("polly", "PRESIGNED_INPUT_SCHEMA", OWN_PLUMBING),
    ("polly", ".get_action_stream/1", STREAMS),
    ("sesv2", "RecommendationType.Feedback3P", NAMED),
    ("sesv2", "ReputationEntityFilterKey.Status", NAMED),
];

fn of(service: &str) -> impl Iterator<Item = &'static str> + '_ {
    let own = EXCEPTIONS.iter().filter(move |it| it.0 == service).map(|it| it.1);
    EVERYWHERE.iter().map(|it| it.0).chain(own)
}

/// Whether an item may be missing.
pub fn covers(service: &str, item: &str) -> bool {
    of(service).any(|part| item.contains(part))
}

/// Exceptions that are not needed.
pub fn unused(service: &str, official: &BTreeSet<String>, ours: &BTreeSet<String>) -> Vec<&'static str> {
    let needed = |part: &str| official.difference(ours).any(|item| item.contains(part));
    of(service).filter(|part| !needed(part)).collect()
}
