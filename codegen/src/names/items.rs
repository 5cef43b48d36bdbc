//! The Rust names of all kinds of items.

use super::keywords::{self, raw};
use super::words::{pascal, pascal_from_value, snake};
use std::collections::{BTreeMap, BTreeSet};

/// The type name of a structure, union, enum or error.
pub fn type_name(shape: &str) -> String {
    raw(pascal(shape))
}

/// The name of an operation's marker type, from which `…Input`, `…Output` and `…Error` are derived: the name of the
/// shape with a capital.
pub fn operation_type(operation: &str) -> String {
    let mut chars = operation.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    raw(first + chars.as_str())
}

/// The type name of an operation's input or output; unlike the marker type it is cased as a type.
pub fn operation_part(operation: &str, part: &str) -> String {
    type_name(&format!("{operation}{part}"))
}

/// The module name of an operation.
pub fn operation_module(operation: &str) -> String {
    keywords::module(snake(operation))
}

/// The client's method name for an operation.
pub fn method(operation: &str) -> String {
    raw(snake(operation))
}

/// The module name of a waiter.
pub fn waiter_module(waiter: &str) -> String {
    keywords::module(snake(waiter))
}

/// The method name of a waiter, `wait_until_…`.
pub fn waiter_method(waiter: &str) -> String {
    format!("wait_until_{}", snake(waiter))
}

/// The field name of a member, which is also that of its accessor and setter.
pub fn field(member: &str) -> String {
    keywords::field(snake(member))
}

/// The name of the setter `set_…`; never reserved, so never changed.
pub fn set_setter(member: &str) -> String {
    format!("set_{}", snake(member))
}

/// The name of the getter `get_…`.
pub fn getter(member: &str) -> String {
    format!("get_{}", snake(member))
}

/// The variant name of a union's member.
pub fn union_variant(member: &str) -> String {
    keywords::variant(pascal(member))
}

/// The name of the predicate `is_…` of a union's member.
pub fn union_is(member: &str) -> String {
    format!("is_{}", snake(&union_variant(member)))
}

/// The name of the accessor `as_…` of a union's member.
pub fn union_as(member: &str) -> String {
    format!("as_{}", snake(&union_variant(member)))
}

/// The error name of an event stream, from the union of its events.
pub fn stream_error(events: &str) -> String {
    format!("{events}Error")
}

/// The function name of a protocol test, from its id.
pub fn test_function(id: &str) -> String {
    let is_wordlike = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let word: String = id.chars().filter(|c| is_wordlike(*c)).collect();
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        raw(snake(&word))
    } else {
        format!("case_{}", snake(&word))
    }
}

/// The name of the predicate `is_…` of an operation's error.
pub fn error_predicate(error_type: &str) -> String {
    format!("is_{}", snake(error_type))
}

/// The file and module name of a type.
pub fn module_of_type(type_name: &str) -> String {
    match keywords::module(snake(type_name)).as_str() {
        // these modules exist beside those of the types
        reserved @ ("builders" | "error") => format!("{reserved}_"),
        module => module.to_owned(),
    }
}

/// The name of the crate, the user agent and the retry partition: `kinesisanalyticsv2` for `Kinesis Analytics V2`.
pub fn service_module(sdk_id: &str) -> String {
    sdk_id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// The variant names of an enum, in order: from the names of its values, or from the values themselves if they have
/// none.
///
/// Values that would get the same name are numbered.
pub fn enum_variants(values: &[(Option<&str>, &str)]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut numbers = BTreeMap::new();
    let mut variants = Vec::with_capacity(values.len());
    for (name, value) in values {
        let base = enum_variant(*name, value);
        let mut variant = base.clone();
        let number = numbers.entry(base.clone()).or_insert(1);
        while !taken.insert(variant.clone()) {
            *number += 1;
            variant = format!("{base}{number}");
        }
        variants.push(variant);
    }
    variants
}

/// The variant name of a value. A value without ASCII letters and digits is spelt out: `*` is `U2a`.
fn enum_variant(name: Option<&str>, value: &str) -> String {
    let spelt_out = || value.chars().map(|c| format!("U{:x}", u32::from(c))).collect();
    let words = name.map(pascal).into_iter().chain([pascal_from_value(value)]);
    let named = words.map(|word| sanitised(&word)).find(|word| !word.is_empty());
    match named {
        Some(name) => keywords::variant(name),
        None if value.is_empty() => "Empty".to_owned(),
        None => spelt_out(),
    }
}

/// Reduces a name to letters, digits and underscores, not starting with a digit.
fn sanitised(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    match kept.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("_{kept}"),
        _ if kept.chars().all(|c| c == '_') => String::new(),
        _ => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_escaped_as_the_official_crates_do() {
        assert_eq!(field("Type"), "r#type");
        assert_eq!(field("self"), "self_");
        assert_eq!(field("Build"), "build_value");
        assert_eq!(set_setter("Type"), "set_type");
        assert_eq!(type_name("Self"), "SelfValue");
        assert_eq!(union_variant("unknown"), "UnknownValue");
        assert_eq!(module_of_type("Type"), "type_");
        assert_eq!(module_of_type("Error"), "error_");
    }

    #[test]
    fn enum_variants_are_valid_and_distinct() {
        let values = [
            (Some("FLINK_DASHBOARD_URL"), "x"),
            (None, "a-1.b"),
            (None, "2nd"),
            (None, "A 1 B"),
            (None, "Self"),
        ];
        let variants = enum_variants(&values);
        assert_eq!(
            variants,
            ["FlinkDashboardUrl", "A1B", "_2nd", "A1B2", "SelfValue"]
        );
        let without_words = [(None, "*+"), (None, ""), (Some("__"), "é"), (Some("_"), "a")];
        assert_eq!(enum_variants(&without_words), ["U2aU2b", "Empty", "Ue9", "A"]);
    }

    #[test]
    fn long_names_fit_into_names_of_files() {
        let long = "Aa".repeat(150);
        let (module, other) = (module_of_type(&long), module_of_type(&format!("{long}B")));
        assert!(module.starts_with("aa_aa_") && module.len() <= 200, "{module}");
        assert_ne!(module, other);
    }

    #[test]
    fn service_modules_are_letters_and_digits() {
        assert_eq!(service_module("Kinesis Analytics V2"), "kinesisanalyticsv2");
        assert_eq!(service_module("../../outside"), "outside");
    }
}
