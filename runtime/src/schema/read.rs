//! The reading side: generated types are filled from a [`Reader`], for any protocol.

use crate::schema::shape::{Shape, Traits};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::str::FromStr;

/// A callback for each item of a list.
pub type ReadItem<'a> = &'a mut dyn FnMut(&mut dyn Reader, Traits) -> Result<(), ReadError>;
/// A callback for each entry of a map; the reader is at the value.
pub type ReadEntry<'a> = &'a mut dyn FnMut(&str, &mut dyn Reader, Traits) -> Result<(), ReadError>;
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
        members: &mut [&mut dyn Slot],
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
    fn list(&mut self, traits: Traits, item: ReadItem<'_>) -> Result<(), ReadError> {
        let _ = (traits, item);
        Err(ReadError::misplaced("a list"))
    }
    /// Reads a `list` of strings at once, if the reader has a quicker way than item by item.
    fn strings(&mut self, traits: Traits) -> Result<Option<Vec<String>>, ReadError> {
        let _ = traits;
        Ok(None)
    }
    /// Reads a `map`; a null value is an error unless the map is sparse.
    fn map(&mut self, traits: Traits, entry: ReadEntry<'_>) -> Result<(), ReadError> {
        let _ = (traits, entry);
        Err(ReadError::misplaced("a map"))
    }
}

/// A type that can be read from a [`Reader`].
pub trait Read: Sized {
    /// Reads one value.
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError>;

    /// Replaces a value by the one at the reader's cursor, which is not null.
    #[inline]
    fn replace(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        match Self::read(reader, traits) {
            Ok(value) => {
                *self = value;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Reads a list of values.
    #[inline]
    fn read_list(reader: &mut dyn Reader, traits: Traits) -> Result<Vec<Self>, ReadError> {
        items(reader, traits)
    }
}

/// The target of a value that is read: a member of a structure.
pub trait Slot {
    /// Replaces the current value by the one at the reader's cursor, which is not null.
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError>;
}

impl<T: Read> Slot for T {
    fn fill(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        self.replace(reader, traits)
    }
}

/// A type with an initial value: every optional member unset, every required one at its default.
pub trait Empty: Sized {
    /// Creates the initial value.
    fn empty() -> Self;
    /// Creates the value for an empty response: the initial value with placeholders for required members
    /// (<https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>).
    #[inline]
    fn corrected() -> Self {
        Self::empty()
    }
}

// Clients compile the following once for each of their types: `match` in place of `?` and of methods of `Result`, which
// would be compiled with them.

impl<T: Read> Read for Option<T> {
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

    fn replace(&mut self, reader: &mut dyn Reader, traits: Traits) -> Result<(), ReadError> {
        match T::read(reader, traits) {
            Ok(value) => {
                *self = Some(value);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        T::read(reader, traits).map(Box::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        T::read_list(reader, traits)
    }
}

/// Reads a list of values item by item.
fn items<T: Read>(reader: &mut dyn Reader, traits: Traits) -> Result<Vec<T>, ReadError> {
    let mut items = Vec::new();
    let read = reader.list(traits, &mut |reader, traits| match T::read(reader, traits) {
        Ok(item) => {
            items.push(item);
            Ok(())
        }
        Err(error) => Err(error),
    });
    match read {
        Ok(()) => Ok(items),
        Err(error) => Err(error),
    }
}

impl<K: for<'a> From<&'a str> + Eq + Hash, T: Read> Read for HashMap<K, T> {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        let mut entries = HashMap::new();
        reader.map(traits, &mut |key, reader, traits| {
            entries.insert(key.into(), T::read(reader, traits)?);
            Ok(())
        })?;
        Ok(entries)
    }
}

macro_rules! scalars {
    ($($type:ty => |$reader:ident, $traits:ident| $read:expr;)*) => { $(
        impl Read for $type {
            fn read($reader: &mut dyn Reader, $traits: Traits) -> Result<Self, ReadError> {
                $read
            }
        }
    )* };
}

scalars! {
    bool => |r, t| r.boolean(t);
    i8 => |r, t| narrow(r.integer(t)?);
    i16 => |r, t| narrow(r.integer(t)?);
    i32 => |r, t| narrow(r.integer(t)?);
    i64 => |r, t| r.integer(t);
    f32 => |r, t| single(r.double(t)?);
    f64 => |r, t| r.double(t);
    Blob => |r, t| r.blob(t).map(Blob::new);
    ByteStream => |r, t| r.blob(t).map(ByteStream::from);
    DateTime => |r, t| r.timestamp(t);
    Document => |r, t| r.document(t);
    BigInteger => |r, t| big(&r.big_number(t)?);
    BigDecimal => |r, t| big(&r.big_number(t)?);
}

impl Read for String {
    fn read(reader: &mut dyn Reader, traits: Traits) -> Result<Self, ReadError> {
        reader.string(traits).map(Cow::into_owned)
    }

    fn read_list(reader: &mut dyn Reader, traits: Traits) -> Result<Vec<Self>, ReadError> {
        match reader.strings(traits)? {
            Some(strings) => Ok(strings),
            None => items(reader, traits),
        }
    }
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
