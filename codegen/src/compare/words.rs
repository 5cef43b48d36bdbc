//! Describes changes of the public surface, with items as callers write them.

use super::surface::{Entry, Key, Kind, Surface, WireKey};
use super::wire::NEEDED;

/// Returns the noun for an entry.
pub fn noun(key: &Key, entry: Option<&Entry>) -> &'static str {
    let is_error = |owner: &str| !owner.starts_with("types::") || owner.starts_with("types::error::");
    match key.kind {
        Kind::Item => {
            match entry.map(|entry| entry.signature.split(['<', ' ', '(']).next().unwrap_or_default()) {
                Some("module") => "module",
                Some("trait") => "trait",
                Some("fn" | "async") => "function",
                Some("static" | "const") => "constant",
                Some("struct") if key.owner.starts_with("types::error::") => "error",
                Some("enum") => "enum",
                Some("type") if key.owner.starts_with("waiters::") => "waiter",
                Some("type") => "alias",
                _ => "struct",
            }
        }
        Kind::Reexport => "re-export",
        Kind::Attribute => "attribute",
        Kind::Field => "field",
        Kind::Variant if is_error(&key.owner) => "error of an operation",
        Kind::Variant => "variant",
        Kind::Method if operation(entry) => "operation",
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

/// Returns `true` if a method of the client is that of an operation.
fn operation(entry: Option<&Entry>) -> bool {
    let module = entry.and_then(|entry| entry.related.as_ref());
    module.is_some_and(|module| module.starts_with("operation::"))
}

/// Returns the item or part, as callers write it.
pub fn subject(key: &Key, entry: Option<&Entry>) -> String {
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
        Kind::Method if operation(entry) => format!("Client::{name}"),
        _ => format!("{owner}::{name}"),
    }
}

/// Returns the name of the builder of a type.
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

/// Returns the client's method for the operation that an item belongs to.
fn client_method(owner: &str) -> Option<String> {
    let module = owner.strip_prefix("operation::")?.split("::").next()?;
    Some(format!("Client::{module}"))
}

/// Describes a change.
pub fn change(new: &Surface, key: &Key, was: Option<&Entry>, is: Option<&Entry>) -> String {
    match (was, is) {
        (Some(was), Some(is)) => changed(new, key, &was.signature, &is.signature),
        (Some(entry), None) => removed(key, entry),
        (None, entry) => added(key, entry),
    }
}

fn removed(key: &Key, entry: &Entry) -> String {
    let name = &key.name;
    match key.kind {
        Kind::Attribute if name == "non_exhaustive" => "is no longer #[non_exhaustive]".to_owned(),
        Kind::Attribute => "has a private field now: it cannot be written as a literal".to_owned(),
        Kind::Impl => match &**name {
            "Paginated" => "no longer paginated: into_paginator() was removed".to_owned(),
            "PaginatedItems" => "the paginator has no items() any more".to_owned(),
            "PaginatedBySize" => "the paginator has no page_size() any more".to_owned(),
            "Presignable" => "can no longer be presigned: presigned() was removed".to_owned(),
            name if key.owner == "config::Builder" => format!("the settings of {name} were removed"),
            name => format!("no longer implements {name}"),
        },
        _ => format!("{} removed", noun(key, Some(entry))),
    }
}

fn added(key: &Key, entry: Option<&Entry>) -> String {
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
        _ => format!("{} added", noun(key, entry)),
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
            let all = new
                .wire
                .range(from..)
                .take_while(|(property, _)| property.owner == key.owner);
            let needed: Vec<_> = all
                .filter(|(property, _)| property.aspect == NEEDED)
                .map(|(property, _)| property.part.as_str())
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
