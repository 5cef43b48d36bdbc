//! JMESPath (<https://jmespath.org/specification.html>): what leads from an input or output to a part of it.
//!
//! In: the text of an expression. Out: [`Expr`], a tree that [`resolve`] checks against the shapes it walks over.

mod lexer;
mod parser;
mod resolve;

pub use parser::parse;
pub use resolve::{resolve, Reached};

use serde_json::Value;

/// An expression, over the value at hand.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// `@`
    Current,
    /// A member of an object.
    Field(String),
    /// A value as it is.
    Literal(Value),
    /// `a.b` and `a | b`: the second over the value of the first.
    Chain(Box<Expr>, Box<Expr>),
    /// `a[0]`; from the end where it is negative.
    Index(Box<Expr>, i64),
    /// `a[start:stop:step]`
    Slice(Box<Expr>, Option<i64>, Option<i64>, i64),
    /// `a[]`: lists in the list are taken apart.
    Flatten(Box<Expr>),
    /// `a.*`: the values of an object.
    Values(Box<Expr>),
    /// `a[?b]`: the items for which the second is true.
    Filter(Box<Expr>, Box<Expr>),
    /// `a[*].b`: the second over each item, without nulls.
    Project(Box<Expr>, Box<Expr>),
    /// `!a`
    Not(Box<Expr>),
    /// `a && b`
    And(Box<Expr>, Box<Expr>),
    /// `a || b`
    Or(Box<Expr>, Box<Expr>),
    /// `a < b`
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `{a: b}`
    Object(Vec<(String, Expr)>),
    /// `length(a)`
    Call(Function, Vec<Expr>),
    /// `&a`: an expression as an argument.
    Reference(Box<Expr>),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // their names say it
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A function of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the specification's names
pub enum Function {
    Abs,
    Avg,
    Ceil,
    Contains,
    EndsWith,
    Floor,
    Join,
    Keys,
    Length,
    Map,
    Max,
    MaxBy,
    Merge,
    Min,
    MinBy,
    NotNull,
    Reverse,
    Sort,
    SortBy,
    StartsWith,
    Sum,
    ToArray,
    ToNumber,
    ToString,
    Type,
    Values,
}

/// The functions, each with its name and how many arguments it takes; `None` is one or more.
const FUNCTIONS: &[(&str, Option<usize>, Function)] = &[
    ("abs", Some(1), Function::Abs),
    ("avg", Some(1), Function::Avg),
    ("ceil", Some(1), Function::Ceil),
    ("contains", Some(2), Function::Contains),
    ("ends_with", Some(2), Function::EndsWith),
    ("floor", Some(1), Function::Floor),
    ("join", Some(2), Function::Join),
    ("keys", Some(1), Function::Keys),
    ("length", Some(1), Function::Length),
    ("map", Some(2), Function::Map),
    ("max", Some(1), Function::Max),
    ("max_by", Some(2), Function::MaxBy),
    ("merge", None, Function::Merge),
    ("min", Some(1), Function::Min),
    ("min_by", Some(2), Function::MinBy),
    ("not_null", None, Function::NotNull),
    ("reverse", Some(1), Function::Reverse),
    ("sort", Some(1), Function::Sort),
    ("sort_by", Some(2), Function::SortBy),
    ("starts_with", Some(2), Function::StartsWith),
    ("sum", Some(1), Function::Sum),
    ("to_array", Some(1), Function::ToArray),
    ("to_number", Some(1), Function::ToNumber),
    ("to_string", Some(1), Function::ToString),
    ("type", Some(1), Function::Type),
    ("values", Some(1), Function::Values),
];
