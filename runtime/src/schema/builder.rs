//! Builders of data.

use std::fmt;

/// Formats the draft of a builder under the builder's name: the draft's name and `Builder`.
pub fn debug_draft(f: &mut fmt::Formatter<'_>, draft: &dyn fmt::Debug) -> fmt::Result {
    let text = if f.alternate() {
        format!("{draft:#?}")
    } else {
        format!("{draft:?}")
    };
    let (name, rest) = split_name(&text);
    write!(f, "{name}Builder{rest}")
}

/// Splits the text that `Debug` gives for a structure after the name of its type.
pub(crate) fn split_name(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text.split_at(end.unwrap_or(text.len()))
}

/// Defines the builder type of types that are generated without a client.
#[doc(hidden)]
#[macro_export]
macro_rules! data_builder_type {
    () => {
        /// A builder of any type of this crate, with an alias for each type in the modules `builders`.
        #[derive(Clone, PartialEq)]
        pub struct Builder<T> {
            pub(crate) holder: T,
        }

        impl<T: $crate::codegen::Empty> ::std::default::Default for Builder<T> {
            fn default() -> Self {
                Self { holder: T::empty() }
            }
        }

        impl<T: ::std::fmt::Debug> ::std::fmt::Debug for Builder<T> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::codegen::debug_draft(f, &self.holder)
            }
        }
    };
}
