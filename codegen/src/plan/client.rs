//! The plan of a whole client.

use super::attributes::{AttributeRule, Attributes};
use super::conformance::{cases, Case};
use super::context::Context;
use super::data_types::DataTypes;
use super::endpoint_discovery::{endpoint_discovery, EndpointDiscovery};
use super::error::StreamError;
use super::names;
use super::operation::{operation, Operation};
use super::replaced::{ReplaceRule, Replaced};
use super::service::{endpoint_rules, service, Service};
use super::string_enum::Enum;
use super::structure::Structure;
use super::types::Named;
use super::union::Union;
use super::waiter::waiters;
use super::{auth, bindings, documents, protocol, types_only};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::passes::Prepared;
use crate::protocol::Protocol;

/// The choices of a user that affect the plan.
#[derive(Clone, Debug, Default)]
pub struct PlanOptions {
    /// The protocol, by the name or id of its trait (`awsJson1_1`); `None` for the best one that the service lists.
    pub protocol: Option<String>,
    /// True if the protocol tests of the model become tests of the client.
    pub protocol_tests: bool,
    /// True if the client checks inputs before it sends them, unless its configuration disables that.
    pub validate_input: bool,
    /// True if all types implement `serde::Serialize` and `serde::Deserialize`.
    pub serde: bool,
    /// True if the data types alone are generated, without the client.
    pub types_only: bool,
    /// The user's types that replace generated ones.
    pub replaced_types: Vec<ReplaceRule>,
    /// Attributes of types.
    pub type_attributes: Vec<AttributeRule>,
    /// Attributes of fields and variants.
    pub field_attributes: Vec<AttributeRule>,
    /// True if the documentation of the model is left out.
    pub without_documentation: bool,
}

/// A client, ready to be emitted.
#[derive(Debug)]
pub struct Plan {
    /// The service.
    pub service: Service,
    /// Its operations, in order of their names.
    pub operations: Vec<Operation>,
    /// Data structures other than inputs, outputs and errors, in order of their names.
    pub structures: Vec<Structure>,
    /// Unions, in order of their names.
    pub unions: Vec<Union>,
    /// String enums, in order of their names.
    pub enums: Vec<Enum>,
    /// The structures that types of the user replace; they are still written and read.
    pub replaced_structures: Vec<Structure>,
    /// The unions that types of the user replace.
    pub replaced_unions: Vec<Union>,
    /// Modelled errors, in order of their names.
    pub errors: Vec<Structure>,
    /// The errors of event streams, in order of their names.
    pub stream_errors: Vec<StreamError>,
    /// The call that returns the endpoint of the client, if it must be discovered.
    pub endpoint_discovery: Option<EndpointDiscovery>,
    /// The protocol tests of the model, if they are requested.
    pub conformance: Option<Vec<Case>>,
    /// True if inputs are checked before they are sent, unless the configuration disables that.
    pub validates_input: bool,
    /// True if all types implement `serde::Serialize` and `serde::Deserialize`.
    pub serde: bool,
    /// True if the data types alone are generated, without the client.
    pub types_only: bool,
}

impl Plan {
    /// Finds a structure or error by its type; inputs and outputs are not included.
    pub fn structure(&self, named: &Named) -> Option<&Structure> {
        let mut all = self.structures.iter().chain(&self.errors);
        all.find(|candidate| candidate.public_module == named.public_module && candidate.name == named.name)
    }

    /// Returns `true` if there are waiters.
    pub fn has_waiters(&self) -> bool {
        self.operations
            .iter()
            .any(|operation| !operation.waiters.is_empty())
    }

    /// Returns `true` if some operations can be presigned.
    pub fn has_presigned(&self) -> bool {
        self.operations
            .iter()
            .any(|operation| operation.presigned.is_some())
    }

    /// Finds a union by its type.
    pub fn union(&self, named: &Named) -> Option<&Union> {
        self.unions.iter().find(|union| union.name == named.name)
    }
}

/// Plans a client: names and types all items.
///
/// # Errors
///
/// A collision of names, an unsupported protocol or feature, an invalid endpoint rule set.
pub fn plan(prepared: &Prepared, options: &PlanOptions) -> Result<(Plan, Diagnostics), Diagnostics> {
    let mut findings = Diagnostics::default();
    let protocol = checked_protocol(prepared, options, &mut findings)?;
    let names = names::allocate(prepared, &mut findings);
    let (endpoint, (mut waiters, watched)) = if options.types_only {
        Default::default()
    } else {
        let endpoint = endpoint_rules(prepared, &mut findings).unwrap_or_else(|wrong| {
            findings.extend(wrong);
            None
        });
        (endpoint, waiters(prepared, protocol, &mut findings))
    };
    let attributes = Attributes::new(&options.type_attributes, &options.field_attributes, &mut findings);
    let replaced = Replaced::new(&options.replaced_types, prepared, &mut findings);
    if options.protocol_tests && !options.replaced_types.is_empty() {
        let message = "`protocol-tests` tests generated types, which `replace-types` replaces";
        findings.push(Diagnostic::error(codes::SETTINGS, message).hint("leave one of the two out"));
    }
    let mut context = Context {
        prepared,
        protocol,
        names: &names,
        has_waiters: !waiters.is_empty(),
        watched: &watched,
        serde: options.serde,
        types_only: options.types_only,
        replaced: &replaced,
        attributes: &attributes,
        findings: &mut findings,
    };
    let operations: Vec<_> = prepared
        .operations
        .iter()
        .zip(&names.operations)
        .map(|(prepared_operation, name)| {
            let waiters = waiters.remove(&prepared_operation.shape).unwrap_or_default();
            operation(&mut context, prepared_operation, name, waiters, endpoint.as_ref())
        })
        .collect();
    let conformance = (options.protocol_tests && !options.types_only)
        .then(|| cases(&mut context, &prepared.operations, &operations, endpoint.as_ref()));
    let DataTypes {
        structures,
        unions,
        enums,
        errors,
        stream_errors,
        replaced_structures,
        replaced_unions,
    } = DataTypes::plan(&mut context);
    let endpoint_discovery = if options.types_only {
        None
    } else {
        endpoint_discovery(prepared, &operations, &structures, &mut findings)
    };
    attributes.report_unused(&mut findings);
    let service = service(prepared, protocol, endpoint, &mut findings);
    findings.ok(Plan {
        service,
        operations,
        endpoint_discovery,
        structures,
        unions,
        enums,
        replaced_structures,
        replaced_unions,
        errors,
        stream_errors,
        conformance,
        validates_input: options.validate_input,
        serde: options.serde,
        types_only: options.types_only,
    })
}

/// Returns the protocol, and checks the settings and the parts of the model that depend on it.
fn checked_protocol(
    prepared: &Prepared,
    options: &PlanOptions,
    findings: &mut Diagnostics,
) -> Result<Protocol, Box<Diagnostic>> {
    let asked = options.protocol.as_deref();
    if options.types_only {
        let of_client = [
            ("protocol-tests", options.protocol_tests),
            ("validate-input", options.validate_input),
        ];
        types_only::check(&of_client, findings);
        return types_only::protocol(prepared, asked);
    }
    let protocol = protocol::choose(prepared, asked, findings)?;
    auth::check(prepared, findings);
    bindings::check(prepared, protocol, findings);
    documents::check(prepared, protocol, findings);
    Ok(protocol)
}
