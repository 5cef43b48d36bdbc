//! Plans the replacement of generated types by types of the user.

use super::paginated::merged;
use super::syntax::type_path;
use super::types::{Conversion, Named, Own, Type};
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::model::{Kind, ShapeRef};
use crate::names;
use crate::passes::closure::reached;
use crate::passes::Prepared;
use crate::suggest::closest;
use std::collections::{BTreeMap, BTreeSet};

/// A rule: shapes, and the Rust type that replaces them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplaceRule {
    /// The shapes it is for: an id, `name.space#Name`, or a name; the structures, unions and enums whose ids or names
    /// begin so where it ends with `*`.
    pub pattern: String,
    /// The path of the type, which begins with a crate, `crate` or `::`; the last part is `*` where that of the pattern
    /// is, and stands for the name of each type.
    pub path: String,
}

/// The replaced types of a client.
#[derive(Debug, Default)]
pub struct Replaced {
    paths: BTreeMap<ShapeRef, String>,
    /// Members that the client itself sets or reads, as container and name; they keep their types.
    fixed: BTreeSet<(ShapeRef, String)>,
    /// The generated structures, unions and enums that users' types are converted to and from, with everything inside
    /// them.
    pub wire: BTreeSet<ShapeRef>,
}

impl Replaced {
    /// Finds the shapes that the rules match.
    ///
    /// Findings: an invalid path; a rule that matches no shape; a shape that two rules match; a shape that cannot be
    /// replaced.
    pub fn new(rules: &[ReplaceRule], prepared: &Prepared, findings: &mut Diagnostics) -> Self {
        if rules.is_empty() {
            return Self::default();
        }
        let mut found: BTreeMap<ShapeRef, &ReplaceRule> = BTreeMap::new();
        let candidates = candidates(prepared);
        // rules for one shape come last, and take precedence
        let (many, single): (Vec<_>, Vec<_>) = rules.iter().partition(|rule| rule.pattern.ends_with('*'));
        for rules in [many, single] {
            let mut here: BTreeMap<ShapeRef, &ReplaceRule> = BTreeMap::new();
            for rule in rules {
                if let Err(finding) = check(rule) {
                    findings.push(*finding);
                    continue;
                }
                for at in matching(rule, prepared, &candidates, findings) {
                    if let Some(earlier) = here.insert(at, rule).filter(|earlier| *earlier != rule) {
                        let message = format!(
                            "the shape is replaced twice: by `{}` for `{}`, and by `{}` for `{}`",
                            earlier.path, earlier.pattern, rule.path, rule.pattern
                        );
                        findings.push(wrong(message, "remove one of them").shape(&prepared.model[at].id));
                    }
                }
            }
            found.extend(here);
        }
        let path = |(at, rule): (ShapeRef, &ReplaceRule)| {
            let name = names::type_name(prepared.shape_name(at));
            (at, rule.path.replace('*', &name))
        };
        let paths: BTreeMap<_, _> = found.into_iter().map(path).collect();
        let inside = |at: &ShapeRef| matches!(prepared.model[*at].kind, Kind::Structure(_) | Kind::Union(_));
        let replaced = paths.keys().copied().filter(inside);
        let wire = reached(&prepared.model, replaced.collect()).collect();
        Self {
            paths,
            fixed: fixed(prepared),
            wire,
        }
    }

    /// Returns `true` if a user's type replaces a shape.
    pub fn has(&self, shape: ShapeRef) -> bool {
        self.paths.contains_key(&shape)
    }

    /// Returns `true` if a member keeps its type, whatever its target is.
    pub fn is_fixed(&self, container: ShapeRef, member: &str) -> bool {
        self.fixed.contains(&(container, member.to_owned()))
    }

    /// Returns the user's type for a shape whose generated type is `wire`.
    pub fn type_of(&self, shape: ShapeRef, wire: &Type) -> Option<Type> {
        let path = self.paths.get(&shape)?.clone();
        let conversion = match wire {
            Type::String => Conversion::Text,
            Type::Blob => Conversion::Bytes,
            Type::BigInteger | Type::BigDecimal => Conversion::Digits(wire.clone()),
            Type::Named(named) => conversion_of(named),
            other => Conversion::Via(other.clone()),
        };
        Some(Type::Own(Box::new(Own { path, conversion })))
    }
}

fn conversion_of(named: &Named) -> Conversion {
    if named.kind == super::NamedKind::Enum {
        Conversion::Text
    } else {
        Conversion::Serialized(named.clone())
    }
}

fn wrong(message: String, hint: &str) -> Diagnostic {
    Diagnostic::error(codes::SETTINGS, message).hint(hint)
}

/// Refuses a path that is not that of a type, or has a `*` although the pattern has none.
fn check(rule: &ReplaceRule) -> Result<(), Box<Diagnostic>> {
    let is_many = rule.pattern.ends_with('*');
    if is_many != rule.path.ends_with("::*") {
        let message = format!(
            "`{}` cannot replace `{}`: either both or neither must contain `*`",
            rule.path, rule.pattern
        );
        let hint = "`\"name.space#*\" = \"my_crate::*\"` replaces each `name.space#Name` by `my_crate::Name`";
        return Err(Box::new(wrong(message, hint)));
    }
    let path = rule.path.replace('*', "Name");
    let is_path = type_path(&path).is_some_and(|names| {
        let is_relative = |first: &String| ["self", "super", "Self"].contains(&first.as_str());
        names.len() > 1 && !names.first().is_some_and(is_relative)
    });
    if is_path {
        return Ok(());
    }
    let message = format!("`{}` is not the path of a type", rule.path);
    let hint = "begin with the crate: `my_crate::Name`, `std::net::IpAddr`, or `crate::Name` in a module of your own crate";
    Err(Box::new(wrong(message, hint)))
}

/// Returns the shapes that a rule is for.
fn matching(
    rule: &ReplaceRule,
    prepared: &Prepared,
    candidates: &BTreeSet<ShapeRef>,
    findings: &mut Diagnostics,
) -> Vec<ShapeRef> {
    let model = &prepared.model;
    let is_match = |at: &ShapeRef| {
        let (id, name) = (model[*at].id.to_string(), prepared.shape_name(*at));
        match rule.pattern.strip_suffix('*') {
            Some(prefix) => {
                let is_type = matches!(
                    model[*at].kind,
                    Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_)
                );
                let is_named = id.starts_with(prefix) || name.starts_with(prefix);
                is_type && is_named && refusal(prepared, *at).is_none()
            }
            None => id == rule.pattern || name == rule.pattern,
        }
    };
    let found: Vec<_> = candidates.iter().copied().filter(is_match).collect();
    if found.is_empty() {
        let message = format!("`{}` matches no shape that the operations reach", rule.pattern);
        let ids: Vec<_> = candidates.iter().map(|at| model[*at].id.to_string()).collect();
        let shapes = candidates.iter().map(|at| prepared.shape_name(*at));
        let close = closest(&rule.pattern, ids.iter().map(String::as_str).chain(shapes));
        let hint = match close {
            Some(close) => format!("did you mean `{close}`?"),
            None => {
                "patterns are `name.space#Name`, `Name` and `Prefix*`, with names in the model".to_owned()
            }
        };
        findings.push(wrong(message, &hint));
    }
    for at in &found {
        if let Some(refusal) = refusal(prepared, *at) {
            let message = format!("the shape cannot be replaced by `{}`: {refusal}", rule.path);
            findings.push(wrong(message, "remove the rule").shape(&model[*at].id));
        }
    }
    found
}

/// Returns the reason why a shape cannot be replaced.
fn refusal(prepared: &Prepared, at: ShapeRef) -> Option<&'static str> {
    let shape = &prepared.model[at];
    let mut parts = prepared
        .operations
        .iter()
        .flat_map(|operation| [operation.input, operation.output]);
    if parts.any(|part| part == at) {
        return Some("it is the input or output of an operation");
    }
    if shape.traits.error.is_some() {
        return Some("it is an error");
    }
    if shape.traits.streaming {
        return Some("it is a stream");
    }
    match shape.kind {
        Kind::List { .. } | Kind::Map { .. } => {
            Some("it is a list or map; its items or values can be replaced")
        }
        Kind::Structure(_) if shape.is_unit() => Some("it has no value"),
        Kind::Simple(_) | Kind::IntEnum(_) | Kind::Enum(_) | Kind::Structure(_) | Kind::Union(_) => None,
        Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_) => Some("it is not a data type"),
    }
}

/// Returns all shapes that the client's types consist of.
fn candidates(prepared: &Prepared) -> BTreeSet<ShapeRef> {
    let operations = prepared.operations.iter();
    let mut start: Vec<_> = operations
        .flat_map(|operation| {
            operation
                .errors
                .iter()
                .chain([&operation.input, &operation.output])
        })
        .copied()
        .collect();
    start.extend(&prepared.types);
    reached(&prepared.model, start).collect()
}

/// Returns the members that the client sets or reads: idempotency tokens, error messages, and the members of
/// paginators.
fn fixed(prepared: &Prepared) -> BTreeSet<(ShapeRef, String)> {
    let model = &prepared.model;
    let mut fixed = BTreeSet::new();
    for operation in &prepared.operations {
        let tokens = model[operation.input].members().iter();
        let tokens = tokens.filter(|member| member.traits.idempotency_token);
        fixed.extend(tokens.map(|member| (operation.input, member.name.clone())));
        for error in &operation.errors {
            let messages = model[*error].members().iter().map(|member| &member.name);
            let messages = messages.filter(|name| name.eq_ignore_ascii_case("message"));
            fixed.extend(messages.map(|name| (*error, name.clone())));
        }
        let Some(paginated) = merged(prepared, operation) else {
            continue;
        };
        let of_input = [&paginated.input_token, &paginated.page_size];
        fixed.extend(
            of_input
                .into_iter()
                .flatten()
                .map(|name| (operation.input, name.clone())),
        );
        let mut at = operation.output;
        for name in paginated.output_token.iter().flat_map(|path| path.split('.')) {
            fixed.insert((at, name.to_owned()));
            let target = model[at].members().iter().find(|member| member.name == name);
            let Some(target) = target else { break };
            at = target.target;
        }
    }
    fixed
}

/// Returns the crate that a path begins with; `None` if it is always available.
pub fn crate_of(path: &str) -> Option<&str> {
    let first = path.trim_start_matches("::").split("::").next()?.trim();
    let is_there = ["std", "core", "alloc", "crate", "tinsmith_runtime"].contains(&first);
    (!is_there).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_types() {
        let is_right = |pattern: &str, path: &str| {
            check(&ReplaceRule {
                pattern: pattern.to_owned(),
                path: path.to_owned(),
            })
            .is_ok()
        };
        for path in [
            "acme::Money",
            "::acme::Money",
            "crate::Money",
            "std::collections::BTreeSet<u8>",
        ] {
            assert!(is_right("Money", path), "{path}");
        }
        for path in [
            "",
            "Money",
            "self::Money",
            "super::Money",
            "acme::",
            "acme::Mo ney",
            "fn()",
            "acme::*",
            "a::b;c",
        ] {
            assert!(!is_right("Money", path), "{path}");
        }
        assert!(is_right("ex.shop#*", "acme::*") && !is_right("ex.shop#*", "acme::Money"));
    }

    #[test]
    fn the_crate_of_a_path_is_none_for_standard_ones() {
        assert_eq!(crate_of("acme::Money"), Some("acme"));
        assert_eq!(crate_of("::acme::Money"), Some("acme"));
        assert_eq!(crate_of("std::net::IpAddr"), None);
        assert_eq!(crate_of("crate::Money"), None);
    }
}
