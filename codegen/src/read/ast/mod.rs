//! What all front ends share: shapes as trees of values that know their places, in the form of Smithy's JSON AST 2.0.
//!
//! A front end turns its text into an [`Ast`]: shapes by their absolute ids, `apply` statements, metadata. Whatever comes
//! after is the same for all of them. A shape is what the JSON AST says of it:
//! `{ "type": "structure", "members": { "name": { "target": "…", "traits": { … } } }, "traits": { … }, "mixins": [ … ] }`.

mod apply;
pub mod canonical;
mod checks;
mod defaults;
mod enums;
mod inherited;
mod lower;
mod mixins;
mod prelude;
pub mod print;
mod report;
mod shape;
mod targets;
mod traits;
mod upgrade;

pub use crate::node::{Entry, Node, NodeKind, Object, MAX_DEPTH};
pub use crate::source::{Location, Position, Source, Sources};

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::Model;
use std::collections::BTreeMap;
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
    let for_inherited = apply::apply_statements(&mut ast, sources, &mut findings);
    checks::check(&ast, sources, &mut findings);
    mixins::flatten(&mut ast, for_inherited, sources, &mut findings);
    let model = lower::lower(ast, sources, &mut findings);
    findings.ok(model)
}

/// The shapes of all files, before `apply` statements and mixins are worked in.
#[derive(Clone, Debug, Default)]
pub struct Ast {
    /// The shapes by their absolute ids.
    pub shapes: BTreeMap<String, AstShape>,
    /// The `apply` statements, in the order of the files.
    pub applied: Vec<Apply>,
    /// The metadata, in the order of the files.
    pub metadata: Vec<Metadata>,
}

/// A shape as a front end read it.
#[derive(Clone, Debug)]
pub struct AstShape {
    /// Its properties: an object with at least `type`.
    pub node: Object,
    /// The version of the file it is from.
    pub version: Version,
    /// Where its id stands.
    pub at: Location,
}

/// A version of Smithy: 1.0 gives some traits and members another meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 1.0
    V1,
    /// 2.0
    V2,
}

/// An `apply` statement: traits for a shape or member that is defined elsewhere.
#[derive(Clone, Debug)]
pub struct Apply {
    /// The absolute id of a shape or member, `com.example#Name$member`.
    pub target: String,
    /// The trait values by absolute ids of the traits.
    pub traits: Object,
    /// Where the target stands.
    pub at: Location,
}

/// An entry of a model's metadata.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Node,
    /// Where its key stands.
    pub at: Location,
}

impl Ast {
    /// Adds a shape; one that is defined twice has to be the same both times.
    pub fn add(&mut self, id: String, shape: AstShape, sources: &Sources, findings: &mut Diagnostics) {
        let Some(other) = self.shapes.get(&id) else {
            self.shapes.insert(id, shape);
            return;
        };
        if other.node != shape.node {
            let message = "the shape is defined twice, and differently";
            let mut finding = Diagnostic::error(codes::MALFORMED, message).shape(&id);
            if let Some(first) = sources.show(other.at) {
                finding = finding.hint(format!("the other one stands at {first}"));
            }
            findings.push(finding.at(shape.at, sources));
        }
    }
}
