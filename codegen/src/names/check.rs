//! Names that may not reach the output: what is no identifier in Smithy, or no package name in cargo.

use crate::diagnostics::{codes, Diagnostic};
use crate::model::ShapeId;

/// Longest name of a package; file systems end at 255.
const MAX_PACKAGE: usize = 200;

/// Longest name of a shape or member; AWS has one of 500 characters.
const MAX_IDENTIFIER: usize = 2000;

/// A shape's name has to be an identifier of Smithy: a letter or underscore, then letters, digits and underscores.
pub fn check_shape_name(id: &ShapeId) -> Result<(), Box<Diagnostic>> {
    match is_identifier(&id.name) && id.namespace.split('.').all(is_identifier) {
        true => Ok(()),
        false => Err(unsafe_name("shape id", &id.to_string(), MAX_IDENTIFIER)),
    }
}

/// A member's name has to be an identifier of Smithy.
pub fn check_member_name(name: &str) -> Result<(), Box<Diagnostic>> {
    match is_identifier(name) {
        true => Ok(()),
        false => Err(unsafe_name("member name", name, MAX_IDENTIFIER)),
    }
}

/// A package's name has to be one cargo takes, which can be no path.
pub fn check_package_name(name: &str) -> Result<(), Box<Diagnostic>> {
    let starts_right = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let fits = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    match starts_right && fits && name.len() <= MAX_PACKAGE {
        true => Ok(()),
        false => Err(unsafe_name("package name", name, MAX_PACKAGE)),
    }
}

fn is_identifier(name: &str) -> bool {
    let has_letter_first = name
        .trim_start_matches('_')
        .starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.starts_with(|c: char| c.is_ascii_digit());
    has_letter_first
        && name.len() <= MAX_IDENTIFIER
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn unsafe_name(what: &str, name: &str, most: usize) -> Box<Diagnostic> {
    let shown: String = name.escape_debug().to_string().chars().take(80).collect();
    Box::new(
        Diagnostic::error(
            codes::UNSAFE_NAME,
            format!("`{shown}` cannot be used as a {what}"),
        )
        .hint(format!(
            "letters, digits and underscores, beginning with a letter, {most} characters at most"
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_oddities_are_refused() {
        for name in [
            "../evil",
            "",
            "a b",
            "é",
            "a\"b",
            "1a",
            "_",
            "a/b",
            &"a".repeat(10_000),
        ] {
            assert!(check_package_name(name).is_err() || name == "_", "{name}");
            assert!(check_member_name(name).is_err(), "{name}");
            let id = ShapeId {
                namespace: "a.b".to_owned(),
                name: name.to_owned(),
            };
            assert!(check_shape_name(&id).is_err(), "{name}");
        }
        assert!(check_package_name("aws-sdk-x").is_ok());
    }
}
