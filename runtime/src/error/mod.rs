//! Errors: the shared implementations, and the types that the official crates export from `error`.

mod macros;
pub(crate) mod modeled;
#[cfg(feature = "client")]
pub(crate) mod operation;
#[cfg(feature = "client")]
pub(crate) mod reader;
pub(crate) mod service_error;
#[cfg(feature = "client")]
mod unhandled;

use crate::schema::redacted::REDACTED;

pub use crate::schema::enums::UnknownVariantError;
#[cfg(feature = "client")]
pub use aws_smithy_runtime_api::box_error::BoxError;
#[cfg(feature = "client")]
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError, SdkError};
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::error::operation::BuildError;
#[cfg(feature = "client")]
pub use unhandled::Unhandled;

/// Returns metadata for printing in which the message, if any, is redacted.
#[doc(hidden)]
pub fn without_message(metadata: &ErrorMetadata) -> ErrorMetadata {
    let metadata = metadata.clone();
    match metadata.message() {
        Some(_) => metadata.into_builder().message(REDACTED).build(),
        None => metadata,
    }
}

/// Takes a required member out of a builder; if it is not set, returns an error with the field's name and a
/// description.
#[doc(hidden)]
pub fn required<T>(value: Option<T>, field: &'static str, details: &'static str) -> Result<T, BuildError> {
    value.ok_or_else(|| BuildError::missing_field(field, details))
}
