//! What the passes prepared → the plan.

use super::pagination::pagination;
use super::shapes::Shapes;
use super::types::{Home, Type, TypeNames};
use super::{
    auth, checksum, conformance, params, protocol, waiters, Operation, OperationError, OperationTrait, Plan,
    Role, Service, Structure,
};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::endpoint;
use crate::model::{AuthScheme, Kind, Shape, Traits};
use crate::names::{self, scope::Scope};
use crate::passes::{Prepared, PreparedOperation};
use crate::protocol::Protocol;
use std::collections::BTreeSet;

/// What a user may choose of a plan.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The protocol instead of the best the service lists, by the name of its trait (`awsJson1_1`).
    pub protocol: Option<String>,
    /// Whether the model's protocol tests become tests of the client.
    pub protocol_tests: bool,
}

/// Names and types everything the passes chose.
///
/// Errors: a collision of names, a protocol or feature that is not supported, a wrong endpoint rule set.
pub fn plan(prepared: &Prepared, wishes: &Wishes) -> Result<(Plan, Diagnostics), Diagnostics> {
    let mut findings = Diagnostics::default();
    let service = &prepared.model[prepared.service];
    let protocol = protocol::choose(prepared, wishes.protocol.as_deref(), &mut findings)?;
    auth::check(prepared, &mut findings);
    let names = type_names(prepared, &mut findings);
    let operation_names = operation_names(prepared, &mut findings);
    let endpoint = match endpoint_rules(prepared) {
        Ok(rules) => rules,
        Err(more) => {
            findings.extend(more);
            None
        }
    };
    let (mut waiters, watched) = waiters::waiters(prepared, protocol, &mut findings);
    let mut shapes = Shapes {
        prepared,
        protocol,
        names: &names.types,
        stream_errors: &names.stream_errors,
        has_waiters: !waiters.is_empty(),
        watched: &watched,
        findings: &mut findings,
    };
    let operations: Vec<_> = prepared
        .operations
        .iter()
        .zip(&operation_names)
        .map(|(it, name)| Operation {
            waiters: waiters.remove(&it.shape).unwrap_or_default(),
            ..operation(&mut shapes, it, name, endpoint.as_ref())
        })
        .collect();
    let conformance = wishes
        .protocol_tests
        .then(|| conformance::cases(&shapes, &prepared.operations, &operations));
    let (mut structures, mut unions, mut enums, mut errors) = (vec![], vec![], vec![], vec![]);
    let mut stream_errors = Vec::new();
    for (&shape, name) in &names.types {
        let it = &prepared.model[shape];
        match &it.kind {
            Kind::Structure(_) if it.traits.error.is_some() => {
                errors.push(shapes.structure(shape, name.clone(), Home::Errors, Role::Error));
            }
            Kind::Structure(_) => {
                structures.push(shapes.structure(shape, name.clone(), Home::Types, Role::Data));
            }
            Kind::Union(_) => {
                if it.traits.streaming {
                    stream_errors.extend(shapes.stream_error(shape, name));
                }
                unions.push(shapes.union(shape, name.clone()));
            }
            Kind::Enum(_) => enums.extend(shapes.string_enum(shape, name.clone())),
            _ => {}
        }
    }
    structures.sort_by(|a, b| a.name.cmp(&b.name));
    unions.sort_by(|a, b| a.name.cmp(&b.name));
    enums.sort_by(|a, b| a.name.cmp(&b.name));
    errors.sort_by(|a, b| a.name.cmp(&b.name));
    stream_errors.sort_by(|a, b| a.name.cmp(&b.name));
    let structure_modules = structures.iter_mut().map(|it| &mut it.module);
    let union_modules = unions.iter_mut().map(|it| &mut it.module);
    let enum_modules = enums.iter_mut().map(|it| &mut it.module);
    tell_apart(structure_modules.chain(union_modules).chain(enum_modules));
    let error_modules = errors.iter_mut().map(|it| &mut it.module);
    tell_apart(error_modules.chain(stream_errors.iter_mut().map(|it| &mut it.module)));
    let service = Service {
        facts: prepared.facts.clone(),
        ..service_facts(service, protocol, endpoint)
    };
    findings.ok(Plan {
        service,
        operations,
        structures,
        unions,
        enums,
        errors,
        stream_errors,
        conformance,
    })
}

/// Names of private modules beside each other, which may be equal where those of their types differ in capitals alone.
fn tell_apart<'a>(modules: impl Iterator<Item = &'a mut String>) {
    let mut scope = Scope::new("modules");
    for module in modules {
        *module = scope.allocate_anyway(std::mem::take(module));
    }
}

/// Rust names for every shape that becomes a type of its own.
fn type_names(prepared: &Prepared, findings: &mut Diagnostics) -> TypeNames {
    let mut types = Scope::new("types");
    let mut errors = Scope::new("types::error");
    errors.reserve(
        ["Unhandled"],
        "the variant for errors that the model does not name",
    );
    let mut names = TypeNames::default();
    let of_type = |name: &str| vec![names::type_name(name)];
    let of_error = |name: &str| {
        let name = names::type_name(name);
        let predicate = names::error_predicate(&name);
        vec![name, predicate]
    };
    for &shape in &prepared.types {
        let it = &prepared.model[shape];
        let wanted = prepared.shape_name(shape);
        let (name, mut finding) = match it.traits.error.is_some() {
            true => errors.allocate(wanted, &it.id, of_error),
            false => types.allocate(wanted, &it.id, of_type),
        };
        if matches!(it.kind, Kind::Enum(_)) {
            // simple shapes may have the same name
            finding = finding.map(Diagnostic::as_warning);
        }
        findings.extend(finding);
        names.types.insert(shape, names::type_name(&name));
    }
    for (&shape, name) in &names.types {
        let it = &prepared.model[shape];
        if it.traits.streaming {
            let (name, finding) = errors.allocate(&names::stream_error(name), &it.id, of_error);
            findings.extend(finding.map(|finding| finding.as_warning()));
            names.stream_errors.insert(shape, names::type_name(&name));
        }
    }
    names
}

/// What the names of each operation's method and module are made of, in order of the operations.
fn operation_names(prepared: &Prepared, findings: &mut Diagnostics) -> Vec<String> {
    let mut scope = Scope::new("the methods of the client");
    scope.reserve(
        ["new", "from_conf", "config", "handle"],
        "a method every client has",
    );
    let shapes = prepared.operations.iter().map(|it| &prepared.model[it.shape]);
    let name = |it: &Shape| {
        let (name, finding) = scope.allocate(&it.id.name, &it.id, |name| {
            vec![names::method(name), names::operation_module(name)]
        });
        findings.extend(finding);
        name
    };
    shapes.map(name).collect()
}

fn operation(
    shapes: &mut Shapes<'_>,
    it: &PreparedOperation,
    called: &str,
    rules: Option<&endpoint::EndpointRules>,
) -> Operation {
    let prepared = shapes.prepared;
    let shape = &prepared.model[it.shape];
    let name = names::operation_type(&shape.id.name);
    let module = names::operation_module(called);
    let home = Home::Operation(module.clone());
    let input = shapes.structure(
        it.input,
        names::operation_part(&name, "Input"),
        home.clone(),
        Role::Input,
    );
    let output = shapes.structure(
        it.output,
        names::operation_part(&name, "Output"),
        home,
        Role::Output,
    );
    let errors = errors(shapes, it);
    let pagination = pagination(shapes, it, &input, &output);
    let params = rules
        .map(|rules| params::params(shapes, it, rules))
        .unwrap_or_default();
    Operation {
        id: shape.id.clone(),
        method: names::method(called),
        error_name: format!("{name}Error"),
        name,
        module,
        traits: {
            let service = &prepared.model[prepared.service].traits;
            let mut traits = operation_traits(
                shapes.protocol,
                service,
                &shape.traits,
                it.has_input,
                (&input, &output),
            );
            traits.extend(params);
            traits.extend(checksum::checksums(prepared, it));
            traits
        },
        documentation: shape.traits.documentation.clone(),
        deprecated: shape.traits.deprecated.clone(),
        input,
        output,
        errors,
        pagination,
        presigned: shape.traits.presigned,
        waiters: Vec::new(),
    }
}

/// The errors of an operation, in order of their Rust names.
fn errors(shapes: &Shapes<'_>, it: &PreparedOperation) -> Vec<OperationError> {
    let prepared = shapes.prepared;
    let service = &prepared.model[prepared.service].traits;
    let mut in_turn: Vec<_> = it.errors.clone();
    // two errors may have the same name but for a rename, and then the one without it keeps the code
    in_turn.sort_by_key(|error| prepared.shape_name(*error) != prepared.model[*error].id.name);
    let mut taken = BTreeSet::new();
    let mut errors: Vec<_> = in_turn
        .into_iter()
        .filter_map(|error| {
            let it = &prepared.model[error];
            let name = shapes.names.get(&error)?.clone();
            let mut codes = shapes.protocol.error_codes(service, it);
            codes.retain(|code| taken.insert(code.clone()));
            if codes.is_empty() {
                codes.push(prepared.shape_name(error).to_owned());
                taken.extend(codes.iter().cloned());
            }
            Some(OperationError {
                predicate: names::error_predicate(&name),
                name,
                codes,
                documentation: it.traits.documentation.clone(),
            })
        })
        .collect();
    errors.sort_by(|a, b| a.name.cmp(&b.name));
    errors
}

fn operation_traits(
    protocol: Protocol,
    service: &Traits,
    operation: &Traits,
    has_input: bool,
    (input, output): (&Structure, &Structure),
) -> Vec<OperationTrait> {
    let mut traits = Vec::new();
    if let (true, Some(http)) = (protocol.has_http_bindings(), &operation.http) {
        traits.push(OperationTrait::Http(http.method.clone(), http.uri.clone()));
    }
    let headers = service.fixed_headers.iter();
    traits.extend(headers.map(|(name, value)| OperationTrait::Header(name, value)));
    if let Some(pattern) = &operation.endpoint_host_prefix {
        traits.push(OperationTrait::HostPrefix(pattern.clone()));
    }
    let schemes = auth::effective(service, operation);
    if schemes != auth::effective(service, &Traits::default()) {
        traits.push(OperationTrait::Auth(schemes.clone()));
    }
    if input
        .stream()
        .is_some_and(|it| matches!(it.ty, Type::EventStream { .. }))
    {
        let is_signed = |it: &Option<AuthScheme>| {
            matches!(it, Some(AuthScheme::SigV4 { .. } | AuthScheme::SigV4a { .. }))
        };
        traits.push(OperationTrait::EventInput(schemes.iter().any(is_signed)));
    }
    if output.stream().is_some() {
        traits.push(OperationTrait::StreamingOutput);
    }
    let encodings = operation.request_compression.iter().flatten();
    if encodings.clone().any(|encoding| encoding == "gzip") {
        traits.push(OperationTrait::Compression);
    }
    if !has_input && protocol.omits_absent_input() {
        traits.push(OperationTrait::NoInput);
    }
    if operation.http_checksum_required {
        traits.push(OperationTrait::ChecksumRequired);
    }
    if operation.tree_hash {
        traits.push(OperationTrait::TreeHash);
    }
    if operation.unsigned_payload {
        traits.push(OperationTrait::UnsignedPayload);
    }
    if operation.unwrapped_output {
        traits.push(OperationTrait::UnwrappedOutput);
    }
    if output.has_extended_request_id {
        traits.push(OperationTrait::ExtendedRequestId);
    }
    traits
}

fn endpoint_rules(prepared: &Prepared) -> Result<Option<endpoint::EndpointRules>, Diagnostics> {
    let service = &prepared.model[prepared.service];
    let lowered = match (&service.traits.endpoint_bdd, &service.traits.endpoint_rule_set) {
        (Some(bdd), _) => endpoint::lower(endpoint::RuleSource::Bdd(&bdd.to_value()), &service.id),
        (None, Some(rules)) => endpoint::lower(endpoint::RuleSource::RuleSet(&rules.to_value()), &service.id),
        (None, None) => return Ok(None),
    };
    lowered.map(Some)
}

fn service_facts(it: &Shape, protocol: Protocol, endpoint: Option<endpoint::EndpointRules>) -> Service {
    let sdk_id = it.traits.sdk_id.clone();
    let name = sdk_id.as_ref().unwrap_or(&it.id.name);
    let signing_name = it.traits.auth_schemes.iter().find_map(|scheme| match scheme {
        AuthScheme::SigV4 { name } | AuthScheme::SigV4a { name } => Some(name.clone()),
        _ => None,
    });
    Service {
        id: it.id.clone(),
        module: names::service_module(name),
        title: it.traits.title.clone().unwrap_or_else(|| name.clone()),
        sdk_id,
        documentation: it.traits.documentation.clone(),
        version: it.as_service().map(|s| s.version.clone()).unwrap_or_default(),
        signing_name,
        auth: auth::effective(&it.traits, &Traits::default()),
        wraps_errors: !it
            .traits
            .protocols
            .iter()
            .any(|it| it.id == protocol.id() && it.no_error_wrapping),
        protocol,
        namespace: super::wire::namespace(&it.traits),
        query_compatible: it.traits.aws_query_compatible,
        facts: Default::default(),
        auth_schemes: it.traits.auth_schemes.clone(),
        own_settings: endpoint
            .as_ref()
            .map(|rules| params::own_settings(&it.traits, rules))
            .unwrap_or_default(),
        settings: endpoint
            .as_ref()
            .map(|rules| params::settings(&it.traits, rules))
            .unwrap_or_default(),
        endpoint,
    }
}
