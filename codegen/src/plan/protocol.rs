//! Chooses the protocol of a client.

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{ProtocolTrait, Shape};
use crate::passes::Prepared;
use crate::protocol::Protocol;

/// Returns the requested protocol, or else the best one that the service lists.
pub fn choose(
    prepared: &Prepared,
    asked: Option<&str>,
    findings: &mut Diagnostics,
) -> Result<Protocol, Box<Diagnostic>> {
    let service = &prepared.model[prepared.service];
    let protocol = match asked {
        Some(asked) => forced(service, asked, findings)?,
        None => best(service)?,
    };
    if protocol.has_http_bindings() {
        let operations = prepared
            .operations
            .iter()
            .map(|operation| &prepared.model[operation.shape]);
        for operation in operations.filter(|operation| operation.traits.http.is_none()) {
            let message = format!(
                "the operation has no trait `smithy.api#http`, which {} needs",
                protocol.name()
            );
            findings.push(at(operation, Diagnostic::error(codes::PROTOCOL, message)));
        }
    }
    if service.traits.aws_query_compatible && !protocol.knows_query_compatible() {
        let message = format!(
            "the trait `aws.protocols#awsQueryCompatible` has no effect with {}: error codes are those of this protocol",
            protocol.name()
        );
        findings.push(at(service, Diagnostic::warning(codes::PROTOCOL, message)));
    }
    Ok(protocol)
}

/// Returns the protocol with this id or name, even if the service does not list it.
fn forced(service: &Shape, asked: &str, findings: &mut Diagnostics) -> Result<Protocol, Box<Diagnostic>> {
    let listed = &service.traits.protocols;
    let lists = || {
        if listed.is_empty() {
            "the service lists no protocol".to_owned()
        } else {
            format!("the service lists: {}", names(listed))
        }
    };
    let Some(protocol) = Protocol::by_name(asked) else {
        let message = format!("the protocol `{}` is not supported", asked.escape_debug());
        let hint = format!("{}; tinsmith supports: {}", lists(), supported());
        return Err(Box::new(at(
            service,
            Diagnostic::error(codes::PROTOCOL, message).hint(hint),
        )));
    };
    if !listed.iter().any(|listed| listed.id == protocol.id()) {
        let message = format!(
            "the service does not list the requested protocol `{}`",
            protocol.id()
        );
        findings.push(at(
            service,
            Diagnostic::warning(codes::PROTOCOL, message).hint(lists()),
        ));
    }
    Ok(protocol)
}

/// Returns the best protocol that the service lists.
fn best(service: &Shape) -> Result<Protocol, Box<Diagnostic>> {
    let listed = &service.traits.protocols;
    let mut all = Protocol::ALL.iter();
    if let Some(best) = all.find(|best| listed.iter().any(|listed| listed.id == best.id())) {
        return Ok(*best);
    }
    let message = if listed.is_empty() {
        "the service lists no protocol".to_owned()
    } else {
        format!("none of the service's protocols is supported: {}", names(listed))
    };
    let hint = format!("tinsmith supports: {}; request one of them by name", supported());
    Err(Box::new(at(
        service,
        Diagnostic::error(codes::PROTOCOL, message).hint(hint),
    )))
}

/// Lists protocols by name if tinsmith knows them, else by id.
fn names(listed: &[ProtocolTrait]) -> String {
    let name = |protocol_trait: &ProtocolTrait| match Protocol::by_id(&protocol_trait.id) {
        Some(protocol) => protocol.name().to_owned(),
        None => protocol_trait.id.clone(),
    };
    listed.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn supported() -> String {
    let names: Vec<_> = Protocol::ALL.iter().map(|protocol| protocol.name()).collect();
    names.join(", ")
}

fn at(shape: &Shape, finding: Diagnostic) -> Diagnostic {
    finding.shape(&shape.id)
}
