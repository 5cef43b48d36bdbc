//! What all front ends share: shapes as trees of values that know their places, in the form of Smithy's JSON AST 2.0.
//!
//! A front end turns its text into an [`Ast`]: shapes by their absolute ids, `apply` statements, metadata. Whatever comes
//! after is the same for all of them. A shape is what the JSON AST says of it:
//! `{ "type": "structure", "members": { "name": { "target": "…", "traits": { … } } }, "traits": { … }, "mixins": [ … ] }`.

mod apply;
#[cfg(any(feature = "cli", feature = "testing"))]
mod canonical;
mod checks;
mod defaults;
mod enums;
mod inherited;
mod lower;
mod metadata;
mod mixins;
mod order;
mod prelude;
#[cfg(any(feature = "cli", feature = "testing"))]
mod print;
mod report;
mod shape;
mod targets;
#[cfg(test)]
mod tests;
mod traits;
mod tree;
mod twice;
mod upgrade;

pub use crate::node::{Node, NodeKind, Object};
pub use crate::source::{Location, Sources};
pub use apply::member_mut;
pub use order::in_order;
pub use tree::{member, Apply, Ast, AstShape, Metadata, Version};

use crate::diagnostics::Diagnostics;
#[cfg(any(feature = "cli", feature = "testing"))]
use crate::diagnostics::{codes, Diagnostic};
use crate::model::Model;
use std::sync::Arc;

/// Makes the model of what a front end has read: `apply` statements and mixins are worked in, 1.0 semantics brought to those
/// of 2.0, every target is resolved.
///
/// Errors: those found before, shapes or traits of the wrong form, targets that do not exist or cannot stand where they
/// stand, names that are no identifiers.
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

/// Makes one document in Smithy's JSON AST 2.0 of what a front end has read: `apply` statements are worked in, 1.0 semantics
/// brought to those of 2.0; mixins stay.
///
/// Errors: as [`into_model`]; but targets in namespaces of which no file was read, and what Smithy allows and a client cannot
/// have, only give warnings.
#[cfg(any(feature = "cli", feature = "testing"))]
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
    let told = |finding: Diagnostic| match finding.code {
        codes::UNKNOWN_NAMESPACE | codes::UNSUPPORTED => finding.as_warning(),
        _ => finding,
    };
    let findings: Diagnostics = findings.into_iter().map(told).collect();
    if findings.has_errors() {
        Err(findings)
    } else {
        Ok((print::json(&document), findings))
    }
}

/// Brings together what files say of one thing: metadata, and traits of `apply` statements. Traits for members of mixins
/// are handed back.
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
