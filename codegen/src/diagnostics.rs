//! Findings that accumulate: every stage reports all it finds, then the next one starts only on a sound model.

use crate::source::{Location, Sources};
use std::fmt;
use std::path::{Path, PathBuf};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The output is right, but probably not what was meant.
    Warning,
    /// Nothing can be generated.
    Error,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// A stable code, `T0001`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The file, where it is about one.
    pub file: Option<PathBuf>,
    /// The line in the file, from 1, where known.
    pub line: Option<u32>,
    /// The column in the line, from 1, in characters, where known.
    pub column: Option<u32>,
    /// The line, or as much of it as fits on a screen: the part before the column, and the rest.
    pub excerpt: Option<(String, String)>,
    /// The shape or member id, where it is about one.
    pub shape: Option<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error with a code and a message.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
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
    /// A warning with a code and a message.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, message)
        }
    }
    /// The same as a warning.
    pub fn as_warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            ..self
        }
    }
    /// Where: a file.
    pub fn file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_owned());
        self
    }
    /// Where: a place in one of these files; where it is in none of them, nothing changes.
    pub fn at(mut self, at: Location, sources: &Sources) -> Self {
        if let (Some(file), Some(position)) = (sources.file(at), sources.position(at)) {
            self.file = Some(file.path.clone());
            self.line = Some(position.line);
            self.column = Some(position.column);
            self.excerpt = Some(file.excerpt(usize::try_from(at.offset).unwrap_or(usize::MAX)));
        }
        self
    }
    /// Where: a line, from 1; 0 means unknown.
    pub fn line(mut self, line: u32) -> Self {
        self.line = (line > 0).then_some(line);
        self
    }
    /// About which shape or member.
    pub fn shape(mut self, id: impl fmt::Display) -> Self {
        self.shape = Some(id.to_string());
        self
    }
    /// What to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// As rustc prints them: `error[T0001]: message`, then place, shape and help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{severity}[{}]: {}", self.code, Printable(&self.message))?;
        if let Some(file) = &self.file {
            write!(f, "\n  --> {}", Printable(&file.to_string_lossy()))?;
            if let Some(line) = self.line {
                write!(f, ":{line}")?;
                if let Some(column) = self.column {
                    write!(f, ":{column}")?;
                }
            }
        }
        if let (Some(line), Some((before, rest))) = (self.line, &self.excerpt) {
            let (before, margin) = (Printable(before).to_string(), " ".repeat(line.to_string().len()));
            let indent = " ".repeat(before.chars().count());
            write!(
                f,
                "\n{margin} |\n{line} | {before}{}\n{margin} | {indent}^",
                Printable(rest.trim_end())
            )?;
        }
        if let Some(shape) = &self.shape {
            write!(f, "\n  shape: {}", Printable(shape))?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  help: {}", Printable(hint))?;
        }
        Ok(())
    }
}

/// A text of which nothing can command a terminal or change the order of what is shown: such characters are written as
/// escapes.
pub struct Printable<'a>(pub &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.0.split_inclusive(is_command) {
            let last = part.chars().next_back().filter(|c| is_command(*c));
            let kept = part.len() - last.map_or(0, char::len_utf8);
            f.write_str(part.get(..kept).unwrap_or_default())?;
            match last {
                // as \n, \r and \t, and the others as \u{1b}
                Some(c @ ('\n' | '\r' | '\t')) => write!(f, "{}", c.escape_debug())?,
                Some(c) => write!(f, "{}", c.escape_unicode())?,
                None => {}
            }
        }
        Ok(())
    }
}

/// Whether a character is a control character, or one of Unicode that has no shape of its own and changes how others are
/// shown: direction, joining, tags, line and paragraph ends.
fn is_command(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Findings in the order they were made.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }
    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }
    /// All findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Ends a stage: the value if no error was found, else all findings.
    pub fn ok<T>(self, value: T) -> Result<(T, Diagnostics), Diagnostics> {
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

/// The codes, each with one meaning.
pub mod codes {
    /// A file cannot be read.
    pub const UNREADABLE: &str = "T0001";
    /// A file is neither JSON nor Smithy's IDL.
    pub const SYNTAX: &str = "T0002";
    /// The `smithy` version is missing or not supported.
    pub const VERSION: &str = "T0003";
    /// A shape or trait does not have the form the specification gives it.
    pub const MALFORMED: &str = "T0004";
    /// A target names a shape that is not in the model.
    pub const DANGLING_TARGET: &str = "T0005";
    /// A target is of a kind that cannot stand there.
    pub const WRONG_TARGET: &str = "T0006";
    /// The model has no service, or several and none was chosen.
    pub const SERVICE: &str = "T0007";
    /// An operation that was asked for is not in the service.
    pub const UNKNOWN_OPERATION: &str = "T0008";
    /// No protocol of the service is supported, or the one asked for is not listed.
    pub const PROTOCOL: &str = "T0009";
    /// Two things would get the same Rust name.
    pub const COLLISION: &str = "T0010";
    /// A name cannot be used as the name of a package, file or item.
    pub const UNSAFE_NAME: &str = "T0011";
    /// A shape is used in a way this version does not support.
    pub const UNSUPPORTED: &str = "T0012";
    /// The configuration file or a setting is wrong.
    pub const SETTINGS: &str = "T0013";
    /// The output cannot be written.
    pub const UNWRITABLE: &str = "T0014";
    /// A cycle that no value could ever end.
    pub const ENDLESS_RECURSION: &str = "T0015";
    /// The endpoint rule set is wrong.
    pub const ENDPOINT_RULES: &str = "T0016";
    /// A waiter cannot be generated.
    pub const WAITERS: &str = "T0017";
    /// A paginator, or a part of it, cannot be generated.
    pub const PAGINATION: &str = "T0018";
    /// An auth scheme that the service does not have, or that tinsmith does not know.
    pub const AUTH: &str = "T0019";
    /// A property that the specification does not have.
    pub const UNKNOWN_PROPERTY: &str = "T0020";
    /// A target is in a namespace of which no file was read.
    pub const UNKNOWN_NAMESPACE: &str = "T0021";
    /// A trait that should change something of a client, but does not.
    pub const NOT_DONE: &str = "T0022";
    /// The endpoint of a client has to be discovered, and cannot be.
    pub const ENDPOINT_DISCOVERY: &str = "T0025";
    /// A protocol test asks for a setting that is not applied.
    pub const PROTOCOL_TESTS: &str = "T0026";
    /// A run that wrote a package was interrupted.
    pub const INTERRUPTED: &str = "T0030";
    /// A fault of tinsmith itself.
    #[cfg_attr(not(feature = "cli"), allow(dead_code))] // the command goes on with other models then
    pub const BUG: &str = "T0031";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_model_commands_a_terminal() {
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
        assert!(!shown.chars().any(|c| c != '\n' && is_command(c)));
    }
}
