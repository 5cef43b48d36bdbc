//! Two surfaces → the changes between them, each once, with the step it needs.

use super::change::{Change, Way};
use super::derived::{is_derived, Differences};
use super::step::Step;
use super::surface::{Fact, Key, Kind, Surface};
use super::words;

/// The changes, the largest steps first, then by item.
pub fn changes(old: &Surface, new: &Surface) -> Vec<Change> {
    let differences = Differences::between(old, new);
    let mut changes = super::package::changes(&old.package, &new.package);
    for (key, (was, is)) in &differences.facts {
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
            .then(a.way.cmp(&b.way))
            .then(a.owner.cmp(&b.owner))
            .then(a.subject.cmp(&b.subject))
    });
    changes
}

/// The change of a fact, its documentation aside.
fn change(old: &Surface, new: &Surface, key: &Key, was: Option<&Fact>, is: Option<&Fact>) -> Option<Change> {
    let (step, way) = match (was, is) {
        (Some(was), Some(is)) if was.signature == is.signature => return None,
        (Some(was), Some(is)) => (changed(key, was, is), Way::Changed),
        (Some(_), None) if key.kind == Kind::Attribute => (loosened(old, key), Way::Changed),
        (Some(_), None) => (Step::Major, Way::Removed),
        (None, Some(_)) => (added(old, new, key), Way::Added),
        (None, None) => return None,
    };
    if key.kind == Kind::Attribute && step == Step::None {
        return None;
    }
    let signature = |fact: Option<&Fact>| fact.map(|it| it.signature.clone()).filter(|it| !it.is_empty());
    Some(Change {
        step,
        noun: words::noun(key, was.or(is)),
        way,
        subject: words::subject(key, was.or(is)),
        owner: key.owner.clone(),
        topic: "",
        words: words::change(new, key, was, is),
        old: signature(was),
        new: signature(is),
    })
}

/// The step that another type or signature needs.
fn changed(key: &Key, was: &Fact, is: &Fact) -> Step {
    if key.kind != Kind::Feature {
        return Step::Major;
    }
    // features that are on by default
    let mut before = was.signature.split(", ");
    if before.all(|feature| is.signature.split(", ").any(|it| it == feature)) {
        Step::Minor
    } else {
        Step::Major
    }
}

/// The step that an addition needs.
fn added(old: &Surface, new: &Surface, key: &Key) -> Step {
    let has = |name: &str| {
        old.facts
            .contains_key(&Key::new(&key.owner, Kind::Attribute, name))
    };
    match key.kind {
        // whoever implements a trait has to implement its new methods
        Kind::TraitMethod if !new.sealed.contains(&key.owner) => Step::Major,
        // a `match` without wildcard, a literal
        Kind::Variant if !has("non_exhaustive") => Step::Major,
        Kind::Field if has("open") && !has("non_exhaustive") => Step::Major,
        Kind::Attribute if key.name == "non_exhaustive" => Step::Major,
        Kind::Attribute => Step::None,
        _ => Step::Minor,
    }
}

/// The step that the loss of an attribute needs.
fn loosened(old: &Surface, key: &Key) -> Step {
    match &*key.name {
        "non_exhaustive" => Step::Minor,
        // a private field was added to what could be written as a literal
        "open"
            if !old
                .facts
                .contains_key(&Key::new(&key.owner, Kind::Attribute, "non_exhaustive")) =>
        {
            Step::Major
        }
        _ => Step::None,
    }
}

/// The changes of what is told about a fact: deprecation, documentation, limits.
fn in_words(key: &Key, was: &Fact, is: &Fact) -> Vec<Change> {
    let change = |step: Step, way: Way, words: String| Change {
        step,
        noun: words::noun(key, Some(is)),
        way,
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
            changes.push(change(Step::Minor, Way::Deprecated, "deprecated".to_owned()));
        }
        (None, Some(note)) => changes.push(change(Step::Minor, Way::Deprecated, note.clone())),
        (Some(_), None) => {
            changes.push(change(
                Step::Patch,
                Way::Changed,
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
            ..change(Step::Patch, Way::Wire, words)
        });
    }
    let is_other_note =
        was.deprecated.is_some() && is.deprecated.is_some() && was.deprecated != is.deprecated;
    // of what changed otherwise, that it is documented otherwise says nothing
    let is_same = was.signature == is.signature && was.deprecated.is_some() == is.deprecated.is_some();
    if is_same && key.kind != Kind::Builder && (was.documentation != is.documentation || is_other_note) {
        changes.push(change(Step::Patch, Way::Documented, "documentation".to_owned()));
    }
    changes
}
