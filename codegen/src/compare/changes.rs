//! Finds the changes between two surfaces, each once, with the step it requires.

use super::change::{Change, ChangeKind};
use super::derived::{is_derived, Differences};
use super::step::Step;
use super::surface::{Entry, Key, Kind, Surface};
use super::words;

/// Returns the changes, the largest steps first, then by item.
pub fn changes(old: &Surface, new: &Surface) -> Vec<Change> {
    let differences = Differences::between(old, new);
    let mut changes = super::package::changes(&old.package, &new.package);
    for (key, (was, is)) in &differences.entries {
        if is_derived(&differences, key) {
            continue;
        }
        changes.extend(change(old, new, key, *was, *is));
        if let (Some(was), Some(is)) = (was, is) {
            changes.extend(in_words(key, was, is));
        }
    }
    changes.extend(super::on_wire::changes(old, new, &differences));
    changes.sort_by(|a, b| {
        b.step
            .cmp(&a.step)
            .then(a.kind.cmp(&b.kind))
            .then(a.owner.cmp(&b.owner))
            .then(a.subject.cmp(&b.subject))
    });
    changes
}

/// Returns the change of an entry, except for its documentation.
fn change(
    old: &Surface,
    new: &Surface,
    key: &Key,
    was: Option<&Entry>,
    is: Option<&Entry>,
) -> Option<Change> {
    let (step, kind) = match (was, is) {
        (Some(was), Some(is)) if was.signature == is.signature => return None,
        (Some(was), Some(is)) => (changed(key, was, is), ChangeKind::Changed),
        (Some(_), None) if key.kind == Kind::Attribute => (loosened(old, key), ChangeKind::Changed),
        (Some(_), None) => (Step::Major, ChangeKind::Removed),
        (None, Some(_)) => (added(old, new, key), ChangeKind::Added),
        (None, None) => return None,
    };
    if key.kind == Kind::Attribute && step == Step::None {
        return None;
    }
    let signature = |entry: Option<&Entry>| {
        entry
            .map(|entry| entry.signature.clone())
            .filter(|text| !text.is_empty())
    };
    Some(Change {
        step,
        noun: words::noun(key, was.or(is)),
        kind,
        subject: words::subject(key, was.or(is)),
        owner: key.owner.clone(),
        topic: "",
        words: words::change(new, key, was, is),
        old: signature(was),
        new: signature(is),
    })
}

/// Returns the step that a changed type or signature requires.
fn changed(key: &Key, was: &Entry, is: &Entry) -> Step {
    if key.kind != Kind::Feature {
        return Step::Major;
    }
    // features enabled by default
    let mut before = was.signature.split(", ");
    if before.all(|feature| is.signature.split(", ").any(|name| name == feature)) {
        Step::Minor
    } else {
        Step::Major
    }
}

/// Returns the step that an addition requires.
fn added(old: &Surface, new: &Surface, key: &Key) -> Step {
    let has = |name: &str| {
        old.entries
            .contains_key(&Key::new(&key.owner, Kind::Attribute, name))
    };
    match key.kind {
        // implementors of a trait have to implement its new methods
        Kind::TraitMethod if !new.sealed.contains(&key.owner) => Step::Major,
        // a `match` without wildcard, a literal
        Kind::Variant if !has("non_exhaustive") => Step::Major,
        Kind::Field if has("open") && !has("non_exhaustive") => Step::Major,
        Kind::Attribute if key.name == "non_exhaustive" => Step::Major,
        Kind::Attribute => Step::None,
        _ => Step::Minor,
    }
}

/// Returns the step that the removal of an attribute requires.
fn loosened(old: &Surface, key: &Key) -> Step {
    match &*key.name {
        "non_exhaustive" => Step::Minor,
        // a private field was added to a struct that could be written as a literal
        "open"
            if !old
                .entries
                .contains_key(&Key::new(&key.owner, Kind::Attribute, "non_exhaustive")) =>
        {
            Step::Major
        }
        _ => Step::None,
    }
}

/// Returns the changes of an entry's deprecation, documentation and limits.
fn in_words(key: &Key, was: &Entry, is: &Entry) -> Vec<Change> {
    let change = |step: Step, kind: ChangeKind, words: String| Change {
        step,
        noun: words::noun(key, Some(is)),
        kind,
        subject: words::subject(key, Some(is)),
        owner: key.owner.clone(),
        topic: "",
        words,
        old: None,
        new: None,
    };
    let mut changes = Vec::new();
    match (&was.deprecated, &is.deprecated) {
        (None, Some(note)) if note.is_empty() => {
            changes.push(change(
                Step::Minor,
                ChangeKind::Deprecated,
                "deprecated".to_owned(),
            ));
        }
        (None, Some(note)) => changes.push(change(Step::Minor, ChangeKind::Deprecated, note.clone())),
        (Some(_), None) => {
            changes.push(change(
                Step::Patch,
                ChangeKind::Changed,
                "no longer deprecated".to_owned(),
            ));
        }
        _ => {}
    }
    if was.limits != is.limits {
        let limits = |limits: &str| {
            if limits.is_empty() {
                "none".to_owned()
            } else {
                limits.to_owned()
            }
        };
        let words = format!(
            "limits in documentation: {} → {}",
            limits(&was.limits),
            limits(&is.limits)
        );
        changes.push(Change {
            topic: "limits in documentation",
            old: Some(was.limits.clone()),
            new: Some(is.limits.clone()),
            ..change(Step::Patch, ChangeKind::Wire, words)
        });
    }
    let is_other_note =
        was.deprecated.is_some() && is.deprecated.is_some() && was.deprecated != is.deprecated;
    // if something else changed, changed documentation is not worth reporting
    let is_same = was.signature == is.signature && was.deprecated.is_some() == is.deprecated.is_some();
    if is_same && key.kind != Kind::Builder && (was.documentation != is.documentation || is_other_note) {
        changes.push(change(
            Step::Patch,
            ChangeKind::Documented,
            "documentation".to_owned(),
        ));
    }
    changes
}
