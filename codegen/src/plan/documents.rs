//! Warns of members of the type `document` in protocols whose format has no documents.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Member, Simple};
use crate::passes::closure::targets;
use crate::passes::Prepared;
use crate::protocol::{Codec, Protocol};
use std::collections::BTreeSet;

/// Warns once, at the first such member of the chosen operations.
pub fn check(prepared: &Prepared, protocol: Protocol, findings: &mut Diagnostics) {
    if protocol.codec() == Codec::Json {
        return;
    }
    let model = &prepared.model;
    let of_operations = prepared.operations.iter().flat_map(|operation| {
        let parts = [operation.input, operation.output].into_iter();
        parts.chain(operation.errors.iter().copied())
    });
    let mut open: Vec<_> = of_operations.collect();
    // the first one is at the end
    open.reverse();
    let (mut seen, mut first, mut count) = (BTreeSet::new(), None, 0_usize);
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        let shape = &model[at];
        let members: Vec<_> = match &shape.kind {
            Kind::List { member } => vec![member],
            Kind::Map { key, value } => vec![key, value],
            _ => shape.members().iter().collect(),
        };
        let is_document =
            |member: &&Member| matches!(model[member.target].kind, Kind::Simple(Simple::Document));
        for member in members.into_iter().filter(is_document) {
            count += 1;
            first = first.or(Some((shape, member)));
        }
        open.extend(targets(model, at));
    }
    let Some((shape, member)) = first else { return };
    let others = match count - 1 {
        0 => String::new(),
        1 => ", here and in 1 other place".to_owned(),
        others => format!(", here and in {others} other places"),
    };
    let message = format!("{} has no documents{others}", protocol.name());
    let finding = Diagnostic::warning(codes::UNSUPPORTED, message)
        .shape(format!("{}${}", shape.id, member.name))
        .hint("a call fails if such a member is set or received; use another type, or a protocol with JSON");
    findings.push(model.at(finding, member.at));
}
