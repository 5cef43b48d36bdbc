//! Formats findings as text for a terminal, in the style of rustc, and as JSON for programs.

use crate::diagnostics::{Diagnostic, Severity};
use crate::json::object;
use crate::node::Node;
use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};
use std::fmt::Write;
use std::path::Path;

/// The maximum length in characters of a line of which an excerpt is shown.
const LONGEST_LINE: usize = 100_000;

/// Formats a finding as text with the colours of a terminal: `error[T0001]: message`, then the location, an excerpt
/// with a caret, the shape and the hint.
pub fn text(finding: &Diagnostic) -> String {
    let shown = finding.printable();
    let level = match shown.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut group = Group::with_title(level.primary_title(shown.message).id(shown.code));
    let mut near = None;
    match (&shown.file, shown.line, shown.column, &shown.excerpt) {
        (Some(file), Some(line), Some(column), Some((before, rest))) => {
            // the excerpt of a long line is padded with spaces for the part that is left out
            let missing = number(column).saturating_sub(before.chars().count() + 1);
            if missing <= LONGEST_LINE {
                let before = format!("{}{before}", " ".repeat(missing));
                let place = AnnotationKind::Primary.span(before.len()..before.len());
                let source = Snippet::source(format!("{before}{rest}")).path(file.to_string_lossy());
                group = group.element(source.line_start(number(line)).annotation(place));
            } else {
                group = group.element(origin(file, shown.line, shown.column));
                near = Some(format!("{before}{rest}"));
            }
        }
        (Some(file), line, column, _) => group = group.element(origin(file, line, column)),
        (None, ..) => {}
    }
    if let Some(near) = &near {
        group = group.element(Level::NOTE.with_name("near").message(near));
    }
    if let Some(shape) = &shown.shape {
        group = group.element(Level::NOTE.with_name("shape").message(shape));
    }
    if let Some(hint) = &shown.hint {
        group = group.element(Level::HELP.message(hint));
    }
    Renderer::styled().render(&[group])
}

/// Formats a location without an excerpt.
fn origin(file: &Path, line: Option<u32>, column: Option<u32>) -> Origin<'_> {
    let mut origin = Origin::path(file.to_string_lossy());
    if let Some(line) = line {
        origin = origin.line(number(line));
        if let Some(column) = column {
            origin = origin.char_column(number(column));
        }
    }
    origin
}

fn number(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Formats a finding as a JSON object on one line.
pub fn json(finding: &Diagnostic) -> String {
    let excerpt = finding
        .excerpt
        .as_ref()
        .map(|(before, rest)| format!("{before}{rest}"));
    let file = finding.file.as_ref().map(|file| file.to_string_lossy());
    ascii(&object! {
        "kind": "diagnostic",
        "severity": finding.severity.name(),
        "code": finding.code,
        "message": &finding.message,
        "file": file,
        "line": finding.line,
        "column": finding.column,
        "excerpt": excerpt,
        "shape": finding.shape.as_ref(),
        "help": finding.hint.as_ref(),
    })
}

/// Formats a value as JSON on one line in visible ASCII, so that no text of a model controls a terminal.
pub fn ascii(value: &Node) -> String {
    let text = value.to_string();
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_graphic() || c == ' ' {
            ascii.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // writing to a string cannot fail
            let _ = write!(ascii, "\\u{unit:04x}");
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Location, Source, Sources};

    fn plain(finding: &Diagnostic) -> String {
        anstream::adapter::strip_str(&text(finding)).to_string()
    }

    #[test]
    fn findings_look_like_those_of_rustc() {
        let mut sources = Sources::default();
        let file = sources.push(Source::new("a.smithy", "one\ntwo thre four\n"));
        let finding = Diagnostic::error("T0005", "there is no `thre`")
            .at(Location::new(file, 8), &sources)
            .shape("a#B")
            .hint("did you mean `three`?");
        let expected = "\
error[T0005]: there is no `thre`
 --> a.smithy:2:5
  |
2 | two thre four
  |     ^
  |
  = shape: a#B
  = help: did you mean `three`?";
        assert_eq!(plain(&finding), expected);
        assert!(text(&finding).contains('\u{1b}'), "it has colours");
    }

    #[test]
    fn the_column_is_that_of_the_file_where_the_excerpt_is_a_part_of_the_line() {
        let mut sources = Sources::default();
        let texts = [5_000, 500_000].map(|before| format!("{}x{}", "a".repeat(before), "b".repeat(5_000)));
        let files = texts
            .each_ref()
            .map(|text| sources.push(Source::new("a.json", text.as_str())));
        let shown = |file: u32, column| {
            plain(&Diagnostic::error("T0002", "wrong").at(Location::new(file, column), &sources))
        };
        let short = shown(files[0], 5_000);
        assert!(
            short.contains("a.json:1:5001") && short.contains("aaxbb"),
            "{short}"
        );
        let caret = |line: &str| short.lines().find_map(|shown| shown.find(line));
        assert_eq!(caret("xbb"), caret("^"), "{short}");
        assert!(short.lines().all(|line| line.chars().count() < 160), "{short}");
        let long = shown(files[1], 500_000);
        assert!(
            long.contains("a.json:1:500001") && long.contains("= near: aaa"),
            "{long}"
        );
    }

    #[test]
    fn control_characters_are_escaped() {
        let hostile = "a\u{1b}]0;x\u{7}\u{9b}\r\n\u{202e}b\u{e0041}";
        let mut sources = Sources::default();
        let file = sources.push(Source::new(Path::new(hostile), hostile));
        let finding = Diagnostic::error("T0000", hostile)
            .at(Location::new(file, 0), &sources)
            .shape(hostile)
            .hint(hostile);
        let shown = plain(&finding);
        let is_plain = |c: char| c == '\n' || !c.is_control() && !"\u{9b}\u{202e}\u{e0041}".contains(c);
        assert!(shown.chars().all(is_plain), "{shown:?}");
        let shown = json(&finding);
        assert!(shown.bytes().all(|b| (b' '..0x7f).contains(&b)), "{shown:?}");
        let read = crate::json::parse(shown).expect("it is JSON");
        assert_eq!(read.text("message"), Some(hostile));
    }
}
