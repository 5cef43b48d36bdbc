//! Shared values whose types are hidden.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A shared value behind a trait object.
///
/// Types of clients hold it in place of the value, so that they call the destructor that is compiled here, instead of
/// compiling that of every field again.
#[doc(hidden)]
pub struct Shared<T>(Arc<dyn Borrow<T> + Send + Sync>);

impl<T: Send + Sync + 'static> Shared<T> {
    /// Shares a value.
    pub(crate) fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.0).borrow()
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
