//! Text → JSON shapes with their places in the files.

use super::exact::quote_long_numbers;
use super::Source;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The shapes of all files, by absolute id; `apply` statements apart.
#[derive(Default)]
pub struct Ast {
    pub shapes: BTreeMap<String, Node>,
    /// Target (which may be a member) and the traits to apply, in the order of the files.
    pub applied: Vec<(String, Node)>,
}

/// A shape as JSON, and where it stands.
#[derive(Clone)]
pub struct Node {
    pub json: Map<String, Value>,
    /// Index of its file.
    pub source: usize,
    /// Its line there, from 1.
    pub line: u32,
    /// Whether the file is of version 1.0.
    pub version_1: bool,
}

impl Node {
    /// A finding about it, with its file and line.
    pub fn place(&self, finding: Diagnostic, sources: &[Source]) -> Diagnostic {
        let finding = finding.line(self.line);
        match sources.get(self.source) {
            Some(source) => finding.file(&source.path),
            None => finding,
        }
    }

    /// A shape that stands on no line of a file.
    pub fn without_place(json: Map<String, Value>) -> Self {
        Self {
            json,
            source: 0,
            line: 0,
            version_1: false,
        }
    }
}

/// Parses all files.
pub fn parse(sources: &[Source], findings: &mut Diagnostics) -> Ast {
    let mut ast = Ast::default();
    for (index, source) in sources.iter().enumerate() {
        if let Err(finding) = parse_file(index, source, sources, &mut ast, findings) {
            findings.push((*finding).file(&source.path));
        }
    }
    ast
}

fn parse_file(
    index: usize,
    source: &Source,
    sources: &[Source],
    ast: &mut Ast,
    findings: &mut Diagnostics,
) -> Result<(), Box<Diagnostic>> {
    let text = std::str::from_utf8(&source.text).map_err(|error| {
        let line = 1 + source.text[..error.valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        let finding = Diagnostic::error(codes::SYNTAX, "the file is not UTF-8").line(line as u32);
        Box::new(finding.hint("save it as UTF-8"))
    })?;
    // editors on Windows put a byte order mark in front
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let top: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(|error| syntax(&error))?;
    let version_1 = version(top.get("smithy").copied())?;
    let Some(shapes) = top.get("shapes") else {
        return Ok(());
    };
    let lines = Lines::new(text);
    let shapes_line = lines.of(shapes.get());
    let shapes: BTreeMap<String, &RawValue> = serde_json::from_str(shapes.get()).map_err(|_| {
        let message = "`shapes` has to be an object of shapes by their absolute ids";
        let hint = "a shape is like `\"com.example#Name\": { \"type\": \"string\" }`";
        Box::new(
            Diagnostic::error(codes::MALFORMED, message)
                .line(shapes_line)
                .hint(hint),
        )
    })?;
    for (id, raw) in shapes {
        let line = lines.of(raw.get());
        let malformed = |message: &str| {
            Diagnostic::error(codes::MALFORMED, message)
                .file(&source.path)
                .line(line)
                .shape(&id)
        };
        let is_exact = ["\"smithy.test#", "\"smithy.api#default\""];
        let parsed = match is_exact.iter().any(|it| raw.get().contains(it)) {
            true => serde_json::from_str(&quote_long_numbers(raw.get())),
            // a number that is too large for a double is allowed too
            false => serde_json::from_str(raw.get())
                .or_else(|_| serde_json::from_str(&quote_long_numbers(raw.get()))),
        };
        match parsed {
            Ok(Value::Object(json)) => {
                let node = Node {
                    json,
                    source: index,
                    line,
                    version_1,
                };
                add(id, node, sources, ast, findings);
            }
            Ok(_) => findings
                .push(malformed("a shape has to be an object").hint("give it a `type` and its members")),
            Err(error) => {
                let message = format!("the shape cannot be read: {}", without_place(&error.to_string()));
                findings.push(malformed(&message).hint("write it as JSON that any parser can read"));
            }
        }
    }
    Ok(())
}

fn add(id: String, node: Node, sources: &[Source], ast: &mut Ast, findings: &mut Diagnostics) {
    if node.json.get("type").and_then(Value::as_str) == Some("apply") {
        ast.applied.push((id, node));
        return;
    }
    if let Some(other) = ast.shapes.get(&id) {
        if other.json != node.json {
            let other_file = sources.get(other.source).map(|it| it.path.display().to_string());
            let first = format!("{}:{}", other_file.unwrap_or_default(), other.line);
            let finding = Diagnostic::error(codes::MALFORMED, "the shape is defined twice, and differently");
            let finding = finding
                .shape(&id)
                .hint(format!("the other one stands at {first}"));
            findings.push(node.place(finding, sources));
        }
        return;
    }
    ast.shapes.insert(id, node);
}

/// Whether the version is 1.0; an error where it is neither that nor 2.0.
fn version(found: Option<&RawValue>) -> Result<bool, Box<Diagnostic>> {
    let hint = "tinsmith reads Smithy JSON AST 1.0 and 2.0, which begin with `\"smithy\": \"2.0\"`";
    let Some(found) = found else {
        let message = "the file does not say which version of Smithy it is written in";
        return Err(Box::new(Diagnostic::error(codes::VERSION, message).hint(hint)));
    };
    match found.get().trim_matches('"') {
        "1" | "1.0" => Ok(true),
        "2" | "2.0" => Ok(false),
        _ => {
            let shown: String = found.get().chars().take(40).collect();
            let message = format!("version {shown} of Smithy is not supported");
            Err(Box::new(Diagnostic::error(codes::VERSION, message).hint(hint)))
        }
    }
}

fn syntax(error: &serde_json::Error) -> Box<Diagnostic> {
    let (message, code) = match error.classify() {
        serde_json::error::Category::Eof => {
            ("the file ends in the middle of a value".to_owned(), codes::SYNTAX)
        }
        serde_json::error::Category::Data => ("a model has to be a JSON object".to_owned(), codes::MALFORMED),
        _ => (
            format!("the file is not JSON: {}", without_place(&error.to_string())),
            codes::SYNTAX,
        ),
    };
    let message = match error.column() {
        0 => message,
        column => format!("{message} (column {column})"),
    };
    Box::new(
        Diagnostic::error(code, message)
            .line(error.line() as u32)
            .hint("a model is Smithy's JSON AST, as `smithy ast` and the AWS model repository write it"),
    )
}

/// serde_json's message without " at line 1 column 2", which the finding tells in its own way.
fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

/// Where each line of a text begins.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at + 1)
            .collect();
        Self { text, starts }
    }

    /// The line, from 1, on which a part of the text begins.
    fn of(&self, part: &str) -> u32 {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        1 + self.starts.partition_point(|start| *start <= offset) as u32
    }
}
