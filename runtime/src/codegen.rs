//! The interface for generated code: everything that generated code uses, and nothing else.
//!
//! It is not a stable API: each generated client checks [`CONTRACT`] when it is compiled.

/// The version of this interface. It is incremented with every change that breaks existing clients.
pub const CONTRACT: u32 = 2;

/// Refuses to compile a client that was generated for another version of this interface.
pub const fn check_contract(of_client: u32) {
    assert!(
        of_client == CONTRACT,
        "this client was generated for another version of tinsmith-runtime: generate it again with the version of tinsmith \
         that belongs to this runtime, or depend on the runtime it was generated for"
    );
}

#[cfg(feature = "client")]
mod client;

#[cfg(feature = "client")]
pub use self::client::*;
pub use crate::error::modeled::{MessageMember, ModeledError};
pub use crate::error::service_error::ServiceError;
pub use crate::error::{missing, BuildError, ErrorMetadata};
pub use crate::schema::builder::debug_draft;
pub use crate::schema::constraint::{Constraint, Constraints};
pub use crate::schema::enums::UnknownVariantValue;
pub use crate::schema::read::{Empty, Read, ReadError, Reader, RequiredMember};
pub use crate::schema::redacted::REDACTED;
pub use crate::schema::shape::{Member, Shape, TimestampFormat, Trait, Traits};
pub use crate::schema::unit::Unit;
pub use crate::schema::value::{
    boxed, ConvertedUnion, List, Map, Structure, UnionData, Value, View, VisitData, VisitMembers,
};
pub use crate::schema::write_error::WriteError;
#[cfg(feature = "serde")]
pub use crate::serde_impls;
pub use crate::{data_builder_type, enum_impls, error_shape_impls};

pub use aws_smithy_types::byte_stream::ByteStream;
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// Default values that generated code states as text.
pub mod defaults {
    #[cfg(feature = "json")]
    pub use crate::codec::json::default_document as document;
    pub use crate::schema::defaults::{big_number, blob, timestamp};
}

/// String enums.
pub mod enums {
    pub use crate::schema::enums::position;
}

/// Errors.
pub mod error {
    pub use crate::error::modeled::display_modeled;
    pub use crate::error::*;
}

/// Types of the user that replace generated ones.
pub mod replaced {
    pub use crate::schema::replaced::*;
    #[cfg(feature = "replaced-structures")]
    pub use crate::serde::Serialized;
}

/// `serde`.
#[cfg(feature = "serde")]
pub mod serde {
    pub use crate::serde::*;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_of_this_contract_are_taken() {
        check_contract(CONTRACT);
    }

    #[test]
    #[should_panic(expected = "generate it again")]
    fn clients_of_another_contract_are_refused() {
        check_contract(CONTRACT + 1);
    }
}
