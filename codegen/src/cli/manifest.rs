//! Reads the keys of a package's manifest that the user sets: the tables `package`, `dependencies`, `dev-dependencies`
//! and `features` of a client in `tinsmith.toml`, by cargo's rules for them.

use crate::emit::{toml_string, OwnManifest};
use crate::names::is_older_rust;
use crate::suggest::closest;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};
use toml::Spanned;

/// A problem of a settings file: its offset, the message, and the advice.
pub type Problem = (usize, String, Option<String>);

/// The kind of the value of a key.
#[derive(Clone, Copy)]
enum ValueKind {
    Text,
    Texts,
    Flag,
    /// `publish`: a flag or the names of registries.
    FlagOrTexts,
    /// `readme`, `build`: a path or a flag.
    TextOrFlag,
    Table,
}

/// The keys of cargo's `[package]`, the kinds of their values, and true for those that can be inherited from a
/// workspace.
const KEYS: &[(&str, ValueKind, bool)] = &[
    ("authors", ValueKind::Texts, true),
    ("autobenches", ValueKind::Flag, false),
    ("autobins", ValueKind::Flag, false),
    ("autoexamples", ValueKind::Flag, false),
    ("autolib", ValueKind::Flag, false),
    ("autotests", ValueKind::Flag, false),
    ("build", ValueKind::TextOrFlag, false),
    ("categories", ValueKind::Texts, true),
    ("default-run", ValueKind::Text, false),
    ("description", ValueKind::Text, true),
    ("documentation", ValueKind::Text, true),
    ("edition", ValueKind::Text, true),
    ("exclude", ValueKind::Texts, true),
    ("homepage", ValueKind::Text, true),
    ("include", ValueKind::Texts, true),
    ("keywords", ValueKind::Texts, true),
    ("license", ValueKind::Text, true),
    ("license-file", ValueKind::Text, true),
    ("links", ValueKind::Text, false),
    ("metadata", ValueKind::Table, false),
    ("name", ValueKind::Text, false),
    ("publish", ValueKind::FlagOrTexts, true),
    ("readme", ValueKind::TextOrFlag, true),
    ("repository", ValueKind::Text, true),
    ("resolver", ValueKind::Text, false),
    ("rust-version", ValueKind::Text, true),
    ("version", ValueKind::Text, true),
    ("workspace", ValueKind::Text, false),
];

/// The maximum number of keywords and of categories in registries.
const MOST_WORDS: usize = 5;

/// Reads the parts of a manifest.
#[derive(Default)]
pub struct ManifestReader {
    /// The parts without problems.
    pub manifest: OwnManifest,
    /// The name of the package, if given.
    pub name: Option<String>,
    /// The version of the package, if given.
    pub version: Option<String>,
    /// The problems found.
    pub problems: Vec<Problem>,
}

impl ManifestReader {
    fn report(&mut self, at: usize, message: impl Into<String>, hint: &str) {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        self.problems.push((at, message.into(), hint));
    }

    /// Reads the table `package`.
    pub fn package(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let (name, at) = (key.get_ref().as_ref(), value.span().start);
            let Some((_, kind, is_shared)) = KEYS.iter().find(|(known, ..)| *known == name) else {
                let names = KEYS.iter().map(|(known, ..)| *known);
                let hint = match closest(name, names) {
                    Some(close) => format!("did you mean `{close}`?"),
                    None => {
                        "the keys are those of cargo: https://doc.rust-lang.org/cargo/reference/manifest.html"
                            .to_owned()
                    }
                };
                let message = format!("cargo has no key `{name}` in [package]");
                self.report(key.span().start, message, &hint);
                continue;
            };
            if *is_shared && is_of_workspace(value.get_ref()) {
                if name == "version" {
                    let hint = "write the version out: generated code sends it to the service";
                    self.report(
                        at,
                        "the version of a generated package cannot be inherited from the workspace",
                        hint,
                    );
                }
                self.manifest
                    .package
                    .insert(name.to_owned(), "{ workspace = true }".to_owned());
                continue;
            }
            let before = self.problems.len();
            self.check_kind(name, *kind, value);
            if self.problems.len() > before {
                continue;
            }
            match (name, value.get_ref()) {
                ("name", DeValue::String(text)) => self.name = Some(text.to_string()),
                ("version", DeValue::String(text)) => self.version = Some(text.to_string()),
                _ => {
                    self.check_value(name, value);
                    self.manifest
                        .package
                        .insert(name.to_owned(), text_of(value.get_ref()));
                }
            }
        }
        if let (true, Some((_, value))) = (
            self.manifest.package.contains_key("license"),
            table.iter().find(|(key, _)| key.get_ref() == "license-file"),
        ) {
            let hint = "remove one of them: registries accept only one";
            self.report(
                value.span().start,
                "both `license` and `license-file` are set",
                hint,
            );
        }
    }

    fn check_kind(&mut self, name: &str, kind: ValueKind, value: &Spanned<DeValue<'_>>) {
        let is_texts = |value: &DeValue<'_>| match value {
            DeValue::Array(items) => items
                .iter()
                .all(|item| matches!(item.get_ref(), DeValue::String(_))),
            _ => false,
        };
        let found = value.get_ref();
        let (is_text, is_flag) = (
            matches!(found, DeValue::String(_)),
            matches!(found, DeValue::Boolean(_)),
        );
        let (fits, wanted) = match kind {
            ValueKind::Text => (is_text, "a string"),
            ValueKind::Texts => (is_texts(found), "a list of strings"),
            ValueKind::Flag => (is_flag, "true or false"),
            ValueKind::FlagOrTexts => (is_flag || is_texts(found), "true, false or a list of strings"),
            ValueKind::TextOrFlag => (is_text || is_flag, "a string, true or false"),
            ValueKind::Table => (matches!(found, DeValue::Table(_)), "a table"),
        };
        if !fits {
            self.report(value.span().start, format!("`{name}` must be {wanted}"), "");
        }
    }

    fn check_value(&mut self, name: &str, value: &Spanned<DeValue<'_>>) {
        let at = value.span().start;
        match (name, value.get_ref()) {
            ("keywords" | "categories", DeValue::Array(words)) => {
                if words.len() > MOST_WORDS {
                    self.report(at, format!("registries accept at most {MOST_WORDS} {name}"), "");
                }
                for word in words.iter() {
                    let DeValue::String(text) = word.get_ref() else {
                        continue;
                    };
                    if name == "keywords" && !is_keyword(text) {
                        let hint =
                            "use letters, digits, `-`, `_` and `+`, begin with a letter or digit, and use at most 20 characters";
                        self.report(
                            word.span().start,
                            format!("registries do not accept the keyword `{text}`"),
                            hint,
                        );
                    }
                }
            }
            ("edition", DeValue::String(text)) if !matches!(&**text, "2021" | "2024") => {
                self.report(at, "generated packages need edition 2021 or 2024", "");
            }
            ("rust-version", DeValue::String(text)) if is_older_rust(text, crate::emit::RUST_VERSION) => {
                let message = format!("generated packages need Rust {}", crate::emit::RUST_VERSION);
                self.report(at, message, "remove the key");
            }
            ("repository" | "homepage" | "documentation", DeValue::String(text))
                if !(text.starts_with("https://") || text.starts_with("http://")) =>
            {
                self.report(at, format!("`{name}` must be a URL"), "");
            }
            _ => {}
        }
    }

    /// Reads a table of dependencies.
    pub fn dependencies(&mut self, is_dev: bool, table: &DeTable<'_>) {
        for (key, value) in table {
            let (name, at) = (key.get_ref().as_ref(), value.span().start);
            if name == "tinsmith-runtime" {
                let hint = "`runtime` sets its source; its features follow from the model";
                self.report(
                    key.span().start,
                    "the package already depends on tinsmith-runtime",
                    hint,
                );
                continue;
            }
            if let Err(finding) = crate::names::check_package_name(name) {
                self.report(key.span().start, finding.message, "");
                continue;
            }
            if !matches!(value.get_ref(), DeValue::String(_) | DeValue::Table(_)) {
                let hint = "write a version or a table, as in Cargo.toml";
                self.report(at, "a dependency must be a string or a table", hint);
                continue;
            }
            let own = if is_dev {
                &mut self.manifest.dev_dependencies
            } else {
                &mut self.manifest.dependencies
            };
            own.insert(name.to_owned(), text_of(value.get_ref()));
        }
    }

    /// Reads the table of features.
    pub fn features(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let is_feature = |name: &str| {
                let first = name
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_alphanumeric() || c == '_');
                first
                    && name
                        .chars()
                        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '.'))
            };
            if !is_feature(name) {
                self.report(
                    key.span().start,
                    format!("`{name}` cannot be the name of a feature"),
                    "",
                );
                continue;
            }
            let mut names = Vec::new();
            let DeValue::Array(items) = value.get_ref() else {
                self.report(value.span().start, "a feature must be a list of strings", "");
                continue;
            };
            for item in items.iter() {
                match item.get_ref() {
                    DeValue::String(text) => names.push(text.to_string()),
                    _ => self.report(item.span().start, "a feature must be a list of strings", ""),
                }
            }
            self.manifest.features.insert(name.to_owned(), names);
        }
    }
}

fn is_keyword(text: &str) -> bool {
    let first = text.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    first
        && text.len() <= 20
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+'))
}

/// `key.workspace = true`
fn is_of_workspace(value: &DeValue<'_>) -> bool {
    let DeValue::Table(table) = value else {
        return false;
    };
    table.len() == 1
        && matches!(
            table.get("workspace").map(Spanned::get_ref),
            Some(DeValue::Boolean(true))
        )
}

/// Formats a value as TOML on one line, in a canonical form.
fn text_of(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => toml_string(text),
        // in any base
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| number.to_string(), |number| number.to_string()),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| text_of(item.get_ref())).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(table) => {
            let sorted: BTreeMap<&str, &DeValue<'_>> = table
                .iter()
                .map(|(key, value)| (key.get_ref().as_ref(), value.get_ref()))
                .collect();
            let pairs: Vec<_> = sorted
                .iter()
                .map(|(key, value)| format!("{} = {}", toml_key(key), text_of(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

fn toml_key(key: &str) -> String {
    let is_bare = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare {
        key.to_owned()
    } else {
        toml_string(key)
    }
}
