//! Structures: data, inputs, outputs and errors.

use super::attributes::ItemAttributes;
use super::bindings::check_names;
use super::context::Context;
use super::field::{fields, Field};
use super::names::ItemName;
use super::role::Role;
use super::types::{PublicModule, Type};
use super::wire::WireTrait;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Deprecated, Documentation, Shape, ShapeId, ShapeRef, Traits};
use crate::passes::Behavior;
use std::collections::BTreeSet;

/// A structure: data, input, output or error.
#[derive(Debug)]
pub struct Structure {
    /// Its shape id.
    pub id: ShapeId,
    /// The public module that exports it.
    pub public_module: PublicModule,
    /// The Rust type.
    pub name: String,
    /// Its file.
    pub module: String,
    /// Name of the shape on the wire.
    pub wire_name: String,
    /// Documentation as in the model.
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// True if none of it may be printed.
    pub sensitive: bool,
    /// Its role.
    pub role: Role,
    /// True if there is no client: an input has no call, an output no response.
    pub types_only: bool,
    /// True if it is an output with the second request id of its response.
    pub has_extended_request_id: bool,
    /// True if it is sent in requests.
    pub written: bool,
    /// True if it is read from responses, or deserialized.
    pub read: bool,
    /// True if it implements `serde::Serialize` and `serde::Deserialize`: one with a stream of events cannot.
    pub serde: bool,
    /// True if all of it can be written and read, whatever requests and responses do with it.
    pub whole: bool,
    /// The members that waiters use, by name in the model; `None` if they do not use the type at all.
    pub watched: Option<BTreeSet<String>>,
    /// Attributes that a user adds.
    pub attributes: ItemAttributes,
    /// Serialization where it is the outermost element.
    pub traits: Vec<WireTrait>,
    /// Its members, in model order.
    pub fields: Vec<Field>,
    /// The properties of an error.
    pub error: Option<ErrorProperties>,
}

/// The properties of an error.
#[derive(Debug)]
pub struct ErrorProperties {
    /// The index of its message member.
    pub message: Option<usize>,
    /// Present if the model says that the error is retryable; true for throttling.
    pub retryable: Option<bool>,
    /// True if the server caused it.
    pub server: bool,
}

impl Structure {
    /// Returns `true` if its builder needs a separate draft: some member is not an `Option`, so the type itself cannot
    /// be partly filled.
    pub fn needs_draft(&self) -> bool {
        self.role != Role::Input && self.fields.iter().any(|f| !f.optional)
    }

    /// Returns the streaming member.
    pub fn stream(&self) -> Option<&Field> {
        self.fields
            .iter()
            .find(|f| matches!(f.ty, Type::Stream | Type::EventStream { .. }))
    }

    /// Returns `true` if `build()` can fail: a member must be set, or it is an input, which may get such a member
    /// later.
    pub fn is_fallible(&self) -> bool {
        self.role == Role::Input || self.fields.iter().any(Field::must_be_set)
    }

    /// Returns `true` if the initial value for reading differs from the unset state.
    pub fn has_corrections(&self) -> bool {
        self.fields.iter().any(|f| f.optional && f.correction.is_some())
    }
}

/// Plans a structure. Inputs and outputs, which are not types of their own, have other names and modules than their
/// shapes.
pub fn structure(
    context: &mut Context<'_>,
    at: ShapeRef,
    item: ItemName,
    public_module: PublicModule,
    role: Role,
) -> Structure {
    let prepared = context.prepared;
    let shape = &prepared.model[at];
    let types_only = context.types_only;
    let written = !types_only && (role == Role::Input || prepared.reach.is_written(at));
    let is_answer = matches!(role, Role::Output | Role::Error);
    let read = !types_only && (is_answer || prepared.reach.is_read(at));
    let mut fields = fields(context, at, role, written);
    if types_only {
        leave_out_events(shape, &mut fields, context.findings);
    }
    let mut events = fields
        .iter()
        .filter(|field| matches!(field.ty, Type::EventStream { .. }));
    let whole = context.is_whole(at) && events.next().is_none();
    let serde = context.serde && whole;
    let members = fields.iter().map(|f| (f.name.as_str(), f.member.as_str()));
    let attributes = context.attributes.of_item([&item.name, &shape.id.name], members);
    let wire = context.wire(role, written);
    check_names(&prepared.model, at, &wire, context.findings);
    let behaviors = &prepared.customizations.behaviors;
    Structure {
        id: shape.id.clone(),
        public_module,
        module: item.module,
        name: item.name,
        wire_name: wire.shape_name(shape),
        documentation: shape.traits.documentation.clone(),
        deprecated: shape.traits.deprecated.clone(),
        sensitive: shape.traits.sensitive,
        role,
        types_only,
        has_extended_request_id: role == Role::Output
            && !types_only
            && behaviors.contains(&Behavior::ExtendedRequestIds),
        written,
        read: read || whole,
        serde,
        whole,
        watched: context.watched.get(&at).cloned(),
        attributes,
        traits: wire.shape(&shape.traits),
        error: (role == Role::Error).then(|| error_properties(&shape.traits, &fields)),
        fields,
    }
}

/// Leaves out streams of events, which only a client can send and receive.
fn leave_out_events(shape: &Shape, fields: &mut Vec<Field>, findings: &mut Diagnostics) {
    fields.retain(|field| {
        let is_data = !matches!(field.ty, Type::EventStream { .. });
        if !is_data {
            let message = format!(
                "the member `{}` is a stream of events, which needs a client: types alone leave it out",
                field.member
            );
            findings.push(Diagnostic::warning(codes::UNSUPPORTED, message).shape(&shape.id));
        }
        is_data
    });
}

fn error_properties(traits: &Traits, fields: &[Field]) -> ErrorProperties {
    ErrorProperties {
        message: (fields.iter()).position(|f| f.name == "message" && f.ty == Type::String),
        retryable: traits.retryable,
        server: traits.error.as_deref() == Some("server"),
    }
}
