//! Code shared by all string enums.

use std::fmt;

/// A value of an enum that was unknown when the client was generated.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnknownVariantValue(String);

impl UnknownVariantValue {
    /// Wraps a string from the wire.
    pub fn new(value: &str) -> Self {
        Self(value.to_owned())
    }
    /// Returns the string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The error for a string that is not a known value of an enum.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    /// Creates the error from the string.
    #[doc(hidden)]
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into() }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl std::error::Error for UnknownVariantError {}

/// Returns the index of a string in the known values; their number if it is not among them.
pub fn position(values: &[&str], value: &str) -> usize {
    values
        .iter()
        .position(|known| *known == value)
        .unwrap_or(values.len())
}

/// Implements the conversions of a string enum, based on `From<&str>`, `as_str()` and its variant `Unknown`; also
/// `Value` and `Read` if they are listed.
#[doc(hidden)]
#[macro_export]
macro_rules! enum_impls {
    ($type:ident: $($trait:ident),*) => {
        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;
            // not `Self::Err`, which may be a variant
            #[inline]
            fn from_str(value: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }
        impl ::std::convert::AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::std::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl $type {
            /// Parses one of the known values; any other string is an error.
            #[inline]
            pub fn try_parse(value: &str) -> ::std::result::Result<Self, $crate::codegen::error::UnknownVariantError> {
                match Self::from(value) {
                    Self::Unknown(_) => {
                        ::std::result::Result::Err($crate::codegen::error::UnknownVariantError::new(value))
                    }
                    known => ::std::result::Result::Ok(known),
                }
            }
        }
        $($crate::enum_serde!($type: $trait);)*
    };
}

/// Implements [`Value`](crate::schema::value::Value) or [`Read`](crate::schema::read::Read) for a string enum.
#[doc(hidden)]
#[macro_export]
macro_rules! enum_serde {
    ($type:ident: Value) => {
        impl $crate::codegen::Value for $type {
            fn view(&self) -> $crate::codegen::View<'_> {
                $crate::codegen::View::String(self.as_str())
            }
        }
    };
    ($type:ident: Read) => {
        impl $crate::codegen::Empty for $type {
            #[inline]
            fn empty() -> Self {
                Self::Unknown($crate::codegen::UnknownVariantValue::new(""))
            }
        }
        impl $crate::codegen::Read for $type {
            fn fill(
                &mut self,
                reader: &mut dyn $crate::codegen::Reader,
                traits: $crate::codegen::Traits,
            ) -> ::std::result::Result<(), $crate::codegen::ReadError> {
                match reader.string(traits) {
                    ::std::result::Result::Ok(value) => {
                        *self = Self::from(&*value);
                        ::std::result::Result::Ok(())
                    }
                    ::std::result::Result::Err(error) => ::std::result::Result::Err(error),
                }
            }
        }
    };
}
