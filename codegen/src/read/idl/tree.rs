//! A file of the IDL as it is written: names not resolved yet, everything with its place in bytes.

use std::borrow::Cow;

/// A shape id as it is written, perhaps relative and perhaps with a member.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its first byte.
    pub at: usize,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// What it is.
    pub value: Value<'a>,
    /// Its first byte.
    pub at: usize,
}

/// A value.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A quoted string or text block.
    Text(Cow<'a, str>),
    /// A shape id without quotes.
    Id(&'a str),
    /// `[…]`
    List(Vec<Node<'a>>),
    /// `{…}`
    Object(Vec<Entry<'a>>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The key's first byte.
    pub at: usize,
    /// The value.
    pub value: Node<'a>,
}

/// A trait on a shape or member, or in an `apply` statement.
#[derive(Clone, Debug)]
pub struct Trait<'a> {
    /// The id of the trait.
    pub name: Name<'a>,
    /// Its value; `None` where it has none, as in `@required` and `@required()`.
    pub value: Option<Node<'a>>,
    /// Its `@`, or the first byte of the documentation comment that it stands for.
    pub at: usize,
}

/// A whole file.
#[derive(Clone, Debug, Default)]
pub struct File<'a> {
    /// Whether it is of version 1.0.
    pub version_1: bool,
    /// Metadata, in the order of the file.
    pub metadata: Vec<Entry<'a>>,
    /// The namespace; empty if the file has none.
    pub namespace: &'a str,
    /// The shapes of other namespaces it names.
    pub uses: Vec<Name<'a>>,
    /// The shapes, those of operations' inline inputs and outputs before the operation.
    pub shapes: Vec<Shape<'a>>,
    /// The `apply` statements.
    pub applies: Vec<Apply<'a>>,
}

/// An `apply` statement.
#[derive(Clone, Debug)]
pub struct Apply<'a> {
    /// The shape or member.
    pub target: Name<'a>,
    /// The traits it gets.
    pub traits: Vec<Trait<'a>>,
}

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape<'a> {
    /// Its type, as `structure`.
    pub kind: &'static str,
    /// Its name, without the namespace.
    pub name: Cow<'a, str>,
    /// The first byte of its definition, after the traits.
    pub at: usize,
    /// Its traits.
    pub traits: Vec<Trait<'a>>,
    /// The mixins it is made with.
    pub mixins: Vec<Name<'a>>,
    /// The resource whose identifiers and properties its elided members name.
    pub resource: Option<Name<'a>>,
    /// What is between its braces.
    pub body: Body<'a>,
}

/// What defines a shape besides type, name and traits.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// Nothing.
    Simple,
    /// Members.
    Members(Vec<Member<'a>>),
    /// The members of an enum.
    EnumMembers(Vec<Member<'a>>),
    /// The properties of a service or resource.
    Properties(Vec<Entry<'a>>),
    /// What goes in and out of an operation.
    Operation(Operation<'a>),
}

/// What goes in and out of an operation.
#[derive(Clone, Debug, Default)]
pub struct Operation<'a> {
    /// The input.
    pub input: Option<Inline<'a>>,
    /// The output.
    pub output: Option<Inline<'a>>,
    /// The errors.
    pub errors: Vec<Name<'a>>,
}

/// An input or output.
#[derive(Clone, Debug)]
pub enum Inline<'a> {
    /// A shape that stands elsewhere.
    Named(Name<'a>),
    /// A structure of this namespace that was defined in place.
    Here(Cow<'a, str>, usize),
}

/// A member.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Its name.
    pub name: &'a str,
    /// The first byte of the name.
    pub at: usize,
    /// Its target; `None` where it is elided, and for members of enums.
    pub target: Option<Name<'a>>,
    /// Its traits.
    pub traits: Vec<Trait<'a>>,
    /// The value after `=`: a default, or the value of an enum's member.
    pub assigned: Option<Node<'a>>,
}
