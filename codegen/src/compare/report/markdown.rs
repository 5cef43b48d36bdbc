//! Formats a comparison as Markdown, for a pull request or a changelog.

use super::groups::{by_noun, counted, counts, plural};
use crate::compare::change::{Change, ChangeKind};
use crate::compare::step::Step;
use crate::compare::Comparison;
use crate::docs;

/// The maximum number of items in a list; the rest are counted.
const MOST: usize = 200;

/// Returns the Markdown of a comparison.
pub fn markdown(comparison: &Comparison) -> String {
    let step = comparison.step();
    if step == Step::None {
        return "Nothing changed for callers.\n".to_owned();
    }
    let mut text = format!("**{} change**", step.name());
    if let Some(needed) = comparison.needed_version() {
        let (old, new) = (&comparison.old.version, &comparison.new.version);
        text.push_str(&match comparison.is_version_enough() {
            None => format!(": version {} → {}", docs::code(old), docs::code(&needed)),
            Some(true) => format!(": version {} → {}", docs::code(old), docs::code(new)),
            Some(false) => format!(
                ": version {} → {} is not enough; it must be {}",
                docs::code(old),
                docs::code(new),
                docs::code(&needed)
            ),
        });
    }
    text.push('\n');
    section(&mut text, "Callers must change", &comparison.breaking());
    for (kind, heading) in [(ChangeKind::Added, "Added"), (ChangeKind::Removed, "Removed")] {
        kinds(&mut text, heading, &comparison.compatible(kind));
    }
    for (kind, heading) in [
        (ChangeKind::Changed, "Changed"),
        (ChangeKind::Deprecated, "Deprecated"),
        (ChangeKind::Wire, "On the wire"),
    ] {
        section(&mut text, heading, &comparison.compatible(kind));
    }
    let documented = comparison.compatible(ChangeKind::Documented);
    if !documented.is_empty() {
        text.push_str(&format!("\n## Documentation only\n\n{}\n", counts(&documented)));
    }
    text
}

/// Adds a line for each change.
fn section(text: &mut String, heading: &str, changes: &[&Change]) {
    if changes.is_empty() {
        return;
    }
    text.push_str(&format!("\n## {heading}\n\n"));
    for change in changes.iter().take(MOST) {
        let (subject, words) = (docs::code(&change.subject), docs::line(&change.words));
        text.push_str(&format!("- {subject}: {words}\n"));
    }
    rest(text, changes.len());
}

/// Adds a list for each kind of item.
fn kinds(text: &mut String, heading: &str, changes: &[&Change]) {
    if changes.is_empty() {
        return;
    }
    text.push_str(&format!("\n## {heading}\n"));
    for (noun, changes) in by_noun(changes) {
        match changes.len() {
            1 => text.push_str(&format!("\n{}:\n\n", counted(1, noun))),
            count => text.push_str(&format!("\n{count} {}:\n\n", plural(noun))),
        }
        for change in changes.iter().take(MOST) {
            text.push_str(&format!("- {}\n", docs::code(&change.subject)));
        }
        rest(text, changes.len());
    }
}

fn rest(text: &mut String, count: usize) {
    if count > MOST {
        text.push_str(&format!("- … and {} more\n", count - MOST));
    }
}
