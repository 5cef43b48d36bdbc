//! Smithy's IDL, versions 1.0 and 2.0 (<https://smithy.io/2.0/spec/idl.html>).
//!
//! The input is the text of one or several files. The output is their shapes, `apply` statements and metadata in the
//! structure that all front ends share, with absolute ids; or all findings about them.

mod cursor;
mod elision;
mod lexer;
mod lower;
mod names;
mod operations;
mod prelude;
mod shapes;
mod statements;
mod text;
mod token;
mod traits;
mod tree;
mod values;

use super::ast::{Ast, Location, Sources, Version};
use super::recognise;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use lower::Lowering;
use names::{Defined, Scope};
use tree::File;

/// Adds the files with these indexes to a model that has the shapes of all other front ends already, since names may
/// refer to them.
pub fn add(files: &[u32], sources: &Sources, ast: &mut Ast, findings: &mut Diagnostics) {
    let mut parsed = Vec::new();
    for (index, source) in sources.iter().filter(|(index, _)| files.contains(index)) {
        if let Some(finding) = recognise::instead_of_idl(&source.text) {
            findings.push(finding.file(&source.path));
            continue;
        }
        match std::str::from_utf8(&source.text) {
            Ok(text) => parsed.push((index, parse(index, text, sources, findings))),
            Err(error) => {
                let at = Location::new(index, error.valid_up_to());
                let finding = Diagnostic::error(codes::SYNTAX, "the file is not UTF-8");
                findings.push(finding.hint("save it as UTF-8").at(at, sources));
            }
        }
    }
    let defined = defined(ast, &parsed);
    let mut elided = Vec::new();
    for (index, file) in &parsed {
        let mut lowering = Lowering {
            scope: Scope::of_metadata(&defined),
            file: *index,
            version: if file.version_1 { Version::V1 } else { Version::V2 },
            sources,
            ast,
            elided: &mut elided,
            findings,
        };
        lowering.metadata(&file.metadata);
        lowering.scope = Scope::of(file, &defined);
        lowering.shapes(file);
    }
    ast.applied.sort_by_key(|apply| apply.at.file);
    elision::resolve(&elided, ast, sources, findings);
}

fn parse<'a>(index: u32, text: &'a str, sources: &Sources, findings: &mut Diagnostics) -> File<'a> {
    // editors on Windows may start a file with a byte order mark
    const MARK: &str = "\u{feff}";
    let (start, text) = match text.strip_prefix(MARK) {
        Some(rest) => (MARK.len(), rest),
        None => (0, text),
    };
    let (file, found) = statements::parse(text);
    for found in found {
        let finding = if found.is_warning {
            Diagnostic::warning(found.code, found.message)
        } else {
            Diagnostic::error(found.code, found.message)
        };
        let finding = if found.hint.is_empty() {
            finding
        } else {
            finding.hint(found.hint)
        };
        findings.push(finding.at(Location::new(index, start + found.at), sources));
    }
    file
}

/// Collects the shapes that names can refer to.
fn defined(ast: &Ast, files: &[(u32, File<'_>)]) -> Defined {
    let mut defined = Defined::default();
    for (id, shape) in &ast.shapes {
        let kind = shape.node.get("type").and_then(|kind| kind.as_str());
        defined.add(id.as_str(), kind.unwrap_or_default());
    }
    for (_, file) in files {
        for shape in &file.shapes {
            defined.add(format!("{}#{}", file.namespace, shape.name), shape.kind);
        }
    }
    defined
}
