//! Warns of traits that should affect the client, but are not supported.

use super::closure::reached;
use super::normalise::PreparedOperation;
use crate::diagnostics::{and_elsewhere, codes, Diagnostic, Diagnostics};
use crate::model::{Model, ShapeRef, Traits, UnsupportedTrait};
use std::collections::BTreeMap;

/// An unsupported trait, with the shapes it is applied to.
struct Unsupported<'a> {
    first: &'a UnsupportedTrait,
    /// The first shape or member it is applied to.
    id: String,
    others: usize,
}

/// Warns once of each unsupported trait on the service, its operations or the shapes they reach.
pub fn warn(model: &Model, service: ShapeRef, operations: &[PreparedOperation], findings: &mut Diagnostics) {
    let mut found: BTreeMap<&str, Unsupported<'_>> = BTreeMap::new();
    let mut open = vec![service];
    for operation in operations.iter().rev() {
        open.extend(
            operation
                .errors
                .iter()
                .chain([&operation.output, &operation.input, &operation.shape]),
        );
    }
    for shape in reached(model, open) {
        let shape = &model[shape];
        let id = shape.id.to_string();
        add(&mut found, &shape.traits, || id.clone());
        for member in shape.all_members() {
            add(&mut found, &member.traits, || format!("{id}${}", member.name));
        }
    }
    for (trait_id, found) in found {
        let others = and_elsewhere(found.others);
        let message = format!("the trait `{trait_id}` is not supported{others}");
        let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message).shape(&found.id);
        findings.push(model.at(finding.hint(found.first.lacking), found.first.at));
    }
}

fn add<'a>(found: &mut BTreeMap<&'a str, Unsupported<'a>>, traits: &'a Traits, id: impl Fn() -> String) {
    for missing in &traits.unsupported_traits {
        let entry = found.entry(missing.id.as_str());
        entry
            .and_modify(|found| found.others += 1)
            .or_insert_with(|| Unsupported {
                first: missing,
                id: id(),
                others: 0,
            });
    }
}
