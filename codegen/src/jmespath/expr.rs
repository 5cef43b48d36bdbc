//! Expressions.

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

/// A comparison of two values.
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

impl Function {
    /// The function of this name, with the number of arguments it takes; `None` is one or more.
    pub fn by_name(name: &str) -> Option<(Self, Option<usize>)> {
        Some(match name {
            "abs" => (Function::Abs, Some(1)),
            "avg" => (Function::Avg, Some(1)),
            "ceil" => (Function::Ceil, Some(1)),
            "contains" => (Function::Contains, Some(2)),
            "ends_with" => (Function::EndsWith, Some(2)),
            "floor" => (Function::Floor, Some(1)),
            "join" => (Function::Join, Some(2)),
            "keys" => (Function::Keys, Some(1)),
            "length" => (Function::Length, Some(1)),
            "map" => (Function::Map, Some(2)),
            "max" => (Function::Max, Some(1)),
            "max_by" => (Function::MaxBy, Some(2)),
            "merge" => (Function::Merge, None),
            "min" => (Function::Min, Some(1)),
            "min_by" => (Function::MinBy, Some(2)),
            "not_null" => (Function::NotNull, None),
            "reverse" => (Function::Reverse, Some(1)),
            "sort" => (Function::Sort, Some(1)),
            "sort_by" => (Function::SortBy, Some(2)),
            "starts_with" => (Function::StartsWith, Some(2)),
            "sum" => (Function::Sum, Some(1)),
            "to_array" => (Function::ToArray, Some(1)),
            "to_number" => (Function::ToNumber, Some(1)),
            "to_string" => (Function::ToString, Some(1)),
            "type" => (Function::Type, Some(1)),
            "values" => (Function::Values, Some(1)),
            _ => return None,
        })
    }
}
