//! Endpoint rule sets (<https://smithy.io/2.0/additional-specs/rules-engine/>) → data for the runtime's evaluator.
//!
//! In: the trait `endpointRuleSet` or its BDD form `endpointBdd`, as written. Out: [`EndpointRules`], a checked graph of
//! conditions and outcomes, and its tokens.

mod bdd;
mod emit;
mod expr;
mod ruleset;

pub use emit::tokens;

use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::ShapeId;
use serde_json::Value;

/// Where rules come from.
#[derive(Clone, Copy, Debug)]
pub enum RuleSource<'a> {
    /// The trait `smithy.rules#endpointRuleSet`.
    RuleSet(&'a Value),
    /// The trait `smithy.rules#endpointBdd`.
    Bdd(&'a Value),
}

/// The rules of a service as a graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointRules {
    /// The parameters.
    pub params: Vec<Param>,
    /// The conditions, none twice.
    pub conditions: Vec<Condition>,
    /// What rules end in, none twice.
    pub outcomes: Vec<Outcome>,
    /// The graph, children before parents.
    pub nodes: Vec<Node>,
    /// Where it starts.
    pub root: Next,
    /// Names of the variables, by slot.
    pub slots: Vec<String>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// The built-in value that it stands for: `AWS::Region`.
    pub built_in: Option<String>,
    /// Whether it is a list of strings.
    pub is_list: bool,
    /// Its default.
    pub default: Option<Value>,
    /// Whether it has to have a value.
    pub required: bool,
}

/// A condition and the slot that keeps its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The expression.
    pub test: Expr,
    /// The slot.
    pub assign: Option<usize>,
}

/// A step of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// The condition.
    pub condition: usize,
    /// Where to go if it holds.
    pub high: Next,
    /// Where to go if not.
    pub low: Next,
}

/// Where to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Next {
    /// To a node.
    Node(usize),
    /// To an outcome.
    Outcome(usize),
    /// No rule matches.
    #[default]
    NoMatch,
}

/// What a rule ends in.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: Expr,
        /// Headers with their values.
        headers: Vec<(String, Vec<Expr>)>,
        /// Properties.
        properties: Vec<(String, Expr)>,
    },
    /// An error with this message.
    Error(Expr),
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A string.
    Str(String),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A parameter.
    Param(usize),
    /// A variable.
    Var(usize),
    /// Strings one after the other.
    Template(Vec<Expr>),
    /// A list.
    List(Vec<Expr>),
    /// An object.
    Record(Vec<(String, Expr)>),
    /// A part of a value.
    Attr(Box<Expr>, Vec<Step>),
    /// A function call.
    Call(&'static str, Vec<Expr>),
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A member.
    Key(String),
    /// An item.
    Index(i64),
}

/// Lowers the rules of a service.
///
/// Errors: anything that is not as the specification has it, with the path to it within the trait.
pub fn lower(source: RuleSource<'_>, service: &ShapeId) -> Result<EndpointRules, Diagnostics> {
    let lowered = match source {
        RuleSource::RuleSet(value) => ruleset::lower(value),
        RuleSource::Bdd(value) => bdd::lower(value),
    };
    lowered.map_err(|wrong| {
        let message = format!(
            "the endpoint rules are wrong at `{}`: {}",
            wrong.path, wrong.message
        );
        Diagnostic::error(codes::ENDPOINT_RULES, message)
            .shape(service)
            .into()
    })
}

/// What is wrong, and where within the trait.
#[derive(Debug)]
struct Wrong {
    path: String,
    message: String,
}

impl Wrong {
    fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            message: message.into(),
        }
    }
}

type Lowered<T> = Result<T, Wrong>;

/// The parameters both forms begin with.
fn params(rules: &Value) -> Lowered<Vec<Param>> {
    let Some(params) = rules.get("parameters").and_then(Value::as_object) else {
        return Err(Wrong::new(
            "parameters",
            "it has to be an object of parameters by their names",
        ));
    };
    let mut lowered = Vec::new();
    for (name, param) in params {
        let path = format!("parameters.{name}");
        let Some(kind) = param.get("type").and_then(Value::as_str) else {
            return Err(Wrong::new(&path, "the parameter has no `type`"));
        };
        lowered.push(Param {
            name: name.clone(),
            built_in: param.get("builtIn").and_then(Value::as_str).map(str::to_owned),
            is_list: kind.eq_ignore_ascii_case("stringArray"),
            default: param.get("default").cloned(),
            required: param.get("required") == Some(&Value::Bool(true)),
        });
    }
    Ok(lowered)
}

impl EndpointRules {
    /// The index of a condition, which is added unless it is there.
    fn condition(&mut self, condition: Condition) -> usize {
        index_of(&mut self.conditions, condition)
    }

    /// The index of an outcome, which is added unless it is there.
    fn outcome(&mut self, outcome: Outcome) -> usize {
        index_of(&mut self.outcomes, outcome)
    }

    /// The slot of a variable.
    fn slot(&mut self, name: &str) -> usize {
        index_of(&mut self.slots, name.to_owned())
    }
}

fn index_of<T: PartialEq>(items: &mut Vec<T>, item: T) -> usize {
    match items.iter().position(|known| *known == item) {
        Some(index) => index,
        None => {
            items.push(item);
            items.len() - 1
        }
    }
}
