//! The evaluator of endpoint rules.

use super::functions::call;
use super::params::Params;
use super::partition::{Partition, PARTITIONS};
use super::rules::{Expr, Next, Outcome, Rules};
use super::url::unusable;
use super::value::Value;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::Document;
use std::borrow::Cow;
use std::fmt;

/// The error of an endpoint resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolveEndpointError {
    message: String,
}

impl ResolveEndpointError {
    /// Creates an error with a message.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }

    /// Returns the message; that of the rules if they end in an error.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ResolveEndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ResolveEndpointError {}

/// Finds the endpoint for the given parameters, which have their defaults already.
///
/// # Errors
///
/// A required parameter is missing, the rules end in an error, no rule matches, or the rules are malformed.
pub fn resolve(rules: &Rules, params: &Params) -> Result<Endpoint, ResolveEndpointError> {
    resolve_in(PARTITIONS, rules, params)
}

/// Finds an endpoint as [`resolve`] does, but with the given partitions in place of those of AWS. The first partition
/// is used for unknown regions.
pub fn resolve_in(
    partitions: &[Partition],
    rules: &Rules,
    params: &Params,
) -> Result<Endpoint, ResolveEndpointError> {
    let mut evaluation = Evaluation {
        partitions,
        values: Vec::with_capacity(rules.params.len()),
        slots: vec![None; rules.slots],
    };
    for param in rules.params {
        let value = params.get(param.name).map(Value::from);
        if value.is_none() && param.required {
            return Err(ResolveEndpointError::new(format!(
                "the endpoint parameter `{}` is missing",
                param.name
            )));
        }
        evaluation.values.push(value);
    }
    let mut next = rules.root;
    // a graph without cycles passes each node once at most
    for _ in 0..=rules.nodes.len() {
        match next {
            Next::NoMatch => break,
            Next::Outcome(outcome) => {
                let outcome = rules.outcomes.get(outcome).ok_or_else(unsound)?;
                return evaluation.outcome(outcome);
            }
            Next::Node(node) => {
                let node = rules.nodes.get(node).ok_or_else(unsound)?;
                let condition = rules.conditions.get(node.condition).ok_or_else(unsound)?;
                let value = evaluation.value(&condition.test);
                let holds = !matches!(value, None | Some(Value::Bool(false)));
                if let Some(slot) = condition.assign.and_then(|slot| evaluation.slots.get_mut(slot)) {
                    *slot = value;
                }
                next = if holds { node.high } else { node.low };
            }
        }
    }
    Err(ResolveEndpointError::new("No endpoint rule matched"))
}

fn unsound() -> ResolveEndpointError {
    ResolveEndpointError::new("the endpoint rules of this client are not sound")
}

struct Evaluation<'a> {
    partitions: &'a [Partition],
    values: Vec<Option<Value<'a>>>,
    slots: Vec<Option<Value<'a>>>,
}

impl<'a> Evaluation<'a> {
    fn value(&self, expr: &'a Expr) -> Option<Value<'a>> {
        match expr {
            Expr::Str(text) => Some(Value::Str(Cow::Borrowed(text))),
            Expr::Bool(value) => Some(Value::Bool(*value)),
            Expr::Int(value) => Some(Value::Int(*value)),
            Expr::Param(index) => self.values.get(*index)?.clone(),
            Expr::Var(slot) => self.slots.get(*slot)?.clone(),
            Expr::Template(parts) => {
                let mut text = String::with_capacity(64);
                for part in *parts {
                    text.push_str(self.value(part)?.as_str()?);
                }
                Some(Value::Str(text.into()))
            }
            Expr::List(items) => items
                .iter()
                .map(|item| self.value(item))
                .collect::<Option<_>>()
                .map(Value::List),
            Expr::Record(members) => {
                let members = members
                    .iter()
                    .map(|(name, expr)| Some((*name, self.value(expr)?)));
                members.collect::<Option<_>>().map(Value::Record)
            }
            Expr::Attr(of, steps) => steps
                .iter()
                .try_fold(self.value(of)?, |value, step| value.step(*step)),
            Expr::Call(function, arguments) => {
                call(*function, arguments, &|expr| self.value(expr), self.partitions)
            }
        }
    }

    /// Evaluates an expression into a document, without copies of intermediate values.
    fn document(&self, expr: &'a Expr) -> Option<Document> {
        match expr {
            Expr::List(items) => {
                let items = items.iter().map(|item| self.document(item));
                items.collect::<Option<_>>().map(Document::Array)
            }
            Expr::Record(members) => {
                let members = members
                    .iter()
                    .map(|(name, expr)| Some(((*name).to_owned(), self.document(expr)?)));
                members.collect::<Option<_>>().map(Document::Object)
            }
            expr => self.value(expr).map(|value| value.to_document()),
        }
    }

    fn outcome(&self, outcome: &'a Outcome) -> Result<Endpoint, ResolveEndpointError> {
        let text = |expr: &'a Expr| -> Result<String, ResolveEndpointError> {
            match self.value(expr) {
                Some(Value::Str(text)) => Ok(text.into_owned()),
                _ => Err(unsound()),
            }
        };
        match outcome {
            Outcome::Error(message) => Err(ResolveEndpointError::new(text(message)?)),
            Outcome::Endpoint {
                url,
                headers,
                properties,
            } => {
                let url = text(url)?;
                if let Some(why) = unusable(&url) {
                    let message = format!("the endpoint `{url}` that the rules make cannot be used: {why}");
                    return Err(ResolveEndpointError::new(message));
                }
                let mut endpoint = Endpoint::builder().url(url);
                for (name, values) in *headers {
                    for value in *values {
                        endpoint = endpoint.header(*name, text(value)?);
                    }
                }
                for (name, value) in *properties {
                    let value = self.document(value).ok_or_else(unsound)?;
                    endpoint = endpoint.property(*name, value);
                }
                Ok(endpoint.build())
            }
        }
    }
}
