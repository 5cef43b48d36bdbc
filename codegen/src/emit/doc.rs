//! Documentation as `#[doc]` attributes.

use crate::docs;
use crate::model::{Deprecated, Documentation};
use crate::plan::Field;
use proc_macro2::TokenStream;
use quote::quote;

/// One attribute per line, so that the printer writes `///` lines. What a model says in it has to come from [`docs`].
pub fn lines(text: &str) -> TokenStream {
    let lines = split(text);
    quote!(#(#[doc = #lines])*)
}

/// As [`lines`], inside of what is documented.
pub fn inner_lines(text: &str) -> TokenStream {
    let lines = split(text);
    quote!(#(#![doc = #lines])*)
}

fn split(text: &str) -> impl Iterator<Item = String> + '_ {
    text.trim_end().lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    })
}

/// A value as a span of code, the empty one in words.
pub fn value(value: &str) -> String {
    match docs::code(value) {
        code if code.is_empty() => "the empty text".to_owned(),
        code => code,
    }
}

/// The model's documentation, or `fallback` where it has none.
pub fn or(documentation: &Documentation, fallback: &str) -> TokenStream {
    lines(&text_or(documentation, fallback))
}

/// Formats the model's documentation and its links as Markdown, with `fallback` in place of a missing text.
pub fn text_or(documentation: &Documentation, fallback: &str) -> String {
    let text = documentation
        .text
        .as_deref()
        .map(docs::markdown)
        .unwrap_or_default();
    let text = if text.trim().is_empty() {
        fallback.to_owned()
    } else {
        text
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

/// The documentation of a member with what the model demands of it.
pub fn field(field: &Field) -> String {
    let mut text = text_or(&field.documentation, &format!("The member `{}`.", field.member));
    if !field.limits.is_empty() {
        text = format!("{}\n\nConstraints: {}.", text.trim_end(), field.limits.join("; "));
    }
    text
}

/// The documentation of a member where it is set: the same, and whether it is required.
pub fn setter(member: &Field) -> String {
    let text = field(member);
    if member.required {
        format!("{}\n\nThis member is required.", text.trim_end())
    } else {
        text
    }
}

/// `#[deprecated]`, where the model says so.
pub fn deprecated(deprecated: Option<&Deprecated>) -> Option<TokenStream> {
    let reason = deprecated?;
    // a model may say a date or half a version, where Rust has versions of three numbers only
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
