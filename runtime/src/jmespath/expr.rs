//! JMESPath expressions as data.

/// An expression, evaluated on the current value.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// `@`
    Current,
    /// The field of an object.
    Field(&'static str),
    /// A literal value.
    Literal(Literal),
    /// `a.b` and `a | b`: the second expression evaluated on the result of the first.
    Chain(&'static Expr, &'static Expr),
    /// `a[0]`; negative indices count from the end.
    Index(&'static Expr, i64),
    /// `a[start:stop:step]`
    Slice(&'static Expr, Option<i64>, Option<i64>, i64),
    /// `a[]`: flattens lists inside the list.
    Flatten(&'static Expr),
    /// `a.*`: the values of an object.
    Values(&'static Expr),
    /// `a[?b]`: the items for which the second expression is true.
    Filter(&'static Expr, &'static Expr),
    /// `a[*].b`: the results of the second expression on each item, without nulls.
    Project(&'static Expr, &'static Expr),
    /// `!a`
    Not(&'static Expr),
    /// `a && b`
    And(&'static Expr, &'static Expr),
    /// `a || b`
    Or(&'static Expr, &'static Expr),
    /// `a < b` and the other comparisons.
    Compare(Comparison, &'static Expr, &'static Expr),
    /// `[a, b]`
    List(&'static [Expr]),
    /// `{a: b}`
    Object(&'static [(&'static str, Expr)]),
    /// `length(a)`
    Call(Function, &'static [Expr]),
    /// `&a`: an expression as an argument.
    Reference(&'static Expr),
}

/// A literal in an expression.
#[derive(Clone, Copy, Debug)]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(&'static str),
    /// A list.
    List(&'static [Literal]),
    /// An object.
    Object(&'static [(&'static str, Literal)]),
}

/// The comparison operators.
#[derive(Clone, Copy, Debug)]
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
#[derive(Clone, Copy, Debug)]
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
