//! Implements `serde::Serialize` and `serde::Deserialize` for generated types.
//!
//! The format is that of Smithy's JSON protocols, regardless of the protocol of the client: members under their names
//! in the model, unset ones left out, blobs in base64, timestamps as seconds since 1970 unless the model has another
//! `timestampFormat`, `NaN` and `±Infinity` as strings. Binary formats keep blobs as bytes and floats as numbers.
//! Formats that are not self-describing cannot be read.

mod read;
#[cfg(feature = "replaced-structures")]
mod replaced;
mod tree;
mod write;

pub use read::deserialize;
#[cfg(feature = "replaced-structures")]
pub use replaced::Serialized;
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use write::serialize;

/// Implements `Serialize` and `Deserialize` for a type that can be written and read.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    ($type:ident) => {
        impl $crate::codegen::serde::Serialize for $type {
            fn serialize<S: $crate::codegen::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::codegen::serde::serialize(self, serializer)
            }
        }
        impl<'de> $crate::codegen::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::codegen::serde::deserialize(deserializer)
            }
        }
    };
}
