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

/// Returns the name of a structure's type, which its `Debug` writes first. Nothing else is formatted.
#[cfg(feature = "client")]
pub(crate) fn type_name(structure: &dyn fmt::Debug) -> String {
    struct Name(String);

    impl fmt::Write for Name {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let (name, rest) = split_name(text);
            self.0.push_str(name);
            // an error ends the formatting
            if rest.is_empty() {
                Ok(())
            } else {
                Err(fmt::Error)
            }
        }
    }

    let mut name = Name(String::new());
    let _ = fmt::write(&mut name, format_args!("{structure:?}"));
    name.0
}

/// Splits the text that `Debug` gives for a structure after the name of its type.
fn split_name(text: &str) -> (&str, &str) {
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

#[cfg(all(test, feature = "client"))]
mod tests {
    use super::*;

    struct NeverFormatted;

    impl fmt::Debug for NeverFormatted {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            panic!("a member is formatted for the name of the type")
        }
    }

    #[derive(Debug)]
    #[allow(dead_code, non_camel_case_types)] // members are only printed; names of models may have underscores
    struct Conflict_1 {
        member: NeverFormatted,
    }

    #[derive(Debug)]
    struct Empty;

    #[test]
    fn the_name_of_a_type_is_found_without_its_members() {
        let structure = Conflict_1 {
            member: NeverFormatted,
        };
        assert_eq!(type_name(&structure), "Conflict_1");
        assert_eq!(type_name(&Empty), "Empty");
    }
}
