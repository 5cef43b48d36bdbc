//! The rules of a service as data.

use crate::node::{self, NodeKind};
use std::ops::RangeInclusive;

/// The rules of a service as a graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EndpointRules {
    /// The parameters.
    pub params: Vec<Param>,
    /// The conditions, without duplicates.
    pub conditions: Vec<Condition>,
    /// The outcomes, without duplicates.
    pub outcomes: Vec<Outcome>,
    /// The graph, children before parents.
    pub nodes: Vec<Node>,
    /// The entry of the graph.
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
    /// Its type.
    pub kind: ParamKind,
    /// Its documentation.
    pub documentation: Option<String>,
    /// Its default.
    pub default: Option<ParamValue>,
    /// True if it must have a value.
    pub required: bool,
}

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// `boolean`
    Boolean,
    /// `string`
    String,
    /// `stringArray`
    Strings,
}

impl ParamKind {
    /// The name in rules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Strings => "stringArray",
        }
    }

    /// Returns the type with this name, in upper or lower case.
    fn by_name(name: &str) -> Option<Self> {
        let all = [Self::String, Self::Boolean, Self::Strings];
        all.into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(name))
    }
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamValue {
    /// `boolean`
    Boolean(bool),
    /// `string`
    String(String),
    /// `stringArray`
    Strings(Vec<String>),
}

impl ParamValue {
    /// Converts a value; `None` if it is not of this type.
    pub fn of(value: &node::Node, kind: ParamKind) -> Option<Self> {
        match (kind, &value.kind) {
            (ParamKind::Boolean, NodeKind::Bool(value)) => Some(Self::Boolean(*value)),
            (ParamKind::String, NodeKind::String(text)) => Some(Self::String(text.clone())),
            (ParamKind::Strings, NodeKind::Array(items)) => {
                let items = items.iter().map(|item| item.as_str().map(str::to_owned));
                items.collect::<Option<_>>().map(Self::Strings)
            }
            _ => None,
        }
    }
}

/// A condition and the slot that keeps its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The expression.
    pub test: Expr,
    /// The slot.
    pub assign: Option<usize>,
}

/// A node of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// The condition.
    pub condition: usize,
    /// The successor if the condition holds.
    pub high: Next,
    /// The successor if it does not.
    pub low: Next,
}

/// The successor of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Next {
    /// A node, by index.
    Node(usize),
    /// An outcome, by index.
    Outcome(usize),
    /// No match.
    #[default]
    NoMatch,
}

/// The result of a rule.
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
    Call(Function, Vec<Expr>),
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A member.
    Key(String),
    /// An item.
    Index(i64),
}

/// A function of the standard library or of AWS, except `getAttr`, which is [`Expr::Attr`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names are those of the functions
pub enum Function {
    IsSet,
    Not,
    BooleanEquals,
    StringEquals,
    Substring,
    UriEncode,
    ParseUrl,
    IsValidHostLabel,
    Coalesce,
    Ite,
    Split,
    Partition,
    ParseArn,
    IsVirtualHostableS3Bucket,
}

impl Function {
    /// Returns the function with this name, and the range of the number of its arguments.
    pub fn by_name(name: &str) -> Option<(Self, RangeInclusive<usize>)> {
        Some(match name {
            "isSet" => (Function::IsSet, 1..=1),
            "not" => (Function::Not, 1..=1),
            "booleanEquals" => (Function::BooleanEquals, 2..=2),
            "stringEquals" => (Function::StringEquals, 2..=2),
            "substring" => (Function::Substring, 4..=4),
            "uriEncode" => (Function::UriEncode, 1..=1),
            "parseURL" => (Function::ParseUrl, 1..=1),
            "isValidHostLabel" => (Function::IsValidHostLabel, 2..=2),
            "coalesce" => (Function::Coalesce, 2..=usize::MAX),
            "ite" => (Function::Ite, 3..=3),
            "split" => (Function::Split, 3..=3),
            "aws.partition" => (Function::Partition, 1..=1),
            "aws.parseArn" => (Function::ParseArn, 1..=1),
            "aws.isVirtualHostableS3Bucket" => (Function::IsVirtualHostableS3Bucket, 2..=2),
            _ => return None,
        })
    }
}

/// A defect of a rule set, with its path within the trait.
#[derive(Debug)]
pub struct InvalidRule {
    /// The path.
    pub path: String,
    /// The fault.
    pub message: String,
}

impl InvalidRule {
    /// A fault at a path.
    pub fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            message: message.into(),
        }
    }
}

/// The result of parsing a part of the rules.
pub type Lowered<T> = Result<T, InvalidRule>;

/// Parses the parameters, which both forms begin with.
pub fn params(rules: &node::Node) -> Lowered<Vec<Param>> {
    // later 1.x versions add functions; unknown ones are refused where they are called
    let is_known = |version: &node::Node| version.as_str().is_some_and(|text| text.starts_with("1."));
    if let Some(version) = rules.get("version").filter(|version| !is_known(version)) {
        let message =
            format!("version {version} of endpoint rules is not supported; tinsmith reads 1.0 to 1.3");
        return Err(InvalidRule::new("version", message));
    }
    let Some(params) = rules.get("parameters").and_then(node::Node::as_object) else {
        return Err(InvalidRule::new(
            "parameters",
            "it must be an object of parameters, keyed by name",
        ));
    };
    let mut lowered = Vec::new();
    for param in params {
        lowered.push(self::param(&param.key, &param.value)?);
    }
    Ok(lowered)
}

fn param(name: &str, param: &node::Node) -> Lowered<Param> {
    let path = format!("parameters.{name}");
    if !crate::model::is_identifier(name) {
        let message = "the name of a parameter must be an identifier";
        return Err(InvalidRule::new(&path, message));
    }
    let Some(kind_name) = param.text("type") else {
        return Err(InvalidRule::new(&path, "the parameter has no `type`"));
    };
    let Some(kind) = ParamKind::by_name(kind_name) else {
        let message =
            format!("`{kind_name}` is not a type of parameters; the types are string, boolean, stringArray");
        return Err(InvalidRule::new(&path, message));
    };
    let default = match param.get("default") {
        Some(default) => Some(ParamValue::of(default, kind).ok_or_else(|| {
            let message = format!("the `default` of the parameter is not a {kind_name}");
            InvalidRule::new(&path, message)
        })?),
        None => None,
    };
    Ok(Param {
        name: name.to_owned(),
        built_in: param.text("builtIn").map(str::to_owned),
        kind,
        documentation: param.text("documentation").map(str::to_owned),
        default,
        required: param.get("required").is_some_and(node::Node::is_true),
    })
}

impl EndpointRules {
    /// Returns the index of a condition, after adding it if necessary.
    pub fn condition(&mut self, condition: Condition) -> usize {
        index_of(&mut self.conditions, condition)
    }

    /// Returns the index of an outcome, after adding it if necessary.
    pub fn outcome(&mut self, outcome: Outcome) -> usize {
        index_of(&mut self.outcomes, outcome)
    }

    /// Returns the slot of a variable, after adding it if necessary.
    pub fn slot(&mut self, name: &str) -> usize {
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
