//! Warnings about traits that should change something of a client, but do not.

use super::normalise::PreparedOperation;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, NotDone, ShapeRef, Traits};
use std::collections::{BTreeMap, BTreeSet};

/// A trait that is not acted on, and where it is applied.
struct Found<'a> {
    first: &'a NotDone,
    /// The shape or member it is applied to first.
    id: String,
    others: usize,
}

/// Warns once of each such trait that is applied to the service, its operations or what they reach.
pub fn warn(model: &Model, service: ShapeRef, operations: &[PreparedOperation], findings: &mut Diagnostics) {
    let mut found: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![service];
    for it in operations.iter().rev() {
        open.extend(it.errors.iter().chain([&it.output, &it.input, &it.shape]));
    }
    while let Some(shape) = open.pop() {
        if !seen.insert(shape) {
            continue;
        }
        let it = &model[shape];
        let id = it.id.to_string();
        add(&mut found, &it.traits, || id.clone());
        let members = match &it.kind {
            Kind::List { member } => vec![member],
            Kind::Map { key, value } => vec![key, value],
            _ => it.members().iter().collect(),
        };
        for member in members {
            add(&mut found, &member.traits, || format!("{id}${}", member.name));
            open.push(member.target);
        }
    }
    for (trait_id, it) in found {
        let others = match it.others {
            0 => String::new(),
            others => format!(", here and at {others} more"),
        };
        let message = format!("the trait `{trait_id}` is not acted on{others}");
        let finding = Diagnostic::warning(codes::NOT_DONE, message).shape(&it.id);
        findings.push(model.at(finding.hint(it.first.lacking), it.first.at));
    }
}

fn add<'a>(found: &mut BTreeMap<&'a str, Found<'a>>, traits: &'a Traits, id: impl Fn() -> String) {
    for it in &traits.not_done {
        let entry = found.entry(it.id.as_str());
        entry
            .and_modify(|found| found.others += 1)
            .or_insert_with(|| Found {
                first: it,
                id: id(),
                others: 0,
            });
    }
}
