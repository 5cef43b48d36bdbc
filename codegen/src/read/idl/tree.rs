//! The syntax tree of a file: names are not resolved, all nodes have their positions in bytes.

use std::borrow::Cow;

/// A shape id as written: possibly relative, possibly with a member.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its first byte.
    pub at: usize,
}

/// A value with its position.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The value.
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
    /// A number, as written.
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
    /// Its value; `None` if it is omitted, as in `@required` and `@required()`.
    pub value: Option<Node<'a>>,
    /// The position of `@`, or of the documentation comment that it was converted from.
    pub at: usize,
}

/// A whole file.
#[derive(Clone, Debug, Default)]
pub struct File<'a> {
    /// True for version 1.0.
    pub version_1: bool,
    /// Metadata, in the order of the file.
    pub metadata: Vec<Entry<'a>>,
    /// The namespace; empty if the file has none.
    pub namespace: &'a str,
    /// The imported shapes of other namespaces.
    pub uses: Vec<Name<'a>>,
    /// The shapes; inline inputs and outputs precede their operations.
    pub shapes: Vec<Shape<'a>>,
    /// The `apply` statements.
    pub applies: Vec<Apply<'a>>,
}

/// An `apply` statement.
#[derive(Clone, Debug)]
pub struct Apply<'a> {
    /// The shape or member.
    pub target: Name<'a>,
    /// The traits to add.
    pub traits: Vec<Trait<'a>>,
}

/// A shape.
#[derive(Clone, Debug)]
pub struct Shape<'a> {
    /// Its type, such as `structure`.
    pub kind: &'static str,
    /// Its name, without the namespace.
    pub name: Cow<'a, str>,
    /// The position of its definition, after the traits.
    pub at: usize,
    /// Its traits.
    pub traits: Vec<Trait<'a>>,
    /// Its mixins.
    pub mixins: Vec<Name<'a>>,
    /// The resource that its elided members refer to.
    pub resource: Option<Name<'a>>,
    /// Its body.
    pub body: Body<'a>,
}

/// The body of a shape.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// None.
    Simple,
    /// Members.
    Members(Vec<Member<'a>>),
    /// The members of an enum.
    EnumMembers(Vec<Member<'a>>),
    /// The properties of a service or resource.
    Properties(Vec<Entry<'a>>),
    /// The input, output and errors of an operation.
    Operation(Operation<'a>),
}

/// The input, output and errors of an operation.
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
    /// A reference to a shape.
    Named(Name<'a>),
    /// An inline structure of this namespace.
    Here(Cow<'a, str>, usize),
}

/// A member.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Its name.
    pub name: &'a str,
    /// The position of the name.
    pub at: usize,
    /// Its target; `None` if it is elided, and for members of enums.
    pub target: Option<Name<'a>>,
    /// Its traits.
    pub traits: Vec<Trait<'a>>,
    /// The value after `=`: a default, or the value of an enum's member.
    pub assigned: Option<Node<'a>>,
}
