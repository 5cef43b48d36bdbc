//! Shape ids and member names (<https://smithy.io/2.0/spec/model.html#shape-id-abnf>).

use std::fmt;

/// An absolute shape id without a member: `com.example#Name`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId {
    /// `com.example`
    pub namespace: String,
    /// `Name`
    pub name: String,
}

impl ShapeId {
    /// Splits an id at its namespace, if it has one. The parts need not be valid identifiers.
    pub fn split(id: &str) -> Option<Self> {
        let (namespace, name) = id.split_once('#')?;
        Some(Self {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
        })
    }

    /// Returns `true` if both parts are valid identifiers.
    pub fn is_valid(&self) -> bool {
        is_identifier(&self.name) && self.namespace.split('.').all(is_identifier)
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.namespace, self.name)
    }
}

/// The maximum length of an identifier; AWS has one of 500 characters.
pub const LONGEST_IDENTIFIER: usize = 2000;

/// Returns `true` for identifiers of Smithy, as names of shapes and members are: a letter, or underscores and a letter
/// or digit, followed by letters, digits and underscores.
pub fn is_identifier(name: &str) -> bool {
    let has_letter_first = name
        .trim_start_matches('_')
        .starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.starts_with(|c: char| c.is_ascii_digit());
    has_letter_first
        && name.len() <= LONGEST_IDENTIFIER
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_those_of_smithy() {
        for name in ["a", "A1_", "_a", "__1"] {
            assert!(is_identifier(name), "{name}");
        }
        for name in [
            "",
            "_",
            "1a",
            "a-b",
            "a b",
            "é",
            "../a",
            "a\u{1b}",
            &"a".repeat(2001),
        ] {
            assert!(!is_identifier(name), "{name}");
        }
    }

    #[test]
    fn ids_have_a_namespace_and_a_name() {
        let is_valid = |id: &str| ShapeId::split(id).is_some_and(|id| id.is_valid());
        assert!(is_valid("com.example#Name"));
        for id in ["Name", "#Name", "a#", "a..b#Name", "a#b#c", "a#b$c", "a/b#c"] {
            assert!(!is_valid(id), "{id}");
        }
    }
}
