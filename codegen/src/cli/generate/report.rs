//! Reports on a client that was generated, or compared with the files on disk.

use crate::characters::Printable;
use crate::cli::terminal::Terminal;
use crate::cli::Exit;
use crate::compare::{self, Comparison};
use crate::diagnostics::Diagnostics;
use crate::json::object;
use crate::node::Node;
use crate::write::Effect;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The report on a client.
pub struct Report {
    /// The folder of the package.
    pub folder: String,
    /// Its state.
    pub state: State,
    /// The paths of models that were found by name.
    pub found: Vec<PathBuf>,
    /// The numbers of operations and types, if the client was generated.
    pub size: Option<(usize, usize)>,
    /// The files that changed, or with `--check` would change, by their paths in the package.
    pub files: Vec<(String, Effect)>,
    /// The changes as a unified diff, with `--check`.
    pub diff: String,
    /// The changes for callers, if there was a client before.
    pub comparison: Option<Comparison>,
    /// The number of earlier warnings, if the client did not have to be generated again.
    pub earlier_warnings: usize,
    /// Findings.
    pub findings: Diagnostics,
    /// Duration of the work.
    pub milliseconds: u128,
}

/// The state of a client after the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Files were written or removed.
    Written,
    /// Nothing had to be written.
    Unchanged,
    /// With `--check`: up to date.
    Current,
    /// With `--check`: files differ.
    Stale,
    /// Nothing could be generated or written.
    Failed,
}

impl Report {
    /// Creates a report on the client in a folder, without files.
    pub fn new(folder: &Path, state: State) -> Self {
        Self {
            folder: Printable(&folder.to_string_lossy()).to_string(),
            state,
            found: Vec::new(),
            size: None,
            files: Vec::new(),
            diff: String::new(),
            comparison: None,
            earlier_warnings: 0,
            findings: Diagnostics::default(),
            milliseconds: 0,
        }
    }

    /// Sets the duration.
    pub fn since(self, started: Instant) -> Self {
        Self {
            milliseconds: started.elapsed().as_millis(),
            ..self
        }
    }

    /// Returns the exit code for this report alone.
    pub fn exit(&self) -> Exit {
        match self.state {
            State::Written | State::Unchanged | State::Current => Exit::Done,
            State::Stale => Exit::Stale,
            State::Failed => Exit::Broken,
        }
    }

    /// Prints the report.
    pub fn print(&self, terminal: &Terminal) {
        if terminal.is_json() {
            self.print_json(terminal);
        } else {
            terminal.result(&self.diff);
            if self.state != State::Failed {
                let (folder, time) = (&self.folder, self.milliseconds);
                terminal.summary(&format!("{folder}: {} ({time} ms)", self.summary()));
            }
            for path in &self.found {
                terminal.note(&format!("  of the model {}", Printable(&path.to_string_lossy())));
            }
            if let Some(comparison) = &self.comparison {
                let text = compare::text(comparison, terminal.is_verbose());
                let lines = text.lines().map(|line| format!("  {line}"));
                terminal.summary(&lines.collect::<Vec<_>>().join("\n"));
            }
            for (path, effect) in &self.files {
                terminal.detail(&format!("  {} {}", name(*effect), Printable(path)));
            }
        }
        terminal.findings(&self.findings);
    }

    fn print_json(&self, terminal: &Terminal) {
        let state = match self.state {
            State::Written => "written",
            State::Unchanged => "unchanged",
            State::Current => "current",
            State::Stale => "stale",
            State::Failed => "failed",
        };
        let files = self.files.iter();
        let files: Node = files
            .map(|(path, effect)| object! { "path": path, "effect": name(*effect) })
            .collect();
        terminal.json(&object! {
            "kind": "client",
            "output": &self.folder,
            "models_found": self.found.iter().map(|path| path.to_string_lossy()).collect::<Node>(),
            "state": state,
            "operations": self.size.map(|(operations, _)| operations),
            "types": self.size.map(|(_, types)| types),
            "files": files,
            "changes": self.comparison.as_ref().map(compare::json),
            "diff": (!self.diff.is_empty()).then_some(&self.diff),
            "milliseconds": u64::try_from(self.milliseconds).unwrap_or(u64::MAX),
        });
    }

    fn summary(&self) -> String {
        let mut parts = Vec::new();
        if let Some((operations, types)) = self.size {
            parts.push(format!(
                "{}, {}",
                several(operations, "operation"),
                several(types, "type")
            ));
        }
        let count = |effect| self.files.iter().filter(|(_, found)| *found == effect).count();
        let counts = [Effect::Added, Effect::Changed, Effect::Removed].map(|effect| (effect, count(effect)));
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let counts: Vec<_> = counts
            .map(|(effect, count)| format!("{count} {}", name(*effect)))
            .collect();
        let details = match counts.as_slice() {
            [] => String::new(),
            counts => format!(" ({})", counts.join(", ")),
        };
        parts.push(match (self.state, self.files.len()) {
            (State::Stale, 1) => format!("1 file differs{details}"),
            (State::Stale, files) => format!("{files} files differ{details}"),
            (State::Current, _) => "up to date".to_owned(),
            (_, 0) => "nothing changed".to_owned(),
            (_, 1) => format!("1 file changed{details}"),
            (_, files) => format!("{files} files changed{details}"),
        });
        match self.earlier_warnings {
            0 => {}
            1 => parts.push("it was generated with 1 warning, which --check shows".to_owned()),
            count => parts.push(format!(
                "it was generated with {count} warnings, which --check shows"
            )),
        }
        parts.join("; ")
    }
}

fn name(effect: Effect) -> &'static str {
    match effect {
        Effect::Added => "added",
        Effect::Changed => "changed",
        Effect::Removed => "removed",
    }
}

/// Formats a count with its noun: `1 type`, `2 types`.
fn several(number: usize, name: &str) -> String {
    if number == 1 {
        format!("1 {name}")
    } else {
        format!("{number} {name}s")
    }
}
