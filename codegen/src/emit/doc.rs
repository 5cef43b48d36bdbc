//! Documentation as `#[doc]` attributes.

use super::token_stream::{quote, TokenStream};
use crate::docs;
use crate::model::{Deprecated, Documentation};
use crate::plan::{Conversion, Field, NamedKind, Type};
use crate::print::LINE;
use proc_macro2::Literal;

/// Emits one attribute, of which the printer makes `///` lines. Text from the model must be converted by [`docs`]
/// before.
pub fn lines(text: &str) -> TokenStream {
    let text = joined(text).into_iter();
    quote!(#(#[doc = #text])*)
}

/// Emits inner documentation, like [`lines`].
pub fn inner_lines(text: &str) -> TokenStream {
    let text = joined(text).into_iter();
    quote!(#(#![doc = #text])*)
}

/// Joins the lines of a text to the value of one attribute: with one for each line, most tokens of a client would be theirs.
///
/// The literal is one of bytes: each character of a string would be looked up in the tables of Unicode to escape it.
fn joined(text: &str) -> Option<Literal> {
    let text = text.trim_end();
    let mut joined = String::with_capacity(text.len() + text.len() / 32 + 1);
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            joined.push(LINE);
        }
        let line = line.trim_end_matches(' ');
        if !line.is_empty() {
            joined.push(' ');
            joined.extend(line.split(LINE));
        }
    }
    (!text.is_empty()).then(|| Literal::byte_string(joined.as_bytes()))
}

/// Formats a value as a code span; the empty string in words.
pub fn value(value: &str) -> String {
    match docs::code(value) {
        code if code.is_empty() => "the empty text".to_owned(),
        code => code,
    }
}

/// Returns the model's documentation, or `fallback` if it has none.
pub fn or(documentation: &Documentation, fallback: &str) -> TokenStream {
    lines(&text_or(documentation, fallback))
}

/// Formats the model's documentation and its links as Markdown, with `fallback` in place of a missing text.
pub fn text_or(documentation: &Documentation, fallback: &str) -> String {
    let text = documentation.converted(docs::markdown);
    let text = if text.trim().is_empty() {
        fallback.to_owned()
    } else {
        text.to_owned()
    };
    let links = docs::links(&documentation.links);
    if links.is_empty() {
        text
    } else if text.is_empty() {
        links
    } else {
        format!("{}\n\n{links}", text.trim_end())
    }
}

/// Returns the first sentence of the model's documentation, or an empty string.
pub fn summary(documentation: &Documentation) -> String {
    documentation
        .text
        .as_deref()
        .map(docs::summary)
        .unwrap_or_default()
}

/// Returns the documentation of a member, with its constraints.
pub fn field(field: &Field) -> String {
    let mut text = text_or(&field.documentation, &member(&field.member, Some(&field.ty)));
    if !field.limits.is_empty() {
        text = format!("{}\n\nConstraints: {}.", text.trim_end(), field.limits.join("; "));
    }
    text
}

/// Describes a member without documentation by its name and the kind of its values.
pub fn member(name: &str, ty: Option<&Type>) -> String {
    ty.map_or_else(
        || format!("The member `{name}`, which has no value."),
        |ty| format!("The member `{name}`: {}.", kind(ty)),
    )
}

/// Describes the kind of values of a type.
fn kind(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "a boolean",
        Type::Byte | Type::Short | Type::Integer | Type::Long => "an integer",
        Type::Float | Type::Double => "a number",
        Type::String => "a string",
        Type::Blob => "binary data",
        Type::BigInteger => "an integer of any size",
        Type::BigDecimal => "a decimal number of any size",
        Type::Stream => "a stream of bytes",
        Type::EventStream { .. } => "a stream of events",
        Type::Timestamp => "a timestamp",
        Type::Document => "a document",
        Type::Named(named) => match named.kind {
            NamedKind::Structure => "a structure",
            NamedKind::Union => "a union",
            NamedKind::Enum => "an enum",
        },
        Type::Own(own) => match &own.conversion {
            Conversion::Text => "a string",
            Conversion::Bytes => "binary data",
            Conversion::Digits(number) | Conversion::Via(number) => kind(number),
            Conversion::Serialized(_) => "a structure",
        },
        Type::List(_) => "a list",
        Type::Map(..) => "a map",
        Type::Optional(inner) | Type::Boxed(inner) => kind(inner),
    }
}

/// Returns the documentation of a member's setter: that of the member, and a note if it is required.
pub fn setter(member: &Field) -> String {
    let text = field(member);
    if member.required {
        format!("{}\n\nThis member is required.", text.trim_end())
    } else {
        text
    }
}

/// Emits `#[deprecated]`, if the model has the trait.
pub fn deprecated(deprecated: Option<&Deprecated>) -> Option<TokenStream> {
    let reason = deprecated?;
    // a model may have a date or an incomplete version here, while rustc needs three numbers
    let (since, elsewhen) = match &reason.since {
        Some(since) if semver::Version::parse(since).is_ok() => (Some(since), None),
        since => (None, since.as_ref().map(|since| format!("Since {since}."))),
    };
    let note: Vec<_> = reason
        .message
        .iter()
        .chain(&elsewhen)
        .map(String::as_str)
        .collect();
    let note = docs::note(&note.join(" "));
    let note = (!note.is_empty()).then_some(note);
    Some(match (note, since) {
        (None, None) => quote!(#[deprecated]),
        (Some(note), None) => quote!(#[deprecated(note = #note)]),
        (None, Some(since)) => quote!(#[deprecated(since = #since)]),
        (Some(note), Some(since)) => quote!(#[deprecated(note = #note, since = #since)]),
    })
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::print::print;
    use quote::quote;

    #[test]
    fn documentation_becomes_comment_lines() {
        let (of_module, of_item) = (lines("A module.  \n\n- one\n  two"), lines("An item\u{1}."));
        let code = print(quote!(#of_module pub mod a { #of_item pub struct B; }));
        let expected =
            "/// A module.\n///\n/// - one\n///   two\npub mod a {\n    /// An item.\n    pub struct B;\n}\n";
        assert_eq!(code, expected);
        assert!(lines(" \n").is_empty());
    }
}
