//! Warns of members of the type `document` in protocols whose format has no documents.

use crate::diagnostics::{and_elsewhere, codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Simple};
use crate::passes::closure::reached;
use crate::passes::Prepared;
use crate::protocol::{Codec, Protocol};

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
    let members = reached(model, open).flat_map(|at| {
        let shape = &model[at];
        shape.all_members().into_iter().map(move |member| (shape, member))
    });
    let mut documents =
        members.filter(|(_, member)| matches!(model[member.target].kind, Kind::Simple(Simple::Document)));
    let Some((shape, member)) = documents.next() else {
        return;
    };
    let others = and_elsewhere(documents.count());
    let message = format!("{} has no documents{others}", protocol.name());
    let finding = Diagnostic::warning(codes::UNSUPPORTED, message)
        .shape(format!("{}${}", shape.id, member.name))
        .hint("a call fails if such a member is set or received; use another type, or a protocol with JSON");
    findings.push(model.at(finding, member.at));
}
