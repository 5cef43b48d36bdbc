//! Expressions as data.

/// An expression, over the value at hand.
#[derive(Clone, Copy, Debug)]
pub enum Expr {
    /// `@`
    Current,
    /// A member of an object.
    Field(&'static str),
    /// A value as it is.
    Literal(Literal),
    /// `a.b` and `a | b`: the second over the value of the first.
    Chain(&'static Expr, &'static Expr),
    /// `a[0]`; from the end where it is negative.
    Index(&'static Expr, i64),
    /// `a[start:stop:step]`
    Slice(&'static Expr, Option<i64>, Option<i64>, i64),
    /// `a[]`: lists in the list are taken apart.
    Flatten(&'static Expr),
    /// `a.*`: the values of an object.
    Values(&'static Expr),
    /// `a[?b]`: the items for which the second is true.
    Filter(&'static Expr, &'static Expr),
    /// `a[*].b`: the second over each item, without nulls.
    Project(&'static Expr, &'static Expr),
    /// `!a`
    Not(&'static Expr),
    /// `a && b`
    And(&'static Expr, &'static Expr),
    /// `a || b`
    Or(&'static Expr, &'static Expr),
    /// `a < b`
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

/// A value in an expression.
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

/// How two values are compared.
#[derive(Clone, Copy, Debug)]
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
#[derive(Clone, Copy, Debug)]
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
