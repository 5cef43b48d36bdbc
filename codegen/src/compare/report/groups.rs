//! Groups changes for reports.

use crate::compare::change::Change;
use std::collections::BTreeMap;

/// Returns the plural of a noun.
pub fn plural(noun: &str) -> String {
    match noun {
        "error of an operation" => "errors of operations".to_owned(),
        "alias" => "aliases".to_owned(),
        noun if noun.ends_with('y') => format!("{}ies", noun.trim_end_matches('y')),
        noun => format!("{noun}s"),
    }
}

/// Formats a count with its noun.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {}", plural(noun))
    }
}

/// The order of the kinds of items in reports, from the outside in.
const NOUNS: &[&str] = &[
    "package",
    "runtime",
    "feature",
    "operation",
    "waiter",
    "paginator",
    "presigned request",
    "setting",
    "struct",
    "enum",
    "error",
    "field",
    "variant",
    "error of an operation",
];

/// Groups changes by kind of item.
pub fn by_noun<'a>(changes: &[&'a Change]) -> Vec<(&'static str, Vec<&'a Change>)> {
    let rank = |noun: &str| {
        NOUNS
            .iter()
            .position(|known| *known == noun)
            .unwrap_or(NOUNS.len())
    };
    let mut groups: BTreeMap<(usize, &'static str), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        groups
            .entry((rank(change.noun), change.noun))
            .or_default()
            .push(change);
    }
    groups
        .into_iter()
        .map(|((_, noun), changes)| (noun, changes))
        .collect()
}

/// Lists the subjects of changes, parts grouped by their type: `types::Tag: key, value`.
pub fn subjects(changes: &[&Change]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut last_owner = None;
    for change in changes {
        let part = change
            .subject
            .strip_prefix(&change.owner)
            .and_then(|rest| rest.strip_prefix("::"));
        match part.filter(|_| !change.owner.is_empty() && change.owner != "Client") {
            Some(part) if last_owner == Some(&change.owner) => {
                if let Some(last) = names.last_mut() {
                    last.push_str(&format!(", {part}"));
                }
            }
            Some(part) => {
                names.push(format!("{}: {part}", change.owner));
                last_owner = Some(&change.owner);
            }
            None => {
                names.push(change.subject.clone());
                last_owner = None;
            }
        }
    }
    names
}

/// Formats the number of changes of each kind: `3 operations, 12 fields`.
pub fn counts(changes: &[&Change]) -> String {
    let counts = by_noun(changes)
        .into_iter()
        .map(|(noun, changes)| counted(changes.len(), noun));
    counts.collect::<Vec<_>>().join(", ")
}

/// Groups changes of the same property, and changes that differ only in their subject.
pub fn alike<'a>(changes: &[&'a Change]) -> Vec<(&'a str, Vec<&'a Change>)> {
    let mut groups: Vec<(&str, Vec<&Change>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for change in changes {
        let topic = if change.topic.is_empty() {
            &change.words
        } else {
            change.topic
        };
        let at = *places.entry(topic).or_insert_with(|| {
            groups.push((topic, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(at) {
            group.push(change);
        }
    }
    groups
}

/// Removes the prefix of a path that its kind implies.
pub fn short<'a>(noun: &str, name: &'a str) -> &'a str {
    let prefixes: &[&str] = match noun {
        "operation" | "waiter" | "paginator" | "presigned request" => &["Client::"],
        "struct" | "enum" => &["types::"],
        "error" => &["types::error::"],
        _ => &["types::error::", "types::"],
    };
    let short = prefixes
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name);
    // of `operation::create_thing::CreateThingInput`, the type is sufficient
    match short
        .strip_prefix("operation::")
        .and_then(|rest| rest.split_once("::"))
    {
        Some((_, rest)) => rest,
        None => short,
    }
}
