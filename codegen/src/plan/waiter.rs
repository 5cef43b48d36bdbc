//! The trait `waitable` (<https://smithy.io/2.0/additional-specs/waiters.html>).

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::jmespath::{self, Expr, ResultType};
use crate::model::{is_identifier, Deprecated, Documentation, Kind, Member, Model, ShapeRef};
use crate::names::{self, scope::Namespace};
use crate::node::{Node, NodeKind, Object};
use crate::passes::{Prepared, PreparedOperation};
use crate::protocol::Protocol;
use std::collections::{BTreeMap, BTreeSet};

/// A waiter: an operation that is called until its result meets a condition.
#[derive(Debug)]
pub struct Waiter {
    /// The name from which its types are named, such as `FunctionActiveV2`.
    pub name: String,
    /// `function_active_v2`
    pub module: String,
    /// `wait_until_function_active_v2`
    pub method: String,
    /// Documentation as in the model.
    pub documentation: Documentation,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// The minimum and maximum delay between calls, in seconds.
    pub delays: (u64, u64),
    /// The conditions; the first one that matches decides.
    pub acceptors: Vec<Acceptor>,
}

/// A condition, and the resulting state.
#[derive(Debug)]
pub struct Acceptor {
    /// The state.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: Matcher,
}

/// The state after a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptorState {
    /// The wait succeeded.
    Success,
    /// The wait failed.
    Failure,
    /// The wait continues.
    Retry,
}

/// The condition of an acceptor.
#[derive(Debug)]
pub enum Matcher {
    /// The call succeeded, or failed with a service error.
    Success(bool),
    /// An error with one of these codes.
    Error(Vec<String>),
    /// A response with this status.
    Status(u16),
    /// An output with a given value at a path.
    Path {
        /// The path as it is in the model.
        path: String,
        /// The path with wire names.
        expr: Expr,
        /// True if the path starts at an object with input and output, instead of the output.
        with_input: bool,
        /// The comparison.
        comparator: Comparator,
        /// The value to compare with.
        expected: String,
    },
}

/// A comparison, named after a variant of the runtime's `Expected`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // documented in the runtime
pub enum Comparator {
    String,
    Boolean,
    AllStrings,
    AnyString,
}

impl Comparator {
    /// Returns `true` if a value of a type can be as expected.
    fn takes(self, model: &Model, found: &ResultType) -> bool {
        match self {
            Self::String => found.may_be_string(model),
            Self::Boolean => found.may_be_boolean(model),
            Self::AllStrings | Self::AnyString => found.may_be_strings(model),
        }
    }

    /// Names the values that it compares.
    fn values(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Boolean => "a boolean",
            Self::AllStrings | Self::AnyString => "the strings of a list",
        }
    }
}

/// The structures and unions in outputs that waiters look at, with the members they use, by name in the model. Enums
/// have no members here.
pub type WatchedMembers = BTreeMap<ShapeRef, BTreeSet<String>>;

/// Plans the waiters of each operation, and collects the members they look at.
///
/// A waiter that cannot be generated is left out with a warning.
pub fn waiters(
    prepared: &Prepared,
    protocol: Protocol,
    findings: &mut Diagnostics,
) -> (BTreeMap<ShapeRef, Vec<Waiter>>, WatchedMembers) {
    let mut scope = Namespace::new("waiters");
    let (mut waiters, mut watched) = (BTreeMap::new(), WatchedMembers::new());
    for operation in &prepared.operations {
        let shape = &prepared.model[operation.shape];
        let described = shape.traits.waitable.iter().filter_map(Node::as_object).flatten();
        for entry in described {
            let (name, json) = (&entry.key, &entry.value);
            let id = format!("{}, waiter {name}", shape.id);
            let mut context = Context {
                prepared,
                protocol,
                operation,
                watched: WatchedMembers::new(),
            };
            match named(name).and_then(|()| context.polling(json)) {
                Ok(polling) => {
                    let (name, finding) = scope.allocate(name, &id, |name| vec![names::waiter_module(name)]);
                    findings.extend(finding.map(|finding| prepared.model.at(finding, entry.key_at)));
                    let of_operation = waiters.entry(operation.shape).or_insert_with(Vec::new);
                    of_operation.push(waiter(&name, json, polling));
                    for (shape, members) in context.watched {
                        watched.entry(shape).or_default().extend(members);
                    }
                }
                Err(wrong) => {
                    let message = format!("the waiter `{name}` is left out: {wrong}");
                    let finding = Diagnostic::warning(codes::WAITERS, message);
                    let finding = finding.shape(&shape.id);
                    findings.push(prepared.model.at(finding, entry.key_at));
                }
            }
        }
    }
    (waiters, watched)
}

/// The calls of a waiter.
struct Polling {
    delays: (u64, u64),
    acceptors: Vec<Acceptor>,
}

fn waiter(name: &str, json: &Node, polling: Polling) -> Waiter {
    let documentation = json.text("documentation");
    Waiter {
        name: names::type_name(name),
        module: names::waiter_module(name),
        method: names::waiter_method(name),
        documentation: Documentation::of(documentation),
        deprecated: json
            .get("deprecated")
            .is_some_and(Node::is_true)
            .then(Deprecated::default),
        delays: polling.delays,
        acceptors: polling.acceptors,
    }
}

/// Checks that a waiter's name can become a module, a type and a method.
fn named(name: &str) -> Result<(), String> {
    if is_identifier(name) {
        Ok(())
    } else {
        Err("its name must consist of letters and digits and begin with a letter".to_owned())
    }
}

/// The operation of a waiter, and the members it looks at.
struct Context<'a> {
    prepared: &'a Prepared,
    protocol: Protocol,
    operation: &'a PreparedOperation,
    watched: WatchedMembers,
}

impl Context<'_> {
    fn polling(&mut self, json: &Node) -> Result<Polling, String> {
        let input = self.prepared.model[self.operation.input].members();
        if input
            .iter()
            .any(|input| self.prepared.model[input.target].traits.streaming)
        {
            return Err("its operation sends a stream, which cannot be sent again".to_owned());
        }
        let acceptors = json.get("acceptors").and_then(Node::as_array);
        let acceptors = acceptors.ok_or("it has no `acceptors`")?.iter();
        if acceptors.len() == 0 {
            return Err("its list of `acceptors` is empty, so it would never end".to_owned());
        }
        let acceptors: Vec<_> = acceptors
            .map(|acceptor| self.acceptor(acceptor))
            .collect::<Result<_, _>>()?;
        if !acceptors
            .iter()
            .any(|acceptor| acceptor.state == AcceptorState::Success)
        {
            return Err("none of its `acceptors` has the state `success`, so it could only fail".to_owned());
        }
        let seconds = |key: &str, default| match json.get(key) {
            None => Ok(default),
            Some(value) => value
                .as_u64()
                .filter(|number| *number > 0)
                .ok_or_else(|| format!("its `{key}` is not a number of seconds")),
        };
        let min_delay = seconds("minDelay", 2)?;
        Ok(Polling {
            delays: (min_delay, seconds("maxDelay", 120)?.max(min_delay)),
            acceptors,
        })
    }

    fn acceptor(&mut self, json: &Node) -> Result<Acceptor, String> {
        let state = match json.text("state") {
            Some("success") => AcceptorState::Success,
            Some("failure") => AcceptorState::Failure,
            Some("retry") => AcceptorState::Retry,
            _ => return Err("the `state` of an acceptor is not one of success, failure, retry".to_owned()),
        };
        let matcher = json.get("matcher").and_then(Node::as_object);
        let matcher = self.matcher(matcher.ok_or("an acceptor has no `matcher`")?)?;
        Ok(Acceptor { state, matcher })
    }

    fn matcher(&mut self, json: &Object) -> Result<Matcher, String> {
        let entry = json.iter().next().ok_or("a `matcher` is empty")?;
        let (kind, value) = (&entry.key, &entry.value);
        let matcher = match (kind.as_str(), &value.kind) {
            ("success", NodeKind::Bool(success)) => Some(Matcher::Success(*success)),
            ("errorType", NodeKind::String(error)) => Some(Matcher::Error(self.codes(error))),
            // only botocore has this matcher
            ("status", _) => value
                .as_u64()
                .and_then(|number| u16::try_from(number).ok())
                .map(Matcher::Status),
            ("output", NodeKind::Object(path)) => return self.path(path, false),
            ("inputOutput", NodeKind::Object(path)) => return self.path(path, true),
            _ => None,
        };
        matcher.ok_or_else(|| format!("the matcher `{kind}` does not exist or has an invalid value"))
    }

    /// Returns the codes of an error, which may be given by its shape name.
    fn codes(&self, error: &str) -> Vec<String> {
        let name = error.rsplit('#').next().unwrap_or(error);
        let (model, service) = (&self.prepared.model, self.prepared.service);
        let mut errors = self.operation.errors.iter().map(|error| &model[*error]);
        match errors.find(|error| error.id.name == name) {
            Some(shape) => self.protocol.error_codes(&model[service].traits, shape),
            None => vec![name.to_owned()],
        }
    }

    /// Converts a path over the output, or over an object with input and output.
    fn path(&mut self, json: &Object, with_input: bool) -> Result<Matcher, String> {
        let text = |key: &str| {
            let value = json.get(key).and_then(Node::as_str);
            value.ok_or_else(|| format!("a matcher has no `{key}`"))
        };
        let (path, expected) = (text("path")?, text("expected")?.to_owned());
        let name = text("comparator")?;
        let comparator = match name {
            "stringEquals" => Comparator::String,
            "booleanEquals" => Comparator::Boolean,
            "allStringEquals" => Comparator::AllStrings,
            "anyStringEquals" => Comparator::AnyString,
            other => return Err(format!("the comparator `{other}` does not exist")),
        };
        if comparator == Comparator::Boolean && !matches!(expected.as_str(), "true" | "false") {
            return Err(format!(
                "`booleanEquals` compares with `true` or `false`, not with `{expected}`"
            ));
        }
        let (expr, reached) = self
            .resolve(path, with_input)
            .map_err(|wrong| format!("in the path \"{path}\", {wrong}"))?;
        if !comparator.takes(&self.prepared.model, &reached) {
            let values = comparator.values();
            return Err(format!(
                "`{name}` compares {values}, to which the path \"{path}\" does not lead"
            ));
        }
        Ok(Matcher::Path {
            path: path.to_owned(),
            expr,
            with_input,
            comparator,
            expected,
        })
    }

    fn resolve(&mut self, path: &str, with_input: bool) -> Result<(Expr, ResultType), String> {
        let model = &self.prepared.model;
        let (input, output) = (self.operation.input, self.operation.output);
        let over = if with_input {
            ResultType::Object(vec![
                ("input".to_owned(), ResultType::Shape(input)),
                ("output".to_owned(), ResultType::Shape(output)),
            ])
        } else {
            ResultType::Shape(output)
        };
        self.watched.entry(output).or_default();
        let watched = &mut self.watched;
        jmespath::resolve(model, &jmespath::parse(path)?, &over, &mut |container, member| {
            watched.entry(container).or_default().insert(member.name.clone());
            if let Some(target) = held(model, member) {
                watched.entry(target).or_default();
            }
        })
    }
}

/// Returns the type that a member holds, directly or in lists and maps.
fn held(model: &Model, member: &Member) -> Option<ShapeRef> {
    let (mut at, mut seen) = (member.target, BTreeSet::new());
    while seen.insert(at) {
        at = match &model[at].kind {
            Kind::List { member } => member.target,
            Kind::Map { value, .. } => value.target,
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) => return Some(at),
            _ => return None,
        };
    }
    None
}
