//! Smithy's JSON AST, versions 1.0 and 2.0 (<https://smithy.io/2.0/spec/json-ast.html>).
//!
//! In: the text of one or several files. Out: the model, with mixins and `apply` statements worked in, 1.0 semantics
//! brought to those of 2.0, and every target resolved; or everything that is wrong with it.

mod document;
mod exact;
mod lower;
mod mixins;
mod place;
mod prelude;
mod targets;
mod traits;
mod upgrade;

use super::Source;
use crate::diagnostics::Diagnostics;
use crate::model::Model;
use serde_json::{Map, Value};

/// Reads the files that form one model.
///
/// Errors: text that is no JSON, a version that is not supported, shapes or traits of the wrong form, targets that do
/// not exist or cannot stand where they stand, names that are no identifiers, shapes defined twice.
pub fn read(sources: &[Source]) -> Result<(Model, Diagnostics), Diagnostics> {
    let mut findings = Diagnostics::default();
    let ast = document::parse(sources, &mut findings);
    if findings.has_errors() {
        return Err(findings);
    }
    lowered(ast, sources, findings)
}

/// Reads shapes another front end has brought into the form of the JSON AST 2.0.
///
/// Errors: as [`read`], of the first of the sources.
pub fn read_ast(
    shapes: Vec<(String, Map<String, Value>)>,
    sources: &[Source],
) -> Result<(Model, Diagnostics), Diagnostics> {
    let mut ast = document::Ast::default();
    for (id, json) in shapes {
        ast.shapes.insert(id, document::Node::without_place(json));
    }
    lowered(ast, sources, Diagnostics::default())
}

fn lowered(
    mut ast: document::Ast,
    sources: &[Source],
    mut findings: Diagnostics,
) -> Result<(Model, Diagnostics), Diagnostics> {
    mixins::apply_statements(&mut ast, sources, &mut findings);
    mixins::flatten(&mut ast, sources, &mut findings);
    let model = lower::lower(&ast, sources, &mut findings);
    findings.ok(model)
}
