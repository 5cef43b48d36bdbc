//! Changes of the public surface in words, as callers write what they are about.

use super::surface::{Fact, Key, Kind, Surface, WireKey};
use super::wire::NEEDED;

/// The kind of thing that a fact is about.
pub fn noun(key: &Key, fact: Option<&Fact>) -> &'static str {
    let is_error = |owner: &str| !owner.starts_with("types::") || owner.starts_with("types::error::");
    match key.kind {
        Kind::Item => match fact.map(|it| it.signature.split(['<', ' ', '(']).next().unwrap_or_default()) {
            Some("module") => "module",
            Some("trait") => "trait",
            Some("fn" | "async") => "function",
            Some("static" | "const") => "constant",
            Some("struct") if key.owner.starts_with("types::error::") => "error",
            Some("enum") => "enum",
            Some("type") if key.owner.starts_with("waiters::") => "waiter",
            Some("type") => "alias",
            _ => "struct",
        },
        Kind::Reexport => "re-export",
        Kind::Attribute => "attribute",
        Kind::Field => "field",
        Kind::Variant if is_error(&key.owner) => "error of an operation",
        Kind::Variant => "variant",
        Kind::Method if operation(fact) => "operation",
        Kind::Method if key.owner == "config::Builder" => "setting",
        Kind::Method | Kind::Builder => "method",
        Kind::TraitMethod if key.owner == "client::Waiters" => "waiter",
        Kind::TraitMethod => "method",
        Kind::Impl => match &*key.name {
            "Paginated" | "PaginatedItems" | "PaginatedBySize" => "paginator",
            "Presignable" => "presigned request",
            _ if key.owner == "config::Builder" => "setting",
            _ => "implementation",
        },
        Kind::Feature => "feature",
    }
}

/// Returns whether a method of the client is that of an operation.
fn operation(fact: Option<&Fact>) -> bool {
    let module = fact.and_then(|it| it.about.as_ref());
    module.is_some_and(|module| module.starts_with("operation::"))
}

/// The item or part, as callers write it.
pub fn subject(key: &Key, fact: Option<&Fact>) -> String {
    let (owner, name) = (&key.owner, &key.name);
    match key.kind {
        Kind::Item | Kind::Attribute => owner.clone(),
        Kind::Builder => format!("{}::{name}", builder(owner)),
        Kind::Feature => name.clone(),
        Kind::TraitMethod if owner == "client::Waiters" => format!("Client::{name}"),
        Kind::Impl => match (&**name, client_method(owner)) {
            ("Paginated" | "PaginatedItems" | "PaginatedBySize" | "Presignable", Some(method)) => method,
            (name, _) if owner == "config::Builder" => format!("{owner} ({name})"),
            _ => owner.clone(),
        },
        Kind::Method if operation(fact) => format!("Client::{name}"),
        _ => format!("{owner}::{name}"),
    }
}

/// The builder of a type.
fn builder(owner: &str) -> String {
    match owner.rsplit_once("::") {
        Some((module, name)) => match name.strip_suffix("Input") {
            Some(operation) if module.starts_with("operation::") => {
                format!("{module}::builders::{operation}FluentBuilder")
            }
            _ => format!("{module}::builders::{name}Builder"),
        },
        None => format!("{owner}Builder"),
    }
}

/// The client's method of the operation that an item stands in.
fn client_method(owner: &str) -> Option<String> {
    let module = owner.strip_prefix("operation::")?.split("::").next()?;
    Some(format!("Client::{module}"))
}

/// A change in words.
pub fn change(new: &Surface, key: &Key, was: Option<&Fact>, is: Option<&Fact>) -> String {
    match (was, is) {
        (Some(was), Some(is)) => changed(new, key, &was.signature, &is.signature),
        (Some(fact), None) => removed(key, fact),
        (None, fact) => added(key, fact),
    }
}

fn removed(key: &Key, fact: &Fact) -> String {
    let name = &key.name;
    match key.kind {
        Kind::Attribute if name == "non_exhaustive" => "is no longer #[non_exhaustive]".to_owned(),
        Kind::Attribute => "has a private field now: it cannot be written as a literal".to_owned(),
        Kind::Impl => match &**name {
            "Paginated" => "no longer paginated: into_paginator() is gone".to_owned(),
            "PaginatedItems" => "the paginator has no items() any more".to_owned(),
            "PaginatedBySize" => "the paginator has no page_size() any more".to_owned(),
            "Presignable" => "can no longer be presigned: presigned() is gone".to_owned(),
            name if key.owner == "config::Builder" => format!("the settings of {name} are gone"),
            name => format!("no longer implements {name}"),
        },
        _ => format!("{} removed", noun(key, Some(fact))),
    }
}

fn added(key: &Key, fact: Option<&Fact>) -> String {
    match key.kind {
        Kind::Attribute => {
            "is #[non_exhaustive] now: a literal or a match needs `..` or a wildcard".to_owned()
        }
        Kind::Impl => match &*key.name {
            "Paginated" => "can be paginated: into_paginator()".to_owned(),
            "PaginatedItems" => "the paginator has items()".to_owned(),
            "PaginatedBySize" => "the paginator has page_size()".to_owned(),
            "Presignable" => "can be presigned: presigned()".to_owned(),
            name if key.owner == "config::Builder" => format!("has the settings of {name}"),
            name => format!("implements {name}"),
        },
        _ => format!("{} added", noun(key, fact)),
    }
}

fn changed(new: &Surface, key: &Key, was: &str, is: &str) -> String {
    let is_result = |signature: &str| signature.contains("-> Result<");
    match key.kind {
        Kind::Builder if key.name == "build" && is_result(is) && !is_result(was) => {
            let from = WireKey {
                owner: key.owner.clone(),
                part: String::new(),
                aspect: String::new(),
            };
            let all = new.wire.range(from..).take_while(|(it, _)| it.owner == key.owner);
            let needed: Vec<_> = all
                .filter(|(it, _)| it.aspect == NEEDED)
                .map(|(it, _)| it.part.as_str())
                .collect();
            if needed.is_empty() {
                "returns a Result now".to_owned()
            } else {
                format!("returns a Result now: it fails without {}", needed.join(", "))
            }
        }
        Kind::Builder if key.name == "build" && is_result(was) && !is_result(is) => {
            "returns no Result any more: it cannot fail".to_owned()
        }
        Kind::Feature => format!("features that are on by default: {was} → {is}"),
        Kind::Variant => format!("data changed: {} → {}", or_none(was), or_none(is)),
        Kind::Impl => format!("{}: {was} → {is}", noun(key, None)),
        Kind::Method | Kind::Builder | Kind::TraitMethod => format!("signature changed: {was} → {is}"),
        _ => format!("type changed: {} → {}", or_none(was), or_none(is)),
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() {
        "none"
    } else {
        text
    }
}
