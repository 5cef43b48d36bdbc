//! Checks the HTTP bindings, host labels and streams of the chosen operations, so that what cannot be sent or read is an
//! error here instead of in each call.

use super::wire::WireContext;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, Member, Model, Shape, ShapeRef, Simple};
use crate::passes::closure::{reached_beyond, targets};
use crate::passes::{Prepared, PreparedOperation};
use crate::protocol::Protocol;
use std::collections::{BTreeMap, BTreeSet};

/// Checks the inputs, outputs and errors of all operations.
pub fn check(prepared: &Prepared, protocol: Protocol, findings: &mut Diagnostics) {
    let mut checker = BindingChecker {
        model: &prepared.model,
        findings,
    };
    let mut errors = BTreeSet::new();
    for operation in &prepared.operations {
        errors.extend(operation.errors.iter().copied());
        for (part, is_request) in [(operation.input, true), (operation.output, false)] {
            checker.streams(part, protocol);
            if protocol.has_http_bindings() {
                checker.message(part, is_request);
            }
        }
        if protocol.has_http_bindings() {
            checker.uri(operation);
        }
        checker.host_labels(operation);
    }
    if protocol.has_http_bindings() {
        errors.into_iter().for_each(|error| checker.message(error, false));
    }
    checker.nested_streams(&prepared.operations);
}

/// Warns if two members of a structure or union have the same name in messages, as some of S3 do in botocore's
/// description.
pub fn check_names(model: &Model, at: ShapeRef, wire: &WireContext<'_>, findings: &mut Diagnostics) {
    let shape = &model[at];
    let mut names: BTreeMap<(bool, String), &str> = BTreeMap::new();
    let in_body = |member: &&Member| !wire.is_bound(member) && !member.traits.event_header;
    for member in shape.members().iter().filter(in_body) {
        let name = wire.wire_name(member);
        let key = (member.traits.xml_attribute, name.clone());
        if let Some(other) = names.insert(key, &member.name) {
            let message =
                format!("the member has the name `{name}` in messages, as has the member `{other}`");
            let finding = Diagnostic::warning(codes::MALFORMED, message)
                .shape(format!("{}${}", shape.id, member.name))
                .hint("only one of them is transferred; rename the other");
            findings.push(model.at(finding, member.at));
        }
    }
}

struct BindingChecker<'a> {
    model: &'a Model,
    findings: &'a mut Diagnostics,
}

impl<'a> BindingChecker<'a> {
    fn member(&mut self, shape: &Shape, member: &Member, message: impl Into<String>, hint: &str) {
        let finding = Diagnostic::error(codes::MALFORMED, message);
        let finding = finding.shape(format!("{}${}", shape.id, member.name)).hint(hint);
        self.findings.push(self.model.at(finding, member.at));
    }

    /// Checks the URI of an operation against its input.
    fn uri(&mut self, operation: &PreparedOperation) {
        let (shape, input) = (&self.model[operation.shape], &self.model[operation.input]);
        let Some(http) = &shape.traits.http else { return };
        let (path, query) = http.uri.split_once('?').unwrap_or((&http.uri, ""));
        let labels: Vec<_> = labels(path).collect();
        self.labels(shape, input, &http.uri, query, &labels);
        self.query_parameters(input, &http.uri, query);
        self.label_members(input, &http.uri, &labels);
    }

    /// Checks the labels of a URI: each is a member of the input, once, and only the last one is greedy.
    fn labels(&mut self, shape: &Shape, input: &Shape, uri: &str, query: &str, labels: &[&str]) {
        let mut wrong = |message: String, hint: &str| {
            let finding = Diagnostic::error(codes::MALFORMED, message)
                .shape(&shape.id)
                .hint(hint);
            self.findings.push(self.model.at(finding, shape.at));
        };
        if query.contains('{') {
            let message = format!("the query of the URI `{uri}` has a label");
            wrong(
                message,
                "labels are allowed in the path only; bind the member with `httpQuery`",
            );
        }
        for label in labels {
            let name = label.strip_suffix('+').unwrap_or(label);
            let member = input.members().iter().find(|member| member.name == name);
            if !member.is_some_and(|member| member.traits.http_label) {
                let message = format!(
                    "the URI `{uri}` has the label `{name}`, but no member of the input is bound to it"
                );
                wrong(
                    message,
                    "add the trait `httpLabel` to the member of this name, or remove the label",
                );
            }
        }
        let mut seen = BTreeSet::new();
        if let Some(label) = labels
            .iter()
            .find(|label| !seen.insert(label.trim_end_matches('+')))
        {
            let message = format!("the URI `{uri}` has the label `{label}` twice");
            wrong(message, "remove one of them");
        }
        if labels.iter().rev().skip(1).any(|label| label.ends_with('+')) {
            let message = format!("a greedy label of the URI `{uri}` is not the last one");
            wrong(
                message,
                "its end would be ambiguous; move it to the end of the path",
            );
        }
    }

    /// Checks that no member is bound to a query parameter that the URI has already.
    fn query_parameters(&mut self, input: &Shape, uri: &str, query: &str) {
        let literals = query.split('&').filter_map(|part| part.split('=').next());
        let literals: BTreeSet<_> = literals.collect();
        for member in input.members() {
            let name = member.traits.http_query.as_deref();
            if let Some(name) = name.filter(|name| literals.contains(name)) {
                let message = format!("the URI `{uri}` already has the query parameter `{name}`");
                self.member(
                    input,
                    member,
                    message,
                    "remove it from the URI, or bind the member to another parameter",
                );
            }
        }
    }

    /// Checks that each member with the trait `httpLabel` has a label in the URI.
    fn label_members(&mut self, input: &Shape, uri: &str, labels: &[&str]) {
        for member in input.members().iter().filter(|member| member.traits.http_label) {
            let is_there = labels
                .iter()
                .any(|label| label.strip_suffix('+').unwrap_or(label) == member.name);
            // members for endpoints or the host need not be in path or query
            let is_elsewhere = member.traits.context_param.is_some() || member.traits.host_label;
            if !is_there && !is_elsewhere {
                let message = format!("the member is a label, but the URI `{uri}` has no such label");
                self.member(
                    input,
                    member,
                    message,
                    "add the label to the path, or bind the member to something else",
                );
            }
        }
    }

    /// Checks that the labels of the host prefix are those of the input.
    fn host_labels(&mut self, operation: &PreparedOperation) {
        let (shape, input) = (&self.model[operation.shape], &self.model[operation.input]);
        let prefix = shape.traits.endpoint_host_prefix.as_deref().unwrap_or_default();
        let labels: BTreeSet<_> = labels(prefix).collect();
        let members = || input.members().iter().filter(|member| member.traits.host_label);
        for label in &labels {
            if !members().any(|member| member.name == **label) {
                let message = format!(
                    "the host prefix `{prefix}` has the label `{label}`, but no member of the input is bound to it"
                );
                let finding = Diagnostic::error(codes::MALFORMED, message)
                    .shape(&shape.id)
                    .hint("add the trait `hostLabel` to the member of this name, which must be a string, or remove the label");
                self.findings.push(self.model.at(finding, shape.at));
            }
        }
        // endpoint rules may place the value of an endpoint parameter into the host
        let is_elsewhere = |member: &Member| member.traits.context_param.is_some();
        for member in
            members().filter(|member| !labels.contains(member.name.as_str()) && !is_elsewhere(member))
        {
            let message = "the trait `hostLabel` has no effect here";
            let finding = Diagnostic::warning(codes::UNSUPPORTED_TRAIT, message)
                .shape(format!("{}${}", input.id, member.name))
                .hint(format!(
                    "the trait `endpoint` of `{}` has no host prefix with this label",
                    shape.id
                ));
            self.findings.push(self.model.at(finding, member.at));
        }
    }

    /// Checks the bindings of the members of a request or response.
    fn message(&mut self, at: ShapeRef, is_request: bool) {
        let shape = &self.model[at];
        let mut places: BTreeMap<String, &str> = BTreeMap::new();
        let mut has_payload = false;
        for member in shape.members() {
            let bindings = bindings(member);
            if let [first, second, ..] = bindings.as_slice() {
                let message = format!("the member is bound to {} and to {}", first.name(), second.name());
                self.member(shape, member, message, "a member can have only one binding");
            }
            for binding in bindings {
                has_payload |= binding == Binding::Payload;
                if !binding.takes(self.model, member.target) {
                    let message = format!("a member of this type cannot be bound to {}", binding.name());
                    self.member(shape, member, message, binding.types());
                }
                // in a response, several members may read the same header
                let is_shared = !is_request && matches!(binding, Binding::Header(_));
                let other = places.insert(binding.place(), &member.name);
                if let Some(other) = other.filter(|_| !is_shared) {
                    let message = format!("the member has the same binding as `{other}`: {}", binding.name());
                    self.member(shape, member, message, "bind one of them to something else");
                }
            }
        }
        let is_unbound =
            |member: &&Member| bindings(member).is_empty() && !(is_request && member.traits.host_label);
        for member in shape.members().iter().filter(is_unbound).filter(|_| has_payload) {
            let message = "the member has no binding, but another member is the whole body";
            let hint = if is_request {
                "bind it to a header or to the query"
            } else {
                "bind it to a header"
            };
            self.member(shape, member, message, hint);
        }
    }

    /// Checks that an input or output has at most one stream, in an allowed position, and checks the events of an event
    /// stream.
    fn streams(&mut self, at: ShapeRef, protocol: Protocol) {
        let model = self.model;
        let shape = &model[at];
        let is_stream = |member: &&Member| model[member.target].traits.streaming;
        for (index, member) in shape.members().iter().filter(is_stream).enumerate() {
            if index > 0 {
                self.member(
                    shape,
                    member,
                    "the message already has a stream",
                    "a message can have only one stream",
                );
            }
            if protocol.has_http_bindings() && !member.traits.http_payload {
                let message = "a stream must be the body of the message";
                self.member(
                    shape,
                    member,
                    message,
                    "add the trait `httpPayload` to the member",
                );
            }
            match &model[member.target].kind {
                Kind::Union(events) => self.events(&model[member.target], events),
                Kind::Simple(Simple::Blob) => {}
                _ => self.member(
                    shape,
                    member,
                    "only blobs and unions can be streams",
                    "change the target",
                ),
            }
        }
    }

    fn events(&mut self, union: &Shape, events: &[Member]) {
        let model = self.model;
        for event in events {
            let target = &model[event.target];
            let Kind::Structure(members) = &target.kind else {
                self.member(union, event, "an event must be a structure", "change the target");
                continue;
            };
            let is_payload = |member: &&Member| member.traits.event_payload;
            let payloads = members.iter().filter(is_payload).count();
            for member in members {
                if member.traits.event_payload && (payloads > 1 || member.traits.event_header) {
                    let message = "the payload of an event is a single member, which cannot also be a header";
                    self.member(target, member, message, "remove one of the traits");
                }
                if payloads > 0 && !member.traits.event_payload && !member.traits.event_header {
                    let message =
                        "the member has no binding, but another member is the whole payload of the event";
                    self.member(target, member, message, "add the trait `eventHeader` to it");
                }
                let kind = &model[member.target].kind;
                let is_text = matches!(kind, Kind::Enum(_) | Kind::Simple(Simple::String | Simple::Blob));
                let is_number = matches!(
                    kind,
                    Kind::IntEnum(_)
                        | Kind::Simple(
                            Simple::Boolean
                                | Simple::Byte
                                | Simple::Short
                                | Simple::Integer
                                | Simple::Long
                                | Simple::Timestamp
                        )
                );
                if member.traits.event_header && !is_text && !is_number {
                    let hint = "allowed are booleans, integers, strings, blobs and timestamps";
                    self.member(
                        target,
                        member,
                        "a member of this type cannot be a header of an event",
                        hint,
                    );
                }
                let is_whole = is_text || matches!(kind, Kind::Structure(_) | Kind::Union(_));
                if member.traits.event_payload && !is_whole {
                    let hint = "allowed are strings, blobs, structures and unions";
                    self.member(
                        target,
                        member,
                        "a member of this type cannot be the payload of an event",
                        hint,
                    );
                }
            }
        }
    }

    /// Checks that only inputs and outputs contain streams.
    fn nested_streams(&mut self, operations: &[PreparedOperation]) {
        let model = self.model;
        let outermost: BTreeSet<_> = operations
            .iter()
            .flat_map(|operation| [operation.input, operation.output])
            .collect();
        let open = outermost.iter().flat_map(|at| targets(model, *at)).collect();
        for at in reached_beyond(model, open, outermost) {
            let shape = &model[at];
            for member in shape
                .all_members()
                .into_iter()
                .filter(|member| model[member.target].traits.streaming)
            {
                let message = "only inputs and outputs can have a stream";
                self.member(
                    shape,
                    member,
                    message,
                    "move it there, or choose a target that is not a stream",
                );
            }
        }
    }
}

/// Returns the labels of a path, with the `+` of greedy ones.
fn labels(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(label, _)| label)
}

/// A part of an HTTP message.
#[derive(Clone, Debug, PartialEq)]
enum Binding<'a> {
    Label(&'a str),
    Query(&'a str),
    QueryParams,
    Header(&'a str),
    PrefixHeaders(&'a str),
    Payload,
    ResponseCode,
}

fn bindings(member: &Member) -> Vec<Binding<'_>> {
    let traits = &member.traits;
    let mut all = Vec::new();
    all.extend(traits.http_label.then_some(Binding::Label(&member.name)));
    all.extend(traits.http_query.as_deref().map(Binding::Query));
    all.extend(traits.http_query_params.then_some(Binding::QueryParams));
    all.extend(traits.http_header.as_deref().map(Binding::Header));
    all.extend(traits.http_prefix_headers.as_deref().map(Binding::PrefixHeaders));
    all.extend(traits.http_payload.then_some(Binding::Payload));
    all.extend(traits.http_response_code.then_some(Binding::ResponseCode));
    all
}

impl Binding<'_> {
    fn name(&self) -> String {
        match self {
            Binding::Label(name) => format!("the label `{name}`"),
            Binding::Query(name) => format!("the query parameter `{name}`"),
            Binding::QueryParams => "all query parameters".to_owned(),
            Binding::Header(name) => format!("the header `{name}`"),
            Binding::PrefixHeaders(prefix) => format!("the headers `{prefix}*`"),
            Binding::Payload => "the body".to_owned(),
            Binding::ResponseCode => "the status".to_owned(),
        }
    }

    /// Reports a binding that a message may have only once.
    fn place(&self) -> String {
        match self {
            Binding::Header(name) => format!("header {}", name.to_ascii_lowercase()),
            // one member takes all that begin with its prefix, and a second one would have to share them
            Binding::PrefixHeaders(_) => "headers".to_owned(),
            other => other.name(),
        }
    }

    /// Returns `true` if a member with this target can have the binding.
    fn takes(&self, model: &Model, target: ShapeRef) -> bool {
        let kind = &model[target].kind;
        match (self, kind) {
            (Binding::Label(_), kind) => is_text(kind),
            (Binding::Query(_) | Binding::Header(_), Kind::List { member }) => {
                is_text(&model[member.target].kind)
            }
            (Binding::Query(_) | Binding::Header(_), kind) => is_text(kind),
            (Binding::QueryParams, Kind::Map { value, .. }) => match &model[value.target].kind {
                Kind::List { member } => is_text(&model[member.target].kind),
                kind => is_text(kind),
            },
            (Binding::PrefixHeaders(_), Kind::Map { value, .. }) => is_text(&model[value.target].kind),
            (Binding::QueryParams | Binding::PrefixHeaders(_), _) => false,
            (Binding::Payload, Kind::IntEnum(_)) => false,
            (Binding::Payload, Kind::Simple(simple)) => {
                matches!(simple, Simple::String | Simple::Blob | Simple::Document)
            }
            (Binding::Payload, _) => true,
            (Binding::ResponseCode, kind) => {
                matches!(kind, Kind::Simple(Simple::Integer) | Kind::IntEnum(_))
            }
        }
    }

    fn types(&self) -> &'static str {
        match self {
            Binding::Label(_) => "allowed are strings, numbers, booleans and timestamps",
            Binding::Query(_) | Binding::Header(_) => {
                "allowed are strings, numbers, booleans and timestamps, and lists of them"
            }
            Binding::QueryParams => "allowed are maps of strings and maps of lists of strings",
            Binding::PrefixHeaders(_) => "allowed are maps of strings",
            Binding::Payload => "allowed are strings, blobs, documents, structures, unions, lists and maps",
            Binding::ResponseCode => "allowed are integers",
        }
    }
}

/// Returns `true` for types whose values are written as plain text.
fn is_text(kind: &Kind) -> bool {
    match kind {
        Kind::Simple(simple) => !matches!(simple, Simple::Blob | Simple::Document),
        Kind::Enum(_) | Kind::IntEnum(_) => true,
        _ => false,
    }
}
