//! Assigns the Rust names of types, modules and operations, without collisions, before items are planned.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Kind, Shape, ShapeRef};
use crate::names::{self, scope::Namespace};
use crate::passes::Prepared;
use std::collections::BTreeMap;

/// The names of a client.
#[derive(Debug)]
pub struct Names {
    /// The names of shapes that become types.
    pub types: BTreeMap<ShapeRef, ItemName>,
    /// The errors of event streams, by the union of the events.
    pub stream_errors: BTreeMap<ShapeRef, ItemName>,
    /// The name from which method and module of each operation are named, in the order of the operations.
    pub operations: Vec<String>,
}

/// The name of a type, and of its private module.
#[derive(Clone, Debug)]
pub struct ItemName {
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
}

/// Assigns all names, and reports collisions.
pub fn allocate(prepared: &Prepared, findings: &mut Diagnostics) -> Names {
    let mut errors = Namespace::new("types::error");
    errors.reserve(["Unhandled"], "the variant for unmodeled errors");
    let types = type_names(prepared, &mut errors, findings);
    let stream_errors = stream_error_names(prepared, &types, &mut errors, findings);
    let operations = operation_names(prepared, findings);
    let is_error = |shape: &ShapeRef| prepared.model[*shape].traits.error.is_some();
    let rank = |shape: &ShapeRef| match prepared.model[*shape].kind {
        Kind::Structure(_) => 0,
        Kind::Union(_) => 1,
        _ => 2,
    };
    let (mut of_errors, mut of_types): (Vec<_>, Vec<_>) = types.into_iter().partition(|(at, _)| is_error(at));
    of_types.sort_by(|(a, a_name), (b, b_name)| rank(a).cmp(&rank(b)).then(a_name.cmp(b_name)));
    of_errors.sort_by(|(_, a), (_, b)| a.cmp(b));
    let mut of_streams: Vec<_> = stream_errors.into_iter().collect();
    of_streams.sort_by(|(_, a), (_, b)| a.cmp(b));
    let mut modules = Namespace::new("modules");
    let mut types = with_modules(of_types, &mut modules);
    let mut modules = Namespace::new("modules");
    types.extend(with_modules(of_errors, &mut modules));
    Names {
        types,
        stream_errors: with_modules(of_streams, &mut modules),
        operations,
    }
}

/// Assigns the private modules. They may collide if the names of their types differ in case only.
fn with_modules(named: Vec<(ShapeRef, String)>, modules: &mut Namespace) -> BTreeMap<ShapeRef, ItemName> {
    let item = |(shape, name): (ShapeRef, String)| {
        let module = modules.allocate_anyway(names::module_of_type(&name));
        (shape, ItemName { name, module })
    };
    named.into_iter().map(item).collect()
}

fn error_items(name: &str) -> Vec<String> {
    let name = names::type_name(name);
    let predicate = names::error_predicate(&name);
    vec![name, predicate]
}

fn type_names(
    prepared: &Prepared,
    errors: &mut Namespace,
    findings: &mut Diagnostics,
) -> BTreeMap<ShapeRef, String> {
    let mut types = Namespace::new("types");
    let mut named = BTreeMap::new();
    for &at in &prepared.types {
        let shape = &prepared.model[at];
        let wanted = prepared.shape_name(at);
        let (name, mut finding) = if shape.traits.error.is_some() {
            errors.allocate(wanted, &shape.id, error_items)
        } else {
            types.allocate(wanted, &shape.id, |name| vec![names::type_name(name)])
        };
        if matches!(shape.kind, Kind::Enum(_)) {
            // simple shapes may share names
            finding = finding.map(Diagnostic::into_warning);
        }
        findings.extend(finding);
        named.insert(at, names::type_name(&name));
    }
    named
}

fn stream_error_names(
    prepared: &Prepared,
    types: &BTreeMap<ShapeRef, String>,
    errors: &mut Namespace,
    findings: &mut Diagnostics,
) -> BTreeMap<ShapeRef, String> {
    let mut named = BTreeMap::new();
    for (&at, name) in types {
        let shape = &prepared.model[at];
        if shape.traits.streaming {
            let (name, finding) = errors.allocate(&names::stream_error(name), &shape.id, error_items);
            findings.extend(finding.map(Diagnostic::into_warning));
            named.insert(at, names::type_name(&name));
        }
    }
    named
}

fn operation_names(prepared: &Prepared, findings: &mut Diagnostics) -> Vec<String> {
    let mut scope = Namespace::new("the methods of the client");
    scope.reserve(
        ["new", "from_conf", "config", "handle"],
        "a method every client has",
    );
    let shapes = prepared
        .operations
        .iter()
        .map(|operation| &prepared.model[operation.shape]);
    let name = |shape: &Shape| {
        let (name, finding) = scope.allocate(&shape.id.name, &shape.id, |name| {
            vec![names::method(name), names::operation_module(name)]
        });
        findings.extend(finding);
        name
    };
    shapes.map(name).collect()
}
