//! A comparison as text that fits a screen, or as a whole.

use super::groups::{alike, by_noun, counted, counts, plural, short, subjects};
use crate::compare::change::{Change, Way};
use crate::compare::step::Step;
use crate::compare::Comparison;
use crate::diagnostics::Printable;

/// The lines that callers have to read, at most, where the report is to fit a screen.
const BREAKING: usize = 8;
/// The lines of any other part.
const OTHERS: usize = 4;
/// The columns of a screen.
const COLUMNS: usize = 100;

/// The text of a comparison, which ends in a line break; with `whole`, nothing is left out.
pub fn text(comparison: &Comparison, whole: bool) -> String {
    let mut report = Report {
        lines: vec![headline(comparison)],
        whole,
        is_cut: false,
    };
    report.breaking(&comparison.breaking());
    for (way, heading) in [
        (Way::Added, "added"),
        (Way::Removed, "removed"),
        (Way::Changed, "changed"),
    ] {
        report.kinds(heading, &comparison.compatible(way));
    }
    report.alike("deprecated", &comparison.compatible(Way::Deprecated));
    report.alike("on the wire", &comparison.compatible(Way::Wire));
    let documented = comparison.compatible(Way::Documented);
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
        report.lines.push("--verbose tells all".to_owned());
    }
    let mut text = String::new();
    for line in report.lines {
        text.push_str(&Printable(&line).to_string());
        text.push('\n');
    }
    text
}

/// The step and the version.
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
            Some(false) => format!(": version {old} → {new} is not enough, it has to be {needed}"),
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
    /// Changes that callers have to follow, a line each, where they differ in more than their subject.
    fn breaking(&mut self, changes: &[&Change]) {
        if changes.is_empty() {
            return;
        }
        self.lines
            .push(format!("callers must change ({})", changes.len()));
        if self.whole {
            self.lines
                .extend(changes.iter().map(|it| format!("  {}: {}", it.subject, it.words)));
            return;
        }
        self.groups(changes, BREAKING);
    }

    /// Changes by what they say.
    fn alike(&mut self, heading: &str, changes: &[&Change]) {
        if changes.is_empty() {
            return;
        }
        self.lines.push(format!("{heading} ({})", changes.len()));
        if self.whole {
            self.lines
                .extend(changes.iter().map(|it| format!("  {}: {}", it.subject, it.words)));
            return;
        }
        self.groups(changes, OTHERS);
    }

    fn groups(&mut self, changes: &[&Change], most: usize) {
        let groups = alike(changes);
        let is_breaking = changes.iter().any(|it| it.step == Step::Major);
        // one more is not worth a line that says so
        let most = if groups.len() == most + 1 { most + 1 } else { most };
        for (words, group) in groups.iter().take(most) {
            let line = match group.as_slice() {
                [one] => format!("  {}: {}", one.subject, one.words),
                several => {
                    let names: Vec<_> = several
                        .iter()
                        .map(|it| {
                            (if is_breaking {
                                &it.subject
                            } else {
                                short("", &it.subject)
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

    /// Changes by kind of thing, a line for each kind.
    fn kinds(&mut self, heading: &str, changes: &[&Change]) {
        if changes.is_empty() {
            return;
        }
        self.lines.push(format!("{heading} ({})", changes.len()));
        self.kinds_listed(changes);
    }

    fn kinds_listed(&mut self, changes: &[&Change]) {
        for (noun, changes) in by_noun(changes) {
            let is_plain = changes
                .iter()
                .all(|it| matches!(it.way, Way::Added | Way::Removed | Way::Documented));
            let names = if is_plain {
                subjects(&changes)
            } else {
                changes
                    .iter()
                    .map(|it| format!("{}: {}", it.subject, it.words))
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

    /// The names that fit into a line.
    fn folded(&mut self, start: &str, names: &[String]) -> String {
        let mut line = start.to_owned();
        // a list of parts has commas already
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

    /// A line, cut where it is longer than a screen is wide.
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
