//! Rules as data.
//!
//! Both forms of a rule set become a graph: each node asks one condition and says where to go on, until an outcome is
//! reached. Variables live in numbered slots.

use crate::schema::operation::StaticParam;

/// The rules of a service.
#[derive(Debug)]
pub struct Rules {
    /// The parameters, by the index that [`Expr::Param`] names.
    pub params: &'static [Param],
    /// The conditions, by the index that [`Node`]s name.
    pub conditions: &'static [Condition],
    /// The outcomes, by the index that [`Next::Outcome`] names.
    pub outcomes: &'static [Outcome],
    /// The graph.
    pub nodes: &'static [Node],
    /// Where it starts.
    pub root: Next,
    /// How many slots its variables take.
    pub slots: usize,
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// Its name in the rule set.
    pub name: &'static str,
    /// The value it has where none is given.
    pub default: Option<StaticParam>,
    /// Whether it has to have one.
    pub required: bool,
}

/// A condition: an expression that has to have a value other than `false`, which may be kept in a slot.
#[derive(Debug)]
pub struct Condition {
    /// The expression.
    pub test: Expr,
    /// The slot its value goes to.
    pub assign: Option<usize>,
}

/// One step of the graph.
#[derive(Debug)]
pub struct Node {
    /// The condition, by index.
    pub condition: usize,
    /// Where to go if it holds.
    pub high: Next,
    /// Where to go if it does not.
    pub low: Next,
}

/// Where to go.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    /// To a node.
    Node(usize),
    /// To an outcome.
    Outcome(usize),
    /// No rule matches.
    NoMatch,
}

/// What a rule ends in.
#[derive(Debug)]
pub enum Outcome {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: Expr,
        /// Headers to send, each with its values.
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
    /// Strings, one after the other.
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
    /// The item of a list; negative ones count from the end.
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
