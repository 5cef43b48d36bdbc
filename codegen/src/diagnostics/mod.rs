//! Findings, which accumulate: each stage reports all problems it finds, and the next one starts only if there are no
//! errors.

pub mod codes;

use crate::characters::Printable;
use crate::source::{Location, Sources};
use std::fmt;
use std::path::{Path, PathBuf};

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// The output is valid, but probably not as intended.
    Warning,
    /// Nothing can be generated.
    Error,
}

impl Severity {
    /// `warning` or `error`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// A stable code, such as `T0001`.
    pub code: &'static str,
    /// The problem, in one sentence without a full stop.
    pub message: String,
    /// The file, if it is about one.
    pub file: Option<PathBuf>,
    /// The line in the file, from 1, if known.
    pub line: Option<u32>,
    /// The column in the line, from 1, in characters, if known.
    pub column: Option<u32>,
    /// The line, or the part of it that fits on a screen: the text before the column, and the rest.
    pub excerpt: Option<(String, String)>,
    /// The id of the shape or member, if it is about one.
    pub shape: Option<String>,
    /// The advice.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Creates an error with a code and a message.
    pub(crate) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            file: None,
            line: None,
            column: None,
            excerpt: None,
            shape: None,
            hint: None,
        }
    }
    /// Creates a warning with a code and a message.
    pub(crate) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }
    /// Turns it into a warning.
    pub(crate) fn into_warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            ..self
        }
    }
    /// Sets the file.
    pub(crate) fn file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_owned());
        self
    }
    /// Sets the location to one in these files; a location in none of them changes nothing.
    pub(crate) fn at(mut self, at: Location, sources: &Sources) -> Self {
        if let (Some(file), Some(position)) = (sources.file(at), sources.position(at)) {
            self.file = Some(file.path.clone());
            self.line = Some(position.line);
            self.column = Some(position.column);
            self.excerpt = Some(file.excerpt(usize::try_from(at.offset).unwrap_or(usize::MAX)));
        }
        self
    }
    /// Sets the line, from 1; 0 means unknown.
    pub(crate) fn line(mut self, line: u32) -> Self {
        self.line = (line > 0).then_some(line);
        self
    }
    /// Sets the shape or member.
    pub(crate) fn shape(mut self, id: impl fmt::Display) -> Self {
        self.shape = Some(id.to_string());
        self
    }
    /// Sets the advice.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl Diagnostic {
    /// Returns `true` if it is an error at a line by which git marks a merge conflict.
    fn is_at_conflict(&self) -> bool {
        let Some((before, rest)) = self.excerpt.as_ref().filter(|_| self.severity == Severity::Error) else {
            return false;
        };
        let line = format!("{before}{rest}");
        let is_side = ["<<<<<<< ", ">>>>>>> "]
            .iter()
            .any(|marker| line.starts_with(marker));
        is_side || line.trim_end() == "======="
    }

    /// Escapes all texts for terminals.
    pub(crate) fn printable(&self) -> Self {
        let text = |text: &str| Printable(text).to_string();
        let excerpt = |(before, rest): &(String, String)| (text(before), text(rest.trim_end()));
        Self {
            severity: self.severity,
            code: self.code,
            message: text(&self.message),
            file: self
                .file
                .as_ref()
                .map(|file| text(&file.to_string_lossy()).into()),
            line: self.line,
            column: self.column,
            excerpt: self.excerpt.as_ref().map(excerpt),
            shape: self.shape.as_deref().map(text),
            hint: self.hint.as_deref().map(text),
        }
    }
}

/// Formats a finding as rustc does: `error[T0001]: message`, then location, shape and help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.printable();
        write!(f, "{}[{}]: {}", shown.severity.name(), shown.code, shown.message)?;
        if let Some(file) = &shown.file {
            write!(f, "\n  --> {}", file.display())?;
            if let Some(line) = shown.line {
                write!(f, ":{line}")?;
                if let Some(column) = shown.column {
                    write!(f, ":{column}")?;
                }
            }
        }
        if let (Some(line), Some((before, rest))) = (shown.line, &shown.excerpt) {
            let margin = " ".repeat(line.to_string().len());
            let indent = " ".repeat(before.chars().count());
            write!(f, "\n{margin} |\n{line} | {before}{rest}\n{margin} | {indent}^")?;
        }
        if let Some(shape) = &shown.shape {
            write!(f, "\n  shape: {shape}")?;
        }
        if let Some(hint) = &shown.hint {
            write!(f, "\n  help: {hint}")?;
        }
        Ok(())
    }
}

/// Findings in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub(crate) fn push(&mut self, mut diagnostic: Diagnostic) {
        if diagnostic.is_at_conflict() {
            diagnostic.hint =
                Some("this is a marker of a merge conflict: resolve the conflict in this file".to_owned());
        }
        self.0.push(diagnostic);
    }
    /// Returns `true` if there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }
    /// All findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
    /// Returns `true` if there are no findings.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Adds the findings of the next stage, whether it succeeds or fails.
    pub(crate) fn and<T>(
        mut self,
        next: Result<(T, Diagnostics), Diagnostics>,
    ) -> Result<(T, Diagnostics), Diagnostics> {
        match next {
            Ok((value, more)) => {
                self.extend(more);
                Ok((value, self))
            }
            Err(more) => {
                self.extend(more);
                Err(self)
            }
        }
    }
    /// Ends a stage: returns the value if there are no errors, else all findings.
    pub(crate) fn ok<T>(self, value: T) -> Result<(T, Diagnostics), Diagnostics> {
        if self.has_errors() {
            Err(self)
        } else {
            Ok((value, self))
        }
    }
}

impl From<Box<Diagnostic>> for Diagnostics {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self(vec![*diagnostic])
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, diagnostic) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            diagnostic.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// Returns the part of a message that says in how many other places the same is found; empty if in none.
pub(crate) fn and_elsewhere(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => ", here and in 1 other place".to_owned(),
        others => format!(", here and in {others} other places"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn markers_of_a_merge_conflict_are_recognised() {
        let hint = |text: &str, offset| {
            let sources: Sources = [Source::new("m.smithy", text)].into_iter().collect();
            let finding = Diagnostic::error("T0000", "no key").hint("add a key");
            let mut findings = Diagnostics::default();
            findings.push(finding.at(Location::new(0, offset), &sources));
            findings.iter().next().and_then(|finding| finding.hint.clone())
        };
        for (text, offset) in [
            ("a\n<<<<<<< HEAD\nb", 2),
            ("=======\r\nb", 0),
            ("a\n>>>>>>> b", 9),
        ] {
            assert!(
                hint(text, offset).is_some_and(|hint| hint.contains("merge conflict")),
                "{text}"
            );
        }
        for (text, offset) in [("<<<", 0), ("a <<<<<<< HEAD", 2), ("= ======", 0)] {
            assert_eq!(hint(text, offset).as_deref(), Some("add a key"), "{text}");
        }
    }

    #[test]
    fn control_characters_are_escaped() {
        let hostile = "a\u{1b}]0;x\u{7}\u{9b}b\r\n\u{202e}c\u{2066}\u{200b}\u{2028}\u{e0041}ü😀";
        let finding = Diagnostic::error("T0000", hostile)
            .file(Path::new(hostile))
            .shape(hostile)
            .hint(hostile);
        let shown = finding.to_string();
        let shape = shown.lines().nth(2).unwrap_or_default();
        let expected = r"a\u{1b}]0;x\u{7}\u{9b}b\r\n\u{202e}c\u{2066}\u{200b}\u{2028}\u{e0041}ü😀";
        assert_eq!(shape, format!("  shape: {expected}"));
        assert_eq!(shown.lines().count(), 4);
        assert!(!shown
            .chars()
            .any(|c| c != '\n' && crate::characters::is_unprintable(c)));
    }
}
