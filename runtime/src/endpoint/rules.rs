//! Endpoint rules as data.
//!
//! Both forms of a rule set become a graph: each node tests a condition and refers to the next node for either result,
//! until an outcome is reached. Variables are kept in numbered slots.

use crate::schema::operation::StaticParam;

/// The rules of a service.
#[derive(Debug)]
pub struct Rules {
    /// The parameters, by the index in [`Expr::Param`].
    pub params: &'static [Param],
    /// The conditions, by the index in [`Node`].
    pub conditions: &'static [Condition],
    /// The outcomes, by the index in [`Next::Outcome`].
    pub outcomes: &'static [Outcome],
    /// The graph.
    pub nodes: &'static [Node],
    /// The entry of the graph.
    pub root: Next,
    /// The number of slots for variables.
    pub slots: usize,
}

impl Rules {
    /// Returns `true` if there is a parameter with this name.
    pub(crate) fn has(&self, param: &str) -> bool {
        self.params.iter().any(|known| known.name == param)
    }
}

/// A parameter of a rule set.
#[derive(Debug)]
pub struct Param {
    /// The name of the parameter.
    pub name: &'static str,
    /// The value used if none is given.
    pub default: Option<StaticParam>,
    /// True if it must have a value.
    pub required: bool,
}

/// A condition: an expression that holds if it has a value other than `false`. The value may be kept in a slot.
#[derive(Debug)]
pub struct Condition {
    /// The expression.
    pub test: Expr,
    /// The slot for the value.
    pub assign: Option<usize>,
}

/// A node of the graph.
#[derive(Debug)]
pub struct Node {
    /// The condition, by index.
    pub condition: usize,
    /// The successor if the condition holds.
    pub high: Next,
    /// The successor if it does not.
    pub low: Next,
}

/// The successor of a node.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    /// A node, by index.
    Node(usize),
    /// An outcome, by index.
    Outcome(usize),
    /// No match.
    NoMatch,
}

/// The result of a rule.
#[derive(Debug)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: Expr,
        /// Headers to add, each with its values.
        headers: &'static [(&'static str, &'static [Expr])],
        /// Properties, such as `authSchemes`.
        properties: &'static [(&'static str, Expr)],
    },
    /// An error with this message.
    Error(Expr),
}

/// An expression.
#[derive(Debug)]
pub enum Expr {
    /// A string.
    Str(&'static str),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A parameter, by index.
    Param(usize),
    /// A variable, by slot.
    Var(usize),
    /// The concatenation of strings.
    Template(&'static [Expr]),
    /// A list.
    List(&'static [Expr]),
    /// An object.
    Record(&'static [(&'static str, Expr)]),
    /// A part of a value.
    Attr(&'static Expr, &'static [Step]),
    /// A function call.
    Call(Function, &'static [Expr]),
}

/// A step into a value.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The member of an object.
    Key(&'static str),
    /// The item of a list; negative indices count from the end.
    Index(i64),
}

/// The functions of the standard library and of AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `isSet`
    IsSet,
    /// `not`
    Not,
    /// `booleanEquals`
    BooleanEquals,
    /// `stringEquals`
    StringEquals,
    /// `substring`
    Substring,
    /// `uriEncode`
    UriEncode,
    /// `parseURL`
    ParseUrl,
    /// `isValidHostLabel`
    IsValidHostLabel,
    /// `coalesce`
    Coalesce,
    /// `ite`
    Ite,
    /// `split`
    Split,
    /// `aws.partition`
    Partition,
    /// `aws.parseArn`
    ParseArn,
    /// `aws.isVirtualHostableS3Bucket`
    IsVirtualHostableS3Bucket,
}
