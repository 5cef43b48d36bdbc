//! The writing side: access to values of generated types regardless of their types.
//!
//! A generated structure lists its members once; the writers of all protocols, the validator and all other code that
//! looks into an input use the same [`View`].

use crate::schema::shape::{Shape, Trait, Traits};
use crate::schema::write_error::WriteError;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::collections::HashMap;

/// A value that can be viewed.
///
/// It has one method: rustc compiles all methods of a trait object for each type.
pub trait Value {
    /// Returns a view of the value.
    fn view(&self) -> View<'_>;
}

/// A structure, which has members.
pub trait Structure {
    /// Calls `visitor` with the shape and the members, in its order. They are borrowed, so a walk through an input does not
    /// allocate, except for members whose types are replaced by the user: these exist only during the call.
    ///
    /// # Errors
    ///
    /// Those of `visitor`; a value of a user's type that cannot be represented on the wire.
    fn members(&self, visitor: &mut dyn VisitMembers) -> Result<(), WriteError>;
}

/// A union with data of users' types.
pub trait ConvertedUnion {
    /// Calls `visit` with the data on the wire; not if the variant is unknown.
    ///
    /// # Errors
    ///
    /// Those of `visit`; a value of a user's type that cannot be represented on the wire.
    fn converted_data(&self, visit: VisitData<'_>) -> Result<(), WriteError>;
}

/// The data of a union's member that is set.
#[derive(Clone, Copy)]
pub enum UnionData<'a> {
    /// The data itself.
    Value(&'a dyn Value),
    /// The union, which converts its data.
    Converted(&'a dyn ConvertedUnion),
}

impl UnionData<'_> {
    /// Calls `visit` with the data.
    ///
    /// # Errors
    ///
    /// Those of `visit`; data of a user's type that cannot be represented on the wire.
    pub fn visit(self, visit: VisitData<'_>) -> Result<(), WriteError> {
        match self {
            UnionData::Value(value) => visit(value),
            UnionData::Converted(union) => union.converted_data(visit),
        }
    }
}

/// The kind of a [`Value`], with access to its contents.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// No value: an unset member, or a null item of a sparse list or map.
    Unset,
    /// `boolean`
    Boolean(bool),
    /// `byte`, `short`, `integer`, `long`, `intEnum`
    Integer(i64),
    /// `float`
    Float(f32),
    /// `double`
    Double(f64),
    /// `bigInteger`, `bigDecimal`: the number as text.
    BigNumber(&'a str),
    /// `string`, `enum`
    String(&'a str),
    /// `blob`
    Blob(&'a [u8]),
    /// `timestamp`
    Timestamp(&'a DateTime),
    /// `document`
    Document(&'a Document),
    /// `structure`: the value itself, which provides its [`members`](Structure::members).
    Structure(&'a dyn Structure),
    /// `union`: its shape, the index of the member that is set, and its data.
    Union(&'static Shape, usize, UnionData<'a>),
    /// A union variant or value that this client does not know; cannot be written. Holds the union's name.
    Unknown(&'static str),
    /// `list`
    List(&'a dyn List),
    /// `map`
    Map(&'a dyn Map),
}

impl View<'_> {
    /// Returns `true` if a member with these traits is not written: it is unset, or is the zero or `false` that the
    /// service assumes ([`Trait::OmitZero`]).
    #[inline]
    pub fn is_left_out(&self, traits: Traits) -> bool {
        matches!(self, View::Unset) || (self.is_zero() && traits.contains(&Trait::OmitZero))
    }

    fn is_zero(&self) -> bool {
        match self {
            View::Boolean(value) => !value,
            View::Integer(value) => *value == 0,
            View::Float(value) => *value == 0.0,
            View::Double(value) => *value == 0.0,
            _ => false,
        }
    }
}

/// A callback for the members of a structure. Generated code calls it as a method, which takes rustc much less time than
/// calling a closure.
pub trait VisitMembers {
    /// Takes the shape of the structure and its members.
    ///
    /// # Errors
    ///
    /// Those of the callback.
    fn visit(&mut self, shape: &'static Shape, members: &[&dyn Value]) -> Result<(), WriteError>;
}

impl<F: FnMut(&'static Shape, &[&dyn Value]) -> Result<(), WriteError>> VisitMembers for F {
    fn visit(&mut self, shape: &'static Shape, members: &[&dyn Value]) -> Result<(), WriteError> {
        self(shape, members)
    }
}

/// A callback for the data of a union.
pub type VisitData<'a> = &'a mut dyn FnMut(&dyn Value) -> Result<(), WriteError>;

impl dyn Structure + '_ {
    /// Returns what `visit` returns for the shape and the members; its errors need not be those of writing.
    ///
    /// # Errors
    ///
    /// Those of [`members`](Structure::members).
    pub fn with_members<R>(
        &self,
        visit: impl FnOnce(&'static Shape, &[&dyn Value]) -> R,
    ) -> Result<R, WriteError> {
        let (mut visit, mut result) = (Some(visit), None);
        self.members(&mut |shape: &'static Shape, members: &[&dyn Value]| {
            result = visit.take().map(|visit| visit(shape, members));
            Ok(())
        })?;
        result.ok_or_else(|| WriteError::new("the members of a structure were not visited"))
    }

    /// Returns the shape.
    ///
    /// # Errors
    ///
    /// Those of [`members`](Structure::members).
    pub fn shape(&self) -> Result<&'static Shape, WriteError> {
        self.with_members(|shape, _| shape)
    }
}

/// A list of values.
#[allow(clippy::len_without_is_empty)] // below, where it is compiled once and not for each type
pub trait List {
    /// Returns the number of items.
    fn len(&self) -> usize;
    /// Returns the item at `index`, which must be below `len()`.
    fn at(&self, index: usize) -> View<'_>;
}

impl dyn List + '_ {
    /// Returns `true` if there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A callback for each entry of a map.
pub type VisitEntry<'a, 'v> = &'a mut dyn FnMut(&'v str, View<'v>) -> Result<(), WriteError>;

/// A map of values.
#[allow(clippy::len_without_is_empty)] // below, where it is compiled once and not for each type
pub trait Map {
    /// Returns the number of entries.
    fn len(&self) -> usize;
    /// Calls `visit` with each entry, in the map's order, until it returns an error.
    ///
    /// # Errors
    ///
    /// The error of `visit`.
    fn entries<'v>(&'v self, visit: VisitEntry<'_, 'v>) -> Result<(), WriteError>;
}

impl dyn Map + '_ {
    /// Returns `true` if there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A placeholder for members that are not needed.
impl Value for () {
    fn view(&self) -> View<'_> {
        View::Unset
    }
}

impl<T: Value> Value for Option<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Unset,
        }
    }
}

/// All structures have the same view, which generated code need not state for each.
impl<T: Structure> Value for T {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

/// Returns what is in a box: a box itself is no value, since a structure may be in it as well as a union.
pub fn boxed<T: Value>(member: &Option<Box<T>>) -> &dyn Value {
    match member {
        Some(value) => &**value,
        None => &(),
    }
}

impl<T: Value> Value for Vec<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Value> List for Vec<T> {
    // slices, whose length and items need no function of their own for each type
    fn len(&self) -> usize {
        self.as_slice().len()
    }
    fn at(&self, index: usize) -> View<'_> {
        self.as_slice()[index].view()
    }
}

impl<K: AsRef<str>, T: Value> Value for HashMap<K, T> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<K: AsRef<str>, T: Value> Map for HashMap<K, T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn entries<'v>(&'v self, visit: VisitEntry<'_, 'v>) -> Result<(), WriteError> {
        self.iter()
            .try_for_each(|(key, value)| visit(key.as_ref(), value.view()))
    }
}

/// A stream has no view: the operation takes it out of its input before the input is written.
impl Value for ByteStream {
    fn view(&self) -> View<'_> {
        match self.bytes() {
            Some(bytes) => View::Blob(bytes),
            None => View::Unset,
        }
    }
}

macro_rules! scalars {
    ($($type:ty => |$value:ident| $view:expr;)*) => { $(
        impl Value for $type {
            #[inline]
            fn view(&self) -> View<'_> {
                let $value = self;
                $view
            }
        }
    )* };
}

scalars! {
    bool => |v| View::Boolean(*v);
    i8 => |v| View::Integer((*v).into());
    i16 => |v| View::Integer((*v).into());
    i32 => |v| View::Integer((*v).into());
    i64 => |v| View::Integer(*v);
    f32 => |v| View::Float(*v);
    f64 => |v| View::Double(*v);
    String => |v| View::String(v);
    Blob => |v| View::Blob(v.as_ref());
    DateTime => |v| View::Timestamp(v);
    Document => |v| View::Document(v);
    BigInteger => |v| View::BigNumber(v.as_ref());
    BigDecimal => |v| View::BigNumber(v.as_ref());
}
