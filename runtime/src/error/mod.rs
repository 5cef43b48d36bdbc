//! Errors: the shared implementations, and the types that the official crates export from `error`.

mod macros;
mod meta;
pub(crate) mod modeled;
#[cfg(feature = "client")]
pub(crate) mod operation;
#[cfg(feature = "client")]
pub(crate) mod reader;
pub(crate) mod service_error;
#[cfg(feature = "client")]
mod unhandled;
#[cfg(feature = "client")]
#[doc(hidden)]
pub mod variant;

use crate::schema::redacted::REDACTED;

pub use crate::schema::enums::UnknownVariantError;
#[cfg(feature = "client")]
pub use aws_smithy_runtime_api::box_error::BoxError;
#[cfg(feature = "client")]
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError, SdkError};
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::error::operation::BuildError;
#[doc(hidden)]
pub use meta::Meta;
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

/// Creates the error for a required member that was not set on a builder, with a description.
#[doc(hidden)]
#[cold]
pub fn missing(field: &'static str, details: &'static str) -> BuildError {
    BuildError::missing_field(field, details)
}
