//! Reads `tinsmith.toml`, with a finding for each mistake in it.

use super::generate::outputs;
use super::manifest;
use crate::diagnostics::{codes, Diagnostic, Diagnostics};
use crate::plan::{AttributeRule, ReplaceRule};
use crate::settings::{self, Package, Settings, Tls};
use crate::source::{Location, Source, Sources};
use crate::suggest::closest;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};
use toml::Spanned;

/// The clients to generate.
#[derive(Debug)]
pub struct Config {
    /// In the order of the file.
    pub clients: Vec<Client>,
}

/// A client with its package.
#[derive(Debug)]
pub struct Client {
    /// Its model, and the settings for generating it.
    pub settings: Settings,
    /// Its package.
    pub package: Package,
}

/// The maximum size of a settings file.
const MAX_SIZE: u64 = 16 << 20;

const KEYS: &[&str] = &[
    "model",
    "output",
    "operations",
    "package",
    "dependencies",
    "dev-dependencies",
    "features",
    "version",
    "service",
    "protocol",
    "protocol-tests",
    "validate-input",
    "serde",
    "types-only",
    "replace-types",
    "documentation",
    "type-attributes",
    "field-attributes",
    "runtime",
    "tls",
];

/// The keys of the file.
const OF_FILE: &[&str] = &["client", "defaults", "models-from"];

/// The keys that identify a client, and cannot be defaults.
const OF_ONE: &[&str] = &["model", "output", "package", "package.name"];

/// Reads a settings file; paths in it are relative to its folder.
/// Models are found by name in the given folders, or else in those of the file.
pub fn read(path: &Path, models_from: Vec<PathBuf>) -> Result<Config, Diagnostics> {
    let mut config = parse(path, &text(path)?)?;
    if !models_from.is_empty() {
        for client in &mut config.clients {
            client.settings.models_from.clone_from(&models_from);
        }
    }
    Ok(config)
}

/// Reads the folders in which models are found by name from a settings file, whatever else is in it.
pub fn models_from(path: &Path) -> Result<Vec<PathBuf>, Diagnostics> {
    let text = &text(path)?;
    let mut file = File::new(path, text);
    let table = file.table(text);
    let folders = table.map(|table| file.models_from(table.get_ref()));
    let (folders, _) = file.findings.ok(folders.unwrap_or_default())?;
    Ok(folders)
}

/// Reads the text of a settings file.
pub fn text(path: &Path) -> Result<String, Diagnostics> {
    let unreadable = |error: std::io::Error| crate::read::unreadable(path, &error);
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    // reading a pipe could block forever
    if !metadata.is_file() || metadata.len() > MAX_SIZE {
        let message = "the settings are not a regular file, or too large";
        return Err(Diagnostic::error(codes::SETTINGS, message)
            .file(path)
            .hint("give a file like tinsmith.toml with --config")
            .into());
    }
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    Ok(text)
}

/// Parses the text of a settings file at this path.
pub fn parse(path: &Path, text: &str) -> Result<Config, Diagnostics> {
    let mut file = File::new(path, text);
    let Some(table) = file.table(text) else {
        return Err(file.findings);
    };
    let (mut clients, mut places) = (Vec::new(), Vec::new());
    let defaults = file.defaults(table.get_ref());
    let models_from = file.models_from(table.get_ref());
    for (key, value) in table.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("defaults" | "models-from", _) => {}
            ("client", DeValue::Array(list)) => {
                for client in list.iter() {
                    if let Some(mut read) = file.client(client, &defaults) {
                        read.settings.models_from.clone_from(&models_from);
                        clients.push(read);
                        places.push(client.span().start);
                    }
                }
            }
            ("client", _) => {
                let hint = "write [[client]], with two brackets, above the keys of each client";
                file.report(
                    value.span().start,
                    "`client` must be an array of tables",
                    Some(hint.to_owned()),
                );
            }
            // read by `tinsmith slim`
            ("slim", DeValue::Table(_)) => {}
            (key_name, _) => file.unknown(key.span().start, key_name, OF_FILE),
        }
    }
    let folders: Vec<_> = clients
        .iter()
        .map(|client| client.package.folder.as_path())
        .collect();
    for conflict in outputs::conflicts(&folders) {
        let at = |place: usize| places.get(place).copied().unwrap_or_default();
        let message = "two clients would overwrite each other";
        let hint = format!(
            "give this client an `output` outside of that of the client in line {}",
            file.line(at(conflict.first))
        );
        file.report(at(conflict.second), message, Some(hint));
    }
    if clients.is_empty() && file.findings.is_empty() {
        file.report(
            0,
            "the settings have no client",
            Some("add a [[client]] with `model` and `output`".to_owned()),
        );
    }
    // the tables are in the order of their keys
    let mut findings: Vec<_> = file.findings.into_iter().collect();
    findings.sort_by_key(|finding| (finding.line, finding.column));
    let findings: Diagnostics = findings.into_iter().collect();
    findings.ok(Config { clients }).map(|(config, _)| config)
}

/// The keys of a client that types without a client do not have.
const OF_CLIENT: &[&str] = &["protocol-tests", "tls", "validate-input"];

/// The keys of a client laid over the defaults, of which those that only a client has are not for types alone.
fn with_defaults<'a>(defaults: &DeTable<'a>, own: &DeTable<'a>) -> DeTable<'a> {
    let mut table = overlaid(defaults, own);
    let types_only = table.get("types-only").map(|value| value.get_ref());
    if matches!(types_only, Some(DeValue::Boolean(true))) {
        for key in OF_CLIENT.iter().filter(|key| !own.contains_key(**key)) {
            table.remove(*key);
        }
    }
    table
}

/// Merges a table over another one; its keys take precedence, and tables in both are merged.
fn overlaid<'a>(base: &DeTable<'a>, over: &DeTable<'a>) -> DeTable<'a> {
    let mut all = base.clone();
    for (key, value) in over {
        let both = match (all.get(key), value.get_ref()) {
            (Some(base), DeValue::Table(over)) => base.get_ref().as_table().map(|base| overlaid(base, over)),
            _ => None,
        };
        let value = match both {
            Some(both) => Spanned::new(value.span(), DeValue::Table(both)),
            None => value.clone(),
        };
        // the key with its location
        all.remove(key);
        all.insert(key.clone(), value);
    }
    all
}

struct File<'a> {
    path: &'a Path,
    sources: Sources,
    findings: Diagnostics,
}

impl<'p> File<'p> {
    fn new(path: &'p Path, text: &str) -> Self {
        Self {
            path,
            sources: Sources::from_iter([Source::new(path, text)]),
            findings: Diagnostics::default(),
        }
    }

    /// Parses the text; `None` if it is not TOML, which is reported.
    fn table<'a>(&mut self, text: &'a str) -> Option<Spanned<DeTable<'a>>> {
        match DeTable::parse(text) {
            Ok(table) => Some(table),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.report(at, error.message(), None);
                None
            }
        }
    }

    /// Reads the folders in which models are found by name.
    fn models_from(&mut self, table: &DeTable<'_>) -> Vec<PathBuf> {
        let folders = table.get("models-from").map(|value| self.strings(value));
        let folders = folders.unwrap_or_default();
        folders.iter().map(|folder| self.beside(folder)).collect()
    }
}

impl File<'_> {
    fn report(&mut self, at: usize, message: &str, hint: Option<String>) {
        let place = Location::new(0, at);
        let mut finding = Diagnostic::error(codes::SETTINGS, message).at(place, &self.sources);
        finding.hint = hint;
        // problems of the defaults are found in each client
        if !self.findings.iter().any(|earlier| *earlier == finding) {
            self.findings.push(finding);
        }
    }

    /// Returns the line of an offset, from 1.
    fn line(&self, at: usize) -> u32 {
        let position = self.sources.position(Location::new(0, at));
        position.map_or(1, |position| position.line)
    }

    fn unknown(&mut self, at: usize, key: &str, known: &[&str]) {
        let elsewhere = if known == KEYS { OF_FILE } else { KEYS };
        let hint = match closest(key, known.iter().copied()) {
            Some(close) => format!("did you mean `{close}`?"),
            None if !elsewhere.contains(&key) => format!("the keys are {}", known.join(", ")),
            None if known == KEYS => format!("`{key}` is not a key of a client: write it above all tables"),
            None => format!("`{key}` is a key of a client: write it below [[client]], which begins one"),
        };
        self.report(at, &format!("unknown key `{key}`"), Some(hint));
    }

    /// Reads the defaults of all clients.
    fn defaults<'a>(&mut self, table: &DeTable<'a>) -> DeTable<'a> {
        let Some(value) = table.get("defaults") else {
            return DeTable::default();
        };
        let DeValue::Table(defaults) = value.get_ref() else {
            let hint = "write keys that several clients share below [defaults]";
            self.report(
                value.span().start,
                "`defaults` must be a table",
                Some(hint.to_owned()),
            );
            return DeTable::default();
        };
        for (key, value) in defaults {
            // a manifest is shared, except for its name
            let (key, name) = match value.get_ref() {
                DeValue::Table(table) if key.get_ref() == "package" => match table.get_key_value("name") {
                    Some((name, _)) => (name, "package.name"),
                    None => continue,
                },
                _ => (key, key.get_ref().as_ref()),
            };
            if OF_ONE.contains(&name) {
                let message = format!("`{name}` is a key of a single client");
                let hint = "set it in each [[client]]";
                self.report(key.span().start, &message, Some(hint.to_owned()));
            }
        }
        defaults.clone()
    }

    fn client(&mut self, value: &Spanned<DeValue<'_>>, defaults: &DeTable<'_>) -> Option<Client> {
        let DeValue::Table(table) = value.get_ref() else {
            self.report(value.span().start, "a client must be a table", None);
            return None;
        };
        let before = self.findings.iter().count();
        let table = &with_defaults(defaults, table);
        let (mut settings, mut package) = (Settings::default(), Package::default());
        let mut output = None;
        let mut runtime = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "model" => {
                    for model in self.strings(value) {
                        settings.add_model(Path::new(&with_slashes(&model)), &self.beside(""));
                    }
                }
                "operations" => settings.operations = self.strings(value),
                "output" => output = self.string(value),
                "package" if matches!(value.get_ref(), DeValue::Table(_)) => {}
                "package" => package.name = self.string(value),
                "version" => package.version = self.string(value),
                "dependencies" | "dev-dependencies" | "features" => {}
                "service" => settings.service = self.string(value),
                "protocol" => settings.plan.protocol = self.string(value),
                "protocol-tests" => settings.plan.protocol_tests = self.boolean(value),
                "validate-input" => settings.plan.validate_input = self.boolean(value),
                "documentation" => settings.plan.without_documentation = !self.boolean(value),
                "type-attributes" => settings.plan.type_attributes = self.attributes(value),
                "field-attributes" => settings.plan.field_attributes = self.attributes(value),
                "serde" => settings.plan.serde = self.boolean(value),
                "types-only" => settings.plan.types_only = self.boolean(value),
                "replace-types" => settings.plan.replaced_types = self.replaced(value),
                "runtime" => runtime = self.string(value),
                "tls" => package.tls = self.tls(value),
                other => self.unknown(key.span().start, other, KEYS),
            }
        }
        self.manifest(table, &mut package);
        if self.findings.iter().count() > before {
            return None;
        }
        for (missing, key) in [
            (settings.models.is_empty() && settings.names.is_empty(), "model"),
            (output.is_none(), "output"),
        ] {
            if missing {
                self.report(value.span().start, &format!("the client has no `{key}`"), None);
            }
        }
        package.folder = self.beside(&output?);
        package.runtime_path = settings::runtime(
            match runtime.as_deref() {
                Some(settings::REGISTRY) => Some(PathBuf::from(settings::REGISTRY)),
                Some(folder) => Some(self.beside(folder)),
                None => None,
            }
            .as_deref(),
        );
        Some(Client { settings, package })
    }

    /// Reads the keys of the package's manifest.
    fn manifest(&mut self, client: &DeTable<'_>, package: &mut Package) {
        let mut reader = manifest::ManifestReader::default();
        for (key, value) in client {
            let (name, at) = (key.get_ref().as_ref(), value.span().start);
            match (name, value.get_ref()) {
                ("package", DeValue::Table(table)) => reader.package(table),
                ("dependencies", DeValue::Table(table)) => reader.dependencies(false, table),
                ("dev-dependencies", DeValue::Table(table)) => reader.dependencies(true, table),
                ("features", DeValue::Table(table)) => reader.features(table),
                ("dependencies" | "dev-dependencies" | "features", _) => {
                    let hint = format!("write it as a table: [client.{name}]");
                    self.report(at, &format!("`{name}` must be a table"), Some(hint));
                }
                _ => {}
            }
        }
        for (at, message, hint) in reader.problems {
            self.report(at, &message, hint);
        }
        if let (Some((_, value)), Some(_)) = (
            client.iter().find(|(key, _)| key.get_ref() == "version"),
            &reader.version,
        ) {
            let hint = "leave one of them out".to_owned();
            self.report(value.span().start, "the version is given twice", Some(hint));
        }
        package.name = package.name.take().or(reader.name);
        package.version = package.version.take().or(reader.version);
        package.manifest = reader.manifest;
    }

    fn string(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if text.is_empty() => {
                let hint = "remove the key, or set a value";
                self.report(value.span().start, "the value is empty", Some(hint.to_owned()));
                None
            }
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => {
                self.not_a_string(value, "the value must be a string");
                None
            }
        }
    }

    /// Reports a value of another type in the place of a string.
    fn not_a_string(&mut self, value: &Spanned<DeValue<'_>>, message: &str) {
        let hint = match value.get_ref() {
            DeValue::Array(_) => "only one value is allowed here: remove the brackets",
            DeValue::Table(_) => "no keys are allowed in it",
            _ => "put it in quotes",
        };
        self.report(value.span().start, message, Some(hint.to_owned()));
    }

    fn tls(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Tls> {
        let name = self.string(value)?;
        let tls = Tls::named(&name);
        if tls.is_none() {
            let (at, message) = (value.span().start, format!("unknown TLS `{name}`"));
            self.report(at, &message, Some(Tls::choices()));
        }
        tls
    }

    fn boolean(&mut self, value: &Spanned<DeValue<'_>>) -> bool {
        match value.get_ref() {
            DeValue::Boolean(value) => *value,
            _ => {
                let hint = "write `true` or `false`, without quotes".to_owned();
                self.report(value.span().start, "the value must be true or false", Some(hint));
                false
            }
        }
    }

    /// Reads a string, or a list of strings.
    fn strings(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        match value.get_ref() {
            DeValue::Array(items) if items.is_empty() => {
                let hint = "remove the key, or add a value; without `operations`, a client has all of them";
                self.report(value.span().start, "the list is empty", Some(hint.to_owned()));
                Vec::new()
            }
            DeValue::Array(items) => items.iter().filter_map(|item| self.string(item)).collect(),
            DeValue::String(_) => self.string(value).into_iter().collect(),
            _ => {
                self.not_a_string(value, "the value must be a string or a list of strings");
                Vec::new()
            }
        }
    }

    /// Returns the patterns of a table with their values; there are none in another value, which is reported.
    fn patterns<'v>(
        &mut self,
        value: &'v Spanned<DeValue<'_>>,
        hint: &str,
    ) -> Vec<(&'v str, &'v Spanned<DeValue<'v>>)> {
        let DeValue::Table(table) = value.get_ref() else {
            self.report(
                value.span().start,
                "the value must be a table",
                Some(hint.to_owned()),
            );
            return Vec::new();
        };
        let entries = table.iter();
        entries
            .map(|(pattern, value)| (pattern.get_ref().as_ref(), value))
            .collect()
    }

    /// Reads a table of patterns with one or several attributes: `"Item.*" = "#[serde(skip)]"`.
    fn attributes(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<AttributeRule> {
        let hint = r##"write `{ "Item" = "#[derive(Hash)]" }`, names of types or fields with attributes"##;
        let mut rules = Vec::new();
        for (pattern, attributes) in self.patterns(value, hint) {
            let of_pattern = |attribute| AttributeRule {
                pattern: pattern.to_owned(),
                attribute,
            };
            rules.extend(self.strings(attributes).into_iter().map(of_pattern));
        }
        rules
    }

    /// Reads a table of shapes with the types that replace them: `"name.space#Name" = "my_crate::Name"`.
    fn replaced(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<ReplaceRule> {
        let hint =
            r##"write `{ "name.space#Name" = "my_crate::Name" }`, shapes with the types in their place"##;
        let mut rules = Vec::new();
        for (pattern, path) in self.patterns(value, hint) {
            let pattern = pattern.to_owned();
            rules.extend(self.string(path).map(|path| ReplaceRule { pattern, path }));
        }
        rules
    }

    fn beside(&self, path: &str) -> PathBuf {
        let path = with_slashes(path);
        match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.join(path),
            _ => PathBuf::from(path),
        }
    }
}

/// Returns a path with slashes instead of backslashes, so that settings written on Windows mean the same everywhere.
pub fn with_slashes(path: &str) -> String {
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> String {
        parse(Path::new("here/tinsmith.toml"), text)
            .map(|_| ())
            .expect_err("something is wrong")
            .to_string()
    }

    #[test]
    fn a_client_has_its_paths_beside_the_file() {
        let text =
            "[[client]]\nmodel = 'm.json'\noutput = '../out'\noperations = ['A', 'B*']\nruntime = 'rt'\nvalidate-input = true\n";
        let config = parse(Path::new("here/tinsmith.toml"), text).expect("it is right");
        let client = &config.clients[0];
        assert_eq!(client.settings.models, [PathBuf::from("here/m.json")]);
        assert_eq!(client.package.folder, PathBuf::from("here/../out"));
        assert_eq!(client.package.runtime_path, Some(PathBuf::from("here/rt")));
        assert_eq!(client.settings.operations, ["A", "B*"]);
        assert!(client.settings.plan.validate_input);
    }

    #[test]
    fn paths_of_windows_are_the_same_everywhere() {
        let text = "[[client]]\nmodel = 'models\\m.json'\noutput = 'generated\\m'\n";
        let config = parse(Path::new("here/tinsmith.toml"), text).expect("it is right");
        let client = &config.clients[0];
        assert_eq!(client.settings.models, [PathBuf::from("here/models/m.json")]);
        assert_eq!(client.package.folder, PathBuf::from("here/generated/m"));
    }

    #[test]
    fn all_errors_have_their_lines() {
        let messages =
            findings("[[client]]\nmodle = 'm.json'\noutput = 5\n\n[[client]]\nmodel = 'm.json'\n[other]\n");
        let messages = messages + &findings("[[client]]\nmodel = 'm.json'\noutput = 'o'\ntls = 'openssl'\n");
        for expected in [
            "unknown TLS `openssl`\n  --> here/tinsmith.toml:4:7",
            "  help: choose one of ring, aws-lc, s2n, none",
            "unknown key `modle`\n  --> here/tinsmith.toml:2:1\n",
            "  help: did you mean `model`?",
            "the value must be a string\n  --> here/tinsmith.toml:3:10\n",
            "the client has no `output`\n  --> here/tinsmith.toml:5:1",
            "unknown key `other`\n  --> here/tinsmith.toml:7:2",
        ] {
            assert!(messages.contains(expected), "{messages}");
        }
        assert!(findings("").contains("the settings have no client"));
        assert!(findings("[client]\nmodel = 'a'\n").contains("two brackets"));
        assert!(findings("a = \n").contains("tinsmith.toml:1"));
    }
}
