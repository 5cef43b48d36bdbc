//! The protocol tests of a model: `smithy.test#httpRequestTests`, `httpResponseTests` and `eventStreamTests`.

use super::case_settings::{settings, CaseSetting};
use super::context::Context;
use super::operation::Operation;
use crate::diagnostics::{codes, Diagnostic};
use crate::endpoint::EndpointRules;
use crate::model::{ShapeRef, Traits};
use crate::names::{self, scope::Namespace};
use crate::node::Node;
use crate::passes::PreparedOperation;
use std::collections::BTreeSet;

/// A case that the client must pass.
#[derive(Debug)]
pub struct Case {
    /// Its id in the model.
    pub id: String,
    /// The name of its function.
    pub function: String,
    /// The kind of case.
    pub kind: CaseKind,
    /// The index of its operation.
    pub operation: usize,
    /// The settings of the client.
    pub settings: Vec<CaseSetting>,
    /// The case, as written.
    pub test: Node,
}

/// The kind of a case.
#[derive(Clone, Debug)]
pub enum CaseKind {
    /// A request.
    Request,
    /// A successful response.
    Response,
    /// Events of a stream.
    EventStream,
    /// An error response, which is read as the variant with this name.
    Error(String),
}

/// Collects the cases of operations and errors for clients with the protocol of this one.
///
/// Unsupported settings give a warning.
pub fn cases(
    context: &mut Context<'_>,
    prepared: &[PreparedOperation],
    operations: &[Operation],
    rules: Option<&EndpointRules>,
) -> Vec<Case> {
    let mut collector = CaseCollector {
        protocol: context.protocol.id(),
        scope: Namespace::new("the protocol tests"),
        service: &context.prepared.model[context.prepared.service].traits,
        rules,
        cases: Vec::new(),
        ignored: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    for (index, prepared) in prepared.iter().enumerate() {
        let traits = |shape: ShapeRef| &context.prepared.model[shape].traits;
        collector.add(traits(prepared.shape), index, None);
        for error in prepared.errors.iter().filter(|error| seen.insert(**error)) {
            let name = context.type_name(*error);
            let variants = operations
                .get(index)
                .into_iter()
                .flat_map(|operation| &operation.errors);
            let variant = variants
                .map(|variant| &variant.name)
                .find(|known| Some(known.as_str()) == name);
            collector.add(traits(*error), index, variant.cloned());
        }
    }
    let CaseCollector { cases, ignored, .. } = collector;
    for (case, operation, setting) in ignored {
        let message = format!("the protocol test `{case}` sets `{setting}`, which is not supported");
        let finding = Diagnostic::warning(codes::PROTOCOL_TESTS, message);
        let shape = &context.prepared.model[prepared[operation].shape];
        context.findings.push(finding.shape(&shape.id));
    }
    cases
}

struct CaseCollector<'a> {
    protocol: &'static str,
    scope: Namespace,
    service: &'a Traits,
    rules: Option<&'a EndpointRules>,
    cases: Vec<Case>,
    /// Case, operation and name of unsupported settings.
    ignored: Vec<(String, usize, String)>,
}

impl CaseCollector<'_> {
    fn add(&mut self, traits: &Traits, operation: usize, error: Option<String>) {
        let response = error.map_or(CaseKind::Response, CaseKind::Error);
        self.add_all(&traits.http_request_tests, operation, &CaseKind::Request);
        self.add_all(&traits.event_stream_tests, operation, &CaseKind::EventStream);
        self.add_all(&traits.http_response_tests, operation, &response);
    }

    fn add_all(&mut self, tests: &Option<Node>, operation: usize, kind: &CaseKind) {
        for test in tests.as_ref().and_then(Node::as_array).into_iter().flatten() {
            let is_for_clients = test.text("appliesTo") != Some("server");
            let is_ours = is_for_clients && test.text("protocol") == Some(self.protocol);
            let Some(id) = test.text("id").filter(|_| is_ours) else {
                continue;
            };
            let (settings, ignored) = settings(test, self.service, self.rules);
            let ignored = ignored
                .into_iter()
                .map(|setting| (id.to_owned(), operation, setting));
            self.ignored.extend(ignored);
            self.cases.push(Case {
                id: id.to_owned(),
                function: self.scope.allocate_anyway(names::test_function(id)),
                kind: kind.clone(),
                operation,
                settings,
                test: test.clone(),
            });
        }
    }
}
