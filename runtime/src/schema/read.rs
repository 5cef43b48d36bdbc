//! The reading side: generated types are filled from a [`Reader`], for any protocol.

use crate::schema::shape::{Shape, Traits};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::str::FromStr;

/// A callback for the member of a union that is set, given by index.
pub type ReadVariant<'a> = &'a mut dyn FnMut(usize, &mut dyn Reader, Traits) -> Result<(), ReadError>;

/// A cursor at one value of a body or a header, which is read as the type that the model gives it.
///
/// Each method consumes the value at the cursor. `traits` are those of the member or item the value is for. A value of
/// another type is an error, and so is a type that is not possible in this position (a structure in a header).
/// Structures, lists, maps and unions limit their own depth.
pub trait Reader {
    /// Consumes a null and returns `true`, or leaves the value in place.
    fn null(&mut self) -> Result<bool, ReadError> {
        Ok(false)
    }
    /// Reads a `boolean`.
    fn boolean(&mut self, traits: Traits) -> Result<bool, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a boolean"))
    }
    /// Reads a `byte`, `short`, `integer` or `long`; a number with a fraction is an error.
    fn integer(&mut self, traits: Traits) -> Result<i64, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a whole number"))
    }
    /// Reads a `float` or `double`, `NaN` and `±Infinity` included.
    fn double(&mut self, traits: Traits) -> Result<f64, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a number"))
    }
    /// Reads a `bigInteger` or `bigDecimal`, as text.
    fn big_number(&mut self, traits: Traits) -> Result<Cow<'_, str>, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a number"))
    }
    /// Reads a `string` or `enum`.
    fn string(&mut self, traits: Traits) -> Result<Cow<'_, str>, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a string"))
    }
    /// Reads a `blob`.
    fn blob(&mut self, traits: Traits) -> Result<Vec<u8>, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a blob"))
    }
    /// Reads a `timestamp`.
    fn timestamp(&mut self, traits: Traits) -> Result<DateTime, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a timestamp"))
    }
    /// Reads a `document`.
    fn document(&mut self, traits: Traits) -> Result<Document, ReadError> {
        let _ = traits;
        Err(ReadError::misplaced("a document"))
    }
    /// Reads a `structure` into `members`, which are in the order of `shape`. Unknown members are skipped; null ones
    /// leave the slot as it is.
    fn structure(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        members: &mut [&mut dyn Read],
    ) -> Result<(), ReadError> {
        let _ = (traits, shape, members);
        Err(ReadError::misplaced("a structure"))
    }
    /// Reads a `union`. Returns `Ok(false)` if the member that is set is not in `shape`; its value is skipped. No
    /// member, or more than one, is an error.
    fn union(
        &mut self,
        traits: Traits,
        shape: &'static Shape,
        variant: ReadVariant<'_>,
    ) -> Result<bool, ReadError> {
        let _ = (traits, shape, variant);
        Err(ReadError::misplaced("a union"))
    }
    /// Reads a `list`; a null item is an error unless the list is sparse.
    fn list(&mut self, traits: Traits, items: &mut dyn ReadItems) -> Result<(), ReadError> {
        let _ = (traits, items);
        Err(ReadError::misplaced("a list"))
    }
    /// Reads a `list` of strings at once, if the reader has a quicker way than item by item.
    fn strings(&mut self, traits: Traits) -> Result<Option<Vec<String>>, ReadError> {
        let _ = traits;
        Ok(None)
    }
    /// Reads a `map`; a null value is an error unless the map is sparse.
    fn map(&mut self, traits: Traits, entries: &mut dyn ReadEntries) -> Result<(), ReadError> {
        let _ = (traits, entries);
        Err(ReadError::misplaced("a map"))
    }
}

/// A list that is being read. It is not a closure, since rustc compiles three functions for each closure behind a trait
/// object.
pub trait ReadItems {
    /// Reads the item at the reader's cursor, and adds it.
    ///
    /// # Errors
    ///
    /// Those of [`Read::fill`].
    fn read_item(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError>;
}

/// A map that is being read, like [`ReadItems`].
pub trait ReadEntries {
    /// Reads the value at the reader's cursor, and adds it under its key.
    ///
    /// # Errors
    ///
    /// Those of [`Read::fill`].
    fn read_entry(&mut self, key: &str, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError>;
}

/// A type that can be read from a [`Reader`].
pub trait Read {
    /// Replaces the value, which is in its initial state ([`Empty::CORRECTED`]), by the one at the reader's cursor, which
    /// is not null. After an error, the value is unspecified.
    ///
    /// # Errors
    ///
    /// A value of another type, or out of its range.
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError>;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// Those of [`fill`](Self::fill).
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError>
    where
        Self: Empty,
    {
        let mut value = Self::CORRECTED();
        match value.fill(reader, traits) {
            Ok(()) => Ok(value),
            Err(error) => Err(error),
        }
    }

    /// Replaces the items of a list of [scalars](Empty::IS_SCALAR), like [`fill`](Self::fill).
    ///
    /// # Errors
    ///
    /// Those of [`fill`](Self::fill).
    fn fill_list(list: &mut Vec<Self>, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError>
    where
        Self: Empty,
    {
        push_items(list, reader, traits, Self::read)
    }
}

/// A type with an initial value: every optional member unset, every required one at its default.
pub trait Empty: Sized {
    /// Creates the initial value.
    fn empty() -> Self;
    /// Creates the value for an empty response: the initial value with placeholders for required members
    /// (<https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>).
    ///
    /// A constant, so that most types have one function for both.
    const CORRECTED: fn() -> Self = Self::empty;
    /// True if a value is read as a whole, and false if it is filled in its place: only then is it unchanged after an error.
    const IS_SCALAR: bool = false;
}

// Clients compile the following once for each of their types: `match` in place of `?` and of methods of `Option` and
// `Result`, which would be compiled with them, and values filled in place instead of moved. rustc leaves out the branches
// that the constants exclude.

impl<T> Empty for Option<T> {
    #[inline]
    fn empty() -> Self {
        None
    }
    const IS_SCALAR: bool = true;
}

impl<T: Read + Empty> Read for Option<T> {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        if T::IS_SCALAR {
            return match T::read(reader, traits) {
                Ok(value) => {
                    *self = Some(value);
                    Ok(())
                }
                Err(error) => Err(error),
            };
        }
        *self = Some(T::CORRECTED());
        match self {
            Some(value) => value.fill(reader, traits),
            None => Ok(()),
        }
    }

    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        match reader.null() {
            Ok(true) => Ok(None),
            Ok(false) => match T::read(reader, traits) {
                Ok(value) => Ok(Some(value)),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    fn fill_list(list: &mut Vec<Self>, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        push_items(list, reader, traits, Self::read)
    }
}

/// A required member whose type is a structure. It is replaced each time it is read, since a body may contain it several
/// times: the last one counts, as for all other members, which replace their value themselves.
pub struct RequiredMember<'a, T>(&'a mut T);

impl<'a, T> RequiredMember<'a, T> {
    /// Wraps the member.
    #[inline]
    pub fn of(member: &'a mut T) -> Self {
        Self(member)
    }
}

impl<T: Read + Empty> Read for RequiredMember<'_, T> {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        *self.0 = T::CORRECTED();
        self.0.fill(reader, traits)
    }
}

impl<T: Empty> Empty for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }
    const CORRECTED: fn() -> Self = || Self::new(T::CORRECTED());
}

impl<T: Read> Read for Box<T> {
    #[inline]
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        (**self).fill(reader, traits)
    }
}

impl<T> Empty for Vec<T> {
    #[inline]
    fn empty() -> Self {
        Self::new()
    }
    const CORRECTED: fn() -> Self = Self::new;
}

impl<T: Read + Empty> Read for Vec<T> {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        if T::IS_SCALAR {
            return T::fill_list(self, reader, traits);
        }
        self.clear();
        reader.list(traits, self)
    }
}

impl<T: Read + Empty> ReadItems for Vec<T> {
    fn read_item(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        if self.as_slice().is_empty() {
            self.reserve_exact(const { first_capacity(size_of::<T>()) });
        }
        self.push(T::CORRECTED());
        match self.as_mut_slice() {
            [.., item] => item.fill(reader, traits),
            [] => Ok(()),
        }
    }
}

/// A list whose items are read one by one, and moved into it.
struct PushedItems<'a, T, F> {
    list: &'a mut Vec<T>,
    read: F,
}

impl<T, F: Fn(&mut dyn Reader, Traits) -> Result<T, ReadError>> ReadItems for PushedItems<'_, T, F> {
    fn read_item(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        match (self.read)(reader, traits) {
            Ok(item) => {
                self.list.push(item);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

/// Reads the items of a list one by one with `read`, and moves them into it.
fn push_items<T>(
    list: &mut Vec<T>,
    reader: &mut dyn Reader,
    traits: Traits,
    read: impl Fn(&mut dyn Reader, Traits) -> Result<T, ReadError>,
) -> Result<(), ReadError> {
    list.clear();
    reader.list(traits, &mut PushedItems { list, read })
}

/// Returns the number of items of this size that a list has room for at first: fewer than the four of the standard library if
/// they are large, since most lists are short, and memory that is not used is slow to get.
const fn first_capacity(size: usize) -> usize {
    match size {
        0..=32 => 4,
        33..=64 => 2,
        _ => 1,
    }
}

impl<K, T> Empty for HashMap<K, T> {
    fn empty() -> Self {
        Self::new()
    }
}

impl<K: for<'a> From<&'a str> + Eq + Hash, T: Read + Empty> Read for HashMap<K, T> {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        self.clear();
        reader.map(traits, self)
    }
}

impl<K: for<'a> From<&'a str> + Eq + Hash, T: Read + Empty> ReadEntries for HashMap<K, T> {
    fn read_entry(&mut self, key: &str, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        match T::read(reader, traits) {
            Ok(value) => {
                self.insert(key.into(), value);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

macro_rules! scalars {
    ($($type:ty: $empty:expr => |$reader:ident, $traits:ident| $read:expr, $fill_list:path;)*) => { $(
        impl Empty for $type {
            #[inline]
            fn empty() -> Self {
                $empty
            }
            const IS_SCALAR: bool = true;
        }
        impl Read for $type {
            fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
                *self = <Self as Read>::read(reader, traits)?;
                Ok(())
            }

            fn read($reader: &mut dyn Reader, $traits: Traits) -> Result<Self, ReadError> {
                $read
            }

            fn fill_list(
                list: &mut Vec<Self>,
                reader: &mut dyn Reader,
                traits: Traits,
            ) -> Result<(), ReadError> {
                $fill_list(list, reader, traits, |$reader, $traits| $read)
            }
        }
    )* };
}

scalars! {
    bool: false => |r, t| r.boolean(t), push_items;
    i8: 0 => |r, t| narrow(r.integer(t)?), push_items;
    i16: 0 => |r, t| narrow(r.integer(t)?), push_items;
    i32: 0 => |r, t| narrow(r.integer(t)?), push_items;
    i64: 0 => |r, t| r.integer(t), push_items;
    f32: 0.0 => |r, t| single(r.double(t)?), push_items;
    f64: 0.0 => |r, t| r.double(t), push_items;
    Blob: Blob::new([]) => |r, t| r.blob(t).map(Blob::new), push_items;
    ByteStream: ByteStream::default() => |r, t| r.blob(t).map(ByteStream::from), push_items;
    DateTime: DateTime::from_secs(0) => |r, t| r.timestamp(t), push_items;
    Document: Document::Null => |r, t| r.document(t), push_items;
    BigInteger: BigInteger::default() => |r, t| big(&r.big_number(t)?), push_items;
    BigDecimal: BigDecimal::default() => |r, t| big(&r.big_number(t)?), push_items;
    String: String::new() => |r, t| r.string(t).map(Cow::into_owned), fill_strings;
}

/// Reads a list of strings at once if the reader can, else one by one with `read`.
fn fill_strings(
    list: &mut Vec<String>,
    reader: &mut dyn Reader,
    traits: Traits,
    read: impl Fn(&mut dyn Reader, Traits) -> Result<String, ReadError>,
) -> Result<(), ReadError> {
    match reader.strings(traits)? {
        Some(strings) => *list = strings,
        None => push_items(list, reader, traits, read)?,
    }
    Ok(())
}

fn big<T: FromStr>(text: &str) -> Result<T, ReadError> {
    text.parse()
        .map_err(|_| ReadError::new("not a number of its kind"))
}

/// Converts to the nearest single-precision number; overflow is an error, as for `double`.
fn single(value: f64) -> Result<f32, ReadError> {
    let single = value as f32;
    if single.is_infinite() && value.is_finite() {
        Err(ReadError::new("a number out of range"))
    } else {
        Ok(single)
    }
}

fn narrow<T: TryFrom<i64>>(value: i64) -> Result<T, ReadError> {
    T::try_from(value).map_err(|_| ReadError::new("a number out of range"))
}

/// The reason a response could not be read.
///
/// One pointer in size, which keeps the results of all read functions small.
#[derive(Debug)]
pub struct ReadError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: Cow<'static, str>,
    offset: Option<usize>,
}

impl ReadError {
    /// Creates an error with a message.
    #[cold]
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            message: message.into(),
            offset: None,
        }))
    }
    /// Creates the error for a value in a position where its type is not possible.
    #[cold]
    fn misplaced(kind: &'static str) -> Self {
        Self::new(format!("{kind} cannot be read from here"))
    }
    /// Adds the position: the offset of a byte in the body.
    pub fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        match self.0.offset {
            Some(offset) => write!(f, " at byte {offset}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ReadError {}
