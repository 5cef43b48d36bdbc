//! Converts names to tokens.

use super::keywords::is_keyword;
use proc_macro2::{Ident, Span};
use std::borrow::Cow;

/// Creates an identifier from a name; a raw one if the name begins with `r#`.
///
/// Names are valid identifiers at this point. Since `Ident` panics otherwise, invalid characters would be replaced by
/// underscores: in case of a defect the compiler reports it, and other clients of the same run are not affected.
pub fn ident(name: &str) -> Ident {
    let (is_raw, word) = match name.strip_prefix("r#") {
        Some(word) => (true, word),
        None => (false, name),
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut word = Cow::Borrowed(word);
    if !word.bytes().all(|byte| fits(char::from(byte))) {
        word = word.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    }
    if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
        word.to_mut().insert(0, '_');
    }
    // other words need not be raw identifiers, and four keywords cannot be
    let can_be_raw = || is_keyword(&word) && !matches!(&*word, "crate" | "self" | "super" | "Self");
    if is_raw && can_be_raw() {
        Ident::new_raw(&word, Span::call_site())
    } else {
        Ident::new(&word, Span::call_site())
    }
}

/// Returns a name without the `r#` of a raw identifier, as documentation and messages show it.
pub fn without_raw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::ident;

    #[test]
    fn invalid_names_become_identifiers() {
        for (name, expected) in [
            ("a", "a"),
            ("r#gen", "r#gen"),
            ("r#plain", "plain"),
            ("r#self", "self"),
            ("", "_"),
            ("r#", "_"),
            ("1a", "_1a"),
            ("a/b", "a_b"),
            ("é\0", "__"),
        ] {
            assert_eq!(ident(name).to_string(), expected, "{name}");
        }
    }
}
