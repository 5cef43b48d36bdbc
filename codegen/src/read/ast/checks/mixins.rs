//! Checks mixins: their traits, their uses, and conflicts of their members.

use super::report::Report;
use crate::diagnostics::{codes, Diagnostic};
use crate::read::ast::apply::ForInherited;
use crate::read::ast::inherited::{inherited, mixins_of};
use crate::read::ast::{Ast, AstShape, Location, Node, Object, RESOURCE};

/// Checks all mixins, and the shapes that use them.
pub fn check(ast: &Ast, report: &mut Report<'_>) {
    for (id, shape) in &ast.shapes {
        if shape.trait_value("smithy.api#mixin").is_some() {
            check_mixin(id, shape, report);
        }
        for (target, at) in mixins_of(shape) {
            if let Some(mixin) = ast.shapes.get(target) {
                check_use(id, shape, target, mixin, at, report);
            }
        }
    }
    check_members(ast, report);
}

/// Checks that a mixin has no properties that mixins cannot have.
fn check_mixin(id: &str, shape: &AstShape, report: &mut Report<'_>) {
    let (properties, hint) = match shape.kind() {
        "operation" => (
            &["input", "output"][..],
            "operations inherit only errors and traits from mixins",
        ),
        "resource" => (RESOURCE, "resources inherit only traits from mixins"),
        _ => return,
    };
    let is_unit = |node: &Node| node.text("target") == Some("smithy.api#Unit");
    for entry in properties.iter().filter_map(|name| shape.node.entry(name)) {
        let is_empty = entry.value.as_array().is_some_and(<[_]>::is_empty)
            || entry.value.as_object().is_some_and(Object::is_empty);
        if is_empty || is_unit(&entry.value) {
            continue;
        }
        let message = format!("a mixin of type {} cannot have `{}`", shape.kind(), entry.key);
        report.add(
            Diagnostic::error(codes::MALFORMED, message).hint(hint),
            id,
            entry.key_at,
        );
    }
}

/// Checks that a shape may use a mixin.
fn check_use(
    id: &str,
    shape: &AstShape,
    target: &str,
    mixin: &AstShape,
    at: Location,
    report: &mut Report<'_>,
) {
    if mixin.kind() != shape.kind() {
        let message = format!(
            "`{target}` is of type {}, but is used as a mixin of a shape of type {}",
            mixin.kind(),
            shape.kind()
        );
        let finding = Diagnostic::error(codes::WRONG_TARGET, message);
        report.add(
            finding.hint("a mixin must have the same type as the shape that uses it"),
            id,
            at,
        );
    }
    if mixin.trait_value("smithy.api#mixin").is_none() {
        let message = format!("`{target}` is not a mixin");
        let finding = Diagnostic::error(codes::WRONG_TARGET, message);
        report.add(finding.hint("add the trait `mixin` to it"), id, at);
    }
}

/// Checks that inherited members of the same name have the same target.
fn check_members(ast: &Ast, report: &mut Report<'_>) {
    for conflict in inherited(ast, &ForInherited::new()).conflicts {
        let [(a, of_a), (b, of_b)] = &conflict.targets;
        let name = &conflict.name;
        let message = format!("the member `{name}` has two targets: `{a}` in `{of_a}`, `{b}` in `{of_b}`");
        let finding = Diagnostic::error(codes::WRONG_TARGET, message);
        let finding = finding.hint("rename one of the members, or make the targets the same");
        report.add(finding, &format!("{}${name}", conflict.shape), conflict.at);
    }
}
