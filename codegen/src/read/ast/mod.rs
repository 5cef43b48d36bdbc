//! The code that all front ends share. Shapes are trees of values with locations, in the structure of Smithy's JSON AST
//! 2.0.
//!
//! A front end parses its text into an [`Ast`]: shapes by their absolute ids, `apply` statements, metadata. All later
//! steps are common. A shape has the properties of the JSON AST:
//! `{ "type": "structure", "members": { "name": { "target": "…", "traits": { … } } }, "traits": { … }, "mixins": [ … ]
//! }`.

mod apply;
#[cfg(any(feature = "cli", feature = "__testing"))]
mod canonical;
mod checks;
mod defaults;
mod duplicates;
mod enums;
mod inherited;
mod lower;
mod metadata;
mod mixins;
mod order;
mod placement;
mod prelude;
mod report;
mod shape;
mod targets;
#[cfg(test)]
mod tests;
mod traits;
mod tree;
mod upgrade;

pub use crate::node::{Node, NodeKind, Object};
pub use crate::source::{Location, Sources};
pub use apply::member_mut;
pub use order::in_order;
pub use shape::{RESOURCE, SERVICE};
pub use traits::is_known as is_known_trait;
pub use tree::{member, Apply, Ast, AstShape, Metadata, Version};

use crate::diagnostics::Diagnostics;
#[cfg(any(feature = "cli", feature = "__testing"))]
use crate::diagnostics::{codes, Diagnostic};
#[cfg(any(feature = "cli", feature = "__testing"))]
use crate::json;
use crate::model::Model;
use std::sync::Arc;

/// Builds the model from the shapes of a front end: applies `apply` statements, flattens mixins, converts 1.0 semantics
/// to those of 2.0 and resolves targets.
///
/// # Errors
///
/// Earlier findings, malformed shapes or traits, targets that do not exist or are not allowed, names that are not
/// identifiers.
pub fn into_model(
    mut ast: Ast,
    sources: &Arc<Sources>,
    mut findings: Diagnostics,
) -> Result<(Model, Diagnostics), Diagnostics> {
    if findings.has_errors() {
        return Err(findings);
    }
    let for_inherited = join(&mut ast, sources, &mut findings);
    let model = flat_model(ast, for_inherited, sources, &mut findings);
    findings.ok(model)
}

/// Builds one document in Smithy's JSON AST 2.0 from the shapes of a front end: applies `apply` statements and converts
/// 1.0 semantics to those of 2.0; mixins are kept.
///
/// # Errors
///
/// Those of [`into_model`]; but targets in namespaces that no file defines, and things that Smithy allows but a client
/// does not support, are only warnings.
#[cfg(any(feature = "cli", feature = "__testing"))]
pub fn into_document(
    mut ast: Ast,
    sources: &Arc<Sources>,
    mut findings: Diagnostics,
) -> Result<(String, Diagnostics), Diagnostics> {
    if findings.has_errors() {
        return Err(findings);
    }
    let for_inherited = join(&mut ast, sources, &mut findings);
    let document = canonical::document(&ast, &for_inherited);
    flat_model(ast, for_inherited, sources, &mut findings);
    let adjusted = |finding: Diagnostic| match finding.code {
        codes::UNKNOWN_NAMESPACE | codes::UNSUPPORTED => finding.into_warning(),
        _ => finding,
    };
    let findings: Diagnostics = findings.into_iter().map(adjusted).collect();
    if findings.has_errors() {
        Err(findings)
    } else {
        Ok((json::indented(&document), findings))
    }
}

/// Merges metadata and the traits of `apply` statements from all files. Returns the traits for members of mixins.
fn join(ast: &mut Ast, sources: &Sources, findings: &mut Diagnostics) -> apply::ForInherited {
    checks::check_versions(ast, sources, findings);
    metadata::merge(ast, sources, findings);
    let for_inherited = apply::apply_statements(ast, sources, findings);
    checks::check_mixins(ast, sources, findings);
    for_inherited
}

fn flat_model(
    mut ast: Ast,
    for_inherited: apply::ForInherited,
    sources: &Arc<Sources>,
    findings: &mut Diagnostics,
) -> Model {
    mixins::flatten(&mut ast, for_inherited, sources, findings);
    checks::check_enums(&ast, sources, findings);
    lower::lower(ast, sources, findings)
}
