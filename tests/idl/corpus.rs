//! Tests with Smithy's own corpus: valid files are read and equal the JSON AST beside them, invalid files are refused
//! at the same position as by Smithy's loader.

use super::files;
use std::path::{Path, PathBuf};
use tinsmith::testing::document;
use tinsmith::Severity;

fn folder(name: &str) -> PathBuf {
    tinsmith_materials::named("TINSMITH_SHARED")
        .join("conformance/idl")
        .join(name)
}

/// The model of a file and of the one that Smithy reads with each of them.
fn model(file: &Path, shared: &Path) -> serde_json::Value {
    let text = document(&[file.to_owned(), shared.to_owned()])
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&with_large_numbers_as_texts(&text)).expect("JSON")
}

/// The document with quotes around numbers that are beyond all types; each value begins on a line.
fn with_large_numbers_as_texts(document: &str) -> String {
    let mut quoted = String::new();
    for line in document.lines() {
        let start = if line.trim_start().starts_with('"') {
            line.find("\": ").map_or(line.len(), |at| at + 3)
        } else {
            line.len() - line.trim_start().len()
        };
        let (before, value) = line.split_at(start);
        let number = value.trim_end_matches(',');
        let is_large = number.parse().is_ok_and(f64::is_infinite);
        let number = if is_large {
            &number.to_ascii_lowercase()
        } else {
            number
        };
        let quote = if is_large { "\"" } else { "" };
        let comma = if value.ends_with(',') { "," } else { "" };
        quoted.extend([before, quote, number, quote, comma, "\n"]);
    }
    quoted
}

#[test]
fn valid_files_mean_what_their_json_says() {
    let folder = folder("valid");
    let shared = folder.join("__shared.json");
    let (mut compared, mut wrong) = (0, Vec::new());
    let files = files(&folder, "smithy");
    for file in &files {
        let read = model(file, &shared);
        let json = file.with_extension("json");
        if json.exists() {
            compared += 1;
            if read != model(&json, &shared) {
                wrong.push(file);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!((files.len(), compared), (80, COMPARED));
}

/// The number of valid files with a JSON AST to compare with.
const COMPARED: usize = 62;

/// The number of invalid files that state a position.
const PLACED: usize = 144;

#[test]
fn invalid_files_are_refused_where_they_are_wrong() {
    let files = files(&folder("invalid"), "smithy");
    let (mut placed, mut wrong) = (0, Vec::new());
    for file in &files {
        let text = std::fs::read(file).expect("a file");
        let text = String::from_utf8_lossy(&text);
        let place = stated(text.lines().next().unwrap_or_default());
        placed += usize::from(place.is_some());
        let Err(error) = document(std::slice::from_ref(file)) else {
            wrong.push(format!("{} is read", file.display()));
            continue;
        };
        let errors = error
            .diagnostics()
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        let places: Vec<_> = errors.map(|error| Some((error.line?, error.column?))).collect();
        if place.is_some() && !places.contains(&place) {
            wrong.push(format!("{}: {place:?}, not {places:?}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((files.len(), placed), (181, PLACED));
}

/// The line and column that the first line of an invalid file states.
fn stated(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.split_once("Syntax error at line ")?;
    let (line, rest) = rest.split_once(", column ")?;
    let column: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((line.parse().ok()?, column.parse().ok()?))
}
