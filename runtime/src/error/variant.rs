//! The answers of an error enum, given by the error in its variant.
//!
//! The macros of `super::macros` call them, so that these bodies are compiled once and not for each error of a
//! client.

use super::service_error::ServiceError;
use super::unhandled::Unhandled;
use crate::schema::builder::type_name;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::retry::ErrorKind;
use aws_types::request_id::RequestId;
use std::error::Error;
use std::fmt;

/// Formats the error as a variant with its name, as `derive(Debug)` does, which costs rustc more for each variant than
/// all other code of an error.
pub fn debug(error: &dyn ServiceError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_tuple(&type_name(error)).field(&error).finish()
}

/// Formats the error.
pub fn display(error: &dyn ServiceError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(error, f)
}

/// Returns the error as the source of its enum.
pub fn source(error: &dyn ServiceError) -> Option<&(dyn Error + 'static)> {
    Some(error.as_source())
}

/// Returns code, message and request id.
pub fn metadata(error: &dyn ServiceError) -> &ErrorMetadata {
    error.metadata()
}

/// Returns the request id.
pub fn request_id(error: &dyn ServiceError) -> Option<&str> {
    error.metadata().request_id()
}

/// Returns the code.
pub fn code(error: &dyn ServiceError) -> Option<&str> {
    error.metadata().code()
}

/// Returns the kind of failure for retries, if the model says that the error is retryable.
pub fn retryable_error_kind(error: &dyn ServiceError) -> Option<ErrorKind> {
    error.retryable_error_kind()
}

/// Creates an error that the model does not define.
pub fn unhandled(source: BoxError, metadata: Option<ErrorMetadata>) -> Unhandled {
    Unhandled::new(source, metadata.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default)]
    struct Conflict {
        message: Option<&'static str>,
        meta: ErrorMetadata,
    }

    impl fmt::Display for Conflict {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.message.unwrap_or_default())
        }
    }

    impl Error for Conflict {}

    impl ServiceError for Conflict {
        fn metadata(&self) -> &ErrorMetadata {
            &self.meta
        }
        fn as_source(&self) -> &(dyn Error + 'static) {
            self
        }
    }

    #[derive(Debug)]
    enum Derived {
        Conflict(#[allow(dead_code)] Conflict),
    }

    struct Shared(Conflict);

    impl fmt::Debug for Shared {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            debug(&self.0, f)
        }
    }

    #[test]
    fn variants_are_formatted_as_derived_ones() {
        let error = || Conflict {
            message: Some("taken {\n}"),
            meta: ErrorMetadata::default(),
        };
        let (derived, shared) = (Derived::Conflict(error()), Shared(error()));
        assert_eq!(format!("{shared:?}"), format!("{derived:?}"));
        assert_eq!(format!("{shared:#?}"), format!("{derived:#?}"));
    }
}
