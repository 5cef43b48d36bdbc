//! botocore's models: `service-2.json` with the files beside it (`paginators-1`, `waiters-2`, `endpoint-rule-set-1`, and
//! their `sdk-extras`), plain or compressed with gzip.
//!
//! In: the texts of these files for one service. Out: the shapes and traits that say the same in Smithy, as JSON AST,
//! which is then read as any other: names, targets and forms are checked in one place. The form is not specified; this
//! follows botocore's own `model.py`, `serialize.py` and `parsers.py`.

mod files;
mod member;
mod operation;
mod pagination;
mod service;
mod shape;
mod waiters;

pub use files::{is_botocore, sources};

use super::Source;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use serde_json::{Map, Value};
use shape::Shapes;

/// A service with the files that belong to it.
#[derive(Debug, Default)]
struct Files {
    service: Map<String, Value>,
    paginators: Map<String, Value>,
    waiters: Map<String, Value>,
    endpoint_rules: Option<Value>,
}

/// Shapes in Smithy's JSON AST, by their ids.
pub type Ast = Vec<(String, Map<String, Value>)>;

/// Reads a service.
///
/// Errors: text that is no JSON, a file that is not what its name says, parts that are missing or of the wrong form.
pub fn read(sources: &[Source]) -> Result<Ast, Diagnostics> {
    let files = parse(sources)?;
    let origin = sources
        .first()
        .map(|source| source.path.clone())
        .unwrap_or_default();
    let lowered = service::Facts::of(&files.service).and_then(|facts| {
        let mut shapes = Shapes::new(&files.service, &facts)?;
        let operations = operation::operations(&files, &facts, &mut shapes)?;
        let service = service::service(&files, &facts, &operations)?;
        let mut ast = shapes.into_ast();
        ast.extend(operations);
        ast.push(service);
        Ok(ast)
    });
    lowered.map_err(|wrong| {
        let message = format!(
            "the service is not what botocore has: {}: {}",
            wrong.path, wrong.message
        );
        Diagnostic::error(codes::MALFORMED, message).file(&origin).into()
    })
}

/// What is wrong, and where within the file.
#[derive(Debug)]
struct Wrong {
    path: String,
    message: String,
}

impl Wrong {
    fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
        }
    }
}

type Lowered<T> = Result<T, Wrong>;

fn parse(sources: &[Source]) -> Result<Files, Diagnostics> {
    let mut findings = Diagnostics::default();
    let mut files = Files::default();
    for source in sources {
        let value: Value = match serde_json::from_slice(&source.text) {
            Ok(value) => value,
            Err(error) => {
                let finding = Diagnostic::error(codes::SYNTAX, format!("the file is no JSON: {error}"));
                findings.push(finding.file(&source.path).line(error.line() as u32));
                continue;
            }
        };
        let name = files::kind(&source.path);
        match (name.as_str(), value) {
            ("service-2", Value::Object(service)) => files.service = service,
            ("service-2.sdk-extras", Value::Object(extras)) => merge(&mut files.service, extras),
            ("paginators-1", Value::Object(paginators)) => files.paginators = paginators,
            ("paginators-1.sdk-extras", Value::Object(extras)) => merge(&mut files.paginators, extras),
            ("waiters-2", Value::Object(waiters)) => files.waiters = waiters,
            ("endpoint-rule-set-1", rules) => files.endpoint_rules = Some(rules),
            _ => {}
        }
    }
    findings.ok(files).map(|(files, _)| files)
}

/// Lays the `merge` part of an extras file over the file it is for.
fn merge(base: &mut Map<String, Value>, extras: Map<String, Value>) {
    if let Some(Value::Object(more)) = extras.get("merge") {
        overlay(base, more);
    }
}

fn overlay(base: &mut Map<String, Value>, more: &Map<String, Value>) {
    for (name, value) in more {
        match (base.get_mut(name), value) {
            (Some(Value::Object(base)), Value::Object(more)) => overlay(base, more),
            _ => drop(base.insert(name.clone(), value.clone())),
        }
    }
}

/// A member of an object that is a string.
fn text<'a>(json: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    json.get(name).and_then(Value::as_str)
}

/// The value of the trait `xmlNamespace`: botocore has an object like Smithy's, or the URI alone.
fn namespace(json: &Value) -> Value {
    match json {
        Value::String(uri) => serde_json::json!({ "uri": uri }),
        namespace => namespace.clone(),
    }
}

/// Whether a member of an object is `true`.
fn flag(json: &Map<String, Value>, name: &str) -> bool {
    json.get(name) == Some(&Value::Bool(true))
}

/// The traits every kind of thing may have: documentation and deprecation.
fn common_traits(json: &Map<String, Value>) -> Map<String, Value> {
    let mut traits = Map::new();
    if let Some(documentation) = text(json, "documentation").filter(|it| !it.is_empty()) {
        traits.insert("smithy.api#documentation".to_owned(), documentation.into());
    }
    if flag(json, "deprecated") {
        let mut deprecated = Map::new();
        if let Some(message) = text(json, "deprecatedMessage") {
            deprecated.insert("message".to_owned(), message.into());
        }
        if let Some(since) = text(json, "deprecatedSince") {
            deprecated.insert("since".to_owned(), since.into());
        }
        traits.insert("smithy.api#deprecated".to_owned(), Value::Object(deprecated));
    }
    traits
}
