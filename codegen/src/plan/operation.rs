//! Operations.

use super::context::Context;
use super::endpoint_params::params;
use super::error::{operation_errors, OperationError};
use super::names::ItemName;
use super::operation_trait::OperationTrait;
use super::pagination::{pagination, Pagination};
use super::role::Role;
use super::structure::{structure, Structure};
use super::types::{PublicModule, Type};
use super::waiter::Waiter;
use super::{auth, checksum, sensitive};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::endpoint::EndpointRules;
use crate::model::{AuthScheme, Deprecated, Documentation, Member, Model, Shape, ShapeId, ShapeRef, Traits};
use crate::names;
use crate::passes::{PreparedOperation, PresignedForm};

/// An operation with its own input, output and error.
#[derive(Debug)]
pub struct Operation {
    /// Its shape id.
    pub id: ShapeId,
    /// `CreateApplicationPresignedUrl`: the marker type.
    pub name: String,
    /// `create_application_presigned_url`: module and client method.
    pub module: String,
    /// The client method.
    pub method: String,
    /// Properties that the runtime acts on.
    pub traits: Vec<OperationTrait>,
    /// Documentation as in the model.
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// `…Input`
    pub input: Structure,
    /// `…Output`
    pub output: Structure,
    /// `…Error`
    pub error_name: String,
    /// Its errors, in order of their Rust names.
    pub errors: Vec<OperationError>,
    /// Its pagination.
    pub pagination: Option<Pagination>,
    /// The form of presigned requests, if it can be presigned.
    pub presigned: Option<PresignedForm>,
    /// True if callers may leave the body out of the signature.
    pub unsigned_payload: bool,
    /// Its waiters, in model order.
    pub waiters: Vec<Waiter>,
}

/// Plans an operation whose method and module are named after `name`.
pub fn operation(
    context: &mut Context<'_>,
    prepared_operation: &PreparedOperation,
    name: &str,
    waiters: Vec<Waiter>,
    rules: Option<&EndpointRules>,
) -> Operation {
    let prepared = context.prepared;
    let shape = &prepared.model[prepared_operation.shape];
    let type_name = names::operation_type(&shape.id.name);
    let module = names::operation_module(name);
    let mut part = |at: ShapeRef, suffix: &str, role: Role| {
        let name = names::operation_part(&type_name, suffix);
        let item = ItemName {
            module: names::module_of_type(&name),
            name,
        };
        structure(context, at, item, PublicModule::Operation(module.clone()), role)
    };
    let input = part(prepared_operation.input, "Input", Role::Input);
    let output = part(prepared_operation.output, "Output", Role::Output);
    let errors = operation_errors(context, prepared_operation);
    let (mut traits, mut pages) = (Vec::new(), None);
    if !context.types_only {
        pages = pagination(context, prepared_operation, &input, &output);
        traits = operation_traits(context, prepared_operation, &input, &output);
        traits.extend(host_prefix(context, prepared_operation, rules));
        if let Some(rules) = rules {
            traits.extend(params(context, prepared_operation, rules));
        }
        traits.extend(checksum::checksums(
            prepared,
            prepared_operation,
            context.findings,
        ));
    }
    let customizations = prepared.customizations.operation(&shape.id);
    Operation {
        id: shape.id.clone(),
        method: names::method(name),
        error_name: format!("{type_name}Error"),
        name: type_name,
        module,
        traits,
        documentation: shape.traits.documentation.clone(),
        deprecated: shape.traits.deprecated.clone(),
        input,
        output,
        errors,
        pagination: pages,
        presigned: customizations.presigned,
        unsigned_payload: customizations.unsigned_payload,
        waiters,
    }
}

/// Returns the prefix of the host, unless the endpoint rules insert the same members: all of its labels are endpoint
/// parameters.
fn host_prefix(
    context: &Context<'_>,
    prepared_operation: &PreparedOperation,
    rules: Option<&EndpointRules>,
) -> Option<OperationTrait> {
    let model = context.model();
    let pattern = model[prepared_operation.shape]
        .traits
        .endpoint_host_prefix
        .clone()?;
    let is_param = |member: &Member| {
        let param = member.traits.context_param.as_deref();
        param.is_some_and(|param| {
            rules.is_some_and(|rules| rules.params.iter().any(|declared| declared.name == param))
        })
    };
    let members = model[prepared_operation.input].members().iter();
    let mut labels = members.filter(|member| member.traits.host_label).peekable();
    let is_done_by_rules = labels.peek().is_some() && labels.all(is_param);
    (!is_done_by_rules).then_some(OperationTrait::HostPrefix(pattern))
}

/// Returns the trait of an operation whose requests may be compressed; warns if it is with encodings that clients do not
/// have.
fn compression(shape: &Shape, model: &Model, findings: &mut Diagnostics) -> Option<OperationTrait> {
    let encodings = shape.traits.request_compression.as_ref()?;
    if encodings.iter().any(|encoding| encoding == "gzip") {
        return Some(OperationTrait::Compression);
    }
    let message = "the trait `requestCompression` has no effect here";
    let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message)
        .shape(&shape.id)
        .hint("the only encoding is `gzip`, which is not in its list");
    findings.push(model.at(finding, shape.at));
    None
}

fn operation_traits(
    context: &mut Context<'_>,
    prepared_operation: &PreparedOperation,
    input: &Structure,
    output: &Structure,
) -> Vec<OperationTrait> {
    let (prepared, protocol) = (context.prepared, context.protocol);
    let service = &prepared.model[prepared.service].traits;
    let shape = &prepared.model[prepared_operation.shape];
    let (operation, customizations) = (&shape.traits, &prepared.customizations);
    let mut traits = Vec::new();
    if let (true, Some(http)) = (protocol.has_http_bindings(), &operation.http) {
        traits.push(OperationTrait::Http(http.method.clone(), http.uri.clone()));
    }
    let headers = customizations.headers.iter();
    traits.extend(headers.map(|(name, value)| OperationTrait::Header(name, value)));
    let schemes = auth::effective(service, operation);
    if schemes != auth::effective(service, &Traits::default()) {
        traits.push(OperationTrait::Auth(schemes.clone()));
    }
    if input
        .stream()
        .is_some_and(|stream| matches!(stream.ty, Type::EventStream { .. }))
    {
        let is_signed = |scheme: &Option<AuthScheme>| {
            matches!(scheme, Some(AuthScheme::SigV4 { .. } | AuthScheme::SigV4a { .. }))
        };
        traits.push(OperationTrait::EventInput(schemes.iter().any(is_signed)));
    }
    if output.stream().is_some() {
        traits.push(OperationTrait::StreamingOutput);
    }
    traits.extend(sensitive::traits(&prepared.model, prepared_operation));
    traits.extend(compression(shape, &prepared.model, context.findings));
    if !prepared_operation.has_input && protocol.omits_absent_input() {
        traits.push(OperationTrait::NoInput);
    }
    if operation.http_checksum_required {
        traits.push(OperationTrait::ChecksumRequired);
    }
    let own = customizations.operation(&shape.id);
    if own.tree_hash {
        traits.push(OperationTrait::TreeHash);
    }
    if own.long_poll {
        traits.push(OperationTrait::LongPoll);
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
