//! Endpoint discovery: the operation that returns the endpoints of others (`aws.api#clientEndpointDiscovery`,
//! <https://smithy.io/2.0/aws/aws-core.html#client-endpoint-discovery>).

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Model, ShapeRef};
use crate::node::Node;

/// Finds the operation that returns endpoints if one of the chosen operations requires it, and adds it to them.
pub fn add_operation(
    model: &Model,
    service: ShapeRef,
    chosen: &mut Vec<ShapeRef>,
    findings: &mut Diagnostics,
) -> Option<ShapeRef> {
    let needs_it = |at: &&ShapeRef| model[**at].traits.client_discovered_endpoint == Some(true);
    let needing = chosen.iter().find(needs_it)?;
    let shape = &model[service];
    let named = shape.traits.client_endpoint_discovery.as_ref();
    let id = named
        .and_then(|named| named.get("operation"))
        .and_then(Node::as_str);
    let found = model
        .iter()
        .find(|(_, shape)| id.is_some_and(|id| shape.id.to_string() == id))
        .filter(|(_, shape)| matches!(shape.kind, Kind::Operation(_)));
    let Some((operation, _)) = found else {
        let message = "the endpoint has to be discovered, but the service names no operation for it";
        let hint = "add the trait `aws.api#clientEndpointDiscovery` to the service; until then, set `endpoint_url` in the client";
        let place = &model[*needing];
        let finding = Diagnostic::warning(codes::ENDPOINT_DISCOVERY, message).shape(&place.id);
        findings.push(finding.hint(hint));
        return None;
    };
    if !chosen.contains(&operation) {
        chosen.push(operation);
        chosen.sort_by(|a, b| model[*a].id.name.cmp(&model[*b].id.name));
    }
    Some(operation)
}
