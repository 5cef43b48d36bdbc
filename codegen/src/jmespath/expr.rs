//! JMESPath expressions.

use crate::node::Node;

/// An expression, evaluated on the current value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// `@`: the current value.
    Current,
    /// The field of an object.
    Field(String),
    /// A literal value.
    Literal(Node),
    /// `a.b` and `a | b`: the second expression evaluated on the result of the first.
    Chain(Box<Expr>, Box<Expr>),
    /// `a[0]`; negative indices count from the end.
    Index(Box<Expr>, i64),
    /// `a[start:stop:step]`
    Slice(Box<Expr>, Option<i64>, Option<i64>, i64),
    /// `a[]`: flattens lists inside the list.
    Flatten(Box<Expr>),
    /// `a.*`: the values of an object.
    Values(Box<Expr>),
    /// `a[?b]`: the items for which the second expression is true.
    Filter(Box<Expr>, Box<Expr>),
    /// `a[*].b`: the results of the second expression on each item, without nulls.
    Project(Box<Expr>, Box<Expr>),
    /// `!a`
    Not(Box<Expr>),
    /// `a && b`
    And(Box<Expr>, Box<Expr>),
    /// `a || b`
    Or(Box<Expr>, Box<Expr>),
    /// `a < b` and the other comparisons.
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

/// The comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names are self-explanatory
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// The functions of the JMESPath specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names are those of the specification
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
    /// Returns the function with this name, and the number of its arguments; `None` for one or more.
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
