//! The metadata that errors hold.

use aws_smithy_types::error::metadata::ErrorMetadata;
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::LazyLock;

/// The metadata of an error: code, message and more.
///
/// It is behind a trait object, so that clients call its destructor, instead of compiling it for their errors again.
#[derive(Default)]
pub struct Meta(Option<Box<dyn ErasedMetadata>>);

/// Metadata as a trait object, with the auto traits that the errors of the official clients have.
trait ErasedMetadata: Borrow<ErrorMetadata> + Send + Sync + UnwindSafe + RefUnwindSafe {}

impl ErasedMetadata for ErrorMetadata {}

impl Deref for Meta {
    type Target = ErrorMetadata;

    fn deref(&self) -> &ErrorMetadata {
        static EMPTY: LazyLock<ErrorMetadata> = LazyLock::new(ErrorMetadata::default);
        match &self.0 {
            Some(metadata) => (**metadata).borrow(),
            None => &EMPTY,
        }
    }
}

impl From<ErrorMetadata> for Meta {
    fn from(metadata: ErrorMetadata) -> Self {
        Self(Some(Box::new(metadata)))
    }
}

impl Clone for Meta {
    fn clone(&self) -> Self {
        match &self.0 {
            Some(_) => Self::from((**self).clone()),
            None => Self(None),
        }
    }
}

impl PartialEq for Meta {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
