//! Errors: what all of them share, and the types the official crates export from `error`.

mod macros;
pub(crate) mod modeled;
pub(crate) mod operation;
pub(crate) mod reader;
pub(crate) mod service_error;
mod unhandled;

use crate::schema::redacted::REDACTED;

pub use crate::schema::enums::UnknownVariantError;
pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError, SdkError};
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::error::operation::BuildError;
pub use unhandled::Unhandled;

/// The metadata with no more of their message than that there is one, to be printed.
pub fn without_message(metadata: &ErrorMetadata) -> ErrorMetadata {
    let metadata = metadata.clone();
    match metadata.message() {
        Some(_) => metadata.into_builder().message(REDACTED).build(),
        None => metadata,
    }
}

/// The error of a builder that lacks a member: the field, and what to tell.
#[cold]
#[doc(hidden)]
pub fn missing_field(field: &'static str, details: &'static str) -> BuildError {
    BuildError::missing_field(field, details)
}
