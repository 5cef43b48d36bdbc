//! Formats a comparison as text, complete or shortened to fit a screen.

use super::groups::{alike, by_noun, counted, counts, plural, short, subjects};
use crate::characters::Printable;
use crate::compare::change::{Change, ChangeKind};
use crate::compare::step::Step;
use crate::compare::Comparison;

/// The maximum number of lines for breaking changes in a shortened report.
const BREAKING: usize = 8;
/// The maximum number of lines for any other part.
const OTHERS: usize = 4;
/// The width of a screen.
const COLUMNS: usize = 100;

/// Returns the text of a comparison, ending in a line break; with `whole`, nothing is left out.
pub fn text(comparison: &Comparison, whole: bool) -> String {
    let mut report = Report {
        lines: vec![headline(comparison)],
        whole,
        is_cut: false,
    };
    report.alike("callers must change", &comparison.breaking(), BREAKING);
    for (kind, heading) in [
        (ChangeKind::Added, "added"),
        (ChangeKind::Removed, "removed"),
        (ChangeKind::Changed, "changed"),
    ] {
        report.kinds(heading, &comparison.compatible(kind));
    }
    report.alike(
        "deprecated",
        &comparison.compatible(ChangeKind::Deprecated),
        OTHERS,
    );
    report.alike("on the wire", &comparison.compatible(ChangeKind::Wire), OTHERS);
    let documented = comparison.compatible(ChangeKind::Documented);
    if !documented.is_empty() {
        report
            .lines
            .push(format!("documentation only: {}", counts(&documented)));
        if whole {
            report.kinds_listed(&documented);
        } else {
            report.is_cut = true;
        }
    }
    if report.is_cut {
        report.lines.push("--verbose shows everything".to_owned());
    }
    let mut text = String::new();
    for line in report.lines {
        text.push_str(&Printable(&line).to_string());
        text.push('\n');
    }
    text
}

/// Returns the line with the step and the version.
fn headline(comparison: &Comparison) -> String {
    let step = comparison.step();
    if step == Step::None {
        return "nothing changed for callers".to_owned();
    }
    let mut line = format!("{} change", step.name());
    if let Some(needed) = comparison.needed_version() {
        let (old, new) = (&comparison.old.version, &comparison.new.version);
        line.push_str(&match comparison.is_version_enough() {
            None => format!(": version {old} → {needed}"),
            Some(true) => format!(": version {old} → {new}, which is enough"),
            Some(false) => format!(": version {old} → {new} is not enough; it must be {needed}"),
        });
    }
    line
}

struct Report {
    lines: Vec<String>,
    whole: bool,
    /// True if something was left out.
    is_cut: bool,
}

impl Report {
    /// Adds changes; those that differ only in their subject share a line, of which there are at most `most`.
    fn alike(&mut self, heading: &str, changes: &[&Change], most: usize) {
        if changes.is_empty() {
            return;
        }
        self.lines.push(format!("{heading} ({})", changes.len()));
        if self.whole {
            self.lines.extend(
                changes
                    .iter()
                    .map(|change| format!("  {}: {}", change.subject, change.words)),
            );
            return;
        }
        self.groups(changes, most);
    }

    fn groups(&mut self, changes: &[&Change], most: usize) {
        let groups = alike(changes);
        let is_breaking = changes.iter().any(|change| change.step == Step::Major);
        // a line for the last change is as short as one that says it is left out
        let most = if groups.len() == most + 1 { most + 1 } else { most };
        for (words, group) in groups.iter().take(most) {
            let line = match group.as_slice() {
                [one] => format!("  {}: {}", one.subject, one.words),
                several => {
                    let names: Vec<_> = several
                        .iter()
                        .map(|change| {
                            (if is_breaking {
                                &change.subject
                            } else {
                                short("", &change.subject)
                            })
                            .to_owned()
                        })
                        .collect();
                    self.folded(&format!("  {words} ({}): ", several.len()), &names)
                }
            };
            self.push(line);
        }
        if groups.len() > most {
            let rest: usize = groups.iter().skip(most).map(|(_, group)| group.len()).sum();
            self.lines.push(format!("  … and {rest} more"));
            self.is_cut = true;
        }
    }

    /// Adds changes, with a line for each kind of item.
    fn kinds(&mut self, heading: &str, changes: &[&Change]) {
        if changes.is_empty() {
            return;
        }
        self.lines.push(format!("{heading} ({})", changes.len()));
        self.kinds_listed(changes);
    }

    fn kinds_listed(&mut self, changes: &[&Change]) {
        for (noun, changes) in by_noun(changes) {
            let is_plain = changes.iter().all(|change| {
                matches!(
                    change.kind,
                    ChangeKind::Added | ChangeKind::Removed | ChangeKind::Documented
                )
            });
            let names = if is_plain {
                subjects(&changes)
            } else {
                changes
                    .iter()
                    .map(|change| format!("{}: {}", change.subject, change.words))
                    .collect()
            };
            if self.whole {
                self.lines.push(format!("  {}", counted(changes.len(), noun)));
                self.lines.extend(names.iter().map(|name| format!("    {name}")));
            } else {
                let start = match changes.as_slice() {
                    [_] => format!("  {noun} "),
                    several => format!("  {} {}: ", several.len(), plural(noun)),
                };
                let names: Vec<_> = names.iter().map(|name| short(noun, name).to_owned()).collect();
                let line = self.folded(&start, &names);
                self.push(line);
            }
        }
    }

    /// Joins the names that fit on a line.
    fn folded(&mut self, start: &str, names: &[String]) -> String {
        let mut line = start.to_owned();
        // a list of parts contains commas
        let separator = if names.iter().any(|name| name.contains(", ")) {
            "; "
        } else {
            ", "
        };
        for (at, name) in names.iter().enumerate() {
            let rest = names.len() - at - 1;
            let separator = if at == 0 { "" } else { separator };
            let room = if rest > 0 { COLUMNS - 16 } else { COLUMNS };
            if at > 0 && line.chars().count() + separator.len() + name.chars().count() > room {
                line.push_str(&format!(" … and {} more", rest + 1));
                self.is_cut = true;
                return line;
            }
            line.push_str(separator);
            line.push_str(name);
        }
        line
    }

    /// Adds a line, cut to the width of a screen.
    fn push(&mut self, line: String) {
        if line.chars().count() <= COLUMNS {
            self.lines.push(line);
            return;
        }
        let kept: String = line.chars().take(COLUMNS - 2).collect();
        self.lines.push(format!("{kept} …"));
        self.is_cut = true;
    }
}
