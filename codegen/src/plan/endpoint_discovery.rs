//! Endpoint discovery: the call that returns the endpoint of the client, and the fields of its output.

use super::field::Field;
use super::operation::Operation;
use super::structure::Structure;
use super::types::Type;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::passes::Prepared;

/// The call that returns the endpoint.
#[derive(Debug)]
pub struct EndpointDiscovery {
    /// The method of the client.
    pub method: String,
    /// The list of endpoints in the output.
    pub endpoints: DiscoveryField,
    /// The host of an endpoint.
    pub address: DiscoveryField,
    /// The number of minutes for which it is valid.
    pub cache_period: DiscoveryField,
}

/// A field of the output.
#[derive(Debug)]
pub struct DiscoveryField {
    /// Its name.
    pub name: String,
    /// True if it is an `Option`.
    pub optional: bool,
}

/// Plans endpoint discovery; `None` if the chosen operations do not need it.
///
/// An operation that does not match the trait's requirements is left out with a warning.
pub fn endpoint_discovery(
    prepared: &Prepared,
    operations: &[Operation],
    structures: &[Structure],
    findings: &mut Diagnostics,
) -> Option<EndpointDiscovery> {
    let shape = &prepared.model[prepared.endpoint_discovery?];
    let operation = operations.iter().find(|operation| operation.id == shape.id)?;
    let found = fields(operation, structures);
    if found.is_none() {
        let message = "endpoints cannot be discovered with this operation";
        let hint =
            "its input has to have no required member, its output `Endpoints`, a list of structures with \
                    `Address`, a string, and `CachePeriodInMinutes`, a long";
        let finding = Diagnostic::warning(codes::ENDPOINT_DISCOVERY, message);
        findings.push(finding.shape(&shape.id).hint(hint));
    }
    found
}

fn fields(operation: &Operation, structures: &[Structure]) -> Option<EndpointDiscovery> {
    if operation.input.fields.iter().any(|field| field.required) {
        return None;
    }
    let endpoints = field(&operation.output, "Endpoints")?;
    let Type::List(item) = &endpoints.ty else {
        return None;
    };
    let Type::Named(named) = &**item else { return None };
    let endpoint = structures.iter().find(|structure| structure.name == named.name)?;
    let address = field(endpoint, "Address").filter(|field| field.ty == Type::String)?;
    let cache_period = field(endpoint, "CachePeriodInMinutes").filter(|field| field.ty == Type::Long)?;
    let of = |field: &Field| DiscoveryField {
        name: field.name.clone(),
        optional: field.optional,
    };
    Some(EndpointDiscovery {
        method: operation.method.clone(),
        endpoints: of(endpoints),
        address: of(address),
        cache_period: of(cache_period),
    })
}

fn field<'a>(structure: &'a Structure, member: &str) -> Option<&'a Field> {
    structure.fields.iter().find(|field| field.member == member)
}
