//! Attributes that a user adds to types and fields of the client.

use super::syntax::are_attributes;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use std::cell::Cell;
use std::collections::BTreeMap;

/// An attribute and the types or fields it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeRule {
    /// The names it is for: `Name`, `Prefix*` or `*`; of a field `Type.field`, each part of which is such a pattern.
    pub pattern: String,
    /// The attribute in Rust syntax: `#[derive(Hash)]`.
    pub attribute: String,
}

/// The attributes of a type.
#[derive(Debug, Default)]
pub struct ItemAttributes {
    /// Those of the type itself.
    pub own: Vec<String>,
    /// Those of fields or variants, by the name of the member in the model.
    pub fields: BTreeMap<String, Vec<String>>,
}

/// The rules of a client, and which of them matched.
#[derive(Debug, Default)]
pub struct Attributes {
    types: Vec<Rule>,
    fields: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    rule: AttributeRule,
    is_used: Cell<bool>,
}

impl Attributes {
    /// Checks the rules.
    ///
    /// Findings: invalid attribute syntax; a field pattern without a type.
    pub fn new(types: &[AttributeRule], fields: &[AttributeRule], findings: &mut Diagnostics) -> Self {
        let mut checked = |rules: &[AttributeRule], is_field: bool| {
            let mut kept = Vec::new();
            for rule in rules {
                if !are_attributes(&rule.attribute) {
                    let message = format!("`{}` is not a valid Rust attribute", rule.attribute);
                    let finding = Diagnostic::error(codes::SETTINGS, message);
                    findings.push(finding.hint("write it as it appears above an item: `#[derive(Hash)]`"));
                } else if is_field && !rule.pattern.contains('.') {
                    let message = format!("`{}` does not name a field", rule.pattern);
                    let finding = Diagnostic::error(codes::SETTINGS, message);
                    findings.push(finding.hint("write type and field: `Item.key`, or `*.key` for any type"));
                } else {
                    kept.push(Rule {
                        rule: rule.clone(),
                        is_used: Cell::new(false),
                    });
                }
            }
            kept
        };
        Self {
            types: checked(types, false),
            fields: checked(fields, true),
        }
    }

    /// The attributes of a type and its fields or variants; each has its Rust name and that in the model.
    pub fn of_item<'n>(
        &self,
        names: [&str; 2],
        fields: impl Iterator<Item = (&'n str, &'n str)>,
    ) -> ItemAttributes {
        ItemAttributes {
            own: self.of_type(names),
            fields: fields
                .map(|(name, member)| (member.to_owned(), self.of_field(names, [name, member])))
                .filter(|(_, attributes)| !attributes.is_empty())
                .collect(),
        }
    }

    fn of_type(&self, names: [&str; 2]) -> Vec<String> {
        found(&self.types, |pattern| matches_any(pattern, names))
    }

    fn of_field(&self, type_names: [&str; 2], names: [&str; 2]) -> Vec<String> {
        found(&self.fields, |pattern| {
            pattern.split_once('.').is_some_and(|(of_type, of_field)| {
                matches_any(of_type, type_names) && matches_any(of_field, names)
            })
        })
    }

    /// Reports the rules that matched nothing.
    pub fn report_unused(&self, findings: &mut Diagnostics) {
        for (rules, what) in [(&self.types, "type"), (&self.fields, "field")] {
            for rule in rules.iter().filter(|rule| !rule.is_used.get()) {
                let message = format!(
                    "the attribute `{}` is for `{}`, but the client has no such {what}",
                    rule.rule.attribute, rule.rule.pattern
                );
                let finding = Diagnostic::error(codes::SETTINGS, message);
                findings.push(
                    finding
                        .hint("patterns are `Name`, `Prefix*` and `*`, with names in Rust or in the model"),
                );
            }
        }
    }
}

fn found(rules: &[Rule], is_match: impl Fn(&str) -> bool) -> Vec<String> {
    let matching = rules.iter().filter(|rule| is_match(&rule.rule.pattern));
    matching
        .map(|rule| {
            rule.is_used.set(true);
            rule.rule.attribute.clone()
        })
        .collect()
}

fn matches_any(pattern: &str, names: [&str; 2]) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => names.iter().any(|name| name.starts_with(prefix)),
        None => names.contains(&pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(pattern: &str, attribute: &str) -> AttributeRule {
        AttributeRule {
            pattern: pattern.to_owned(),
            attribute: attribute.to_owned(),
        }
    }

    #[test]
    fn patterns_choose_by_both_names() {
        let mut findings = Diagnostics::default();
        let types = [rule("Item", "#[a]"), rule("It*", "#[b]"), rule("*", "#[c]")];
        let fields = [
            rule("Item.key", "#[d]"),
            rule("*.Key", "#[e]"),
            rule("Other.*", "#[f]"),
        ];
        let attributes = Attributes::new(&types, &fields, &mut findings);
        assert!(findings.is_empty());
        assert_eq!(attributes.of_type(["Item", "item"]), ["#[a]", "#[b]", "#[c]"]);
        assert_eq!(attributes.of_type(["Unit", "U"]), ["#[c]"]);
        assert_eq!(
            attributes.of_field(["Item", "item"], ["key", "Key"]),
            ["#[d]", "#[e]"]
        );
        attributes.report_unused(&mut findings);
        let unused: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            unused,
            ["the attribute `#[f]` is for `Other.*`, but the client has no such field"]
        );
    }

    #[test]
    fn invalid_attributes_are_refused() {
        let wrong = [
            "",
            "derive(Hash)",
            "#![derive(Hash)]",
            "#[derive(Hash)] struct X;",
            "#[",
            "fn f() {}",
        ];
        for text in wrong {
            let mut findings = Diagnostics::default();
            Attributes::new(&[rule("*", text)], &[], &mut findings);
            assert!(findings.has_errors(), "{text}");
        }
        let mut findings = Diagnostics::default();
        Attributes::new(&[], &[rule("key", "#[a]")], &mut findings);
        assert!(findings.has_errors());
    }
}
