//! Lowers shapes into the model: every shape gets its kind, traits and resolved targets.

use super::mixins::is_mixin;
use super::report::{unsafe_name, Report};
use super::shape::Lowering;
use super::targets::check_targets;
use super::{defaults, placement, prelude, upgrade, Ast, AstShape, Version};
use crate::diagnostics::Diagnostics;
use crate::model::{AuthScheme, Kind, Model, ProtocolTrait, Shape, ShapeId, ShapeRef, Traits};
use crate::node::Node;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Lowers all shapes except mixins, which cannot be targets.
pub fn lower(ast: Ast, sources: &Arc<Sources>, findings: &mut Diagnostics) -> Model {
    let mut model = Model::of(sources.clone());
    for shape in prelude::shapes() {
        model.insert(shape);
    }
    let definitions = Definitions {
        protocols: defined(&ast, "smithy.api#protocolDefinition"),
        auth_schemes: defined(&ast, "smithy.api#authDefinition"),
        traits: defined(&ast, "smithy.api#trait"),
    };
    // every shape gets its index first, so that targets may precede the shapes they name
    let (indexed, mixins) = index(ast, &mut model, sources, findings);
    let mut of_version_1 = Vec::new();
    for (at, id, shape) in indexed {
        if shape.version == Version::V1 {
            of_version_1.push(at);
        }
        let report = Report {
            id: &id,
            at: shape.at,
            sources,
            findings,
        };
        let own_protocols = applied(&definitions.protocols, &shape);
        let own_schemes = applied(&definitions.auth_schemes, &shape);
        let lowered = Lowering::new(&model, &mixins, &definitions.traits, report).shape(shape.node);
        let lowered_shape = model.get_mut(at);
        if let Some((kind, traits)) = lowered {
            lowered_shape.kind = kind;
            lowered_shape.traits = traits;
        }
        let traits = &mut lowered_shape.traits;
        traits
            .protocols
            .extend(own_protocols.into_iter().map(|id| ProtocolTrait {
                id,
                no_error_wrapping: false,
            }));
        traits
            .auth_schemes
            .extend(own_schemes.into_iter().map(AuthScheme::Custom));
    }
    if !findings.has_errors() {
        finish(&mut model, &of_version_1, sources, findings);
    }
    model
}

/// The ids of the traits that the model defines itself.
struct Definitions {
    protocols: BTreeSet<String>,
    auth_schemes: BTreeSet<String>,
    /// All traits.
    traits: BTreeSet<String>,
}

/// Returns the traits of a shape that are among these.
fn applied(traits: &BTreeSet<String>, shape: &AstShape) -> Vec<String> {
    let applied = shape.node.get("traits").into_iter().flat_map(Node::members);
    let applied = applied.map(|entry| &entry.key);
    applied.filter(|id| traits.contains(*id)).cloned().collect()
}

/// A shape to be lowered, with its index in the model and its id.
type Indexed = (ShapeRef, String, AstShape);

/// Gives each shape an index in the model, and returns them with the ids of the mixins, which get none.
fn index(
    ast: Ast,
    model: &mut Model,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> (Vec<Indexed>, BTreeSet<String>) {
    let (mut indexed, mut mixins) = (Vec::new(), BTreeSet::new());
    for (id, shape) in ast.shapes {
        if is_mixin(&shape.node) {
            mixins.insert(id);
            continue;
        }
        let report = Report {
            id: &id,
            at: shape.at,
            sources,
            findings,
        };
        let Some(shape_id) = shape_id(report) else {
            continue;
        };
        if shape_id.namespace == prelude::NAMESPACE {
            continue;
        }
        let at = model.insert(Shape {
            id: shape_id,
            kind: Kind::Structure(Vec::new()),
            traits: Traits::default(),
            at: shape.at,
        });
        indexed.push((at, id, shape));
    }
    (indexed, mixins)
}

/// Parses the id of a shape.
fn shape_id(mut report: Report<'_>) -> Option<ShapeId> {
    let Some(id) = ShapeId::split(report.id) else {
        let message = "a shape id must be absolute, as in `com.example#Name`";
        report.malformed(message, report.at, None);
        return None;
    };
    if !id.is_valid() {
        report.shape(unsafe_name("shape id", report.id));
        return None;
    }
    Some(id)
}

/// Returns the traits that the model itself defines as protocols or auth schemes, given the trait that marks them.
fn defined(ast: &Ast, definition: &str) -> BTreeSet<String> {
    let is_one = |shape: &AstShape| {
        let traits = shape.node.get("traits");
        traits.is_some_and(|traits| traits.get(definition).is_some())
    };
    // the model may contain the definitions of traits that are parsed anyway
    let is_known = |id: &str| id.starts_with("aws.") || id.starts_with("smithy.");
    let found = ast
        .shapes
        .iter()
        .filter(|(id, shape)| is_one(shape) && !is_known(id));
    found.map(|(id, _)| id.clone()).collect()
}

/// Runs the steps that need the kinds of all shapes.
fn finish(model: &mut Model, of_version_1: &[ShapeRef], sources: &Sources, findings: &mut Diagnostics) {
    let mut misplaced = Vec::new();
    for (at, shape) in model.iter() {
        if !shape.at.is_known() {
            continue;
        }
        let id = shape.id.to_string();
        let mut report = Report {
            id: &id,
            at: shape.at,
            sources,
            findings,
        };
        check_targets(model, at, &mut report);
        defaults::check(model, at, &mut report);
        misplaced.extend(placement::check(model, at, &mut report));
    }
    misplaced.iter().for_each(|misplaced| misplaced.remove(model));
    for &at in of_version_1 {
        let mut kind = std::mem::replace(&mut model.get_mut(at).kind, Kind::Structure(Vec::new()));
        if let Kind::Structure(members) = &mut kind {
            for member in members {
                upgrade::default_of_version_1(model, member);
            }
        }
        model.get_mut(at).kind = kind;
    }
}
