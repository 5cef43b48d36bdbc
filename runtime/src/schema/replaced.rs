//! Conversions between types of the user that replace generated ones and the values that are written and read for them.
//!
//! Generated code specifies a [`Conversion`] for each member of such a type, according to its shape, and nests it like
//! the type: `Listed<Text>` for a `Vec` of a type that is written as a string.

use crate::schema::read::{Empty, Read, ReadError, Reader};
use crate::schema::shape::Traits;
use crate::schema::write_error::WriteError;
use aws_smithy_types::Blob;
use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;
use std::marker::PhantomData;
use std::str::FromStr;

/// A conversion of a `T` to a value that can be written, and back.
pub trait Conversion<T> {
    /// The value that is written and read in place of `T`.
    type Wire;

    /// Converts a value to be written.
    ///
    /// # Errors
    ///
    /// The value cannot be represented on the wire.
    fn to_wire(value: &T) -> Result<Self::Wire, WriteError>;

    /// Converts a value that was read.
    ///
    /// # Errors
    ///
    /// The value is not valid for `T`.
    fn from_wire(wire: Self::Wire) -> Result<T, ReadError>;
}

/// The value that is written and read in place of a `T`.
pub type Wire<C, T> = <C as Conversion<T>>::Wire;

/// Converts a value to be written.
///
/// # Errors
///
/// The value cannot be represented on the wire.
pub fn to_wire<C: Conversion<T>, T>(value: &T) -> Result<C::Wire, WriteError> {
    C::to_wire(value)
}

/// Reads a value.
///
/// # Errors
///
/// Those of the reader; the value that was read is not valid for `T`.
pub fn read<C: Conversion<T>, T>(reader: &mut dyn Reader, traits: Traits) -> Result<T, ReadError>
where
    C::Wire: Read + Empty,
{
    C::from_wire(C::Wire::read(reader, traits)?)
}

/// Replaces a value by the one that was read, if there is one.
///
/// # Errors
///
/// The value that was read is not valid for `T`.
pub fn fill<C: Conversion<T>, T>(value: &mut T, wire: Option<C::Wire>) -> Result<(), ReadError> {
    if let Some(wire) = wire {
        *value = C::from_wire(wire)?;
    }
    Ok(())
}

/// The conversion of a string or enum: `Display` and `FromStr`.
pub struct Text;

impl<T: Display + FromStr> Conversion<T> for Text
where
    T::Err: Display,
{
    type Wire = String;

    fn to_wire(value: &T) -> Result<String, WriteError> {
        Ok(value.to_string())
    }

    fn from_wire(wire: String) -> Result<T, ReadError> {
        wire.parse().map_err(|error| refused(&error))
    }
}

/// The conversion of a number `N` of any size: `Display` and `FromStr`.
pub struct Digits<N>(PhantomData<N>);

impl<T: Display + FromStr, N: FromStr + AsRef<str>> Conversion<T> for Digits<N>
where
    T::Err: Display,
{
    type Wire = N;

    fn to_wire(value: &T) -> Result<N, WriteError> {
        let text = value.to_string();
        text.parse()
            .map_err(|_| WriteError::new(format!("`{}` is not a valid number", text.escape_debug())))
    }

    fn from_wire(wire: N) -> Result<T, ReadError> {
        wire.as_ref().parse().map_err(|error| refused(&error))
    }
}

/// The conversion of a blob: `AsRef<[u8]>` and `TryFrom<Vec<u8>>`.
pub struct Bytes;

impl<T: AsRef<[u8]> + TryFrom<Vec<u8>>> Conversion<T> for Bytes
where
    T::Error: Display,
{
    type Wire = Blob;

    fn to_wire(value: &T) -> Result<Blob, WriteError> {
        Ok(Blob::new(value.as_ref()))
    }

    fn from_wire(wire: Blob) -> Result<T, ReadError> {
        T::try_from(wire.into_inner()).map_err(|error| refused(&error))
    }
}

/// The conversion of a value of another type `W`: `TryFrom<W>`, `Clone` and `TryInto<W>`.
pub struct Via<W>(PhantomData<W>);

impl<T: Clone + TryInto<W> + TryFrom<W>, W> Conversion<T> for Via<W>
where
    <T as TryInto<W>>::Error: Display,
    <T as TryFrom<W>>::Error: Display,
{
    type Wire = W;

    fn to_wire(value: &T) -> Result<W, WriteError> {
        let converted = value.clone().try_into();
        converted.map_err(|error| WriteError::new(format!("the value cannot be sent: {error}")))
    }

    fn from_wire(wire: W) -> Result<T, ReadError> {
        T::try_from(wire).map_err(|error| refused(&error))
    }
}

fn refused(error: &dyn Display) -> ReadError {
    ReadError::new(format!("not a value of the type in its place: {error}"))
}

/// The conversion of an optional value, by that of the value.
pub struct Optional<C>(PhantomData<C>);

impl<T, C: Conversion<T>> Conversion<Option<T>> for Optional<C> {
    type Wire = Option<C::Wire>;

    fn to_wire(value: &Option<T>) -> Result<Self::Wire, WriteError> {
        value.as_ref().map(C::to_wire).transpose()
    }

    fn from_wire(wire: Self::Wire) -> Result<Option<T>, ReadError> {
        wire.map(C::from_wire).transpose()
    }
}

/// The conversion of a boxed value, by that of the value.
pub struct Boxed<C>(PhantomData<C>);

impl<T, C: Conversion<T>> Conversion<Box<T>> for Boxed<C> {
    type Wire = C::Wire;

    fn to_wire(value: &Box<T>) -> Result<Self::Wire, WriteError> {
        C::to_wire(value)
    }

    fn from_wire(wire: Self::Wire) -> Result<Box<T>, ReadError> {
        C::from_wire(wire).map(Box::new)
    }
}

/// The conversion of a list, by that of its items.
pub struct Listed<C>(PhantomData<C>);

impl<T, C: Conversion<T>> Conversion<Vec<T>> for Listed<C> {
    type Wire = Vec<C::Wire>;

    fn to_wire(value: &Vec<T>) -> Result<Self::Wire, WriteError> {
        value.iter().map(C::to_wire).collect()
    }

    fn from_wire(wire: Self::Wire) -> Result<Vec<T>, ReadError> {
        wire.into_iter().map(C::from_wire).collect()
    }
}

/// The conversion of a map, by that of its values.
pub struct Mapped<C>(PhantomData<C>);

impl<K: Clone + Eq + Hash, T, C: Conversion<T>> Conversion<HashMap<K, T>> for Mapped<C> {
    type Wire = HashMap<K, C::Wire>;

    fn to_wire(value: &HashMap<K, T>) -> Result<Self::Wire, WriteError> {
        let entries = value.iter();
        entries
            .map(|(key, value)| Ok((key.clone(), C::to_wire(value)?)))
            .collect()
    }

    fn from_wire(wire: Self::Wire) -> Result<HashMap<K, T>, ReadError> {
        let entries = wire.into_iter();
        entries
            .map(|(key, value)| Ok((key, C::from_wire(value)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_smithy_types::{BigDecimal, DateTime};
    use std::net::IpAddr;
    use std::num::NonZeroI32;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    #[test]
    fn types_of_the_standard_library_go_both_ways() {
        let address: IpAddr = "::1".parse().expect("an address");
        assert_eq!(Text::to_wire(&address).expect("text"), "::1");
        let read: Result<IpAddr, _> = Text::from_wire("::1".to_owned());
        assert_eq!(read.expect("an address"), address);
        let time = UNIX_EPOCH + Duration::from_millis(1500);
        let wire: DateTime = Via::to_wire(&time).expect("a time");
        assert_eq!(wire, DateTime::from_secs_f64(1.5));
        let read: Result<SystemTime, _> = Via::<DateTime>::from_wire(wire);
        assert_eq!(read.expect("a time"), time);
        assert_eq!(Bytes::to_wire(&vec![1, 2]).expect("bytes"), Blob::new([1, 2]));
        let read: Result<Vec<u8>, _> = Bytes::from_wire(Blob::new([1, 2]));
        assert_eq!(read.expect("bytes"), [1, 2]);
        let wire: BigDecimal = Digits::to_wire(&1.5_f64).expect("a number");
        assert_eq!(wire.as_ref(), "1.5");
    }

    #[test]
    fn values_are_converted_where_they_are_nested() {
        type Nested = Optional<Listed<Mapped<Boxed<Text>>>>;
        let value = Some(vec![HashMap::from([("key".to_owned(), Box::new(7_u8))])]);
        let wire = to_wire::<Nested, _>(&value).expect("text");
        assert_eq!(
            wire,
            Some(vec![HashMap::from([("key".to_owned(), "7".to_owned())])])
        );
        let mut filled = None;
        fill::<Nested, _>(&mut filled, Some(wire)).expect("a number");
        assert_eq!(filled, value);
        fill::<Nested, _>(&mut filled, None).expect("nothing to do");
        assert_eq!(filled, value);
    }

    #[test]
    fn refusals_of_the_type_are_errors() {
        let read: Result<NonZeroI32, _> = Via::<i32>::from_wire(0);
        let error = read.expect_err("zero is refused").to_string();
        assert!(
            error.starts_with("not a value of the type in its place: "),
            "{error}"
        );
        let wire: Result<BigDecimal, _> = Digits::to_wire(&"many".to_owned());
        assert!(wire.is_err_and(|error| error.to_string().contains("`many` is not a valid number")));
    }
}
